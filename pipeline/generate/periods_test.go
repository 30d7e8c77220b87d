package generate_test

import (
	"crypto/sha256"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hoso/pipeline/dossier"
	"hoso/pipeline/generate"
	"hoso/pipeline/generate/layout"
	"hoso/pipeline/plan"
	"hoso/pipeline/viet"
)

// yearState is the sample at the year's end: two result reports, an assessment of all models, one decision, one certificate.
func yearState() *dossier.State {
	st := sampleState()
	report := func(entry int, number int, receipt int64, when, period string, fields map[string]dossier.Field) {
		e := &st.Entries[entry]
		st.Receipts = append(st.Receipts, dossier.Receipt{ID: receipt, Unit: e.Unit, Path: "inbox/bao cao.docx", Kind: dossier.ResultReport, Outcome: dossier.Accepted, Act: dossier.Act{At: at(when)}})
		e.Revisions = append(e.Revisions, dossier.Revision{Number: number, Receipt: receipt, Kind: dossier.ResultReport, Period: period, Model: dossier.Model{Fields: fields},
			Complete: true, Current: true, Act: dossier.Act{At: at(when)}})
	}
	report(0, 3, 10, "2026-06-18 09:00", "midyear", map[string]dossier.Field{
		"results": value("Đã tiếp 210 lượt công dân; 98% công dân hài lòng\nGiảm 35% số lần đi lại của người dân", 4),
	})
	report(0, 4, 11, "2026-11-16 10:00", "annual", map[string]dossier.Field{
		"results":      value("Cả năm đã tiếp 455 lượt công dân; không còn phản ánh về việc chỉ dẫn lòng vòng", 4),
		"shortcomings": value("Lịch làm việc của các đơn vị phối hợp chưa thống nhất;", 5), "lessons": value("Phân công rõ người, rõ việc ngay từ đầu năm.", 6),
		"proposals": value("Đề nghị cho nhân rộng mô hình ở các chi bộ khác", 7),
	})
	report(1, 2, 12, "2026-11-17 15:30", "annual", map[string]dossier.Field{"results": value("Tổ chức 12 buổi tiếp công dân lưu động", 4)})
	yes, no := true, false
	marks := func(bad map[string]dossier.Mark) map[string]dossier.Mark {
		all := map[string]dossier.Mark{"C5": dossier.NotMet}
		for _, id := range []string{"1", "2", "3", "4", "5", "6", "7", "8"} {
			all[id] = dossier.Met
		}
		for id, m := range bad {
			all[id] = m
		}
		return all
	}
	act := dossier.Act{By: "Trần Thị Kiểm", At: at("2026-10-05 08:00")}
	st.Assessments = []dossier.Assessment{
		{Model: "2026-001", Revision: 2, Marks: marks(nil), Rating: "excellent", Recognised: &yes, Outstanding: &yes, PrintedName: "Tập thể Chi bộ Phòng 9", Decision: "15-QĐ/ĐU", Act: act},
		{Model: "2026-002", Revision: 1, Marks: marks(map[string]dossier.Mark{"8": dossier.NoEvidence}), Recognised: &yes, Outstanding: &no, Decision: "15-QĐ/ĐU", Act: act},
		{Model: "2026-003", Revision: 1, Marks: marks(map[string]dossier.Mark{"4": dossier.NotMet, "8": dossier.NoEvidence}), Recognised: &no, Outstanding: &no, Remarks: "Chưa huy động được lực lượng phối hợp.", Act: act},
	}
	st.Decisions = []dossier.Decision{{Plan: st.Plan, Number: "15-QĐ/ĐU", Date: "2026-11-20", Place: "Hải Phòng", Authority: "T/M ĐẢNG ỦY", Title: "PHÓ BÍ THƯ", Signer: "Vũ Đình Khang", Act: act}}
	st.Certificates = []dossier.Certificate{{Plan: st.Plan, Year: 2026, Sequence: 1, Model: "2026-001", Act: dossier.Act{At: at("2026-11-21 08:00")}}}
	return st
}

