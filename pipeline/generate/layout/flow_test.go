package layout_test

import (
	"errors"
	"strings"
	"testing"

	"hoso/pipeline/generate/layout"
)

// The small page holds 13 lines: 80 mm of 17 pt (5.997 mm).

func TestHeadingNeverStandsAlone(t *testing.T) {
	heading := para("Mục")
	heading.KeepWithNext = true
	for _, c := range []struct {
		before int
		want   string // first words of page 2
	}{
		{10, "2|bC"}, // heading and two lines still fit; the last two move
		{11, "2|Mục|bA"},
		{12, "2|Mục|bA"},
	} {
		pages := flow(t, small(), numbered("a", c.before), heading, numbered("b", 4))
		if got := words(pages[1]); !strings.HasPrefix(got, c.want) {
			t.Errorf("%d lines before: page 2 is %s, want %s…", c.before, got, c.want)
		}
	}
}

func TestNoLineOfAParagraphStandsAlone(t *testing.T) {
	for _, c := range []struct {
		before, lines int
		want          string
	}{
		{12, 4, "2|bA|bB|bC|bD"}, // one line would fit: none stays
		{10, 4, "2|bC|bD"},       // three would fit: two stay, two go
		{11, 3, "2|bA|bB|bC"},    // two would fit, one alone would go: all go
		{11, 2, ""},              // both fit
		{13, 2, "2|bA|bB"},       // full
		{0, 14, "2|bM|bN"},       // one too many: two go
		{0, 27, "2|bN|bO|bP|bQ|bR|bS|bT|bU|bV|bW|bX|bY"}, // page 3 takes two
	} {
		blocks := []layout.Block{}
		if c.before > 0 {
			blocks = append(blocks, numbered("a", c.before))
		}
		pages := flow(t, small(), append(blocks, numbered("b", c.lines))...)
		got := ""
		if len(pages) > 1 {
			got = words(pages[1])
		}
		if got != c.want {
			t.Errorf("%d lines after %d: page 2 is %q, want %q", c.lines, c.before, got, c.want)
		}
	}
}

func TestSignatureTakesTwoLinesAlong(t *testing.T) {
	last := numbered("b", 5)
	last.KeepWithNext = true
	foot := layout.Pair{LeftWidth: 38, Left: []layout.Block{para("Nơi nhận")}, Right: []layout.Block{para("T/M"), layout.Space{Height: 20}, para("Tên")}}
	pages := flow(t, small(), numbered("a", 7), last, foot)
	if got := words(pages[len(pages)-1]); len(pages) != 2 || got != "2|bD|bE|Nơi nhậnT/M|Tên" {
		t.Errorf("%d pages, the last is %s", len(pages), got)
	}
}

func TestKeepTogetherAndGroup(t *testing.T) {
	whole := numbered("b", 6)
	whole.KeepTogether = true
	if got := words(flow(t, small(), numbered("a", 9), whole)[1]); got != "2|bA|bB|bC|bD|bE|bF" {
		t.Errorf("kept paragraph: %s", got)
	}
	group := layout.Group{Blocks: []layout.Block{para("x"), para("y"), para("z")}}
	if got := words(flow(t, small(), numbered("a", 11), group)[1]); got != "2|x|y|z" {
		t.Errorf("group: %s", got)
	}
	whole = numbered("b", 20) // taller than a page: split all the same
	whole.KeepTogether = true
	if pages := flow(t, small(), whole); len(pages) != 2 || !strings.HasSuffix(words(pages[0]), "bM") {
		t.Errorf("overlong kept paragraph: %d pages, %s", len(pages), words(pages[0]))
	}
}

func TestPageNumbersBeginOnPageTwo(t *testing.T) {
	pages := flow(t, small(), numbered("a", 13), layout.PageBreak{}, para("b"), layout.PageBreak{Restart: true}, para("phụ lục"), layout.PageBreak{}, para("c"))
	want := []string{"aA", "2|b", "phụ lục", "2|c"}
	if len(pages) != len(want) {
		t.Fatalf("%d pages", len(pages))
	}
	for i, p := range pages {
		if !strings.HasPrefix(words(p), want[i]) {
			t.Errorf("page %d: %s, want %s", i+1, words(p), want[i])
		}
	}
	number := pages[1].Texts[0]
	if !near(number.X+number.Width/2, 50, 0.01) || !near(number.Baseline-0.891*14*layout.PtToMM, 3, 0.01) || number.Style.Size != 14 {
		t.Errorf("page number: %+v", number)
	}
}

func TestDistancesAreLeftOutAtTheTopOfAPage(t *testing.T) {
	b := para("b")
	b.Before = 60
	pages := flow(t, small(), numbered("a", 13), b)
	if line := linesOf(pages[1])[1]; !near(line.baseline, linesOf(pages[0])[0].baseline, 0.01) {
		t.Errorf("page 2 begins at %.2f", line.baseline)
	}
	a := para("a")
	a.After = 10
	b.Before = 6
	lines := linesOf(flow(t, small(), a, b)[0])
	if gap := lines[1].baseline - lines[0].baseline; !near(gap, (17+10+6)*layout.PtToMM, 0.01) {
		t.Errorf("distance of %.2f mm", gap)
	}
}

func TestRuleIsAsLongAsItsText(t *testing.T) {
	span := layout.Bold("ĐẢNG CỘNG SẢN VIỆT NAM", 15)
	page := flow(t, layout.PartyA4(), layout.Paragraph{Spans: []layout.Span{span}, Align: layout.Center}, layout.Rule{AsLongAs: []layout.Span{span}, Align: layout.Center})[0]
	line, points := linesOf(page)[0], page.Shapes[0].Points
	if !near(points[0].X, line.left, 0.01) || !near(points[1].X, line.right, 0.01) || points[0].Y < line.baseline {
		t.Errorf("rule %v under text from %.2f to %.2f", points, line.left, line.right)
	}
}

func TestWhatCannotBeCutIsAnError(t *testing.T) {
	tall := layout.Pair{LeftWidth: 30, Left: []layout.Block{numbered("a", 20)}}
	_, err := layout.Flow(layout.Document{Sheet: small(), Blocks: []layout.Block{tall}}, metrics(t))
	if !errors.Is(err, layout.ErrTooTall) {
		t.Errorf("error: %v", err)
	}
	if _, err := layout.Flow(layout.Document{Sheet: layout.Sheet{Width: 10, Height: 10, Left: 20}}, metrics(t)); err == nil {
		t.Error("a page without room is no error")
	}
}

func TestEmptyDocumentIsOnePage(t *testing.T) {
	if pages := flow(t, small()); len(pages) != 1 || len(pages[0].Texts) != 0 {
		t.Errorf("%+v", pages)
	}
}

func TestWatermarkIsOnEveryPage(t *testing.T) {
	sheet := small()
	sheet.Watermark = "BẢN MẪU"
	for i, p := range flow(t, sheet, numbered("a", 20)) {
		mark := p.Watermark
		if mark == nil || p.Under != 0 || mark.Text != "BẢN MẪU" || !near(mark.X+mark.Width/2, 50, 0.1) || mark.Style.Color == (layout.Color{}) {
			t.Errorf("page %d: %+v", i+1, mark)
		}
	}
}
