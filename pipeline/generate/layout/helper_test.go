package layout_test

import (
	"math"
	"sort"
	"strings"
	"sync"
	"testing"

	"hoso/fonts"
	"hoso/pipeline/generate/layout"
)

const prose = "Đảng ủy Viện kiểm sát nhân dân thành phố chỉ đạo các chi bộ đăng ký ít nhất 01 mô hình “Dân vận khéo” trong hệ thống chính trị, " +
	"gắn với cải cách tư pháp, tiếp công dân và thực hiện Kế hoạch số 261-KH/ĐU, ngày 27 tháng 01 năm 2026."

// shared reads the typeface once for all tests.
var shared = sync.OnceValues(func() (*layout.Metrics, error) { return layout.NewMetrics(layout.Faces(fonts.Family())) })

func metrics(t testing.TB) *layout.Metrics {
	t.Helper()
	m, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func flow(t testing.TB, sheet layout.Sheet, blocks ...layout.Block) []layout.Page {
	t.Helper()
	pages, err := layout.Flow(layout.Document{Sheet: sheet, Blocks: blocks}, metrics(t))
	if err != nil {
		t.Fatal(err)
	}
	return pages
}

// small is a page of 100 × 100 mm with margins of 10: 13 lines of 14 pt with a leading of 17 pt.
func small() layout.Sheet {
	return layout.Sheet{Width: 100, Height: 100, Top: 10, Bottom: 10, Left: 10, Right: 10, NumberSize: 14, NumberTop: 3}
}

func para(text string) layout.Paragraph {
	return layout.Paragraph{Spans: []layout.Span{layout.Plain(text, 14)}, Leading: 17}
}

// numbered is n short lines: "a1\na2\n…".
func numbered(prefix string, n int) layout.Paragraph {
	lines := make([]string, n)
	for i := range lines {
		lines[i] = prefix + string(rune('A'+i))
	}
	return para(strings.Join(lines, "\n"))
}

// textLine is what stands on one baseline.
type textLine struct {
	text                  string
	left, right, baseline float64
}

// linesOf reads a page back as lines, from top to foot.
func linesOf(p layout.Page) []textLine {
	texts := append([]layout.Text(nil), p.Texts...)
	sort.SliceStable(texts, func(i, j int) bool {
		if math.Abs(texts[i].Baseline-texts[j].Baseline) > 0.01 {
			return texts[i].Baseline < texts[j].Baseline
		}
		return texts[i].X < texts[j].X
	})
	var lines []textLine
	for _, t := range texts {
		if n := len(lines); n > 0 && math.Abs(lines[n-1].baseline-t.Baseline) <= 0.01 {
			lines[n-1].text += t.Text
			lines[n-1].right = t.X + t.Width
			continue
		}
		lines = append(lines, textLine{t.Text, t.X, t.X + t.Width, t.Baseline})
	}
	return lines
}

func words(p layout.Page) string {
	var all []string
	for _, l := range linesOf(p) {
		all = append(all, strings.TrimSpace(l.text))
	}
	return strings.Join(all, "|")
}

func near(a, b, most float64) bool { return math.Abs(a-b) <= most }