func report(t testing.TB, period string, st *dossier.State, asOf viet.Date, o generate.Official) (*generate.Paper, []layout.Page) {
	t.Helper()
	paper, err := newPress(t).Report(period, st, shippedPlan(t), asOf, o)
	if err != nil {
		t.Fatal(err)
	}
	pages, err := paper.Pages()
	if err != nil {
		t.Fatal(err)
	}
	return paper, pages
}

// TestPeriodReportsSay: the figures of the movement, the units' own words, what is asked of whom.
func TestPeriodReportsSay(t *testing.T) {
	for _, c := range []struct {
		period      string
		asOf        viet.Date
		say, unsaid []string
	}{
		{"midyear", day(2026, 6, 25), []string{
			"kết quả thực hiện phong trào thi đua “Dân vận khéo” 6 tháng đầu năm 2026", "Đã có báo cáo kết quả của 01/03 mô hình",
			"Chi bộ Phòng 9, mô hình “Một cửa thân thiện, hồ sơ không chờ”:", "+ Giảm 35% số lần đi lại của người dân.", "Chưa gửi báo cáo kết quả: Chi bộ VKSND khu vực 10; Chi bộ Phòng 1.",
			"“Chủ động thực thi - phát huy động lực - tăng trưởng bứt phá”", "“Đoàn kết, đổi mới - Bản lĩnh, kỷ cương - Chuyên nghiệp, hiện đại”",
			"Tổng cộng", "chỉ tiêu, tiêu chí (01)", "Chi bộ Phòng 1: gửi báo cáo kết quả thực hiện mô hình “Hòa giải từ cơ sở”.",
			"Kế hoạch ghi 31/11/2026, ngày không có; tạm tính trước ngày 30/11/2026, cần xác nhận", "xây dựng hệ thống chính trị",
		}, []string{"455 lượt", "Báo cáo kết quả 6 tháng đầu năm: trước", "công nhận, tiêu biểu"}},
		{"annual", day(2026, 11, 25), []string{
			"455 lượt công dân", "Đã có báo cáo kết quả năm của 02/03 mô hình", "Đã thẩm định 03/03 mô hình; công nhận 02 mô hình, trong đó có 01 mô hình tiêu biểu", "Tập thể Chi bộ Phòng 9",
			"số 15-QĐ/ĐU, ngày 20/11/2026", "Đã cấp 01 giấy chứng nhận.", "Lịch làm việc của các đơn vị phối hợp chưa thống nhất.", "Đề nghị cho nhân rộng", "(8) ",
		}, []string{"210 lượt", "30/11/2026", "C5", "31/11"}},
	} {
		_, pages := report(t, c.period, yearState(), c.asOf, generate.Official{})
		inMargins(t, pages)
		text := words(pages)
		for _, want := range c.say {
			if !strings.Contains(text, want) {
				t.Errorf("%s does not say %q", c.period, want)
			}
		}
		for _, never := range c.unsaid {
			if strings.Contains(text, never) {
				t.Errorf("%s says %q", c.period, never)
			}
		}
		if t.Failed() {
			t.Log(text)
		}
	}
}

// TestRehearsal: a report as of a day that has passed counts nothing that came later.
func TestRehearsal(t *testing.T) {
	_, pages := report(t, "midyear", yearState(), day(2026, 2, 4), generate.Official{})
	text := words(pages)
	for _, want := range []string{"Một cửa thân thiện", "Tổng số mô hình đăng ký: 02 mô hình", "Chưa gửi báo cáo kết quả: Chi bộ Phòng 9; Chi bộ VKSND khu vực 10."} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q", want)
		}
	}
	for _, never := range []string{"hồ sơ không chờ", "Hòa giải từ cơ sở", "210 lượt"} {
		if strings.Contains(text, never) {
			t.Errorf("%q came later: %s", never, text)
		}
	}
}

