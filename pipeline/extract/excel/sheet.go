package excel

import (
	"fmt"
	"strconv"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract"
	"hoso/pipeline/extract/sheetgrid"
)

// rawCell is a cell as the file holds it.
type rawCell struct {
	row, column int
	style       int
	kind        string // the attribute t: "s", "b", "e", "str", "inlineStr", "d", "n" or ""
	formula     bool
	valued      bool // there is a v element
	value       []byte
	text        richReader
}

// sheetReader streams one sheet.
type sheetReader struct {
	book *book
	cursor

	row, column int // the position that the last element had
	rowHidden   bool
	allHidden   bool // rows are hidden unless they say otherwise
	cell        rawCell

	*sheetgrid.Sheet
}

func (b *book) readSheet(ref sheetRef) (*dossier.Table, error) {
	s := &sheetReader{book: b, Sheet: &sheetgrid.Sheet{
		Name: ref.name, HiddenRows: map[int]bool{}, Limit: b.pack.limits.Cells, Notes: &b.notes,
	}}
	err := b.pack.scan(ref.part, func(c cursor) error {
		s.cursor = c
		return c.Each(s.section)
	})
	if err != nil {
		return nil, err
	}
	return s.Table()
}

// section reads one of the parts that a sheet is made of.
func (s *sheetReader) section() error {
	switch s.cursor.Name.Local {
	case "sheetFormatPr":
		s.allHidden = on(s.attr("zeroHeight"))
	case "cols":
		return s.under("col", s.columns)
	case "sheetData":
		return s.under("row", s.readRow)
	case "mergeCells":
		return s.under("mergeCell", func() error {
			if a, ok := parseArea(s.attr("ref")); ok { // one that is written wrongly merges nothing
				s.Merges = append(s.Merges, a)
			}
			return nil
		})
	}
	return nil
}

func (s *sheetReader) readRow() error {
	s.row++
	if r := s.attr("r"); r != "" {
		n, err := strconv.Atoi(r)
		if err != nil {
			return fmt.Errorf("row %q", r)
		}
		s.row = n
	}
	if s.row < 1 || s.row > sheetgrid.MaxRow {
		return fmt.Errorf("row %d", s.row)
	}
	s.column = 0
	hidden := s.attr("hidden")
	s.rowHidden = on(hidden) || hidden == "" && s.allHidden
	return s.under("c", s.readCell)
}

// columns notes columns that are hidden.
func (s *sheetReader) columns() error {
	first, _ := strconv.Atoi(s.attr("min"))
	last, _ := strconv.Atoi(s.attr("max"))
	if on(s.attr("hidden")) && first >= 1 && last >= first {
		s.HiddenColumns = append(s.HiddenColumns, sheetgrid.Area{Column: first, LastColumn: min(last, sheetgrid.MaxColumn)})
	}
	return nil
}

func (s *sheetReader) readCell() error {
	row, column := s.row, s.column+1
	if r := s.attr("r"); r != "" {
		var ok bool
		if row, column, ok = parseCell(r); !ok {
			return fmt.Errorf("cell %q", r)
		}
	}
	if column > sheetgrid.MaxColumn || row < 1 {
		return fmt.Errorf("cell in row %d, column %d", row, column)
	}
	s.column = column
	index, _ := strconv.Atoi(s.attr("s"))
	s.cell = rawCell{row: row, column: column, style: index, kind: s.attr("t"), value: s.cell.value[:0]}
	if err := s.Each(s.inside); err != nil {
		return err
	}
	return s.endCell()
}

// inside reads what stands within a cell.
func (s *sheetReader) inside() error {
	switch s.cursor.Name.Local {
	case "f":
		s.cell.formula = true
	case "v":
		s.cell.valued = true
		return s.Characters(func(text []byte) { s.cell.value = append(s.cell.value, text...) })
	case "is":
		return s.cell.text.read(s.cursor)
	}
	return nil
}

func (s *sheetReader) endCell() error {
	cell, err := s.book.cell(s.Sheet, &s.cell)
	if err != nil || cell == nil {
		return err
	}
	if s.rowHidden {
		s.HiddenRows[cell.Row] = true
	}
	s.Cells = append(s.Cells, cell)
	if len(s.Cells) > s.book.pack.limits.Cells {
		return fmt.Errorf("%d cells: %w", len(s.Cells), extract.ErrTooLarge)
	}
	return nil
}
