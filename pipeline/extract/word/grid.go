package word

import "hoso/pipeline/dossier"

// grid makes a true grid of rows as written.
type grid struct {
	columns int // of the grid that is built
	tile    int // columns that a row must fill to be beyond doubt
	above   []*dossier.Cell
	merging []*dossier.Cell // cells of the row being built that may go on below
}

// newGrid takes the width of the grid from w:tblGrid, or, where no row has
// that width, the width that most rows have.
func newGrid(rows []writtenRow, declared int) *grid {
	g := &grid{tile: declared}
	widths := map[int]int{}
	for i := range rows {
		width := rows[i].width()
		widths[width]++
		g.columns = max(g.columns, width)
	}
	if widths[declared] == 0 {
		g.tile = 0
		for width, rows := range widths {
			if rows > widths[g.tile] || rows == widths[g.tile] && width > g.tile {
				g.tile = width
			}
		}
	}
	return g
}

func (g *grid) build(rows []writtenRow, table dossier.Location) []dossier.Row {
	out := make([]dossier.Row, len(rows))
	g.above = make([]*dossier.Cell, g.columns)
	g.merging = make([]*dossier.Cell, g.columns)
	for i := range rows {
		g.row(&out[i], &rows[i], table)
		g.above, g.merging = g.merging, g.above
		clear(g.merging)
	}
	return out
}

func (g *grid) row(out *dossier.Row, row *writtenRow, table dossier.Location) {
	*out = dossier.Row{
		Index: row.index, Header: row.header, Hidden: row.hidden,
		InDoubt: row.width() != g.tile,
		Cells:   make([]*dossier.Cell, g.columns),
	}
	column := row.before
	for i := range row.cells {
		written := &row.cells[i]
		cell, doubt := g.anchor(written, row, column)
		out.InDoubt = out.InDoubt || doubt
		for covered := column; covered < column+written.span; covered++ {
			out.Cells[covered] = cell
			if written.merge != alone {
				g.merging[covered] = cell
			}
		}
		column += written.span
	}
	for i := range out.Cells {
		if out.Cells[i] == nil {
			out.Cells[i] = empty(row, i, table)
		}
	}
}

// anchor is the cell that stands at a column: the written one, or the one
// above that it goes on. A cell that goes on what does not fit stays its own
// and is in doubt; so is text in a cell that shows none of its own.
func (g *grid) anchor(written *writtenCell, row *writtenRow, column int) (*dossier.Cell, bool) {
	above := g.above[column]
	fits := above != nil && above.Column == column+1 && above.ColumnSpan == written.span
	if written.merge == goesOn && fits {
		above.RowSpan++
		stray := len(written.cell.Paragraphs) > 0 || len(written.cell.Tables) > 0
		above.Paragraphs = append(above.Paragraphs, written.cell.Paragraphs...)
		above.Tables = append(above.Tables, written.cell.Tables...)
		return above, stray
	}
	cell := written.cell
	cell.Row, cell.Column, cell.ColumnSpan = row.index, column+1, written.span
	cell.Hidden = row.hidden
	return cell, written.merge == goesOn && above != nil
}

// empty stands where a row has no cell.
func empty(row *writtenRow, column int, table dossier.Location) *dossier.Cell {
	where := table
	if table.Row == 0 && table.Table > 0 {
		where.Row, where.Column = row.index, column+1
	}
	return &dossier.Cell{
		Row: row.index, Column: column + 1, RowSpan: 1, ColumnSpan: 1, Hidden: row.hidden, Where: where,
	}
}
