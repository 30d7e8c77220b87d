package pdf

import (
	"bytes"
	"strings"
	"sync"
	"testing"
	"time"

	"hoso/pipeline/generate/layout"
)

func flow(t testing.TB, doc layout.Document) []layout.Page {
	t.Helper()
	pages, err := layout.Flow(doc, metrics(t))
	if err != nil {
		t.Fatal(err)
	}
	return pages
}

func write(t testing.TB, pages []layout.Page) []byte {
	t.Helper()
	content, err := Write(pages, faces(), meta())
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func TestWriteMakesEveryPage(t *testing.T) {
	for _, n := range []int{0, 9, 60} {
		pages := flow(t, report(n, n))
		if got := countPages(write(t, pages)); got != len(pages) {
			t.Errorf("%d pages, want %d", got, len(pages))
		}
	}
}

func TestSamePagesGiveTheSameBytes(t *testing.T) {
	pages := append(flow(t, report(9, 9)), flow(t, report(2, 3))...)
	want := write(t, pages)
	var wait sync.WaitGroup
	for range 2 {
		wait.Go(func() {
			for range 5 {
				if got, err := Write(pages, faces(), meta()); err != nil || !bytes.Equal(got, want) {
					t.Errorf("other bytes, or an error: %v", err)
				}
			}
		})
	}
	wait.Wait()
	other := meta()
	other.Created = other.Created.Add(time.Hour)
	if got, err := Write(pages, faces(), other); err != nil || bytes.Equal(got, want) {
		t.Errorf("the time of making leaves no trace (%v)", err)
	}
}

func TestTimeOfChangeIsTheTimeOfMaking(t *testing.T) {
	content := write(t, flow(t, report(1, 1)))
	for _, want := range []string{"/ModDate (D:20260629083000)", "/CreationDate (D:20260629083000)"} {
		if !bytes.Contains(content, []byte(want)) {
			t.Errorf("%s is missing", want)
		}
	}
}

func TestOnlyUsedStylesAreEmbedded(t *testing.T) {
	page := layout.Page{Width: 210, Height: 297, Texts: []layout.Text{{X: 30, Baseline: 30, Text: "đậm", Style: layout.Style{Bold: true, Size: 14}}}}
	if n := bytes.Count(write(t, []layout.Page{page}), []byte("/FontFile2")); n != 1 {
		t.Errorf("%d fonts, want 1", n)
	}
	if content := write(t, []layout.Page{{Width: 210, Height: 297}}); countPages(content) != 1 {
		t.Error("an empty page is lost")
	}
}

func TestPageSizes(t *testing.T) {
	for name, size := range map[string][2]float64{"A4": {210, 297}, "A4 wide": {297, 210}, "A3 wide": {420, 297}, "A5": {148, 210}} {
		content := write(t, []layout.Page{{Width: size[0], Height: size[1]}, {Width: size[0], Height: size[1]}})
		box := "/MediaBox [0 0 " + points(size[0]) + " " + points(size[1]) + "]"
		if countPages(content) != 2 || !bytes.Contains(content, []byte(box)) {
			t.Errorf("%s: %d pages, %s not found", name, countPages(content), box)
		}
	}
}

func TestWriteRefuses(t *testing.T) {
	page := layout.Page{Width: 210, Height: 297}
	noTime := meta()
	noTime.Created = time.Time{}
	wide := layout.Page{Width: 297, Height: 210}
	emoji := page
	emoji.Texts = []layout.Text{{X: 30, Baseline: 30, Text: "😀", Style: layout.Style{Size: 14}}}
	for _, c := range []struct {
		name  string
		pages []layout.Page
		meta  Meta
		want  string
	}{
		{"no pages", nil, meta(), "no pages"},
		{"no time", []layout.Page{page}, noTime, "no time"},
		{"two sizes", []layout.Page{page, wide}, meta(), "another size"},
		{"no size", []layout.Page{{}}, meta(), "0 × 0"},
		{"a letter that the library cannot take", []layout.Page{emoji}, meta(), "failed"},
	} {
		if _, err := Write(c.pages, faces(), c.meta); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	broken := faces()
	broken.Regular = []byte("not a font")
	if _, err := Write([]layout.Page{page}, broken, meta()); err == nil {
		t.Error("a broken typeface is no error")
	}
}

func TestScanFillsAPolygon(t *testing.T) {
	area := 0.0
	star := layout.Star(layout.Point{X: 50, Y: 50}, 5, 10, 4)
	low, high := bounds([][]layout.Point{star})
	scan([][]layout.Point{star}, low.Y, high.Y, func(from, to, at float64) {
		if from < low.X || to > high.X || at < low.Y || at > high.Y {
			t.Fatalf("a line from %.2f to %.2f at %.2f", from, to, at)
		}
		area += (to - from) * hatch
	})
	// A star of n tips has the area n·R·r·sin(π/n).
	if want := 5 * 10 * 4 * 0.58778525; area < want*0.99 || area > want*1.01 {
		t.Errorf("area %.2f mm², want %.2f", area, want)
	}
}

func BenchmarkOnePage(b *testing.B)     { benchmark(b, flow(b, report(2, 0))[:1]) }
func BenchmarkTwentyPages(b *testing.B) { benchmark(b, flow(b, report(60, 30))[:20]) }
func BenchmarkCertificate(b *testing.B) { benchmark(b, []layout.Page{certificate(b)}) }

func benchmark(b *testing.B, pages []layout.Page) {
	b.ReportAllocs()
	size := 0
	for b.Loop() {
		size = len(write(b, pages))
	}
	b.ReportMetric(float64(size)/1024, "KB")
}
