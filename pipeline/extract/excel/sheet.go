package excel

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"

	"hoso/pipeline/dossier"
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
	ref  sheetRef
	*tokens

	row, column int // the position that the last element had
	rowHidden   bool
	allHidden   bool // rows are hidden unless they say otherwise
	open        bool // within a cell
	inValue     bool
	cell        rawCell

	*sheetgrid.Sheet
}

func (b *book) readSheet(ref sheetRef) (*dossier.Table, error) {
	t, err := b.pack.tokens(ref.part)
	if err != nil {
		return nil, err
	}
	defer t.close()
	s := &sheetReader{book: b, ref: ref, tokens: t, Sheet: &sheetgrid.Sheet{
		Name: ref.name, HiddenRows: map[int]bool{}, Limit: b.pack.limits.Cells, Notes: &b.notes,
	}}
	for {
		token, err := t.next()
		if errors.Is(err, io.EOF) {
			return s.Table()
		}
		if err != nil {
			return nil, err
		}
		switch v := token.(type) {
		case xml.StartElement:
			err = s.start(v)
		case xml.CharData:
			s.chars(v)
		case xml.EndElement:
			err = s.end(v.Name.Local)
		}
		if err != nil {
			return nil, err
		}
	}
}

func (s *sheetReader) start(e xml.StartElement) error {
	if s.open {
		s.inside(e)
		return nil
	}
	switch parent := s.parent(len(s.path) - 2); {
	case e.Name.Local == "c" && parent == "row":
		return s.startCell(e)
	case e.Name.Local == "row" && parent == "sheetData":
		return s.startRow(e)
	case e.Name.Local == "col" && parent == "cols":
		s.startColumns(e)
	case e.Name.Local == "mergeCell" && parent == "mergeCells":
		if a, ok := parseArea(attr(e, "ref")); ok { // one that is written wrongly merges nothing
			s.Merges = append(s.Merges, a)
		}
	case e.Name.Local == "sheetFormatPr":
		s.allHidden = on(attr(e, "zeroHeight"))
	}
	return nil
}

// inside handles what stands within a cell.
func (s *sheetReader) inside(e xml.StartElement) {
	switch e.Name.Local {
	case "f":
		s.cell.formula = true
	case "v":
		s.cell.valued, s.inValue = true, true
	default:
		s.cell.text.start(e)
	}
}

func (s *sheetReader) startRow(e xml.StartElement) error {
	s.row++
	if r := attr(e, "r"); r != "" {
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
	hidden := attr(e, "hidden")
	s.rowHidden = on(hidden) || hidden == "" && s.allHidden
	return nil
}

func (s *sheetReader) startColumns(e xml.StartElement) {
	first, _ := strconv.Atoi(attr(e, "min"))
	last, _ := strconv.Atoi(attr(e, "max"))
	if on(attr(e, "hidden")) && first >= 1 && last >= first {
		s.HiddenColumns = append(s.HiddenColumns, sheetgrid.Area{Column: first, LastColumn: min(last, sheetgrid.MaxColumn)})
	}
}

func (s *sheetReader) startCell(e xml.StartElement) error {
	row, column := s.row, s.column+1
	if r := attr(e, "r"); r != "" {
		var ok bool
		if row, column, ok = parseCell(r); !ok {
			return fmt.Errorf("cell %q", r)
		}
	}
	if column > sheetgrid.MaxColumn || row < 1 {
		return fmt.Errorf("cell in row %d, column %d", row, column)
	}
	s.column, s.open = column, true
	index, _ := strconv.Atoi(attr(e, "s"))
	s.cell = rawCell{row: row, column: column, style: index, kind: attr(e, "t"), value: s.cell.value[:0]}
	return nil
}

func (s *sheetReader) chars(data []byte) {
	switch {
	case !s.open:
	case s.inValue:
		s.cell.value = append(s.cell.value, data...)
	default:
		s.cell.text.chars(data)
	}
}

func (s *sheetReader) end(local string) error {
	switch {
	case !s.open:
	case local == "v" && s.inValue:
		s.inValue = false
	case local == "c" && s.parent(len(s.path)-1) == "row":
		s.open = false
		return s.endCell()
	default:
		s.cell.text.end(local)
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
		return fmt.Errorf("%d cells: %w", len(s.Cells), errTooLarge)
	}
	return nil
}
