package html

import (
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract/prose"
)

// The bounds of spans, as in browsers.
const (
	maxColumnSpan = 1000
	maxRowSpan    = 65534
)

// writtenRow is a row as the page writes it.
type writtenRow struct {
	cells          []writtenCell
	header, hidden bool
}

// writtenCell is a cell with the spans that it asks for.
type writtenCell struct {
	cell       *dossier.Cell
	rows, cols int
}

// table reads a table. Lists and headings around it do not reach into it.
func (w *walker) table(n *html.Node, look style) error {
	lists, level, listed := w.lists, w.level, w.listed
	w.lists, w.level, w.listed = nil, 0, ""
	var rows []writtenRow
	err := w.rows(n, look, false, &rows)
	w.lists, w.level, w.listed = lists, level, listed
	if err != nil || len(rows) == 0 {
		return err
	}
	table, err := w.layOut(rows)
	if err != nil {
		return err
	}
	w.story.AddTable(table)
	w.tell(table)
	return nil
}

// rows reads the rows of a table, in its sections or without.
func (w *walker) rows(n *html.Node, look style, header bool, rows *[]writtenRow) error {
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		if child.Type != html.ElementNode {
			continue
		}
		inner := w.styled(child, look)
		var err error
		switch child.DataAtom {
		case atom.Thead, atom.Tbody, atom.Tfoot:
			err = w.rows(child, inner, child.DataAtom == atom.Thead, rows)
		case atom.Tr:
			err = w.row(child, inner, header, rows)
		case atom.Caption:
			err = w.element(child, inner)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// row reads a row. A hidden one is read like any other, but left out where it
// holds nothing: Excel ends its tables with such a row.
func (w *walker) row(n *html.Node, look style, header bool, rows *[]writtenRow) error {
	row := writtenRow{header: header, hidden: look.hidden}
	look.hidden = false
	blank := true
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		if child.DataAtom != atom.Td && child.DataAtom != atom.Th {
			continue
		}
		one, err := w.cell(child, w.styled(child, look))
		if err != nil {
			return err
		}
		one.cell.Hidden = row.hidden
		blank = blank && one.cell.Blank()
		row.cells = append(row.cells, one)
	}
	if len(row.cells) > 0 && !(row.hidden && blank) {
		*rows = append(*rows, row)
	}
	return nil
}

func (w *walker) cell(n *html.Node, look style) (writtenCell, error) {
	one := writtenCell{cell: &dossier.Cell{RowSpan: 1, ColumnSpan: 1}, rows: span(n, "rowspan", maxRowSpan), cols: max(span(n, "colspan", maxColumnSpan), 1)}
	around, draft, number := w.story, w.draft, w.number
	w.story, w.draft, w.number = &prose.Story{Cell: one.cell}, prose.Draft{}, prose.Draft{}
	var err error
	if !look.hidden {
		err = w.children(n, look)
	}
	if err == nil {
		err = w.endParagraph()
	}
	w.story, w.draft, w.number = around, draft, number
	if isFault(one.cell.Text()) {
		one.cell.Fault, one.cell.Paragraphs = one.cell.Text(), nil
	}
	return one, err
}

// span reads a span; 0, to the end of the table, only where the page says so.
func span(n *html.Node, name string, most int) int {
	value, err := strconv.Atoi(strings.TrimSpace(attr(n, name)))
	if err != nil || value < 0 {
		return 1
	}
	return min(value, most)
}

// isFault tells the error values of Excel.
func isFault(text string) bool {
	return slices.Contains([]string{"#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"}, text)
}

// layOut makes a true grid: each cell stands in the first free column of its
// row and covers what its spans say, as far as it is free.
func (w *walker) layOut(rows []writtenRow) (*dossier.Table, error) {
	grid := make([][]*dossier.Cell, len(rows))
	columns, covered := 1, 0
	for i := range rows {
		at := 0
		for _, one := range rows[i].cells {
			for at < len(grid[i]) && grid[i][at] != nil {
				at++
			}
			one.cell.Row, one.cell.Column = i+1, at+1
			if err := w.cover(grid, i, at, one); err != nil {
				return nil, err
			}
			at += one.cell.ColumnSpan
			covered += one.cell.ColumnSpan * one.cell.RowSpan
		}
		columns = max(columns, len(grid[i]))
	}
	if err := w.budget.Cells(columns*len(rows) - covered); err != nil {
		return nil, err
	}
	table := &dossier.Table{Columns: columns, Rows: make([]dossier.Row, len(rows))}
	for i := range rows {
		row := &table.Rows[i]
		*row = dossier.Row{Index: i + 1, Header: rows[i].header, Hidden: rows[i].hidden, Cells: make([]*dossier.Cell, columns)}
		copy(row.Cells, grid[i])
		for at := range row.Cells {
			if row.Cells[at] == nil {
				row.InDoubt = true
				row.Cells[at] = &dossier.Cell{Row: i + 1, Column: at + 1, RowSpan: 1, ColumnSpan: 1, Hidden: row.Hidden}
			}
		}
	}
	return table, nil
}

// cover puts a cell at every position that its spans cover, as far as they
// are free: its width by its own row, its height by all of its width.
func (w *walker) cover(grid [][]*dossier.Cell, row, column int, one writtenCell) error {
	free := func(r, c int) bool { return c >= len(grid[r]) || grid[r][c] == nil }
	width := 1
	for width < one.cols && free(row, column+width) {
		width++
	}
	height := len(grid) - row
	if one.rows > 0 {
		height = min(height, one.rows)
	}
	one.cell.ColumnSpan, one.cell.RowSpan = width, 0
	for r := row; r < row+height; r++ {
		for c := column; c < column+width; c++ {
			if !free(r, c) {
				return nil
			}
		}
		if err := w.budget.Cells(width); err != nil {
			return err
		}
		for len(grid[r]) < column+width {
			grid[r] = append(grid[r], nil)
		}
		for c := column; c < column+width; c++ {
			grid[r][c] = one.cell
		}
		one.cell.RowSpan++
	}
	return nil
}

// maxFaults is how many faults are told cell by cell.
const maxFaults = 20

// tell notes hidden rows and faults of a table of the page itself.
func (w *walker) tell(table *dossier.Table) {
	if table.Index == 0 {
		return
	}
	hidden := 0
	for i := range table.Rows {
		row := &table.Rows[i]
		if row.Hidden {
			hidden++
		}
		for at, c := range row.Cells {
			if c.Fault == "" || c.Row != row.Index || c.Column != at+1 {
				continue
			}
			if w.faults++; w.faults > maxFaults {
				continue
			}
			w.notes = append(w.notes, dossier.Note{
				Message: "Ô ở " + c.Where.Words() + " có lỗi " + c.Fault + " nên không có giá trị.", Where: c.Where, Doubt: true,
			})
		}
	}
	if hidden > 0 {
		w.notes = append(w.notes, dossier.Note{
			Message: "Bảng " + strconv.Itoa(table.Index) + " có " + strconv.Itoa(hidden) + " dòng bị ẩn nhưng vẫn được đọc.", Where: table.Where,
		})
	}
}
