package generate

import (
	"hoso/pipeline/dossier"
	"hoso/pipeline/plan"
)

// Outline is a paper as words, block by block in the order on paper: for an
// edition that is not laid out by us, such as a Word file.
type Outline struct {
	Name    string // suggested file name without extension
	Title   string
	Subject string
	Blocks  []TextBlock
}

// TextBlock is one block of an outline; the kind says which parts it has.
type TextBlock struct {
	Kind    TextKind
	Text    string     // of a heading, a paragraph, a point of a list, a closing line
	Columns []string   // the heading row of a table
	Rows    [][]string // of a table; of particulars, label and value each
	Widths  []float64  // of the columns, in mm
	Center  []bool     // the columns whose text stands in the middle
}

// TextKind is the kind of a block.
type TextKind string

// The kinds of blocks.
const (
	HeadingText     TextKind = "heading"
	BodyText        TextKind = "body"
	ItemText        TextKind = "item"
	ClosingText     TextKind = "closing"
	ParticularsText TextKind = "particulars"
	TableText       TextKind = "table"
)

// record keeps a block of words beside the one that is laid out.
func (s *sheet) record(b TextBlock) { s.outline = append(s.outline, b) }

// CheckSlipOutline is the check slip of a submission as words.
func (p *Press) CheckSlipOutline(st *dossier.State, pl *plan.Plan, receipt int64) (*Outline, error) {
	data, err := slipOf(st, pl, receipt)
	if err != nil {
		return nil, err
	}
	s := &slip{sheet: p.newSheet(p.Book.slip, p.Book.profileNamed("slip")), plan: pl, data: data}
	s.fill()
	if err := s.whole(); err != nil {
		return nil, err
	}
	return &Outline{Title: s.say("title"), Subject: s.subject(), Blocks: s.outline}, nil
}
