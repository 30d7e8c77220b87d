package generate_test

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"hoso/pipeline/dossier"
	"hoso/pipeline/generate"
	"hoso/pipeline/generate/layout"
	"hoso/templates"
)

// withDesign are the shipped templates with one more design.
func withDesign(t *testing.T, name, text string) fs.FS {
	t.Helper()
	files := fstest.MapFS{"certificates/" + name + ".yaml": &fstest.MapFile{Data: []byte(text)}}
	for _, folder := range []string{"papers", "layout", "certificates"} {
		found, err := fs.Glob(templates.Files(), folder+"/*.yaml")
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range found {
			data, err := fs.ReadFile(templates.Files(), file)
			if err != nil {
				t.Fatal(err)
			}
			files[file] = &fstest.MapFile{Data: data}
		}
	}
	return files
}

func TestDesignFaults(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"name: own\nlike: colective\n", "dòng 2: không theo được mẫu “colective”; có phải là “collective”"},
		{"name: own\nlike: own\n", "không theo được mẫu “own”"},
		{"name: own\nlike: collective\npage: {paper: A7}\n", "dòng 3: paper phải là A3, A4 hoặc A5"},
		{"name: own\nlike: collective\npage: {paper: A3}\n", "dòng 3: khổ giấy phải cùng tỷ lệ"},
		{"name: own\nlike: collective\npage: {paper: A5, landscape: true}\n", "chỗ ký, đóng dấu phải cao ít nhất 35 mm"},
		{"name: own\nlike: collective\nsign_room: {x: 200, y: 180, width: 90, height: 40}\n", "dòng 3: chỗ ký, đóng dấu nằm ngoài trang giấy"},
		{"name: own\nlike: collective\nqr: {x: 170, y: 150, size: 22}\n", "dòng 3: mã QR đè lên chỗ ký"},
		{"name: own\nlike: collective\nqr: {x: 20, y: 143, size: 9}\n", "mã QR phải rộng ít nhất 15 mm"},
		{"name: own\nlike: collective\nqr: {x: 29, y: 165, size: 22}\n", "đè lên chỗ mã QR"},
		{"name: own\nlike: collective\nboxes:\n  - {name: thêm, text: a, x: 20, y: 20, width: 50, height: 4, size: 20}\n", "dòng 4: ô “thêm”: cao 4 mm không đủ một dòng"},
		{"name: own\nlike: collective\nboxes:\n  - {name: thêm, text: a, x: 20, y: 20, width: 50, height: 9, size: 20, smallest: 22}\n", "dòng 4: ô “thêm”: cỡ chữ 20 (nhỏ nhất 22)"},
		{"name: own\nlike: collective\nboxes:\n  - {name: thêm, text: a, x: 20, y: 20, width: 50, height: 9, size: 20, tracking: 5000}\n", "tracking 5000"},
		{"name: own\nlike: collective\nornament:\n  - figure: {d: \"L 1 2 Q\", color: red}\n", "dòng 4: hình vẽ: d"},
		{"name: own\nlike: collective\nornament:\n  - circle: {radius: 0, color: red}\n", "dòng 4: hình tròn"},
		{"name: own\nlike: collective\nsotck: true\n", "dòng 3: không có khóa “sotck”"},
	} {
		_, err := generate.Load(withDesign(t, "own", c.text))
		var faults generate.Faults
		if !errors.As(err, &faults) || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), "own.yaml") {
			t.Errorf("%q: %v, want %q", c.text, err, c.want)
		}
	}
}

