package generate_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"hoso/pipeline/dossier"
	"hoso/pipeline/generate"
	"hoso/pipeline/generate/layout"
)

func TestCertificateRefusesWhatIsNotWhole(t *testing.T) {
	p := newPress(t)
	for part, spoil := range map[string]func(*dossier.CertificateContent){
		"số vào sổ":               func(c *dossier.CertificateContent) { c.Register = "" },
		"số quyết định":           func(c *dossier.CertificateContent) { c.Decision.Number = " " },
		"ngày quyết định":         func(c *dossier.CertificateContent) { c.Decision.Date = "" },
		"ngày quyết định có thật": func(c *dossier.CertificateContent) { c.Decision.Date = "2026-11-31" },
		"địa danh":                func(c *dossier.CertificateContent) { c.Decision.Place = "" },
		"quyền hạn ký":            func(c *dossier.CertificateContent) { c.Decision.Authority = "" },
		"chức vụ người ký":        func(c *dossier.CertificateContent) { c.Decision.Title = "" },
		"người ký":                func(c *dossier.CertificateContent) { c.Decision.Signer = "" },
		"tên mô hình":             func(c *dossier.CertificateContent) { c.ModelName = "" },
		"tên tập thể, cá nhân":    func(c *dossier.CertificateContent) { c.Recipient = "" },
	} {
		c := certificate()
		spoil(&c)
		_, err := p.Certificate(c)
		var missing *generate.MissingParts
		if !errors.As(err, &missing) || len(missing.Parts) != 1 || !strings.HasPrefix(missing.Parts[0], part) {
			t.Errorf("without %s: %v", part, err)
		}
	}
}

// TestCertificateSaysTheDecision: number, date, place, authority, title and signer stand there exactly as the decision has them.
func TestCertificateSaysTheDecision(t *testing.T) {
	p := newPress(t)
	for _, c := range []struct {
		name string
		edit func(*dossier.CertificateContent)
		want []string
		not  string
	}{
		{"collective, outstanding", func(*dossier.CertificateContent) {}, []string{
			"ĐẢNG CỘNG SẢN VIỆT NAM", "GIẤY CHỨNG NHẬN", "Tập thể: Chi bộ Phòng 9", "được công nhận là mô hình “Dân vận khéo” tiêu biểu năm 2026",
			"Lĩnh vực: xây dựng hệ thống chính trị", "Quyết định số 15-QĐ/ĐU, ngày 15 tháng 12 năm 2026", "Vào sổ số: 01/2026",
			"Hải Phòng, ngày 15 tháng 12 năm 2026", "T/M ĐẢNG ỦY", "PHÓ BÍ THƯ", "Vũ Đình Khang",
		}, "Đồng chí"},
		{"individual", func(c *dossier.CertificateContent) {
			c.Collective, c.Outstanding, c.Domain, c.Recipient = false, false, "", "Nguyễn Thị Thu Thủy"
			c.Decision.Date = "2026-02-05"
		}, []string{"Đồng chí: Nguyễn Thị Thu Thủy", "“Dân vận khéo” năm 2026", "ngày 05 tháng 02 năm 2026"}, "Lĩnh vực"},
		{"a name that begins as the line does", func(c *dossier.CertificateContent) {
			c.Collective, c.Recipient = false, "Đồng chí Nguyễn Thị Thu Thủy"
		}, []string{"Đồng chí: Nguyễn Thị Thu Thủy"}, "Đồng chí: Đồng chí"},
		{"the same, shortened", func(c *dossier.CertificateContent) { c.Collective, c.Recipient = false, "Đ/c Thu Thủy" }, []string{"Đồng chí: Thu Thủy"}, "Đ/c"},
		{"a collective said so", func(c *dossier.CertificateContent) { c.Recipient = "Tập thể Phòng 9" }, []string{"Tập thể: Phòng 9"}, "Tập thể: Tập thể"},
		{"quotes of its own", func(c *dossier.CertificateContent) { c.ModelName = "“Chi bộ\n4 không”" }, []string{"“Chi bộ 4 không”"}, "““"},
		{"quotes within", func(c *dossier.CertificateContent) { c.ModelName = "“Khéo” và “tận tâm”" }, []string{"““Khéo” và “tận tâm””"}, "BẢN MẪU"},
		{"braces are only letters", func(c *dossier.CertificateContent) { c.ModelName = "Mô hình {signer}" }, []string{"“Mô hình {signer}”"}, "BẢN MẪU"},
	} {
		content := certificate()
		c.edit(&content)
		page, err := p.CertificatePage(content)
		if err != nil {
			t.Fatal(c.name, err)
		}
		text := words([]layout.Page{page})
		for _, want := range c.want {
			if !strings.Contains(text, want) {
				t.Errorf("%s: no %q in %s", c.name, want, text)
			}
		}
		if strings.Contains(text, c.not) {
			t.Errorf("%s: %q in %s", c.name, c.not, text)
		}
	}
}