// TestDraftMark: until somebody signs and everything is written, "BẢN DỰ THẢO" stands across every page.
func TestDraftMark(t *testing.T) {
	full := map[string]string{}
	paper, pages := report(t, "annual", yearState(), day(2026, 11, 25), generate.Official{})
	open, draft := paper.Open()
	for _, p := range open {
		full[p.Key] = "Đã có người viết phần này.\nHai đoạn."
	}
	if !draft || len(open) < 5 || pages[0].Watermark == nil || pages[len(pages)-1].Watermark == nil {
		t.Errorf("%d open places, draft %v, watermark %v", len(open), draft, pages[0].Watermark)
	}
	p := newPress(t)
	for _, c := range []struct {
		signer string
		o      generate.Official
		draft  bool
	}{
		{"Vũ Đình Khang", generate.Official{Content: full, By: day(2026, 12, 5)}, false},
		{"", generate.Official{Content: full, By: day(2026, 12, 5)}, true},
		{"Vũ Đình Khang", generate.Official{Content: full, By: day(2026, 12, 5), Draft: true}, true},
		{"Vũ Đình Khang", generate.Official{}, true},
	} {
		p.Settings.Signer = c.signer
		paper, err := p.Report("annual", yearState(), shippedPlan(t), day(2026, 11, 25), c.o)
		if err != nil {
			t.Fatal(err)
		}
		pages, err := paper.Pages()
		if err != nil {
			t.Fatal(err)
		}
		if got := pages[0].Watermark != nil; got != c.draft {
			t.Errorf("%+v: draft %v", c, got)
		}
		if !c.draft && (strings.Contains(words(pages), "[Phần này") || !strings.Contains(words(pages), "Hai đoạn.")) {
			t.Error(words(pages))
		}
	}
	_, err := p.Report("annual", yearState(), shippedPlan(t), day(2026, 11, 25), generate.Official{Content: map[string]string{"write_l": "x"}})
	if err == nil || !strings.Contains(err.Error(), "write_1") {
		t.Errorf("a text without a place: %v", err)
	}
}

// TestNumberAndDate: blank until given, then in the official style; the layout is that of the paper's own day.
func TestNumberAndDate(t *testing.T) {
	for number, want := range map[string]string{"": "Số       -BC/ĐU", "7": "Số 07-BC/ĐU", "112": "Số 112-BC/ĐU", "07-BC/ĐU": "Số 07-BC/ĐU", "Số 7-BC/ĐU": "Số 07-BC/ĐU", "07-BC/TGV": "Số 07-BC/TGV"} {
		_, pages := report(t, "midyear", yearState(), day(2026, 6, 25), generate.Official{Number: number, Date: day(2026, 6, 5)})
		if text := strings.ReplaceAll(allText(pages[:1]), "\u00a0", " "); !strings.Contains(text, want) || !strings.Contains(text, "Hải Phòng, ngày 05 tháng 6 năm 2026") {
			t.Errorf("%q: no %q in %s", number, want, text)
		}
	}
}

// TestPeriodReportsOfNothingAndOfMuch: an empty ledger, and five hundred models with names of two hundred letters.
func TestPeriodReportsOfNothingAndOfMuch(t *testing.T) {
	for _, period := range []string{"midyear", "annual"} {
		_, pages := report(t, period, &dossier.State{Plan: "dan-van-kheo-2026"}, day(2026, 6, 25), generate.Official{})
		inMargins(t, pages)
		if text := words(pages); !strings.Contains(text, "Chưa có mô hình nào được đăng ký") {
			t.Error(text)
		}
		st := yearState()
		for i := range 500 {
			e := st.Entries[i%2]
			e.ID, e.Unit = fmt.Sprintf("2026-%03d", 100+i), dossier.UnitRef{ID: fmt.Sprintf("phong-%d", i), Name: fmt.Sprintf("Chi bộ Phòng nghiệp vụ số %d", i)}
			e.Revisions = append([]dossier.Revision(nil), e.Revisions...)
			for j := range e.Revisions {
				if e.Revisions[j].Kind == dossier.Registration {
					e.Revisions[j].Model = model(strings.Repeat("Nâng cao chất lượng tiếp công dân ", 6), e.Unit.Name)
				}
			}
			a := st.Assessments[i%3]
			a.Model = e.ID
			st.Entries, st.Assessments = append(st.Entries, e), append(st.Assessments, a)
		}
		paper, pages := report(t, period, st, day(2026, 11, 25), generate.Official{})
		inMargins(t, pages)
		if !strings.Contains(words(pages), "Chi bộ Phòng nghiệp vụ số 499") || len(paper.Models) != 503 {
			t.Errorf("%s: %d models", period, len(paper.Models))
		}
	}
}

