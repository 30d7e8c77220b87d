package generate_test

import (
	"errors"
	"strings"
	"testing"

	"hoso/pipeline/dossier"
	"hoso/pipeline/generate"
	"hoso/pipeline/generate/layout"
)

// widePapers are the tables that lie on their side.
func widePapers(t testing.TB, p *generate.Press, st *dossier.State) map[string]*generate.Paper {
	t.Helper()
	papers := map[string]*generate.Paper{}
	overview, err := p.Overview(st, shippedPlan(t), day(2026, 11, 25), generate.Official{})
	if err != nil {
		t.Fatal(err)
	}
	papers["overview"] = overview
	table, err := p.AssessmentTable(st, shippedPlan(t), day(2026, 11, 25), generate.Official{})
	var none *generate.NothingToSay
	if err != nil && !errors.As(err, &none) {
		t.Fatal(err)
	}
	if table != nil {
		papers["assessment_table"] = table
	}
	return papers
}

// TestWidePapersSay: the models by unit, the marks by criterion, each with what it sums up to.
func TestWidePapersSay(t *testing.T) {
	say := map[string][]string{
		"overview": {"BIỂU TỔNG HỢP", "I- Chi bộ Phòng 9: 01 mô hình", "II- Chi bộ VKSND khu vực 10: 01 mô hình, nộp chậm 05 ngày", "10/02/2026 đến 20/11/2026", "05/02/2026", "còn thiếu: chỉ tiêu, tiêu chí",
			"Biểu này có 03 mô hình của 03 đơn vị: 02 mô hình đủ", "T/M ĐẢNG ỦY"},
		"assessment_table": {"BẢNG ĐÁNH GIÁ", "đã thẩm định 03 trên 03 mô hình", "chưa có minh chứng", "chưa đạt", "đề nghị công nhận, tiêu biểu", "Đơn vị: hoàn thành xuất sắc nhiệm vụ", "(4) huy động lực lượng, nguồn lực", "trong đó 01 mô hình tiêu biểu"},
	}
	for name, paper := range widePapers(t, newPress(t), yearState()) {
		pages := pagesOf(t, paper)
		inMargins(t, pages)
		ruleUnderParty(t, pages[0])
		if pages[0].Width != 297 {
			t.Errorf("%s stands upright", name)
		}
		for _, want := range say[name] {
			if text := words(pages); !strings.Contains(text, want) {
				t.Errorf("%s has no %q in %s", name, want, text)
			}
		}
	}
}

// TestOverviewOfThatDay: what came later is not on it.
func TestOverviewOfThatDay(t *testing.T) {
	paper, err := newPress(t).Overview(yearState(), shippedPlan(t), day(2026, 2, 3), generate.Official{})
	if err != nil {
		t.Fatal(err)
	}
	text := words(pagesOf(t, paper))
	if strings.Contains(text, "Hòa giải từ cơ sở") || !strings.Contains(text, "Tiếp công dân tận tâm") || !strings.Contains(text, "02 mô hình của 02 đơn vị") {
		t.Error(text)
	}
}

// TestAssessmentTableHead: one heading over all criteria, repeated on every page with the row of their ids.
func TestAssessmentTableHead(t *testing.T) {
	pages := pagesOf(t, widePapers(t, newPress(t), manyModels(40, "Một cửa thân thiện"))["assessment_table"])
	if len(pages) < 3 {
		t.Fatal(len(pages))
	}
	for n, page := range pages[:len(pages)-1] {
		over, first, last := find([]layout.Page{page}, "Tiêu chí"), find([]layout.Page{page}, "1"), find([]layout.Page{page}, "8")
		if over == nil || first == nil || last == nil {
			t.Fatalf("page %d has no heading", n+1)
		}
		if middle := over.X + over.Width/2; middle < first.X+40 || middle > last.X-40 || over.Baseline >= first.Baseline {
			t.Errorf("page %d: the heading is at %.1f, %.1f mm", n+1, middle, over.Baseline)
		}
	}
}