func TestSampleCertificateIsMarked(t *testing.T) {
	c := certificate()
	c.Sample = true
	page, err := newPress(t).CertificatePage(c)
	if err != nil || page.Watermark == nil || page.Watermark.Text != "BẢN MẪU" {
		t.Errorf("%+v, %v", page.Watermark, err)
	}
}

// TestLongNamesOnCertificates: names up to 200 letters wrap to three lines, then shrink; what does not fit is refused with the box.
func TestLongNamesOnCertificates(t *testing.T) {
	p := newPress(t)
	long := strings.TrimSpace(strings.Repeat("Nâng cao chất lượng tiếp công dân ", 6))[:]
	c := certificate()
	c.ModelName = string([]rune(long)[:200])
	page, err := p.CertificatePage(c)
	if err != nil {
		t.Fatal(err)
	}
	noOverlap(t, page)
	c.ModelName = strings.Repeat(long+" ", 4)
	_, err = p.Certificate(c)
	var tooLong *layout.TooLong
	if !errors.As(err, &tooLong) || tooLong.Box != "tên mô hình" || !strings.Contains(err.Error(), "01/2026") {
		t.Errorf("a name of 800 letters: %v", err)
	}
	c = certificate()
	c.Recipient = "Chi bộ 漢字"
	var glyph *layout.MissingGlyph
	if _, err := p.Certificate(c); !errors.As(err, &glyph) || glyph.Rune != '漢' {
		t.Errorf("a letter that the typeface lacks: %v", err)
	}
}

// noOverlap looks at the lines of a page: none lies over another, none leaves the frame or enters the room to sign.
func noOverlap(t *testing.T, page layout.Page) {
	t.Helper()
	top := func(x layout.Text) float64 { return x.Baseline - 0.62*x.Style.Size*layout.PtToMM }
	for i, a := range page.Texts {
		if a.X < 19 || a.X+a.Width > page.Width-19 || top(a) < 19 || a.Baseline > page.Height-18.5 {
			t.Errorf("%q leaves the frame", a.Text)
		}
		if a.X+a.Width > 165 && a.Baseline > 147 && a.Baseline < 180.3 {
			t.Errorf("%q stands where the seal goes", a.Text)
		}
		for _, b := range page.Texts[i+1:] {
			if a.X < b.X+b.Width && b.X < a.X+a.Width && top(a) < b.Baseline && top(b) < a.Baseline {
				t.Errorf("%q lies over %q", a.Text, b.Text)
			}
		}
	}
}

func TestManyCertificatesInOneFile(t *testing.T) {
	p := newPress(t)
	second := certificate()
	second.Register, second.Collective = "02/2026", false
	merged, err := p.Certificates([]dossier.CertificateContent{certificate(), second})
	if err != nil {
		t.Fatal(err)
	}
	if n := bytes.Count(merged, []byte("/Type/Page/")); n != 2 {
		t.Errorf("%d pages", n)
	}
	if _, err := p.Certificates(nil); err == nil {
		t.Error("a file of no certificates")
	}
}

func TestSameInputsSameBytes(t *testing.T) {
	make1 := func() []byte {
		p := newPress(t)
		one, err := p.Certificate(certificate())
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{"check_slip", "registration_report", "owing_list"} {
			content, err := allPapers(t, p)[name].Bytes()
			if err != nil {
				t.Fatal(err)
			}
			one = append(one, content...)
		}
		return one
	}
	if !bytes.Equal(make1(), make1()) {
		t.Error("two runs differ")
	}
}
