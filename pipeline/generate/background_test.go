package generate_test

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/jpeg"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"hoso/pipeline/dossier"
	"hoso/pipeline/generate"
	"hoso/pipeline/generate/layout"
)

// scan is a JPEG of a page, w by h points.
func scan(t *testing.T, w, h int, shade uint8) []byte {
	t.Helper()
	page := image.NewGray(image.Rect(0, 0, w, h))
	for i := range page.Pix {
		page.Pix[i] = shade
	}
	page.Set(w/2, h/2, color.Black)
	var out bytes.Buffer
	if err := jpeg.Encode(&out, page, nil); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func withPicture(t *testing.T, text string, picture []byte) fs.FS {
	t.Helper()
	files := withDesign(t, "own", text).(fstest.MapFS)
	files["certificates/nen.jpg"] = &fstest.MapFile{Data: picture}
	return files
}

func TestBackgroundFaults(t *testing.T) {
	good := scan(t, 297, 210, 240)
	huge := append(bytes.Clone(good), make([]byte, layout.MostImageBytes)...)
	for name, c := range map[string]struct {
		text    string
		picture []byte
		want    string
	}{
		"no such file": {"name: own\nlike: collective\npictures:\n  - {file: nenn.jpg}\n", good, "dòng 4: ảnh nền: không có tệp templates/certificates/nenn.jpg"},
		"elsewhere":    {"name: own\nlike: collective\npictures:\n  - {file: ../nen.jpg}\n", good, "dòng 4: ảnh nền: file phải là tên một tệp ảnh"},
		"no picture":   {"name: own\nlike: collective\npictures:\n  - {file: nen.jpg}\n", []byte("GIF89a"), "dòng 4: ảnh nền “nen.jpg”: không phải ảnh JPEG hoặc PNG"},
		"cut off":      {"name: own\nlike: collective\npictures:\n  - {file: nen.jpg}\n", good[:len(good)/2], "hoặc ảnh bị hỏng"},
		"too large":    {"name: own\nlike: collective\npictures:\n  - {file: nen.jpg}\n", huge, "dòng 4: ảnh nền “nen.jpg”: ảnh lớn hơn 4 MB"},
		"off the page": {"name: own\nlike: collective\npictures:\n  - {file: nen.jpg}\n  - {file: nen.jpg, x: 200, y: 10, width: 100, height: 50}\n", good, "dòng 5: ảnh nền “nen.jpg” nằm ngoài trang giấy"},
		"no height":    {"name: own\nlike: collective\npictures:\n  - {file: nen.jpg, x: 20, y: 10, width: 100}\n", good, "nằm ngoài trang giấy"},
	} {
		_, err := generate.Load(withPicture(t, c.text, c.picture))
		var faults generate.Faults
		if !errors.As(err, &faults) || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), "own.yaml") {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
}

// TestBackgroundOfADesign: instead of the ornament of the design that it is like, once in a file of many, on stock not at all; another
// picture is another book.
func TestBackgroundOfADesign(t *testing.T) {
	const text = "name: own\nlike: collective\npictures:\n  - {file: nen.jpg}\n  - {file: nen.jpg, x: 20, y: 20, width: 40, height: 10}\n"
	p := newPress(t)
	plain := p.Book
	book, err := generate.Load(withPicture(t, text, scan(t, 297, 210, 240)))
	if err != nil {
		t.Fatal(err)
	}
	other, err := generate.Load(withPicture(t, text, scan(t, 297, 210, 200)))
	if err != nil {
		t.Fatal(err)
	}
	digests := map[string]bool{}
	for _, b := range []*generate.Book{plain, book, other} {
		p.Book = b
		digests[p.Digest()] = true
	}
	if len(digests) != 3 {
		t.Error("what a certificate is drawn with does not tell the picture")
	}
	p.Book = book
	c := certificate()
	c.Design = "own"
	page, err := p.CertificatePage(c)
	if err != nil {
		t.Fatal(err)
	}
	if page.Backdrop == nil || len(page.Backdrop.Shapes) > 0 || len(page.Backdrop.Pictures) != 2 {
		t.Fatalf("the backdrop: %+v", page.Backdrop)
	}
	whole, small := page.Backdrop.Pictures[0], page.Backdrop.Pictures[1]
	if whole.X != 0 || whole.Width != 297 || small.Height != 10 || small.X < 32 || small.X+small.Width > 48 {
		t.Errorf("at %.1f mm, %.1f mm wide; at %.1f mm, %.1f mm wide", whole.X, whole.Width, small.X, small.Width)
	}
	merged, err := p.Certificates([]dossier.CertificateContent{c, c, c})
	if err != nil || bytes.Count(merged, []byte("/Subtype/Image")) != 1 {
		t.Errorf("%d pictures in a file of three, %v", bytes.Count(merged, []byte("/Subtype/Image")), err)
	}
}
