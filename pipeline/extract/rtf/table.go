package rtf

import (
	"hoso/pipeline/dossier"
	"hoso/pipeline/extract/prose"
)

// rowShape is what \trowd and what follows it say of a row.
type rowShape struct {
	left   int // twips
	header bool
	cells  []cellShape
	next   cellShape // of the cell that the next \cellx ends
}

// cellShape is a cell as the row declares it.
type cellShape struct {
	right int   // its right border, twips
	down  merge // with the cell above
	along merge // with the cell to its left
}

// merge says how a cell goes together with another one.
type merge int8

const (
	alone merge = iota
	restart
	goesOn
)

// openTable is a table whose rows are being read.
type openTable struct {
	rows  []writtenRow
	cells []*dossier.Cell // of the row at hand that have ended
	cell  *prose.Story    // the cell at hand
}

// writtenRow is a row as the file writes it.
type writtenRow struct {
	shape rowShape
	cells []*dossier.Cell
}

// current is the cell at hand.
func (t *openTable) current() *prose.Story {
	if t.cell == nil {
		t.cell = &prose.Story{Cell: &dossier.Cell{RowSpan: 1, ColumnSpan: 1}}
	}
	return t.cell
}

// endCell ends the cell at hand of the table at a depth.
func (p *parser) endCell(depth int) error {
	if err := p.endParagraph(depth); err != nil {
		return err
	}
	t := p.story.tables[depth-1]
	t.cells = append(t.cells, t.current().Cell)
	t.cell = nil
	return p.budget.Cells(1)
}

// endRow ends the row at hand of the table at a depth.
func (p *parser) endRow(depth int) error {
	if _, err := p.sink(depth); err != nil {
		return err
	}
	t, shape := p.story.tables[depth-1], &p.story.shape
	if depth > 1 {
		shape = &p.story.nested
	}
	t.end(*shape)
	return nil
}

// end ends the row at hand.
func (t *openTable) end(shape rowShape) {
	if t.cell != nil && len(t.cell.Cell.Paragraphs)+len(t.cell.Cell.Tables) > 0 {
		t.cells = append(t.cells, t.cell.Cell)
	}
	t.cell = nil
	if len(t.cells) > 0 {
		t.rows = append(t.rows, writtenRow{shape, t.cells})
	}
	t.cells = nil
}

// closeTables closes the tables deeper than depth.
func (p *parser) closeTables(depth int) error {
	s := p.story
	for len(s.tables) > depth {
		last := len(s.tables) - 1
		t := s.tables[last]
		shape := s.shape
		if last > 0 {
			shape = s.nested
		}
		t.end(shape)
		s.tables = s.tables[:last]
		out := s.out
		if last > 0 {
			out = s.tables[last-1].current()
		}
		if len(t.rows) == 0 {
			continue
		}
		table, err := layOut(t.rows, &p.budget)
		if err != nil {
			return err
		}
		out.AddTable(table)
	}
	return nil
}

// tableWord reads the words that shape rows; false for any other.
func (p *parser) tableWord(name string, value int) bool {
	shape := &p.story.shape
	if p.state.nested {
		shape = &p.story.nested
	}
	switch name {
	case "trowd":
		*shape = rowShape{}
	case "trleft":
		shape.left = value
	case "trhdr":
		shape.header = true
	case "clvmgf":
		shape.next.down = restart
	case "clvmrg":
		shape.next.down = goesOn
	case "clmgf":
		shape.next.along = restart
	case "clmrg":
		shape.next.along = goesOn
	case "cellx":
		shape.next.right = value
		if len(shape.cells) < maxCells {
			shape.cells = append(shape.cells, shape.next)
		}
		shape.next = cellShape{}
	default:
		return false
	}
	return true
}

// maxCells is how many cells of a row are read; Word allows 63.
const maxCells = 1024
