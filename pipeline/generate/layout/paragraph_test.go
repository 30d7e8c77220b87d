package layout_test

import (
	"errors"
	"strings"
	"testing"

	"hoso/pipeline/generate/layout"
)

func TestLinesBreakWhereTheyAreMeasured(t *testing.T) {
	p := layout.Paragraph{Spans: []layout.Span{layout.Bold("Kết quả: ", 14), layout.Plain(prose, 14)}, Align: layout.Justify, First: 10, Leading: 19}
	page := flow(t, layout.PartyA4(), p)[0]
	want := []string{
		"Kết quả: Đảng ủy Viện kiểm sát nhân dân thành phố chỉ đạo các chi bộ đăng",
		"ký ít nhất 01 mô hình “Dân vận khéo” trong hệ thống chính trị, gắn với cải cách tư",
		"pháp, tiếp công dân và thực hiện Kế hoạch số 261-KH/ĐU, ngày 27 tháng 01",
		"năm 2026.",
	}
	lines := linesOf(page)
	if len(lines) != len(want) {
		t.Fatalf("%d lines: %s", len(lines), words(page))
	}
	for i, l := range lines {
		if l.text != want[i] {
			t.Errorf("line %d: %q, want %q", i+1, l.text, want[i])
		}
	}
}

func TestJustifiedLinesReachBothEdges(t *testing.T) {
	p := layout.Paragraph{Align: layout.Justify, First: 10, Leading: 19, Spans: []layout.Span{
		layout.Bold("Về lãnh đạo: ", 14), layout.Plain(prose+" ", 14), layout.Italic("lan tỏa ", 14), layout.Plain(prose, 14)}}
	lines := linesOf(flow(t, layout.PartyA4(), p)[0])
	if len(lines) < 5 {
		t.Fatalf("only %d lines", len(lines))
	}
	for i, l := range lines {
		left := 30.0
		if i == 0 {
			left = 40
		}
		if !near(l.left, left, 0.1) {
			t.Errorf("line %d begins at %.2f mm, want %.2f", i+1, l.left, left)
		}
		if i+1 < len(lines) && !near(l.right, 195, 0.1) {
			t.Errorf("line %d ends at %.2f mm, want 195", i+1, l.right)
		}
		if i > 0 && !near(l.baseline-lines[i-1].baseline, 19*layout.PtToMM, 0.001) {
			t.Errorf("line %d stands %.3f mm below the last", i+1, l.baseline-lines[i-1].baseline)
		}
	}
	if last := lines[len(lines)-1]; last.right > 190 {
		t.Errorf("the last line is stretched to %.1f mm", last.right)
	}
}

func TestAlignments(t *testing.T) {
	width := metrics(t).Width("giữa", layout.Style{Size: 14})
	for align, left := range map[layout.Align]float64{layout.Left: 10, layout.Center: 50 - width/2, layout.Right: 90 - width, layout.Justify: 10} {
		p := para("giữa")
		p.Align = align
		if got := linesOf(flow(t, small(), p)[0])[0].left; !near(got, left, 0.01) {
			t.Errorf("alignment %d begins at %.2f, want %.2f", align, got, left)
		}
	}
}

func TestCentredLinesAreAboutEquallyLong(t *testing.T) {
	p := para("ĐẢNG ỦY VIỆN KIỂM SÁT THÀNH PHỐ")
	p.Align = layout.Center
	lines := linesOf(flow(t, small(), p)[0])
	if len(lines) != 2 || strings.TrimSpace(lines[0].text) != "ĐẢNG ỦY VIỆN KIỂM" || lines[1].text != "SÁT THÀNH PHỐ" {
		t.Errorf("lines: %+v", lines)
	}
}

func TestNewlinesAndHangingIndent(t *testing.T) {
	p := para("- một\n\nhai")
	p.Left, p.First = 10, -5
	lines := linesOf(flow(t, small(), p)[0])
	if len(lines) != 2 || lines[0].text != "- một" || !near(lines[0].left, 15, 0.01) || !near(lines[1].left, 20, 0.01) {
		t.Errorf("lines: %+v", lines)
	}
	if gap := lines[1].baseline - lines[0].baseline; !near(gap, 2*17*layout.PtToMM, 0.01) {
		t.Errorf("the empty line takes %.2f mm", gap)
	}
}

func TestOverlongWordIsCut(t *testing.T) {
	lines := linesOf(flow(t, small(), para("đây "+strings.Repeat("ư", 200)+" hết"))[0])
	if len(lines) < 5 || lines[0].text != "đây" || !strings.HasSuffix(lines[len(lines)-1].text, "ư hết") {
		t.Fatalf("lines: %+v", lines)
	}
	count := 0
	for _, l := range lines {
		count += strings.Count(l.text, "ư")
		if l.right > 90.01 {
			t.Errorf("a line reaches %.2f mm", l.right)
		}
	}
	if count != 200 {
		t.Errorf("%d letters of 200 are left", count)
	}
}

func TestWordMayChangeStyle(t *testing.T) {
	p := layout.Paragraph{Spans: []layout.Span{layout.Bold("Kế", 14), layout.Plain("hoạch, rồi", 14)}}
	page := flow(t, small(), p)[0]
	if len(page.Texts) != 2 || page.Texts[0].Text != "Kế" || !near(page.Texts[0].X+page.Texts[0].Width, page.Texts[1].X, 0.001) {
		t.Errorf("texts: %+v", page.Texts)
	}
}

func TestUnderlineIsOneLineUnderTheWords(t *testing.T) {
	style := layout.Style{Size: 14, Underline: true}
	page := flow(t, small(), layout.Paragraph{Spans: []layout.Span{{Text: "Nơi nhận:", Style: style}, layout.Plain(" ai", 14)}})[0]
	if len(page.Shapes) != 1 {
		t.Fatalf("%d shapes", len(page.Shapes))
	}
	points := page.Shapes[0].Points
	if width := metrics(t).Width("Nơi nhận:", style); !near(points[1].X-points[0].X, width, 0.01) {
		t.Errorf("underline of %.2f mm, text of %.2f", points[1].X-points[0].X, width)
	}
}

func TestParagraphsThatMakeNoSense(t *testing.T) {
	for name, p := range map[string]layout.Paragraph{
		"indent beyond the page": {Spans: []layout.Span{layout.Plain("a", 14)}, Left: 79},
		"negative indent":        {Spans: []layout.Span{layout.Plain("a", 14)}, Left: -1},
		"no size":                {Spans: []layout.Span{{Text: "a"}}},
		"letter wider than line": {Spans: []layout.Span{layout.Plain("W", 300)}, Leading: 20, Left: 70},
	} {
		if _, err := layout.Flow(layout.Document{Sheet: small(), Blocks: []layout.Block{p}}, metrics(t)); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestMissingLetterIsNamed(t *testing.T) {
	_, err := layout.Flow(layout.Document{Sheet: small(), Blocks: []layout.Block{para("Mô hình 😀 tốt")}}, metrics(t))
	var missing *layout.MissingGlyph
	if !errors.As(err, &missing) || missing.Rune != '😀' || !strings.Contains(err.Error(), "U+1F600") || !strings.Contains(err.Error(), "Mô hình") {
		t.Errorf("error: %v", err)
	}
}
