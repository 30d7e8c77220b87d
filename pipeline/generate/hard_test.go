package generate_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"hoso/pipeline/dossier"
	"hoso/pipeline/generate/layout"
)

// hardState has what real files have at their worst: names of 200 letters, a value of three pages in one cell, 40 findings,
// letters that the typeface lacks, words that never end, several models in one file.
func hardState() *dossier.State {
	st := sampleState()
	long := strings.TrimSpace(strings.Repeat("Nâng cao chất lượng tiếp công dân ", 6))
	m := model(long, strings.Repeat("Chi bộ ", 40))
	m.Fields["methods"] = value(strings.Repeat("Bố trí 01 công chức trực một cửa, tiếp nhận và phân loại đơn thư của công dân theo cơ chế một đầu mối.\n", 160), 10)
	m.Fields["publicity"] = value("漢字 và ☑ "+strings.Repeat("https://", 60), 11)
	m.Fields["khong-co-trong-ke-hoach"] = value("{unit} *đậm*", 12)
	var list []dossier.Finding
	for i := range 40 {
		list = append(list, missing("2", "II.4.2", "targets", fmt.Sprintf("Thiếu nội dung %d.", i+1), strings.Repeat("Ghi rõ hơn. ", 12), dossier.Asked))
	}
	rev := &st.Entries[0].Revisions[1]
	rev.Model, rev.Findings, rev.Complete = m, append(rev.Findings, list...), false
	for i := range 12 {
		e := st.Entries[1]
		e.ID = fmt.Sprintf("2026-%03d", 100+i)
		e.Revisions = []dossier.Revision{*rev}
		e.Revisions[0].Model = dossier.Model{}
		st.Entries = append(st.Entries, e)
	}
	st.Receipts[2].Path = "inbox/" + strings.Repeat("Phụ lục kế hoạch ", 14) + ".docx"
	st.Receipts[2].Unit.Name = strings.Repeat("Chi bộ Viện kiểm sát ", 9)
	return st
}

func TestHardInputsStayOnThePage(t *testing.T) {
	p, st, pl := newPress(t), hardState(), shippedPlan(t)
	p.Settings.Superior = strings.Repeat("ĐẢNG BỘ CÁC CƠ QUAN ", 8)
	slip, err := p.CheckSlip(st, pl, 3)
	if err != nil {
		t.Fatal(err)
	}
	pages, err := slip.Pages()
	if err != nil {
		t.Fatal(err)
	}
	inMargins(t, pages)
	text := words(pages)
	for _, want := range []string{"Thiếu nội dung 40.", "□□ và ☑", "U+6F22", "MÔ HÌNH CHƯA NÊU TÊN", "XIV- MÔ HÌNH", "{unit} *đậm*", "13 mô hình"} {
		if !strings.Contains(text, want) {
			t.Errorf("the slip has no %q", want)
		}
	}
	report, err := p.RegistrationReport(st, pl, day(2026, 6, 9))
	if err != nil {
		t.Fatal(err)
	}
	if pages, err = report.Pages(); err != nil {
		t.Fatal(err)
	}
	inMargins(t, pages)
	list, err := p.OwingList(st, pl, day(2026, 6, 9))
	if err != nil {
		t.Fatal(err)
	}
	if pages, err = list.Pages(); err != nil {
		t.Fatal(err)
	}
	inMargins(t, pages)
}

// TestEmptySettings: an office that has filled nothing in gets papers with blanks, never a guess.
func TestEmptySettings(t *testing.T) {
	p := newPress(t)
	p.Settings.Issuer, p.Settings.Superior, p.Settings.Authority, p.Settings.Title, p.Settings.Place, p.Settings.Symbol = "", "", "", "", "", ""
	p.Settings.Recipients, p.Settings.Contact, p.Settings.Helper = nil, "", ""
	for name, paper := range allPapers(t, p) {
		pages, err := paper.Pages()
		if err != nil {
			t.Fatal(name, err)
		}
		inMargins(t, pages)
		if text := words(pages); strings.Contains(text, "T/M") || strings.Contains(text, "Nơi nhận") {
			t.Errorf("%s guesses: %s", name, text)
		}
	}
}

