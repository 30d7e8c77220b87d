package layout

import "fmt"

// Table is a grid with lines. Columns are widths in mm; columns of width 0 share what is left. Header rows are repeated on
// every page. A row that does not fit on its page is continued on the next one, line by line, unless it is Whole.
type Table struct {
	Columns       []float64
	Header, Rows  []Row
	Border        float64 // stroke of the lines in mm, 0 means 0.18; negative means none
	PadX, PadY    float64 // mm between line and text, 0 means 1.5 and 0.7
	Before, After float64 // points
	KeepTogether  bool
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

func (t Table) strips(m *Metrics, width float64) ([]strip, error) {
	t = t.withDefaults()
	edges, err := t.edges(width)
	if err != nil {
		return nil, err
	}
	header, err := t.rows(m, edges, t.Header)
	if err != nil {
		return nil, fmt.Errorf("đầu bảng, %w", err)
	}
	body, err := t.rows(m, edges, t.Rows)
	if err != nil {
		return nil, err
	}
	for i := range header {
		header[i].bond, header[i].row = tight, nil
	}
	for i := range body {
		body[i].header = &tableHeader{strips: header}
	}
	all := append(header[:len(header):len(header)], body...)
	if len(all) == 0 {
		return nil, nil
	}
	if len(body) == 0 {
		all[len(all)-1].bond = free
	}
	if t.KeepTogether {
		hold(all, weak)
	}
	all[0].before, all[len(all)-1].after = t.Before*PtToMM, t.After*PtToMM
	return all, nil
}

// tableHeader is the header rows of a table, for the top of each further page.
type tableHeader struct{ strips []strip }

func (h *tableHeader) height() float64 {
	if h == nil {
		return 0
	}
	return tall(h.strips)
}