// manyUnits are thirty units that must submit: some late, some not at all, a third of the models complete.
func manyUnits(t testing.TB) (*plan.Plan, *dossier.State) {
	pl, st := shippedPlan(t), &dossier.State{Plan: "dan-van-kheo-2026"}
	pl.Units = nil
	for i := range 30 {
		id, name := fmt.Sprintf("phong-%d", i), fmt.Sprintf("Chi bộ Phòng %d", i)
		pl.Units = append(pl.Units, plan.Unit{ID: id, Name: name, Required: 1, Section: "II.2"})
		if i%10 == 9 {
			continue
		}
		unit, when := dossier.UnitRef{ID: id, Name: name}, at(fmt.Sprintf("2026-0%d-%02d 08:00", 1+i%3, 8+i%20))
		m := model("Một cửa thân thiện", name)
		m.Fields["domain"] = value([]string{"economy", "culture_society", "political_system", "political_system"}[i%4], 4)
		rev := dossier.Revision{Number: 1, Receipt: int64(i + 1), Kind: dossier.Registration, Period: "registration", Model: m, Complete: i%3 == 0, Current: true}
		if !rev.Complete {
			rev.Findings = findings()
		}
		st.Receipts = append(st.Receipts, dossier.Receipt{ID: int64(i + 1), Unit: unit, Path: "inbox/a.docx", Kind: dossier.Registration, Outcome: dossier.Accepted, Act: dossier.Act{At: when}})
		st.Entries = append(st.Entries, dossier.Entry{ID: fmt.Sprintf("2026-%03d", i+1), Unit: unit, Name: "Một cửa thân thiện", Revisions: []dossier.Revision{rev}})
	}
	return pl, st
}

// TestPictures: with many units the report has its three charts, as grey bars with their counts.
func TestPictures(t *testing.T) {
	pl, st := manyUnits(t)
	paper, err := newPress(t).Report("midyear", st, pl, day(2026, 6, 25), generate.Official{})
	if err != nil {
		t.Fatal(err)
	}
	pages := pagesOf(t, paper)
	inMargins(t, pages)
	text, grey := words(pages), 0
	for _, want := range []string{"so với thời hạn", "đúng hạn 09", "chậm trên 30 ngày 09", "chưa nộp 03", "theo từng tiêu chí (trong tổng số 27 mô hình)", "(2) Kế hoạch cụ thể, ra mắt mô hình 09", "kinh tế 08"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in %s", want, text)
		}
	}
	for _, page := range pages {
		for _, s := range page.Shapes {
			if c := s.Color; c.R == c.G && c.G == c.B && c.R > 0 && s.Stroke == 0 {
				grey++
			}
		}
	}
	if grey < 12 {
		t.Errorf("%d bars", grey)
	}
	if content, err := paper.Bytes(); err == nil && os.Getenv("HOSO_KEEP") != "" {
		err = os.WriteFile(filepath.Join(os.Getenv("HOSO_KEEP"), "pictures.pdf"), content, 0o644)
		if err != nil {
			t.Fatal(err)
		}
	}
}

// TestReportsSameBytes: two runs of every paper give the same bytes from the same digest.
func TestReportsSameBytes(t *testing.T) {
	digest := func() map[string][32]byte {
		p, sums := newPress(t), map[string][32]byte{}
		all := allPapers(t, p)
		maps.Copy(all, officialPapers(t, p))
		for name, paper := range all {
			content, err := paper.Bytes()
			if err != nil {
				t.Fatal(err)
			}
			sums[name] = sha256.Sum256(append(content, paper.Inputs...))
		}
		return sums
	}
	if a, b := digest(), digest(); !maps.Equal(a, b) || len(a) < 9 {
		t.Errorf("two runs of %d papers differ", len(a))
	}
}
