package word

// Outline is a check slip as words, block by block, as it stands on paper.
type Outline struct {
	Title   string
	Subject string
	Blocks  []Block
}

// Block is one block of an outline; the kind says which parts it has.
type Block struct {
	Kind    Kind
	Text    string     // of a heading, a paragraph, a point of a list, a closing line
	Columns []string   // the heading row of a table
	Shape   []Column   // how its columns stand; none: as the form has them
	Rows    [][]string // of a table; of particulars, label and value each
}

// Kind is the kind of a block.
type Kind string

// The kinds, as the form's sections are called. A table may have three or
// four columns.
const (
	Heading     Kind = "heading"
	Body        Kind = "body"
	Item        Kind = "item"
	Closing     Kind = "closing"     // in italics
	Particulars Kind = "particulars" // label and value, without lines
	Table       Kind = "table"
)

// CheckSlip fills in the form of the check slip (templates/word/check-slip.docx).
// A *Fault tells a mistake in the form, also in a part of it that this slip
// does not use.
func CheckSlip(form []byte, o Outline) ([]byte, error) {
	if _, err := Fill(form, example().values()); err != nil {
		return nil, err
	}
	return Fill(form, o.values())
}

// example has one of each kind.
func example() Outline {
	row := []string{"", "", "", ""}
	return Outline{Blocks: []Block{
		{Kind: Heading}, {Kind: Body}, {Kind: Item}, {Kind: Closing}, {Kind: Particulars, Rows: [][]string{row[:2]}},
		{Kind: Table, Columns: row[:3], Rows: [][]string{row[:3]}}, {Kind: Table, Columns: row, Rows: [][]string{row}},
	}}
}

func (o Outline) values() Values {
	v := Values{Text: map[string]string{"title": o.Title, "subject": o.Subject}, Lists: map[string][]Values{"blocks": nil}}
	for _, b := range o.Blocks {
		v.Lists["blocks"] = append(v.Lists["blocks"], b.values())
	}
	return v
}

// values have every section of a block, empty but for that of its kind.
func (b Block) values() Values {
	v := Values{Lists: map[string][]Values{}}
	for _, section := range []string{"heading", "body", "item", "closing", "particulars", "table3", "table4"} {
		v.Lists[section] = nil
	}
	inner := Values{Text: map[string]string{"text": b.Text}, Lists: map[string][]Values{"row": nil}, Columns: b.Shape}
	names := []string{"a", "b", "c", "d"}
	section := string(b.Kind)
	switch b.Kind {
	case Particulars:
		names = []string{"label", "value"}
	case Table:
		section = "table3"
		if len(b.Columns) > 3 {
			section = "table4"
		}
		for i, words := range b.Columns[:min(len(b.Columns), len(names))] {
			inner.Text[names[i]] = words
		}
	case Heading, Body, Item, Closing:
	}
	for _, row := range b.Rows {
		cells := Values{Text: map[string]string{}}
		for i, name := range names {
			if i < len(row) {
				cells.Text[name] = row[i]
			}
		}
		inner.Lists["row"] = append(inner.Lists["row"], cells)
	}
	v.Lists[section] = []Values{inner}
	return v
}
