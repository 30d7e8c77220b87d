package layout

import (
	"fmt"
	"iter"
	"slices"
)

// Table is a grid with lines. Columns are widths in mm; columns of width 0 share what is left. Header rows are repeated on
// every page. A row that does not fit on its page is continued on the next one, line by line, unless it is Whole.
type Table struct {
	Columns       []float64
	Header, Rows  []Row
	Each          iter.Seq[Row] // gives the rows one by one in place of Rows: of a long table only those of a page are in memory
	Border        float64       // stroke of the lines in mm, 0 means 0.18; negative means none
	PadX, PadY    float64       // mm between line and text, 0 means 1.5 and 0.7
	Before, After float64       // points
	KeepTogether  bool
	KeepWithNext  bool // what follows begins on the page of the last row
}

// Row is one row. Cells follow each other from the left; a cell under one that reaches down is left out.
type Row struct {
	Cells        []Cell
	KeepWithNext bool    // the next row, or what follows the table, begins on the same page
	Whole        bool    // never continued on the next page
	MinHeight    float64 // mm
}

// Cell holds blocks. Across and Down are the columns and rows it covers, 0 means 1. Rows joined by Down stay on one page.
type Cell struct {
	Blocks []Block
	Across int
	Down   int
	VAlign VAlign
	Fill   *Color
}

// TextCell is a cell of one paragraph.
func TextCell(align Align, spans ...Span) Cell {
	return Cell{Blocks: []Block{Paragraph{Spans: spans, Align: align}}}
}

func (t Table) withDefaults() Table {
	if t.Border == 0 {
		t.Border = 0.18
	}
	if t.PadX == 0 {
		t.PadX = 1.5
	}
	if t.PadY == 0 {
		t.PadY = 0.7
	}
	return t
}

// edges gives the x of every column line, from 0.
func (t Table) edges(width float64) ([]float64, error) {
	fixed, open := 0.0, 0
	for _, c := range t.Columns {
		if !(c >= 0) {
			return nil, fmt.Errorf("layout: a column of %v mm", c)
		}
		fixed += c
		if c == 0 {
			open++
		}
	}
	if len(t.Columns) == 0 || fixed > width+slack || (open > 0 && fixed >= width) {
		return nil, fmt.Errorf("layout: %d columns of %.1f mm in a width of %.1f mm", len(t.Columns), fixed, width)
	}
	edges := []float64{0}
	for i, c := range t.Columns {
		if c == 0 {
			c = (width - fixed) / float64(open)
		}
		edges = append(edges, edges[i]+c)
	}
	return edges, nil
}

func (t Table) strips(m *Metrics, width float64, put func(strip) error) error {
	t = t.withDefaults()
	edges, err := t.edges(width)
	if err != nil {
		return err
	}
	header, err := t.rows(m, edges, t.Header, 0)
	if err != nil {
		return fmt.Errorf("đầu bảng, %w", err)
	}
	for i := range header {
		header[i].bond, header[i].row = tight, nil
	}
	rim := &rim{table: t, put: put}
	if err := putAll(header, rim.next); err != nil {
		return err
	}
	if err := t.body(m, edges, &tableHeader{strips: header}, rim.next); err != nil {
		return err
	}
	return rim.end()
}

// body sets the rows, those that cells join at once.
func (t Table) body(m *Metrics, edges []float64, header *tableHeader, put func(strip) error) error {
	rows := t.Each
	if rows == nil {
		rows = slices.Values(t.Rows)
	}
	first := 0
	for group := range joined(rows) {
		set, err := t.rows(m, edges, group, first)
		if err != nil {
			return err
		}
		for i := range set {
			set[i].header = header
		}
		if err := putAll(set, put); err != nil {
			return err
		}
		first += len(group)
	}
	return nil
}

// joined gives rows in groups: each ends where no cell reaches further down.
func joined(rows iter.Seq[Row]) iter.Seq[[]Row] {
	return func(yield func([]Row) bool) {
		var group []Row
		until := 0 // how many rows the cells of the group cover
		for row := range rows {
			for _, c := range row.Cells {
				until = max(until, len(group)+max(c.Down, 1))
			}
			if group = append(group, row); len(group) < until {
				continue
			}
			if !yield(group) {
				return
			}
			group, until = nil, 0
		}
		if len(group) > 0 {
			yield(group)
		}
	}
}

// rim gives the strips of a table, each once the next is known: the first and the last carry the distances around it.
type rim struct {
	table Table
	put   func(strip) error
	held  strip
	begun bool
}

func (r *rim) next(s strip) error {
	if !r.begun {
		r.begun, r.held = true, s
		r.held.before = r.table.Before * PtToMM
		return nil
	}
	if r.table.KeepTogether {
		r.held.bond = max(r.held.bond, weak)
	}
	given := r.held
	r.held = s
	return r.put(given)
}

func (r *rim) end() error {
	if !r.begun {
		return nil
	}
	if r.held.header == nil { // of the header: no row follows that it must stay with
		r.held.bond = free
	}
	if r.table.KeepWithNext {
		r.held.bond = tight
	}
	r.held.after = r.table.After * PtToMM
	return r.put(r.held)
}

// tableHeader is the header rows of a table, for the top of each further page.
type tableHeader struct{ strips []strip }

func (h *tableHeader) height() float64 {
	if h == nil {
		return 0
	}
	return tall(h.strips)
}
