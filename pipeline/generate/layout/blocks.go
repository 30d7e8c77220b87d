package layout

import "fmt"

// Pair is two stacks of blocks side by side, kept on one page: the letterhead, or "Nơi nhận" beside the signature.
// LeftWidth is in mm, Gap the distance between the two; the right side takes the rest.
type Pair struct {
	Left, Right   []Block
	LeftWidth     float64
	Gap           float64
	Before, After float64 // points
	KeepWithNext  bool
}

func (p Pair) strips(m *Metrics, width float64, put func(strip) error) error {
	rightWidth := width - p.LeftWidth - p.Gap
	if !(p.LeftWidth > 0) || !(rightWidth > 0) {
		return fmt.Errorf("layout: a pair of %.1f and %.1f mm", p.LeftWidth, rightWidth)
	}
	left, err := stack(m, p.Left, p.LeftWidth)
	if err != nil {
		return err
	}
	right, err := stack(m, p.Right, rightWidth)
	if err != nil {
		return err
	}
	s := strip{height: max(tall(left), tall(right)), before: p.Before * PtToMM, after: p.After * PtToMM}
	draw(&s.ink, left, 0, 0)
	draw(&s.ink, right, p.LeftWidth+p.Gap, 0)
	if p.KeepWithNext {
		s.bond = tight
	}
	return put(s)
}

// Group keeps its blocks on one page, as far as they fit on one.
type Group struct{ Blocks []Block }

func (g Group) strips(m *Metrics, width float64, put func(strip) error) error {
	strips, err := stack(m, g.Blocks, width)
	if err != nil {
		return err
	}
	hold(strips, weak)
	return putAll(strips, put)
}

// Rule is a horizontal line. It is as long as the text of AsLongAs would be on one line; without that, Length mm; without
// both, as wide as the block. Before and After are in points.
type Rule struct {
	Length        float64
	AsLongAs      []Span
	Align         Align
	Stroke        float64 // mm, 0 means 0.25
	Color         Color
	Before, After float64
}

func (r Rule) strips(m *Metrics, width float64, put func(strip) error) error {
	length, stroke := r.Length, r.Stroke
	for _, s := range r.AsLongAs {
		length += m.Width(s.Text, s.Style)
	}
	if length <= 0 || length > width {
		length = width
	}
	if stroke == 0 {
		stroke = 0.25
	}
	x := 0.0
	switch r.Align {
	case Center:
		x = (width - length) / 2
	case Right:
		x = width - length
	}
	s := strip{height: stroke, before: r.Before * PtToMM, after: r.After * PtToMM}
	s.ink.line(x, stroke/2, x+length, stroke/2, stroke, r.Color)
	return put(s)
}

// Space is empty room of a height in mm, such as that for a signature. At the top of a page it is left out.
type Space struct {
	Height       float64
	KeepWithNext bool
}

func (s Space) strips(_ *Metrics, _ float64, put func(strip) error) error {
	if !(s.Height >= 0) {
		return fmt.Errorf("layout: a space of %v mm", s.Height)
	}
	out := strip{height: s.Height, blank: true}
	if s.KeepWithNext {
		out.bond = tight
	}
	return put(out)
}

// PageBreak begins a new page. With Restart the pages count from 1 again, as an appendix does, whose first page carries no number.
type PageBreak struct{ Restart bool }

func (b PageBreak) strips(_ *Metrics, _ float64, put func(strip) error) error {
	return put(strip{breakBefore: true, restart: b.Restart, blank: true})
}