// TestDesignsOnOtherPapers: A3 is the same drawing larger; A5 stands on its own.
func TestDesignsOnOtherPapers(t *testing.T) {
	for name, text := range map[string]string{
		"a3": "name: a3\nlike: collective\npage: {paper: A3, landscape: true}\n",
		"a5": "name: a5\nsample: BẢN MẪU\npage: {paper: A5, landscape: true}\nsign_room: {x: 120, y: 95, width: 80, height: 36}\n" +
			"boxes:\n  - {name: tên, text: \"{model} {recipient}\", x: 20, y: 40, width: 170, height: 30, size: 18, smallest: 8}\n",
	} {
		p := newPress(t)
		book, err := generate.Load(withDesign(t, name, text))
		if err != nil {
			t.Fatal(name, err)
		}
		p.Book = book
		c := certificate()
		c.Design = name
		page, err := p.CertificatePage(c)
		if err != nil {
			t.Fatal(name, err)
		}
		if want := map[string]float64{"a3": 420, "a5": 210}[name]; page.Width != want {
			t.Errorf("%s is %v mm wide", name, page.Width)
		}
		for _, text := range page.Texts {
			if text.X < 0 || text.X+text.Width > page.Width || text.Baseline > page.Height {
				t.Errorf("%s: %q leaves the page", name, text.Text)
			}
		}
		if _, err := p.Certificate(c); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestStockHasOnlyItsOwnText: nothing is printed that the stock bears already; the certificate itself stays where it is whatever the printer.
func TestStockHasOnlyItsOwnText(t *testing.T) {
	p, c := newPress(t), certificate()
	c.Design = "collective-stock"
	page, err := p.CertificatePage(c)
	if err != nil {
		t.Fatal(err)
	}
	text := words([]layout.Page{page})
	if page.Backdrop != nil || len(page.Shapes) > 0 || strings.Contains(text, "GIẤY CHỨNG NHẬN") || !strings.Contains(text, "Tập thể: Chi bộ Phòng 9") {
		t.Errorf("on stock: %s", text)
	}
	p.Stationery.Shift = layout.Point{X: 1.5, Y: -1}
	again, err := p.CertificatePage(c)
	if err != nil {
		t.Fatal(err)
	}
	for i := range page.Texts {
		if again.Texts[i] != page.Texts[i] {
			t.Errorf("%q moved with the printer", page.Texts[i].Text)
		}
	}
	for design, want := range map[string]bool{"collective-stock": true, "collective": false} {
		if on, err := p.OnStock(dossier.CertificateContent{Design: design}); on != want || err != nil {
			t.Errorf("%s on stock: %t, %v", design, on, err)
		}
	}
	c.Design = "collective"
	full, err := p.CertificatePage(c)
	if err != nil || full.Texts[0].X == 0 || full.Backdrop == nil {
		t.Errorf("the full design: %v", err)
	}
	p.Stationery.Collective = "collectiv"
	if err := p.CheckStationery(); err == nil || !strings.Contains(err.Error(), "“collective”") {
		t.Errorf("a design that is not there: %v", err)
	}
}

// TestEveryDesignShowsTheLongestValues: the previews of what is shipped fit, as do their calibration pages.
func TestEveryDesignShowsTheLongestValues(t *testing.T) {
	p, day := newPress(t), time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC)
	if n := len(p.Book.Designs()); n < 4 {
		t.Fatalf("%d designs", n)
	}
	for _, name := range p.Book.Designs() {
		if _, err := p.PreviewDesign(name, day); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := p.Calibration(name, day); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := p.PreviewDesign("khong-co", day); err == nil {
		t.Error("a design that is not there has a preview")
	}
}

// TestCodeIsDrawnWhereTheDesignHasRoom: black squares within the place, quiet zone kept, and nothing without a payload.
func TestCodeIsDrawnWhereTheDesignHasRoom(t *testing.T) {
	p, c := newPress(t), certificate()
	plain, err := p.CertificatePage(c)
	if err != nil {
		t.Fatal(err)
	}
	c.Payload = "HOSO1|01/2026|Chi bộ Phòng 9"
	page, err := p.CertificatePage(c)
	if err != nil {
		t.Fatal(err)
	}
	if len(page.Shapes) != len(plain.Shapes)+2 {
		t.Fatalf("%d shapes, %d without a code", len(page.Shapes), len(plain.Shapes))
	}
	at := p.Book.Design("collective").QR
	for _, placed := range page.Shapes[len(page.Shapes)-1].Outlines() {
		for _, outline := range placed {
			for _, q := range outline {
				if q.X < at.X+1 || q.Y < at.Y+1 || q.X > at.X+at.Size-1 || q.Y > at.Y+at.Size-1 {
					t.Fatalf("a square at %.2f, %.2f", q.X, q.Y)
				}
			}
		}
	}
}
