package direct_test

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"hoso/fonts"
	"hoso/pipeline/generate/direct"
	"hoso/pipeline/generate/layout"
	"hoso/pipeline/generate/pdf"
)

func faces() layout.Faces { return layout.Faces(fonts.Family()) }

func writer(t testing.TB) *direct.Writer {
	t.Helper()
	w, err := direct.New(faces())
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func meta() direct.Meta {
	return direct.Meta{Title: "Giấy", Author: "Đảng ủy", Created: time.Date(2026, 12, 15, 0, 0, 0, 0, time.UTC)}
}

// pictures are a JPEG of many colours and a PNG that lets half of what lies below through: on white, so that all makers print the same.
func pictures(t testing.TB) (photo, seal *layout.Image) {
	t.Helper()
	colors, half := image.NewRGBA(image.Rect(0, 0, 200, 100)), image.NewNRGBA(image.Rect(0, 0, 40, 40))
	for y := range 100 {
		for x := range 200 {
			colors.Set(x, y, color.RGBA{uint8(x), uint8(2 * y), 120, 255})
			if x < 40 && y < 40 {
				half.Set(x, y, color.NRGBA{200, 30, 40, uint8(6 * x)})
			}
		}
	}
	var a, b bytes.Buffer
	if err := errors.Join(jpeg.Encode(&a, colors, &jpeg.Options{Quality: 90}), png.Encode(&b, half)); err != nil {
		t.Fatal(err)
	}
	photo, err := layout.ReadImage(a.Bytes())
	seal, fault := layout.ReadImage(b.Bytes())
	if err != nil || fault != nil {
		t.Fatal(err, fault)
	}
	return photo, seal
}

// page has every kind of ink: pictures, backdrop, watermark, lines, areas, curves at several places, the four styles, letters apart.
func page(t testing.TB) layout.Page {
	t.Helper()
	m, err := layout.NewMetrics(faces())
	if err != nil {
		t.Fatal(err)
	}
	red, gold := layout.Color{R: 168, G: 20, B: 28}, layout.Color{R: 185, G: 138, B: 46}
	petal := [][]layout.Point{{{}, {X: -6, Y: -6}, {X: -6, Y: -14}, {Y: -20}, {X: 6, Y: -14}, {X: 6, Y: -6}, {}}}
	back := layout.Page{Width: 210, Height: 148}
	back.Frame(8, 8, 194, 132, 2, red)
	back.Polygon(layout.Star(layout.Point{X: 40, Y: 110}, 5, 15, 6), gold)
	back.Shapes = append(back.Shapes, layout.Shape{Curves: petal, Color: red, At: []layout.Place{
		{A: 1, D: 1, E: 160, F: 110}, {A: -1, D: -1, E: 160, F: 110}, {B: 1, C: -1, E: 160, F: 110}, {A: -1, D: 1, E: 120, F: 130}}})
	photo, seal := pictures(t)
	out := layout.Page{Width: 210, Height: 148, Backdrop: &layout.Drawing{Shapes: back.Shapes, Pictures: []layout.Picture{
		layout.Fitted(photo, layout.Upright{X: 60, Y: 85, Width: 50, Height: 40}), layout.Fitted(seal, layout.Upright{X: 12, Y: 12, Width: 20, Height: 20})}}}
	out.Pictures = []layout.Picture{layout.Fitted(seal, layout.Upright{X: 178, Y: 12, Width: 20, Height: 20})}
	out.Shapes = append(out.Shapes, layout.Shape{Boxes: []layout.Upright{{Width: 3, Height: 1}, {Y: 2, Width: 1, Height: 1}}, At: []layout.Place{{A: 2, D: 2, E: 120, F: 90}}})
	if err := m.PutWatermark(&out, "BẢN MẪU"); err != nil {
		t.Fatal(err)
	}
	out.Line(20, 70, 190, 70, 0.5, gold)
	for i, s := range []layout.Style{{Size: 20}, {Size: 20, Bold: true, Color: red}, {Size: 16, Italic: true}, {Size: 16, Bold: true, Italic: true, Tracking: 60}} {
		_, err := m.PutBox(&out, layout.Box{X: 20, Y: 15 + 14*float64(i), Width: 170, Height: 13, Align: layout.Center,
			Spans: []layout.Span{{Text: "Được công nhận: “Nguyễn Thị Thủy” 2026", Style: s}}})
		if err != nil {
			t.Fatal(err)
		}
	}
	return out
}

func TestWriteIsTheSameForEverybody(t *testing.T) {
	w, p := writer(t), page(t)
	want, err := w.Write(layout.Set(p, p), meta())
	if err != nil {
		t.Fatal(err)
	}
	if n := bytes.Count(want, []byte("/Subtype/Form")); n != 1 {
		t.Errorf("the backdrop stands %d times in the file", n)
	}
	if n := bytes.Count(want, []byte("/Subtype/Image")); n != 2 {
		t.Errorf("two pictures stand %d times in the file", n)
	}
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			if got, err := writer(t).Write(layout.Set(p, p), meta()); err != nil || !bytes.Equal(got, want) {
				t.Errorf("other bytes: %v", err)
			}
		})
	}
	wait.Wait()
}

