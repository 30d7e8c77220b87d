package outbox_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"hoso/pipeline/outbox"
)

func TestName(t *testing.T) {
	tests := []struct {
		parts []string
		want  string
	}{
		{[]string{"Phiếu rà soát", "Chi bộ Phòng 9"}, "Phiếu rà soát - Chi bộ Phòng 9"},
		{[]string{"Báo cáo số 05/BC-ĐU", " ", "28/01/2026"}, "Báo cáo số 05-BC-ĐU - 28-01-2026"},
		{[]string{norm.NFD.String("Nguyễn Thị Hương")}, "Nguyễn Thị Hương"},
		{[]string{`a<b>c:d"e\f|g?h*i`}, "a-b-c-d-e-f-g-h-i"},
		{[]string{"hết câu. . "}, "hết câu"},
		{[]string{"..ẩn"}, "ẩn"},
		{[]string{"~$khoá"}, "khoá"},
		{[]string{"hai\ndòng\t\tvà  chỗ trống\u00a0"}, "hai dòng và chỗ trống"},
		{[]string{"gpj.\u202Etệp"}, "gpj.tệp"},
		{[]string{"CON"}, "_CON"},
		{[]string{"nul.txt"}, "_nul.txt"},
		{[]string{"com1"}, "_com1"},
		{[]string{"COM¹"}, "_COM¹"},
		{[]string{"lpt².phụ lục.docx"}, "_lpt².phụ lục.docx"},
		{[]string{"Con .x"}, "_Con .x"},
		{[]string{"CONOUT$"}, "_CONOUT$"},
		{[]string{"COM10"}, "COM10"},
		{[]string{"Công ty"}, "Công ty"},
		{[]string{"console"}, "console"},
		{[]string{"a\xffb"}, "a_b"},
		{[]string{"", " . ", "..."}, "khong-ten"},
		{nil, "khong-ten"},
		{[]string{strings.Repeat("ệ", 60)}, strings.Repeat("ệ", 40)},
		{[]string{"a" + strings.Repeat("ệ", 60)}, "a" + strings.Repeat("ệ", 39)},
	}
	for _, tt := range tests {
		if got := outbox.Name(tt.parts...); got != tt.want {
			t.Errorf("Name(%q) = %q, want %q", tt.parts, got, tt.want)
		}
	}
}

func FuzzName(f *testing.F) {
	for _, seed := range []string{"Phiếu rà soát", "CON", "a/b\\c", "..", "~$x", "\xff", "e\u0301\u0323", strings.Repeat("ệ", 50) + ". ", "NUL .x"} {
		f.Add(seed, "2026-001")
		f.Add(seed, "")
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		name := outbox.Name(a, b)
		switch {
		case name == "" || len(name) > 120:
			t.Errorf("%d bytes: %q", len(name), name)
		case !utf8.ValidString(name) || !norm.NFC.IsNormalString(name):
			t.Errorf("no NFC: %q", name)
		case strings.ContainsAny(name, `<>:"/\|?*`) || strings.ContainsFunc(name, unicode.IsControl):
			t.Errorf("forbidden: %q", name)
		case strings.HasSuffix(name, ".") || strings.TrimSpace(name) != name:
			t.Errorf("ends: %q", name)
		case strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$"):
			t.Errorf("hidden: %q", name)
		}
		stem, _, _ := strings.Cut(strings.ToUpper(name), ".")
		if s := strings.TrimSpace(stem); s == "CON" || s == "NUL" || s == "COM1" || s == "LPT9" {
			t.Errorf("reserved: %q", name)
		}
		if again := outbox.Name(name); again != name {
			t.Errorf("Name(%q) = %q", name, again)
		}
	})
}

func TestBesideOf(t *testing.T) {
	for path, want := range map[string]string{
		"out/a (bản mới).pdf": "out/a.pdf", "out/b c/a (bản mới 12).docx": "out/b c/a.docx", "out/a (bản mới)": "out/a",
		"out/a.pdf": "", "out/a (bản mới x).pdf": "", "out/x (bản mới).d/a.pdf": "",
	} {
		if got, is := outbox.BesideOf(path); got != want || is != (want != "") {
			t.Errorf("BesideOf(%q) = %q, %v", path, got, is)
		}
	}
}
