package generate_test

import (
	"slices"
	"strings"
	"testing"

	"hoso/pipeline/dossier"
)

// The slip of a second version says what changed, or that nothing did; that of a first says nothing of it.
func TestSlipTellsChanges(t *testing.T) {
	p, pl, st := newPress(t), shippedPlan(t), sampleState()
	slip := func(receipt int64) string {
		t.Helper()
		paper, err := p.CheckSlip(st, pl, receipt)
		if err != nil {
			t.Fatal(err)
		}
		pages, err := paper.Pages()
		if err != nil {
			t.Fatal(err)
		}
		return words(pages)
	}
	if first := slip(1); strings.Contains(first, "bản trước") {
		t.Error("a first version has no changes")
	}
	want := "Thay đổi so với bản trước (bản số 01) - Tên mô hình: “Một cửa thân thiện” → “Một cửa thân thiện, hồ sơ không chờ”"
	if second := slip(3); !strings.Contains(second, want) {
		t.Errorf("no %q in %s", want, second)
	}
	st.Entries[0].Revisions[1].Model = st.Entries[0].Revisions[0].Model
	if again := slip(3); !strings.Contains(again, "Nộp lại, không thay đổi nội dung so với bản trước (bản số 01).") {
		t.Error(again)
	}
	st.Receipts[2].Outcome = dossier.SupersededOlder
	if late := slip(3); strings.Contains(late, "bản trước") {
		t.Error("an older version that came late changed nothing")
	}
}

func TestComparison(t *testing.T) {
	p, pl, st := newPress(t), shippedPlan(t), sampleState()
	now := &st.Entries[0].Revisions[1]
	now.Findings = slices.DeleteFunc(findings(), func(f dossier.Finding) bool { return f.Field == "targets" })
	now.Findings = append(now.Findings, missing("4", "II.4.2", "resources", "Chưa nêu nguồn lực.", "", dossier.Asked))
	paper, err := p.Comparison(st, pl, "2026-001", 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	pages, err := paper.Pages()
	if err != nil {
		t.Fatal(err)
	}
	text := words(pages)
	for _, want := range []string{
		"BẢN SO SÁNH HAI LẦN NỘP HỒ SƠ", "Bản số 01", "Bản số 02", "Có 01 nội dung thay đổi", "Một cửa thân thiện, hồ sơ không chờ",
		"III- NỘI DUNG ĐÃ BỔ SUNG, SỬA - Chưa nêu chỉ tiêu, tiêu chí. IV-", "- Chưa nêu nguồn lực (mới có ở bản số 02).", "- Ngày 31/11/2026 không có trong lịch.",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in %s", want, text)
		}
	}
	if strings.Contains(text, "KHÔNG ĐƯỢC IN RA") || strings.Contains(text, "Track Changes") {
		t.Error("what no slip says stands here")
	}
	outline, err := p.ComparisonOutline(st, pl, "2026-001", 1, 2)
	if err != nil || len(outline.Blocks) < 8 {
		t.Errorf("outline %v: %v", outline, err)
	}
	for _, bad := range []struct {
		model    string
		from, to int
	}{{"2026-999", 0, 0}, {"2026-002", 0, 0}, {"2026-001", 1, 1}, {"2026-001", 1, 7}, {"2026-001", 9, 2}} {
		if _, err := p.Comparison(st, pl, bad.model, bad.from, bad.to); err == nil {
			t.Errorf("%v gives a paper", bad)
		}
	}
}

// The remarks follow from the findings; what people judge is not among them, and nothing is remarked where nothing is to be done.
func TestRemarks(t *testing.T) {
	p, pl, st := newPress(t), shippedPlan(t), sampleState()
	r, err := p.Remarks(st, pl, 3)
	if err != nil {
		t.Fatal(err)
	}
	var at []string
	for _, m := range r.List {
		at = append(at, m.Title+" @ "+m.Where.Words())
		if all := strings.Join(m.Lines, " "); strings.Contains(all, "KHÔNG ĐƯỢC IN RA") {
			t.Error(all)
		}
	}
	// targets and supervision are absent: each goes to the field before it in the plan that the file has.
	want := []string{"Còn thiếu, đề nghị bổ sung @ bảng 1, dòng 8, cột 2", "Còn thiếu, đề nghị bổ sung @ bảng 1, dòng 14, cột 2", "Cần sửa @ bảng 1, dòng 14, cột 2",
		"Đề nghị nêu thêm @ bảng 1, dòng 13, cột 2", "Cần xem lại, làm rõ @ bảng 1, dòng 14, cột 2"}
	if !slices.Equal(at, want) {
		t.Errorf("got  %q\nwant %q", at, want)
	}
	if r.Format != "docx" || r.Author != "Tổ giúp việc" || r.Name != "Phiếu rà soát/Chi bộ Phòng 9/Bản có ghi chú 0003" {
		t.Errorf("%+v", r)
	}
	if none, err := p.Remarks(st, pl, 2); none != nil || err != nil {
		t.Errorf("%v %v", none, err)
	}
}
