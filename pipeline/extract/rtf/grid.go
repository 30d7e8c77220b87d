package rtf

import (
	"slices"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract/prose"
)

// The widths, in twips, that are taken for the same place.
const (
	sameBorder = 40   // 0.7 mm
	sameLeft   = 300  // a row set in a little from the others
	noBorder   = 1000 // of a cell that the row does not declare
)

// grid makes a true grid of rows by the borders of their cells.
type grid struct {
	borders []int // from the left edge on
	above   []*dossier.Cell
}

// placed is a cell between two borders.
type placed struct {
	cell        *dossier.Cell
	left, right int // twips
	down        merge
}

// layOut makes a table of rows.
func layOut(rows []writtenRow, budget *prose.Budget) (*dossier.Table, error) {
	left := leftmost(rows)
	placedRows := make([][]placed, len(rows))
	doubts := make([]bool, len(rows))
	for i := range rows {
		placedRows[i], doubts[i] = rows[i].place(left)
	}
	g := &grid{borders: bordersOf(placedRows)}
	columns := max(len(g.borders)-1, 1)
	if err := budget.Cells(columns * len(rows)); err != nil {
		return nil, err
	}
	table := &dossier.Table{Columns: columns, Rows: make([]dossier.Row, len(rows))}
	g.above = make([]*dossier.Cell, columns)
	for i := range rows {
		row := &table.Rows[i]
		*row = dossier.Row{Index: i + 1, Header: rows[i].shape.header, InDoubt: doubts[i], Cells: make([]*dossier.Cell, columns)}
		g.row(row, placedRows[i])
	}
	return table, nil
}

func leftmost(rows []writtenRow) int {
	left := rows[0].shape.left
	for i := range rows {
		left = min(left, rows[i].shape.left)
	}
	return left
}

// place says where the cells of a row stand. Cells that go on to the right
// become one. A row with more cells than it declares is in doubt.
func (r *writtenRow) place(left int) (out []placed, doubt bool) {
	at := r.shape.left
	if at-left <= sameLeft {
		at = left
	}
	for len(r.cells) > max(len(r.shape.cells), 1) && r.cells[len(r.cells)-1].Blank() {
		r.cells = r.cells[:len(r.cells)-1] // LibreOffice ends a cell twice behind a table within it
	}
	for i, cell := range r.cells {
		shape := cellShape{right: at + noBorder}
		if i < len(r.shape.cells) {
			shape = r.shape.cells[i]
		} else {
			doubt = true
		}
		last := len(out) - 1
		if last >= 0 && (shape.along == goesOn || shape.right <= at) {
			out[last].right = max(out[last].right, shape.right)
			join(out[last].cell, cell)
			at = out[last].right
			doubt = doubt || shape.right < at
			continue
		}
		right := max(shape.right, at+1)
		out = append(out, placed{cell, at, right, shape.down})
		at = right
	}
	return out, doubt || len(r.cells) < len(r.shape.cells)
}

// join puts what a cell holds to another one.
func join(to, from *dossier.Cell) {
	to.Paragraphs = append(to.Paragraphs, from.Paragraphs...)
	to.Tables = append(to.Tables, from.Tables...)
}

// bordersOf gathers the borders of all rows; those that lie close are one.
func bordersOf(rows [][]placed) []int {
	var all []int
	narrow := 2 * sameBorder
	for _, row := range rows {
		for _, c := range row {
			all = append(all, c.left, c.right)
			narrow = min(narrow, c.right-c.left)
		}
	}
	slices.Sort(all)
	var borders []int
	for _, b := range all {
		if last := len(borders) - 1; last < 0 || b-borders[last] > narrow/2 {
			borders = append(borders, b)
		}
	}
	return borders
}

// column is the border at a place: the last one that does not lie beyond.
func (g *grid) column(at int) int {
	i, found := slices.BinarySearch(g.borders, at)
	if !found {
		i--
	}
	return max(i, 0)
}

func (g *grid) row(row *dossier.Row, cells []placed) {
	merging := make([]*dossier.Cell, len(g.above))
	for _, c := range cells {
		from := min(g.column(c.left), len(row.Cells)-1)
		to := min(max(g.column(c.right), from+1), len(row.Cells))
		for from < to && row.Cells[from] != nil {
			from++
		}
		if from == to {
			row.InDoubt = true
			join(row.Cells[to-1], c.cell)
			continue
		}
		cell := g.anchor(c, row.Index, from, to-from)
		for i := from; i < to; i++ {
			row.Cells[i] = cell
			if c.down != alone {
				merging[i] = cell
			}
		}
	}
	for i := range row.Cells {
		if row.Cells[i] == nil {
			row.Cells[i] = &dossier.Cell{Row: row.Index, Column: i + 1, RowSpan: 1, ColumnSpan: 1}
		}
	}
	g.above = merging
}

// anchor is the cell that stands at a column: the written one, or the one
// above that it goes on.
func (g *grid) anchor(c placed, row, column, span int) *dossier.Cell {
	above := g.above[column]
	if c.down == goesOn && above != nil && above.Column == column+1 && above.ColumnSpan == span {
		above.RowSpan++
		join(above, c.cell)
		return above
	}
	c.cell.Row, c.cell.Column, c.cell.ColumnSpan, c.cell.RowSpan = row, column+1, span, 1
	return c.cell
}
