package generate

import (
	"hoso/pipeline/generate/layout"
	"hoso/pipeline/viet"
)

// bar is one bar of a chart.
type bar struct {
	label string
	count int
}

// Measures of a chart, in mm.
const (
	barLabel  = 58.0
	barLonger = 88.0 // the longest bar
	barThin   = 4.0
)

// chart sets horizontal bars, each with its label and its count: vectors in one grey, so that black and white print shows them. The
// counts stand in figures too, so nothing is lost where the picture is not seen.
func (s *sheet) chart(title string, bars []bar) {
	longest, words := 1, TextBlock{Kind: ParticularsText}
	for _, b := range bars {
		longest = max(longest, b.count)
		words.Rows = append(words.Rows, []string{b.label + ":", viet.Count(b.count)})
	}
	s.record(TextBlock{Kind: BodyText, Text: title + ":"})
	s.record(words)
	t := layout.Table{Columns: []float64{barLabel, 0}, Border: -1, PadX: 1.2, PadY: 0.8, Before: 2, After: 4, KeepTogether: len(bars) < 12}
	for _, b := range bars {
		label := s.cell(b.label, s.profile.Table, layout.Right)
		label.VAlign = layout.Middle
		t.Rows = append(t.Rows, layout.Row{Whole: true, Cells: []layout.Cell{label, {VAlign: layout.Middle, Blocks: []layout.Block{s.bar(b, longest)}}}})
	}
	caption := s.profile.Table
	caption.Italic = true
	s.add(t, layout.Paragraph{Spans: []layout.Span{s.span(title, caption)}, Align: layout.Center, Leading: caption.Leading, After: 8})
}

// bar is the bar itself with its count behind it.
func (s *sheet) bar(b bar, longest int) layout.Block {
	count := s.cell(viet.Count(b.count), s.profile.Table, layout.Left)
	count.VAlign = layout.Middle
	if b.count == 0 {
		return layout.Table{Columns: []float64{0}, Border: -1, PadX: 0.5, PadY: 0.01, Rows: []layout.Row{{Cells: []layout.Cell{count}}}}
	}
	grey := layout.Color{R: 118, G: 118, B: 118}
	room := layout.Cell{Fill: &grey, Blocks: []layout.Block{layout.Space{Height: barThin}}}
	return layout.Table{Columns: []float64{barLonger * float64(b.count) / float64(longest), 0}, Border: -1, PadX: 0.5, PadY: 0.01, Rows: []layout.Row{{Cells: []layout.Cell{room, count}}}}
}
