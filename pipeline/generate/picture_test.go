package generate_test

import (
	"image"
	"image/color"
	"image/png"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"hoso/pipeline/dossier"
	"hoso/pipeline/generate"
)

// How rendered pages are compared: grey pictures of so many dots an inch, in fields of so many dots. A page is off where a field is
// darker or lighter by more than so many of 255 steps on average, which a moved line, another weight or another word is.
const (
	pictureDPI   = "45"
	pictureField = 6
	pictureOff   = 30
)

// TestGoldenPictures renders every page of every paper with poppler and holds it to the picture in testdata/pages. A page that is
// off is left in a folder beside the picture that it should be, and both are named. “go test -update” takes the pages as they are.
func TestGoldenPictures(t *testing.T) {
	if _, err := exec.LookPath("pdftoppm"); err != nil {
		if os.Getenv("HOSO_REQUIRE_TOOLS") == "1" {
			t.Fatal(err)
		}
		t.Skip("no pdftoppm here (poppler-utils): the pages are not looked at")
	}
	dir, golden := t.TempDir(), filepath.Join("testdata", "pages")
	if *update {
		if err := os.RemoveAll(golden); err != nil {
			t.Fatal(err)
		}
		if err := os.MkdirAll(golden, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	known := map[string]bool{}
	for name, content := range picturedPapers(t) {
		for _, page := range rendered(t, dir, name, content) {
			known[filepath.Base(page)] = true
			hold(t, page, filepath.Join(golden, filepath.Base(page)))
		}
	}
	files, err := filepath.Glob(filepath.Join(golden, "*.png"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if !known[filepath.Base(file)] {
			t.Errorf("%s: no paper has this page any more", file)
		}
	}
}

// picturedPapers are one of each paper as PDF: those of the ledger at the year's end, with a signer and as drafts, one in the State's form,
// a comparison, and certificates.
func picturedPapers(t *testing.T) map[string][]byte {
	t.Helper()
	p, st, pl := newPress(t), yearState(), shippedPlan(t)
	papers := everyPaper(t, p, st, 6)
	maps.Copy(papers, map[string]*generate.Paper{"registration_report_empty": must(t)(p.RegistrationReport(&dossier.State{Plan: pl.ID}, pl, day(2026, 1, 20)))})
	papers["comparison"] = must(t)(p.Comparison(sampleState(), pl, "2026-001", 0, 0))
	p2 := newPress(t)
	p2.Settings.Form, p2.Settings.Signer = "nd30", "Vũ Đình Khang"
	request, _, err := p2.Request(st, pl, "phong-9", day(2026, 2, 9), generate.Official{Number: "7", Date: day(2026, 2, 9), By: day(2026, 2, 20)})
	papers["request_nd30"] = must(t)(request, err)
	out := map[string][]byte{}
	for name, paper := range papers {
		content, err := paper.Bytes()
		if err != nil {
			t.Fatal(name, err)
		}
		out[name] = content
	}
	collective, one := certificate(), certificate()
	one.Collective, one.Sample, one.Recipient, one.Payload = false, true, "Nguyễn Thị Thu Thủy, Phó Bí thư Chi bộ VKSND khu vực 10", "HOSO1|02/2026"
	for name, c := range map[string]dossier.CertificateContent{"certificate": collective, "certificate_sample": one} {
		if out[name], err = p.Certificate(c); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

func must(t *testing.T) func(*generate.Paper, error) *generate.Paper {
	return func(p *generate.Paper, err error) *generate.Paper {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
}

// rendered are the pictures of a PDF's pages.
func rendered(t *testing.T, dir, name string, content []byte) []string {
	t.Helper()
	file := filepath.Join(dir, name+".pdf")
	if err := os.WriteFile(file, content, 0o644); err != nil {
		t.Fatal(err)
	}
	quiet(t, "pdftoppm", "-r", pictureDPI, "-gray", "-png", file, filepath.Join(dir, name))
	pages, err := filepath.Glob(filepath.Join(dir, name+"-*.png"))
	if err != nil || len(pages) == 0 {
		t.Fatalf("%s: no page: %v", name, err)
	}
	return pages
}

// hold compares a page with its picture, or keeps it as the picture.
func hold(t *testing.T, page, golden string) {
	t.Helper()
	got := grey(t, page)
	if *update {
		keep(t, golden, got)
		return
	}
	if _, err := os.Stat(golden); err != nil {
		t.Errorf("%v (go test -update takes the page as it is)", err)
		return
	}
	want := grey(t, golden)
	if got.Rect != want.Rect {
		t.Errorf("%s: %v, not %v", filepath.Base(page), got.Rect.Max, want.Rect.Max)
	} else if off, x, y := furthest(got, want); off > pictureOff {
		t.Errorf("%s: a field at %d, %d is off by %d of 255, more than %d; see %s", filepath.Base(page), x, y, off, pictureOff, aside(t, page, golden))
	}
}

// furthest is the largest difference of the mean of a field, and where the field is.
func furthest(a, b *image.Gray) (off, x, y int) {
	for top := 0; top < a.Rect.Dy(); top += pictureField {
		for left := 0; left < a.Rect.Dx(); left += pictureField {
			field := image.Rect(left, top, left+pictureField, top+pictureField).Intersect(a.Rect)
			sum := 0
			for j := field.Min.Y; j < field.Max.Y; j++ {
				for i := field.Min.X; i < field.Max.X; i++ {
					sum += int(a.GrayAt(i, j).Y) - int(b.GrayAt(i, j).Y)
				}
			}
			if d := max(sum, -sum) / (field.Dx() * field.Dy()); d > off {
				off, x, y = d, left, top
			}
		}
	}
	return off, x, y
}

func grey(t *testing.T, file string) *image.Gray {
	t.Helper()
	in, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	picture, err := png.Decode(in)
	if err != nil {
		t.Fatal(file, err)
	}
	out := image.NewGray(picture.Bounds())
	for y := range out.Rect.Dy() {
		for x := range out.Rect.Dx() {
			out.Set(x, y, picture.At(x, y))
		}
	}
	for i, v := range out.Pix {
		out.Pix[i] = min(v/16*17, 255) // sixteen greys are enough, and small
	}
	return out
}

func keep(t *testing.T, file string, picture *image.Gray) {
	t.Helper()
	out, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	best := png.Encoder{CompressionLevel: png.BestCompression}
	if err := best.Encode(out, fourBits(picture)); err != nil {
		t.Fatal(err)
	}
}

// fourBits is a picture of sixteen greys, which takes a quarter of the room.
func fourBits(picture *image.Gray) *image.Paletted {
	palette := make(color.Palette, 16)
	for i := range palette {
		palette[i] = color.Gray{Y: uint8(17 * i)}
	}
	out := image.NewPaletted(picture.Rect, palette)
	for i, v := range picture.Pix {
		out.Pix[i] = v / 17
	}
	return out
}

// aside lays a page and its picture into a folder that outlives the test.
func aside(t *testing.T, page, golden string) string {
	t.Helper()
	dir := filepath.Join(os.TempDir(), "hoso-pages-"+time.Now().Format("20060102"))
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for suffix, from := range map[string]string{" is.png": page, " should be.png": golden} {
		data, err := os.ReadFile(from)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, strings.TrimSuffix(filepath.Base(page), ".png")+suffix), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// TestPicturesTell: the comparison passes over what another version of the renderer does to letters, and sees a page that lies lower by
// a millimetre and a line that is not there.
func TestPicturesTell(t *testing.T) {
	page := grey(t, filepath.Join("testdata", "pages", "request-1.png"))
	lower, without, other := image.NewGray(page.Rect), image.NewGray(page.Rect), image.NewGray(page.Rect)
	for y := range page.Rect.Dy() {
		for x := range page.Rect.Dx() {
			v := page.GrayAt(x, y)
			lower.SetGray(x, y+2, v)
			if y < 300 || y > 308 {
				without.SetGray(x, y, v)
			} else {
				without.SetGray(x, y, color.Gray{Y: 255})
			}
			other.SetGray(x, y, color.Gray{Y: uint8((3*int(v.Y) + int(page.GrayAt(max(x-1, 0), y).Y)) / 4)})
		}
	}
	for what, c := range map[string]struct {
		picture *image.Gray
		off     bool
	}{"the same": {page, false}, "letters drawn otherwise": {other, false}, "2 dots lower": {lower, true}, "without a line": {without, true}} {
		if off, _, _ := furthest(c.picture, page); (off > pictureOff) != c.off {
			t.Errorf("%s: off by %d", what, off)
		} else {
			t.Logf("%s: %d", what, off)
		}
	}
}
