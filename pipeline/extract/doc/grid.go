package doc

import (
	"sort"

	"hoso/pipeline/dossier"
)

// tolerance is how far borders of different rows may lie apart, in twips, and
// still be the same border (1/3 mm: no column is that narrow).
const tolerance = 20

// grid makes a true grid of rows as written: the borders of all rows together
// are the borders of its columns.
type grid struct {
	borders []int
	above   []*dossier.Cell
	merging []*dossier.Cell // cells of the row being built that may go on below
}

func newGrid(rows []writtenRow) *grid {
	var all []int
	for i := range rows {
		for _, c := range rows[i].cells {
			all = append(all, c.from, c.to)
		}
	}
	sort.Ints(all)
	g := &grid{}
	for _, b := range all {
		if last := len(g.borders) - 1; last < 0 || b-g.borders[last] > tolerance {
			g.borders = append(g.borders, b)
		}
	}
	return g
}

func (g *grid) columns() int { return max(len(g.borders)-1, 1) }

// border is the number of the border at a position.
func (g *grid) border(at int) int {
	return max(sort.SearchInts(g.borders, at+1)-1, 0)
}

func (g *grid) build(rows []writtenRow) []dossier.Row {
	out := make([]dossier.Row, len(rows))
	g.above = make([]*dossier.Cell, g.columns())
	g.merging = make([]*dossier.Cell, g.columns())
	for i := range rows {
		g.row(&out[i], &rows[i])
		g.above, g.merging = g.merging, g.above
		clear(g.merging)
	}
	return out
}

func (g *grid) row(out *dossier.Row, row *writtenRow) {
	*out = dossier.Row{
		Index: row.index, Header: row.header, InDoubt: row.doubt, Cells: make([]*dossier.Cell, g.columns()),
	}
	for i := range row.cells {
		written := &row.cells[i]
		column, span := min(g.border(written.from), len(out.Cells)-1), 0
		if span = g.border(written.to) - column; span < 1 || out.Cells[column] != nil {
			out.InDoubt = true // narrower than any column
			if column, span = free(out.Cells, column), 1; column < 0 {
				joinLast(out.Cells, written.cell)
				continue
			}
		}
		cell, doubt := g.anchor(written, row, column, span)
		out.InDoubt = out.InDoubt || doubt
		for covered := column; covered < column+span; covered++ {
			out.Cells[covered] = cell
			if written.down != alone {
				g.merging[covered] = cell
			}
		}
	}
	for i := range out.Cells {
		if out.Cells[i] == nil {
			out.Cells[i] = &dossier.Cell{Row: row.index, Column: i + 1, RowSpan: 1, ColumnSpan: 1}
		}
	}
}

// free is the first free column from a column on, or -1.
func free(cells []*dossier.Cell, from int) int {
	for i := from; i < len(cells); i++ {
		if cells[i] == nil {
			return i
		}
	}
	return -1
}

// joinLast puts a cell that has no column left to the last one, so that its
// text is not lost.
func joinLast(cells []*dossier.Cell, cell *dossier.Cell) {
	last := cells[len(cells)-1]
	last.Paragraphs = append(last.Paragraphs, cell.Paragraphs...)
	last.Tables = append(last.Tables, cell.Tables...)
}

// anchor is the cell that stands at a column: the written one, or the one
// above that it goes on. A cell that goes on what does not fit stays its own
// and is in doubt; so is text in a cell that shows none of its own.
func (g *grid) anchor(written *writtenCell, row *writtenRow, column, span int) (*dossier.Cell, bool) {
	above := g.above[column]
	if written.down == goesOn && above != nil && above.Column == column+1 && above.ColumnSpan == span {
		above.RowSpan++
		stray := len(written.cell.Paragraphs) > 0 || len(written.cell.Tables) > 0
		above.Paragraphs = append(above.Paragraphs, written.cell.Paragraphs...)
		above.Tables = append(above.Tables, written.cell.Tables...)
		return above, stray
	}
	cell := written.cell
	cell.Row, cell.Column, cell.ColumnSpan = row.index, column+1, span
	return cell, written.down == goesOn && above != nil
}
