package layout_test

import (
	"strings"
	"testing"

	"hoso/pipeline/generate/layout"

	"golang.org/x/text/unicode/norm"
)

func TestWidthIsThatOfTimes(t *testing.T) {
	m := metrics(t)
	// Times New Roman: space 250, a 444, W 944 thousandths of the size.
	for text, want := range map[string]float64{" ": 250, "a": 444, "W": 944, "ệ": 444, "đ": 500, "aW": 1388} {
		if got := m.Width(text, layout.Style{Size: 10}); !near(got, want/1000*10*layout.PtToMM, 1e-9) {
			t.Errorf("%q is %.4f mm wide, want %.4f", text, got, want/1000*10*layout.PtToMM)
		}
	}
	if m.Width("Đảng", layout.Style{Size: 14, Bold: true}) <= m.Width("Đảng", layout.Style{Size: 14}) {
		t.Error("bold is not wider")
	}
}

func TestTypefaceHasEveryVietnameseLetter(t *testing.T) {
	const letters = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz0123456789" +
		"–—‘’“”…•₫€№≠≤≥−→←☐☑☒✓★◆■□●‑\u00a0§°×½«»\u0309\u0323"
	m := metrics(t)
	if missing := m.Missing(letters + strings.ToUpper(letters)); len(missing) > 0 {
		t.Errorf("missing: %q", missing)
	}
}

func TestMissingAndLegible(t *testing.T) {
	m := metrics(t)
	if got := string(m.Missing("a😀b漢😀\nc")); got != "😀漢" {
		t.Errorf("missing %q", got)
	}
	got, missing := m.Legible("Nguyễn 漢 A")
	if got != "Nguyễn □ A" || string(missing) != "漢" {
		t.Errorf("%q, %q", got, missing)
	}
	if got, missing := m.Legible("Đảng ủy"); got != "Đảng ủy" || missing != nil {
		t.Errorf("%q, %q", got, missing)
	}
}

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"plain":                       "plain",
		norm.NFD.String("Đảng ủy"):    "Đảng ủy",
		"a\tb\r\nc":                   "a b\nc",
		"zero\u200bwidth\ufeff\u00ad": "zerowidth",
		"số\u202f5":                   "số\u00a05",
		"bad\xff\xfeend":              "badend",
	} {
		if got := layout.Clean(in); got != want {
			t.Errorf("Clean(%q) = %q, want %q", in, got, want)
		}
	}
}
