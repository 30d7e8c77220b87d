package generate_test

import (
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hoso/pipeline/dossier"
	"hoso/pipeline/generate"
	"hoso/pipeline/generate/layout"
	"hoso/pipeline/viet"
)

var update = flag.Bool("update", false, "write the golden files anew")

// allPapers are one of each kind.
func allPapers(t testing.TB, p *generate.Press) map[string]*generate.Paper {
	t.Helper()
	st, pl := sampleState(), shippedPlan(t)
	papers := map[string]*generate.Paper{}
	put := func(name string, paper *generate.Paper, err error) {
		if err != nil {
			t.Fatal(err)
		}
		papers[name] = paper
	}
	slip, err := p.CheckSlip(st, pl, 3)
	put("check_slip", slip, err)
	report, err := p.RegistrationReport(st, pl, day(2026, 2, 9))
	put("registration_report", report, err)
	owing, err := p.OwingList(st, pl, day(2026, 6, 9))
	put("owing_list", owing, err)
	for name, asOf := range map[string]viet.Date{"midyear": day(2026, 6, 25), "annual": day(2026, 11, 25)} {
		paper, err := p.Report(name, yearState(), pl, asOf, generate.Official{})
		put(name+"_report", paper, err)
	}
	return papers
}

// TestGoldenPages holds every word of every paper in its order on the page.
func TestGoldenPages(t *testing.T) {
	p := newPress(t)
	texts := map[string]string{}
	for name, paper := range allPapers(t, p) {
		pages, err := paper.Pages()
		if err != nil {
			t.Fatal(err)
		}
		texts[name] = allText(pages)
	}
	page, err := p.CertificatePage(certificate())
	if err != nil {
		t.Fatal(err)
	}
	texts["certificate"] = allText([]layout.Page{page})
	for name, got := range texts {
		golden(t, name, got)
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name+".txt")
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != strings.ReplaceAll(string(want), "\r\n", "\n") {
		t.Errorf("%s is not as in %s (go test -update writes it anew):\n%s", name, file, got)
	}
}

func TestCheckSlipSays(t *testing.T) {
	p, st, pl := newPress(t), sampleState(), shippedPlan(t)
	text := slipText(t, p, st, 3)
	for _, want := range []string{
		"PHIẾU RÀ SOÁT HỒ SƠ", "05/02/2026 09:10", "Bản số 02", "Đúng hạn (tính theo lần nộp đầu)", "Kế hoạch mô hình Dân vận khéo (sửa).docx",
		"(cần xem lại)", "Xây dựng hệ thống chính trị", "20/11/2026", "Vị trí: bảng 1, dòng 14, cột 2.", "chưa đến thời điểm đánh giá", "TCVN3", "Còn 03 nội dung",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the slip does not say %q:\n%s", want, text)
		}
	}
	for _, never := range []string{"KHÔNG ĐƯỢC IN RA", "T/M", "ĐẢNG CỘNG SẢN", "không đạt", "chưa đạt"} {
		if strings.Contains(text, never) {
			t.Errorf("the slip says %q", never)
		}
	}
	if text := slipText(t, p, st, 2); !strings.Contains(text, "Chậm 05 ngày") || !strings.Contains(text, "Hồ sơ đã nêu đủ") {
		t.Errorf("the late slip:\n%s", text)
	}
	if _, err := p.CheckSlip(st, pl, 5); !errors.Is(err, generate.ErrNoSlip) {
		t.Errorf("a file that could not be read has a slip: %v", err)
	}
	if ids := generate.Slips(st); len(ids) != 4 {
		t.Errorf("slips of %v", ids)
	}
}

func slipText(t testing.TB, p *generate.Press, st *dossier.State, id int64) string {
	t.Helper()
	slip, err := p.CheckSlip(st, shippedPlan(t), id)
	if err != nil {
		t.Fatal(err)
	}
	pages, err := slip.Pages()
	if err != nil {
		t.Fatal(err)
	}
	return words(pages)
}

// TestDeadlineIsStrict: "trước ngày 29/01" makes the 28th the last day on time, by the clock of Viet Nam.
func TestDeadlineIsStrict(t *testing.T) {
	for when, want := range map[string]string{
		"2026-01-28 23:59": "Đúng hạn", "2026-01-29 00:00": "Chậm 01 ngày", "2026-02-10 07:00": "Chậm 13 ngày",
	} {
		st := sampleState()
		st.Receipts[1].At = at(when).UTC()
		if text := slipText(t, newPress(t), st, 2); !strings.Contains(text, want) {
			t.Errorf("%s is not %q:\n%s", when, want, text)
		}
	}
}

func TestReportNeverInventsTheDay(t *testing.T) {
	p := newPress(t)
	for _, name := range []string{"registration_report", "owing_list"} {
		pages, err := allPapers(t, p)[name].Pages()
		if err != nil {
			t.Fatal(err)
		}
		text := words(pages)
		if strings.Contains(text, "30/11") && !strings.Contains(text, "Kế hoạch ghi 31/11/2026, ngày không có; tạm tính trước ngày 30/11/2026, cần xác nhận") {
			t.Errorf("%s prints 30/11 as the plan's own words:\n%s", name, text)
		}
	}
}

func TestReportOfNothing(t *testing.T) {
	p, pl := newPress(t), shippedPlan(t)
	for _, d := range [][3]int{{2026, 1, 20}, {2026, 6, 30}} {
		report, err := p.RegistrationReport(&dossier.State{Plan: pl.ID}, pl, day(d[0], d[1], d[2]))
		if err != nil {
			t.Fatal(err)
		}
		pages, err := report.Pages()
		if err != nil {
			t.Fatal(err)
		}
		text := words(pages)
		for _, want := range []string{"Chưa có đơn vị nào nộp", "Chưa nộp: 02 đơn vị", "chưa đạt", "Chưa có mô hình nào"} {
			if !strings.Contains(text, want) {
				t.Errorf("an empty report does not say %q: %s", want, text)
			}
		}
	}
	list, err := p.OwingList(&dossier.State{Plan: pl.ID}, pl, day(2026, 2, 1))
	if err != nil {
		t.Fatal(err)
	}
	pages, err := list.Pages()
	if err != nil {
		t.Fatal(err)
	}
	if text := words(pages); !strings.Contains(text, "chưa nộp") || !strings.Contains(text, "04") {
		t.Errorf("two units are 4 days late:\n%s", text)
	}
}

// TestUnreadFile: a unit whose only file could not be read is told so, and asked to send again.
func TestUnreadFile(t *testing.T) {
	st := sampleState()
	st.Entries = st.Entries[:1]
	st.Receipts[1].Outcome, st.Receipts[1].Code, st.Receipts[1].Message = dossier.Quarantined, dossier.Corrupt, "Tệp bị hỏng."
	p := newPress(t)
	list, err := p.OwingList(st, shippedPlan(t), day(2026, 2, 9))
	if err != nil {
		t.Fatal(err)
	}
	pages, err := list.Pages()
	if err != nil {
		t.Fatal(err)
	}
	text := words(pages)
	for _, want := range []string{"phu luc.xlsx", "hỏng", "12"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q: %s", want, text)
		}
	}
}