func TestWriteRefuses(t *testing.T) {
	w := writer(t)
	for name, c := range map[string]struct {
		pages []layout.Page
		meta  direct.Meta
	}{
		"no page":                          {nil, meta()},
		"no time":                          {[]layout.Page{page(t)}, direct.Meta{Title: "x"}},
		"no size":                          {[]layout.Page{{}}, meta()},
		"a letter that the typeface lacks": {[]layout.Page{{Width: 100, Height: 100, Texts: []layout.Text{{Text: "漢", Style: layout.Style{Size: 9}}}}}, meta()},
	} {
		if _, err := w.Write(layout.Set(c.pages...), c.meta); err == nil {
			t.Errorf("%s: written", name)
		}
	}
	broken := faces()
	broken.Italic = []byte("no font")
	if _, err := direct.New(broken); err == nil {
		t.Error("a broken typeface is no error")
	}
}

// tool runs a program of poppler; without it the test is skipped, unless HOSO_REQUIRE_TOOLS=1.
func tool(t *testing.T, name string, args ...string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		if os.Getenv("HOSO_REQUIRE_TOOLS") == "1" {
			t.Fatal(err)
		}
		t.Skipf("no %s here (poppler-utils)", name)
	}
	var out, warnings strings.Builder
	cmd := exec.Command(path, args...)
	cmd.Stdout, cmd.Stderr = &out, &warnings
	if err := cmd.Run(); err != nil || warnings.Len() > 0 {
		t.Fatalf("%s: %v %s", name, err, warnings.String())
	}
	return out.String()
}

// TestBothWritersDrawTheSamePage compares the pictures of a page and the places of its words.
func TestBothWritersDrawTheSamePage(t *testing.T) {
	p, dir := page(t), t.TempDir()
	ours, err := writer(t).Write(layout.Set(p), meta())
	if err != nil {
		t.Fatal(err)
	}
	theirs, err := pdf.Write([]layout.Page{p}, faces(), pdf.Meta{Title: "Giấy", Created: meta().Created})
	if err != nil {
		t.Fatal(err)
	}
	pictures, words := map[string]image.Image{}, map[string]string{}
	for name, data := range map[string][]byte{"ours": ours, "theirs": theirs} {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file+".pdf", data, 0o600); err != nil {
			t.Fatal(err)
		}
		tool(t, "pdftoppm", "-r", "100", "-png", "-singlefile", file+".pdf", file)
		words[name] = strings.Join(strings.Fields(tool(t, "pdftotext", file+".pdf", "-")), " ")
		pictures[name] = picture(t, file+".png")
	}
	if words["ours"] != words["theirs"] || !strings.Contains(words["ours"], "“Nguyễn Thị Thủy”") {
		t.Errorf("the text differs: %q, %q", words["ours"], words["theirs"])
	}
	// Edges are softened in two ways: a tenth of the darkness, and no area of its own.
	if share := differing(pictures["ours"], pictures["theirs"]); share > 0.004 {
		t.Errorf("%.2f %% of the page differs", share*100)
	}
}