// inMargins measures every text and shape against the margins of a Party paper: 30, 15, 20 and 20 mm.
func inMargins(t *testing.T, pages []layout.Page) {
	t.Helper()
	for n, page := range pages {
		for _, x := range page.Texts {
			number := x.Baseline < 20 && n > 0
			top := x.Baseline - 0.68*x.Style.Size*layout.PtToMM
			if x.X < 30-0.01 || x.X+x.Width > page.Width-15+0.3 || top < 20-0.5 && !number || x.Baseline > page.Height-20 {
				t.Errorf("page %d: %q at %.1f–%.1f, baseline %.1f mm", n+1, x.Text, x.X, x.X+x.Width, x.Baseline)
			}
		}
		for _, s := range page.Shapes {
			for _, at := range s.Points {
				if at.X < 30-0.2 || at.X > page.Width-15+0.2 || at.Y < 20-0.2 || at.Y > page.Height-20+0.2 {
					t.Errorf("page %d: a line at %.1f, %.1f mm", n+1, at.X, at.Y)
				}
			}
		}
	}
}

// TestPartyGeometry holds sizes, styles and places of a Party paper to HD 36-HD/VPTW and HD 05-HD/VPTW.
func TestPartyGeometry(t *testing.T) {
	pages, err := allPapers(t, newPress(t))["registration_report"].Pages()
	if err != nil {
		t.Fatal(err)
	}
	inMargins(t, pages)
	for _, c := range []struct {
		text   string
		size   float64
		bold   bool
		italic bool
		middle float64 // mm, 0: not centred
	}{
		{"ĐẢNG CỘNG SẢN VIỆT NAM", 15, true, false, 150.5}, {"ĐẢNG BỘ CÁC CƠ QUAN ĐẢNG", 14, false, false, 67.5}, {"THÀNH PHỐ HẢI PHÒNG", 14, false, false, 67.5},
		{"ĐẢNG ỦY VKSND", 14, true, false, 67.5}, {"*", 14, false, false, 67.5}, {"BÁO CÁO", 16, true, false, 112.5},
		{"kết quả đăng ký mô hình “Dân vận khéo” năm 2026", 14, true, false, 112.5}, {"-----", 14, false, false, 112.5},
		{"T/M ĐẢNG ỦY", 14, true, false, 150.5}, {"PHÓ BÍ THƯ", 14, false, false, 150.5}, {"Nơi nhận:", 14, false, false, 0}, {"- Lưu Đảng ủy.", 12, false, false, 0},
		{"2", 14, false, false, 105},
	} {
		x := find(pages, c.text)
		if x == nil {
			t.Errorf("no %q", c.text)
			continue
		}
		if x.Style.Size != c.size || x.Style.Bold != c.bold || x.Style.Italic != c.italic {
			t.Errorf("%q: %+v", c.text, x.Style)
		}
		if middle := x.X + x.Width/2; c.middle != 0 && math.Abs(middle-c.middle) > 1 {
			t.Errorf("%q: its middle is at %.1f mm, not %.1f", c.text, middle, c.middle)
		}
	}
	ruleUnderParty(t, pages[0])
}

// ruleUnderParty: the rule under the Party's name is exactly as long as the text.
func ruleUnderParty(t *testing.T, page layout.Page) {
	t.Helper()
	party := find([]layout.Page{page}, "ĐẢNG CỘNG SẢN VIỆT NAM")
	for _, s := range page.Shapes {
		if long := s.Points[1].X - s.Points[0].X; s.Points[0].Y < 40 && math.Abs(s.Points[0].X-party.X) < 0.1 && math.Abs(long-party.Width) < 0.1 {
			return
		}
	}
	t.Error("no rule as long as the Party's name")
}

func find(pages []layout.Page, text string) *layout.Text {
	for _, p := range pages {
		for i := range p.Texts {
			if strings.TrimSpace(p.Texts[i].Text) == text {
				return &p.Texts[i]
			}
		}
	}
	return nil
}

// TestProfileFollowsTheDay: HD 36 before 27/5/2026, HD 05 from then on.
func TestProfileFollowsTheDay(t *testing.T) {
	p := newPress(t)
	for when, want := range map[[3]int]string{{2026, 2, 9}: "hd36", {2026, 5, 26}: "hd36", {2026, 5, 27}: "hd05", {2027, 1, 1}: "hd05", {2000, 1, 1}: "hd36"} {
		if got := p.Book.ProfileOf(day(when[0], when[1], when[2])).Name; got != want {
			t.Errorf("%v: %s", when, got)
		}
	}
}
