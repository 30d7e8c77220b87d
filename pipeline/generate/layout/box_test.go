package layout_test

import (
	"errors"
	"strings"
	"testing"

	"hoso/pipeline/generate/layout"
)

func nameBox(text string) layout.Box {
	return layout.Box{Name: "tên mô hình", X: 40, Y: 80, Width: 120, Height: 30, Spans: []layout.Span{layout.Bold(text, 24)},
		Align: layout.Center, VAlign: layout.Middle, MaxLines: 2, Smallest: 14}
}

func TestBoxShrinksUntilItsTextFits(t *testing.T) {
	m := metrics(t)
	for _, c := range []struct {
		text  string
		size  float64
		lines int
	}{
		{"Tổ tiếp dân thân thiện", 24, 1},
		{"Chi bộ gần dân, nghe dân nói, nói dân hiểu, làm dân tin tưởng", 24, 2},
		{"Chi bộ gần dân, nghe dân nói, nói dân hiểu, làm dân tin tưởng trong công tác tiếp công dân", 16.5, 2},
	} {
		page := layout.Page{Width: 297, Height: 210}
		size, err := m.PutBox(&page, nameBox(c.text))
		if err != nil {
			t.Fatal(err)
		}
		lines := linesOf(page)
		if size != c.size || len(lines) != c.lines {
			t.Errorf("%q: %g pt in %d lines, want %g in %d", c.text, size, len(lines), c.size, c.lines)
		}
		for _, l := range lines {
			if l.left < 40 || l.right > 160 || !near((l.left+l.right)/2, 100, 0.01) {
				t.Errorf("%q stands from %.1f to %.1f", l.text, l.left, l.right)
			}
		}
	}
}

func TestBoxNamesWhatDoesNotFit(t *testing.T) {
	page := layout.Page{Width: 297, Height: 210}
	_, err := metrics(t).PutBox(&page, nameBox(strings.Repeat("dài ", 100)))
	var long *layout.TooLong
	if !errors.As(err, &long) || long.Box != "tên mô hình" || long.Smallest != 14 || len(page.Texts) != 0 {
		t.Errorf("error %v, %d texts", err, len(page.Texts))
	}
	if _, err := metrics(t).PutBox(&page, nameBox("漢")); err == nil || !strings.Contains(err.Error(), "tên mô hình") {
		t.Errorf("missing letter: %v", err)
	}
}

func TestOrnament(t *testing.T) {
	var p layout.Page
	p.Frame(10, 10, 100, 50, 2, layout.Color{R: 200})
	p.Polygon(layout.Star(layout.Point{X: 50, Y: 50}, 5, 10, 4), layout.Color{})
	p.Polyline(layout.Arc(layout.Point{X: 50, Y: 50}, 20, 20, 0, 90), 1, layout.Color{})
	if len(p.Shapes) != 6 || len(p.Shapes[4].Points) != 10 {
		t.Fatalf("%d shapes", len(p.Shapes))
	}
	arc := p.Shapes[5].Points
	if last := arc[len(arc)-1]; !near(last.X, 50, 1e-9) || !near(last.Y, 70, 1e-9) {
		t.Errorf("the arc ends at %v", last)
	}
	curve := layout.Curve(layout.Point{}, layout.Point{X: 10}, layout.Point{X: 10, Y: 10}, layout.Point{X: 20, Y: 10})
	if curve[0] != (layout.Point{}) || curve[len(curve)-1] != (layout.Point{X: 20, Y: 10}) {
		t.Errorf("the curve goes from %v to %v", curve[0], curve[len(curve)-1])
	}
}

func TestWatermarkLiesOverTheBackgroundOnly(t *testing.T) {
	p := layout.Page{Width: 297, Height: 210}
	p.Fill(0, 0, 297, 210, layout.Color{R: 255, G: 250, B: 235})
	if err := metrics(t).PutWatermark(&p, "BẢN MẪU"); err != nil || p.Under != 1 || p.Watermark.Text != "BẢN MẪU" {
		t.Errorf("%+v, %v", p.Watermark, err)
	}
	if err := metrics(t).PutWatermark(&p, "漢"); err == nil {
		t.Error("a missing letter is no error")
	}
}
