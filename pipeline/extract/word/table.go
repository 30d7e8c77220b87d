package word

import (
	"fmt"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract"
)

// merge says how a cell goes together with the one above it.
type merge int8

const (
	alone merge = iota
	restart
	goesOn
)

// writtenCell is a cell as the file writes it.
type writtenCell struct {
	cell   *dossier.Cell
	span   int
	merge  merge
	toLeft bool // goes together with the cell to its left (w:hMerge)
}

// writtenRow is a row as the file writes it.
type writtenRow struct {
	index          int
	before, after  int // columns of the grid that stay empty
	cells          []writtenCell
	header, hidden bool
	deleted        bool
}

// width is the number of grid columns that the row takes.
func (r *writtenRow) width() int {
	width := r.before + r.after
	for i := range r.cells {
		width += r.cells[i].span
	}
	return width
}

// table reads w:tbl.
func (p *parser) table(out *sink) error {
	where := out.where
	if !out.fixed {
		p.tables++
		where = dossier.Location{Part: p.part, Table: p.tables}
	}
	var rows []writtenRow
	columns, index, written := 0, 0, 0
	err := p.each(func() error {
		switch {
		case p.c.is("w", "tblGrid"):
			return p.c.each(func() error {
				if p.c.is("w", "gridCol") {
					columns++
				}
				return nil
			})
		case p.c.is("w", "tr"):
			index++
			row, err := p.row(out, where, index)
			if err == nil && !row.deleted {
				rows = append(rows, row)
				written += row.width() - row.before - row.after
			}
			return err
		}
		return nil
	})
	if err != nil || len(rows) == 0 {
		return err
	}
	g := newGrid(rows, columns)
	if err := p.countCells(g.columns*len(rows) - written); err != nil {
		return err
	}
	out.table(&dossier.Table{Index: where.Table, Columns: g.columns, Rows: g.build(rows, where), Where: where})
	return nil
}

// row reads w:tr.
func (p *parser) row(out *sink, table dossier.Location, index int) (writtenRow, error) {
	row := writtenRow{index: index}
	at := 0
	err := p.each(func() error {
		switch {
		case p.c.is("w", "trPr"):
			return p.rowProps(&row)
		case p.c.is("w", "tc") && !row.deleted:
			where := table
			if !out.fixed {
				where.Row, where.Column = index, row.before+at+1
			}
			cell, err := p.cell(where)
			if err != nil {
				return err
			}
			at += cell.span
			row.add(cell)
			return p.countCells(cell.span)
		}
		return nil
	})
	return row, err
}

// countCells counts positions of grids, in all tables together: a wide span
// costs the file a few bytes and the grid as many cells as it says.
func (p *parser) countCells(n int) error {
	if p.cells += n; p.limits.Cells > 0 && p.cells > p.limits.Cells {
		return fmt.Errorf("cells of tables: %w", extract.ErrTooLarge)
	}
	return nil
}

// add appends a cell, or puts it to the one on its left.
func (r *writtenRow) add(c writtenCell) {
	if last := len(r.cells) - 1; c.toLeft && last >= 0 {
		left := &r.cells[last]
		left.span += c.span
		left.cell.Paragraphs = append(left.cell.Paragraphs, c.cell.Paragraphs...)
		left.cell.Tables = append(left.cell.Tables, c.cell.Tables...)
		return
	}
	r.cells = append(r.cells, c)
}

func (p *parser) rowProps(row *writtenRow) error {
	return p.c.each(func() error {
		if p.c.Name.Space != "w" {
			return nil
		}
		switch p.c.Name.Local {
		case "gridBefore":
			row.before = p.columns(0)
		case "gridAfter":
			row.after = p.columns(0)
		case "tblHeader":
			row.header = p.c.on()
		case "hidden":
			row.hidden = p.c.on()
		case "ins":
			p.revised = true
		case "del":
			p.revised, row.deleted = true, true
		}
		return nil
	})
}

// columns reads a number of grid columns. Word allows 63; far more than that
// can only be meant to hurt, and is cut so that sums cannot overflow.
func (p *parser) columns(least int) int {
	return min(max(p.c.number(least), least), 1<<24)
}

// cell reads w:tc.
func (p *parser) cell(where dossier.Location) (writtenCell, error) {
	c := writtenCell{cell: &dossier.Cell{RowSpan: 1, Where: where}, span: 1}
	out := &sink{cell: c.cell, fixed: true, where: where}
	err := p.each(func() error {
		if p.c.is("w", "tcPr") {
			return p.cellProps(&c)
		}
		return p.block(out)
	})
	if err != nil {
		return c, err
	}
	return c, p.endBlocks(out)
}

func (p *parser) cellProps(c *writtenCell) error {
	return p.c.each(func() error {
		if p.c.Name.Space != "w" {
			return nil
		}
		switch p.c.Name.Local {
		case "gridSpan":
			c.span = p.columns(1)
		case "vMerge":
			c.merge = goesOn
			if p.c.value() == "restart" {
				c.merge = restart
			}
		case "hMerge":
			c.toLeft = p.c.value() != "restart"
		case "cellIns", "cellDel", "cellMerge":
			p.revised = true
		}
		return nil
	})
}