func picture(t *testing.T, file string) image.Image {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	img, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	return img
}

// differing is the share of points that are far apart in two pictures.
func differing(a, b image.Image) float64 {
	if a.Bounds() != b.Bounds() {
		return 1
	}
	far, all := 0, 0
	for y := a.Bounds().Min.Y; y < a.Bounds().Max.Y; y++ {
		for x := a.Bounds().Min.X; x < a.Bounds().Max.X; x++ {
			r1, g1, b1, _ := a.At(x, y).RGBA()
			r2, g2, b2, _ := b.At(x, y).RGBA()
			all++
			if apart(r1, r2) || apart(g1, g2) || apart(b1, b2) {
				far++
			}
		}
	}
	return float64(far) / float64(all)
}

func apart(a, b uint32) bool { return max(a, b)-min(a, b) > 0x6000 }

// TestEveryVietnameseLetter: each of the 134, in each style, comes back from the PDF as it was given, from NFC and from NFD alike.
func TestEveryVietnameseLetter(t *testing.T) {
	const small = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ"
	m, err := layout.NewMetrics(faces())
	if err != nil {
		t.Fatal(err)
	}
	p := layout.Page{Width: 297, Height: 210}
	var want []string
	for i, text := range []string{small, strings.ToUpper(small), "“Tiếng – Việt” O'Hara, Pi-e 'x' \"y\""} {
		for k := range 4 {
			style := layout.Style{Size: 12, Bold: k&1 != 0, Italic: k&2 != 0}
			_, err := m.PutBox(&p, layout.Box{Name: "chữ", X: 10, Y: 10 + 12*float64(4*i+k), Width: 280, Height: 10, Spans: []layout.Span{{Text: text, Style: style}}})
			if err != nil {
				t.Fatal(err)
			}
			want = append(want, text)
		}
	}
	data, err := writer(t).Write(layout.Set(p), meta())
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	got := strings.Fields(tool(t, "pdftotext", "-raw", file, "-"))
	if strings.Join(got, " ") != strings.Join(strings.Fields(strings.Join(want, " ")), " ") {
		t.Errorf("the letters come back as %q", got)
	}
}

// FuzzTypeface reads any bytes as a font: it may refuse them and must not fail otherwise.
func FuzzTypeface(f *testing.F) {
	f.Add(faces().Regular)
	f.Add(faces().Regular[:700])
	f.Add([]byte{0, 1, 0, 0, 0xFF, 0xFF})
	f.Fuzz(func(t *testing.T, data []byte) {
		broken := faces()
		broken.Regular = data
		w, err := direct.New(broken)
		if err != nil {
			return
		}
		one := layout.Page{Width: 100, Height: 100, Texts: []layout.Text{{X: 10, Baseline: 10, Text: "ấ", Style: layout.Style{Size: 9}}}}
		if made, err := w.Write(layout.Set(one), meta()); err == nil && !bytes.HasSuffix(made, []byte("%%EOF\n")) {
			t.Error("a file without an end")
		}
	})
}

func ExampleWriter_Write() {
	w, err := direct.New(faces()) // once for the program
	if err != nil {
		fmt.Println(err)
		return
	}
	sheet := layout.Page{Width: 297, Height: 210, Texts: []layout.Text{{X: 120, Baseline: 60, Text: "GIẤY CHỨNG NHẬN", Style: layout.Style{Size: 40, Bold: true}}}}
	data, err := w.Write(layout.Set(sheet), meta())
	fmt.Println(bytes.HasPrefix(data, []byte("%PDF-")), len(data) < 12_000, err)
	// Output: true true <nil>
}
