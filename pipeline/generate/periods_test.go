package generate_test

import (
	"fmt"
	"strings"
	"testing"

	"hoso/pipeline/dossier"
	"hoso/pipeline/generate"
	"hoso/pipeline/generate/layout"
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
