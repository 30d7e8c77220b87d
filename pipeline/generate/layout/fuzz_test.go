package layout_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"hoso/fonts"
	"hoso/pipeline/generate/layout"
)

// checkInside fails where a text leaves the margins; the page number is above them.
func checkInside(t *testing.T, sheet layout.Sheet, pages []layout.Page) {
	t.Helper()
	for i, p := range pages {
		for n, text := range p.Texts {
			if n == 0 && i > 0 {
				continue
			}
			top, foot := text.Baseline-text.Style.Size*0.7*layout.PtToMM, text.Baseline
			if text.X < sheet.Left-0.01 || text.X+text.Width > sheet.Width-sheet.Right+0.01 || top < sheet.Top-0.01 || foot > sheet.Height-sheet.Bottom+0.01 {
				t.Fatalf("page %d: %q at %.2f–%.2f, %.2f leaves the margins", i+1, text.Text, text.X, text.X+text.Width, text.Baseline)
			}
		}
	}
}

// document builds every kind of block from random numbers.
func document(r *rand.Rand, text string) []layout.Block {
	runes := []rune(text)
	piece := func() string {
		if len(runes) == 0 {
			return ""
		}
		from := r.IntN(len(runes))
		return string(runes[from : from+r.IntN(len(runes)-from)+1])
	}
	paragraph := func() layout.Paragraph {
		return layout.Paragraph{
			Spans: []layout.Span{layout.Plain(piece(), float64(8+r.IntN(10))), layout.Bold(piece(), 14), layout.Italic(" "+piece(), 14)},
			Align: layout.Align(r.IntN(4)), First: float64(r.IntN(8)), Left: float64(r.IntN(8)), Leading: float64(18 + r.IntN(5)),
			Before: float64(r.IntN(12)), After: float64(r.IntN(12)), KeepWithNext: r.IntN(4) == 0, KeepTogether: r.IntN(5) == 0,
		}
	}
	cells := func(n int) layout.Row {
		var row layout.Row
		for range n {
			row.Cells = append(row.Cells, layout.Cell{Blocks: []layout.Block{paragraph()}, VAlign: layout.VAlign(r.IntN(3))})
		}
		return row
	}
	var blocks []layout.Block
	for range 1 + r.IntN(8) {
		switch r.IntN(6) {
		case 0:
			table := layout.Table{Columns: []float64{30, 0, 50}, Header: []layout.Row{{Cells: []layout.Cell{cell("a"), cell("b"), cell("c")}}}, KeepTogether: r.IntN(3) == 0}
			for range r.IntN(6) {
				table.Rows = append(table.Rows, cells(3))
			}
			blocks = append(blocks, table)
		case 1:
			blocks = append(blocks, layout.Pair{LeftWidth: 70, Left: []layout.Block{para("trái")}, Right: []layout.Block{para("phải"), layout.Space{Height: 30}}})
		case 2:
			blocks = append(blocks, layout.Space{Height: float64(r.IntN(60))}, layout.Rule{}, layout.PageBreak{Restart: r.IntN(2) == 0})
		default:
			blocks = append(blocks, paragraph())
		}
	}
	return blocks
}

func TestNothingLeavesTheMargins(t *testing.T) {
	m, sheet := metrics(t), layout.PartyA4()
	sheet.NumberSize = 0
	for seed := range uint64(150) {
		r := rand.New(rand.NewPCG(seed, 7))
		text := strings.Repeat(prose+strings.Repeat("w", r.IntN(150))+"\n", 1+r.IntN(6))
		pages, err := layout.Flow(layout.Document{Sheet: sheet, Blocks: document(r, text)}, m)
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		for i := range pages {
			checkInside(t, sheet, pages[i:i+1])
		}
	}
}

func FuzzFlow(f *testing.F) {
	f.Add(prose, uint64(1))
	f.Add("“ ” - – 01 % ngày 05\n\n\n", uint64(2))
	f.Add("\u0301\u0323a\xff😀\u00a0", uint64(3))
	f.Add(strings.Repeat("W", 500), uint64(4))
	m, sheet := metrics(f), layout.PartyA4()
	sheet.NumberSize = 0
	f.Fuzz(func(t *testing.T, text string, seed uint64) {
		if len(text) > 5000 {
			t.Skip("long texts only take time")
		}
		legible, _ := m.Legible(text)
		blocks := document(rand.New(rand.NewPCG(seed, 1)), legible)
		pages, err := layout.Flow(layout.Document{Sheet: sheet, Blocks: blocks}, m)
		if err != nil {
			t.Fatalf("legible text is refused: %v", err)
		}
		for i := range pages {
			checkInside(t, sheet, pages[i:i+1])
		}
	})
}

func BenchmarkFlow(b *testing.B) {
	m := metrics(b)
	var blocks []layout.Block
	for range 60 {
		p := para(prose + " " + prose + " " + prose)
		p.Align, p.First = layout.Justify, 10
		blocks = append(blocks, p)
	}
	doc := layout.Document{Sheet: layout.PartyA4(), Blocks: blocks}
	b.ReportAllocs()
	for b.Loop() {
		pages, err := layout.Flow(doc, m)
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(len(pages)), "pages")
	}
}

func BenchmarkNewMetrics(b *testing.B) {
	for b.Loop() {
		if _, err := layout.NewMetrics(layout.Faces(fonts.Family())); err != nil {
			b.Fatal(err)
		}
	}
}
