package generate_test

import (
	"errors"
	"math"
	"strings"
	"testing"

	"hoso/pipeline/generate"
	"hoso/pipeline/generate/layout"
)

// TestStateForm holds a paper of an office that has chosen NĐ 30/2020/NĐ-CP to its Phụ lục I: country and motto with their rule, sizes, the
// rules of a third to a half of their line, the number, the marks of authority, the recipients; and none of the Party's own.
func TestStateForm(t *testing.T) {
	p := newPress(t)
	p.Settings.Form, p.Settings.Superior, p.Settings.Issuer = "nd30", "VKSND TỐI CAO", "VKSND THÀNH PHỐ HẢI PHÒNG"
	p.Settings.Symbol, p.Settings.Authority, p.Settings.Title, p.Settings.Signer = "VKS", "K/T VIỆN TRƯỞNG", "PHÓ VIỆN TRƯỞNG", "Vũ Đình Khang"
	papers := everyPaper(t, p, yearState(), 12)
	for name, paper := range papers {
		pages := pagesOf(t, paper)
		clean(t, "nd30, "+name, pages)
		if text := words(pages); name != "check_slip" && (strings.Contains(text, "ĐẢNG CỘNG SẢN") || strings.Contains(text, "-----")) {
			t.Errorf("%s is in the Party's form: %s", name, text)
		}
	}
	pages := pagesOf(t, papers["annual_report"])
	for _, c := range []struct {
		text  string
		style layout.Style
	}{
		{"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", layout.Style{Size: 13, Bold: true}}, {"Độc lập - Tự do - Hạnh phúc", layout.Style{Size: 13, Bold: true}},
		{"VKSND TỐI CAO", layout.Style{Size: 13}}, {"VKSND", layout.Style{Size: 13, Bold: true}}, {"BÁO CÁO", layout.Style{Size: 14, Bold: true}},
		{"KT. VIỆN TRƯỞNG", layout.Style{Size: 14, Bold: true}}, {"PHÓ VIỆN TRƯỞNG", layout.Style{Size: 14, Bold: true}}, {"Nơi nhận:", layout.Style{Size: 12, Bold: true, Italic: true}},
		{"- Các chi bộ trực thuộc;", layout.Style{Size: 11}},
	} {
		if x := find(pages, c.text); x == nil {
			t.Errorf("no %q", c.text)
		} else if x.Style != c.style {
			t.Errorf("%q: %+v", c.text, x.Style)
		}
	}
	motto, organ := find(pages, "Độc lập - Tự do - Hạnh phúc"), find(pages, "THÀNH PHỐ HẢI PHÒNG")
	rules := map[string]bool{}
	for _, s := range pages[0].Shapes {
		long := s.Points[1].X - s.Points[0].X
		rules["motto"] = rules["motto"] || math.Abs(long-motto.Width) < 0.1 && s.Points[0].Y > motto.Baseline
		rules["organ"] = rules["organ"] || organ != nil && long > organ.Width/3 && long < organ.Width/2 && s.Points[0].Y > organ.Baseline && s.Points[0].Y < organ.Baseline+4
	}
	if !rules["motto"] || !rules["organ"] {
		t.Error("rules:", rules)
	}
	if text := strings.ReplaceAll(words(pages), "\u00a0", ""); !strings.Contains(text, "Số: /BC-VKS") {
		t.Error(text[:200])
	}
}

// TestUnknownForm: a form that nobody has made is told with the nearest.
func TestUnknownForm(t *testing.T) {
	p := newPress(t)
	p.Settings.Form = "nd3"
	_, err := p.OwingList(yearState(), shippedPlan(t), day(2026, 6, 9))
	var unknown *generate.UnknownForm
	if !errors.As(err, &unknown) || !strings.Contains(err.Error(), "nd30") {
		t.Error(err)
	}
}
