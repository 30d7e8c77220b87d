package layout

import (
	"errors"
	"fmt"
)

// Paragraph is text in lines. Indents are in mm from the block's edges; First is added to Left on the first line only,
// so a list item with a hanging indent has Left 10 and First -5. Leading, Before and After are in points: Leading is the exact
// distance between two baselines, 0 means 1.15 times the largest size. Before and After add up between two
// blocks and are left out at the top and the foot of a page.
//
// Centred text is broken so that its lines are about equally long. A page never ends with the first line of a paragraph alone nor begins with its last one. With KeepWithNext
// the next block follows on the same page, with KeepTogether all lines stay on one page.
type Paragraph struct {
	Spans              []Span
	Align              Align
	First, Left, Right float64
	Leading            float64
	Before, After      float64
	KeepWithNext       bool
	KeepTogether       bool

	bySense bool // lines end with a phrase where they can, for a few centred lines in a box
}

// smallest room for a line of text, in mm.
const leastWidth = 3

func (p Paragraph) strips(m *Metrics, width float64, put func(strip) error) error {
	lines, err := p.lines(m, width)
	if err != nil {
		return p.explain(err)
	}
	strips := make([]strip, len(lines))
	pitch, base := p.pitch()
	for i, line := range lines {
		strips[i].height = pitch
		align := p.Align
		if line.last && align == Justify {
			align = Left
		}
		strips[i].ink.setLine(line.words, line.x, base, line.width, align)
	}
	if n := len(strips); n > 1 {
		strips[0].bond, strips[n-2].bond = tight, tight
	}
	if p.KeepTogether {
		hold(strips, weak)
	}
	if p.KeepWithNext {
		strips[len(strips)-1].bond = tight
	}
	strips[0].before, strips[len(strips)-1].after = p.Before*PtToMM, p.After*PtToMM
	return putAll(strips, put)
}

// paraLine is one broken line: its words and the room they have.
type paraLine struct {
	words    []word
	x, width float64
	last     bool // of the paragraph or before a "\n"
}

func (p Paragraph) lines(m *Metrics, width float64) ([]paraLine, error) {
	if err := p.check(width); err != nil {
		return nil, err
	}
	segments, err := m.segments(p.Spans)
	if err != nil {
		return nil, err
	}
	var all []paraLine
	for _, segment := range segments {
		done := len(all)
		room := func(n int) float64 { return width - p.Right - p.indent(done+n) }
		broken, err := m.fill(segment, room)
		if err != nil {
			return nil, err
		}
		if p.Align == Center {
			broken = m.balance(segment, broken, room)
		}
		if p.bySense {
			broken = m.sense(segment, broken, room)
		}
		for i, words := range broken {
			x := p.indent(done + i)
			all = append(all, paraLine{words, x, width - p.Right - x, i+1 == len(broken)})
		}
	}
	return all, nil
}

func (p Paragraph) indent(line int) float64 {
	if line == 0 {
		return p.Left + p.First
	}
	return p.Left
}

func (p Paragraph) check(width float64) error {
	if p.Left < 0 || p.Right < 0 || p.Left+p.First < 0 || !(p.Before >= 0) || !(p.After >= 0) || !(p.Leading >= 0) {
		return errors.New("layout: a negative indent, distance or line spacing")
	}
	if !(width-p.Right-p.Left-max(p.First, 0) >= leastWidth) {
		return fmt.Errorf("layout: less than %d mm for a line", leastWidth)
	}
	return nil
}

// pitch is the distance between lines, and that of the baseline from the top of its line, in mm.
func (p Paragraph) pitch() (pitch, base float64) {
	size := 1.0
	for _, s := range p.Spans {
		size = max(size, s.Style.Size)
	}
	leading := p.Leading
	if leading == 0 {
		leading = SingleSpacing * size
	}
	return leading * PtToMM, ((leading-(ascent+descent)*size)/2 + ascent*size) * PtToMM
}

func (p Paragraph) explain(err error) error {
	var text string
	for _, s := range p.Spans {
		text += s.Text
	}
	var missing *MissingGlyph
	if errors.As(err, &missing) {
		return err
	}
	return fmt.Errorf("%w: “%s”", err, shorten(Clean(text), 60))
}
