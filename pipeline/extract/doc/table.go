package doc

import (
	"fmt"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract"
)

// writtenCell is a cell as the file writes it.
type writtenCell struct {
	cell *dossier.Cell
	from int // first border, in twips
	to   int
	down joint
}

// writtenRow is a row as the file writes it.
type writtenRow struct {
	index  int
	cells  []writtenCell
	header bool
	doubt  bool // its definition does not go with its cells
}

// openTable is a table while its rows are read.
type openTable struct {
	rows    []writtenRow
	written int             // cells of them
	index   int             // rows so far, deleted ones too
	cells   []*dossier.Cell // of the row at hand
	cell    *dossier.Cell   // the cell at hand, nil before its first text
}

// current is the cell at hand.
func (t *openTable) current() *dossier.Cell {
	if t.cell == nil {
		t.cell = &dossier.Cell{RowSpan: 1}
	}
	return t.cell
}

func (s *story) innermost() *openTable {
	if len(s.open) == 0 {
		return nil
	}
	return s.open[len(s.open)-1]
}

// descend opens and closes tables until the text stands at a depth.
func (s *story) descend(depth int) error {
	if s.limits.Depth > 0 && depth > s.limits.Depth {
		return fmt.Errorf("tables within %d tables: %w", depth, extract.ErrTooLarge)
	}
	if len(s.open) != depth {
		if err := s.endCarry(); err != nil {
			return err
		}
	}
	for len(s.open) < depth {
		s.open = append(s.open, &openTable{})
	}
	for len(s.open) > depth {
		if err := s.closeTable(); err != nil {
			return err
		}
	}
	return nil
}

func (s *story) endCell() error {
	t := s.innermost()
	if t == nil {
		return nil
	}
	t.cells = append(t.cells, t.current())
	t.cell = nil
	return s.countCells(1)
}

// endRow takes the cells since the last row as a row.
func (s *story) endRow(t *openTable, props *props, deleted bool) error {
	if err := s.endCarry(); err != nil {
		return err
	}
	if t.cell != nil { // text without a mark
		if err := s.endCell(); err != nil {
			return err
		}
	}
	t.index++
	cells := t.cells
	t.cells = nil
	if len(cells) == 0 || deleted && areBlank(cells) { // never drop text that is shown
		return nil
	}
	row := writtenRow{index: t.index}
	shape := props.row
	if shape == nil || len(shape.cells) != len(cells) || !shape.isSound() {
		row.doubt = true
		shape = evenShape(len(cells), shape)
	}
	row.header = shape.header
	row.take(cells, shape)
	t.rows = append(t.rows, row)
	t.written += len(row.cells)
	return nil
}

func areBlank(cells []*dossier.Cell) bool {
	for _, cell := range cells {
		if !cell.Blank() {
			return false
		}
	}
	return true
}

// evenShape stands for a definition that does not go with the cells: as many
// columns as there are cells, the borders as far as they are told.
func evenShape(count int, told *rowShape) *rowShape {
	even := &rowShape{borders: make([]int, count+1), cells: make([]cellShape, count)}
	if told != nil {
		even.header = told.header
		copy(even.borders, told.borders)
	}
	for i := 1; i <= count; i++ {
		if told == nil || i >= len(told.borders) || even.borders[i] <= even.borders[i-1] {
			even.borders[i] = even.borders[i-1] + 2*tolerance
		}
	}
	return even
}

// take adds cells, putting those that go together with the one to their left
// to that one.
func (r *writtenRow) take(cells []*dossier.Cell, shape *rowShape) {
	toLeft := shape.toLeft()
	for i, cell := range cells {
		last := len(r.cells) - 1
		if toLeft[i] && last >= 0 {
			left := &r.cells[last]
			left.to = shape.borders[i+1]
			left.cell.Paragraphs = append(left.cell.Paragraphs, cell.Paragraphs...)
			left.cell.Tables = append(left.cell.Tables, cell.Tables...)
			continue
		}
		r.cells = append(r.cells, writtenCell{cell, shape.borders[i], shape.borders[i+1], shape.cells[i].down})
	}
}

// closeTable makes the grid of the innermost table.
func (s *story) closeTable() error {
	t := s.innermost()
	if t.cell != nil || len(t.cells) > 0 { // a row without an end
		if err := s.endRow(t, &props{}, false); err != nil {
			return err
		}
	}
	s.open = s.open[:len(s.open)-1]
	if len(t.rows) == 0 {
		return nil
	}
	g := newGrid(t.rows)
	if err := s.countCells(g.columns()*len(t.rows) - t.written); err != nil {
		return err
	}
	table := &dossier.Table{Columns: g.columns(), Rows: g.build(t.rows)}
	switch {
	case len(s.open) > 0: // placed with the table around it
	case s.fixed:
		placeTable(table, s.where, false)
	default:
		s.tables++
		placeTable(table, dossier.Location{Part: s.part, Table: s.tables}, true)
	}
	s.addBlock(dossier.Block{Table: table})
	return nil
}

// placeTable says where a table and all in it stand. Only the cells of a
// table in the text itself are told apart.
func placeTable(t *dossier.Table, where dossier.Location, apart bool) {
	t.Where, t.Index = where, where.Table
	for r := range t.Rows {
		for column, cell := range t.Rows[r].Cells {
			if cell.Row != t.Rows[r].Index || cell.Column != column+1 {
				continue // met already
			}
			at := where
			if apart {
				at.Row, at.Column = cell.Row, cell.Column
			}
			placeCell(cell, at)
		}
	}
}

func placeCell(cell *dossier.Cell, where dossier.Location) {
	cell.Where = where
	for i := range cell.Paragraphs {
		cell.Paragraphs[i].Where = where
	}
	for _, inner := range cell.Tables {
		placeTable(inner, where, false)
	}
}
