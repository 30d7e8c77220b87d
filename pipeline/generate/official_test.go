package generate_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"hoso/pipeline/dossier"
	"hoso/pipeline/generate"
	"hoso/pipeline/generate/layout"
	"hoso/pipeline/viet"
)

// officialPapers are one of each paper that goes out under a number.
func officialPapers(t testing.TB, p *generate.Press) map[string]*generate.Paper {
	t.Helper()
	st, pl := yearState(), shippedPlan(t)
	papers := map[string]*generate.Paper{}
	put := func(name string, paper *generate.Paper, err error) {
		if err != nil {
			t.Fatal(name, err)
		}
		papers[name] = paper
	}
	request, _, err := p.Request(st, pl, "phong-9", day(2026, 2, 9), generate.Official{Number: "7", Date: day(2026, 2, 9), By: day(2026, 2, 20)})
	put("request", request, err)
	minutes, err := p.Minutes(st, pl, day(2026, 10, 6), generate.Official{})
	put("minutes", minutes, err)
	proposal, err := p.Proposal(st, pl, day(2026, 10, 8), generate.Official{})
	put("proposal", proposal, err)
	decisions, err := p.Decisions(st, pl, day(2026, 11, 21), generate.Official{})
	if err != nil || len(decisions) != 1 {
		t.Fatal(len(decisions), err)
	}
	put("decision", decisions[0], nil)
	return papers
}

func pagesOf(t testing.TB, paper *generate.Paper) []layout.Page {
	t.Helper()
	pages, err := paper.Pages()
	if err != nil {
		t.Fatal(err)
	}
	return pages
}

// TestOfficialPapersSay: each in the form of its kind, with the facts of the ledger.
func TestOfficialPapersSay(t *testing.T) {
	say := map[string][]string{
		"request": {"Số 07-CV/ĐU", "Hải Phòng, ngày 09 tháng 02 năm 2026", "về việc bổ sung hồ sơ mô hình “Dân vận khéo” năm 2026", "Kính gửi: Chi bộ Phòng 9", "1. Chưa nêu chỉ tiêu, tiêu chí.",
			"Ghi tại mục “Chỉ tiêu, tiêu chí”.", "Ví dụ: “100% hồ sơ được phân loại", "Vị trí trong tệp: bảng 1, dòng 14, cột 2.", "(Mục II.4.2 của Kế hoạch.)", "chậm nhất ngày 20 tháng 02 năm 2026",
			"nêu thêm: tính bền vững", "- Như trên;", "- Lưu Đảng ủy.", "T/M ĐẢNG ỦY"},
		"minutes": {"BIÊN BẢN", "họp thẩm định, bình xét mô hình “Dân vận khéo” năm 2026", "NGƯỜI GHI BIÊN BẢN", "CHỦ TRÌ HỘI NGHỊ", "đề nghị công nhận, tiêu biểu", "1, 2, 3, 5, 6, 7", "Chưa huy động được lực lượng phối hợp.",
			"đề nghị công nhận 02 mô hình, trong đó lựa chọn 01 mô hình tiêu biểu", "hoàn thành xuất sắc nhiệm vụ", "[Phần này do Tổ giúp việc viết: số đồng ý"},
		"proposal": {"TỜ TRÌNH", "-TTr/ĐU", "Kính trình: Ban Thường vụ Đảng ủy Các cơ quan đảng thành phố", "03 mô hình được thẩm định, 02 mô hình đạt yêu cầu công nhận, trong đó lựa chọn 01 mô hình tiêu biểu", "DANH SÁCH", "210 lượt", "Danh sách này có 01 mô hình."},
		"decision": {"Số 15-QĐ/ĐU", "Hải Phòng, ngày 20 tháng 11 năm 2026", "- Căn cứ Kế hoạch số 261-KH/ĐU, ngày 27/01/2026", "- Xét đề nghị của Tổ giúp việc,", "ĐẢNG ỦY VKSND THÀNH PHỐ HẢI PHÒNG QUYẾT ĐỊNH", "Điều 1. Công nhận 02 mô hình “Dân vận khéo” năm 2026, trong đó có 01 mô hình tiêu biểu",
			"Điều 3.", "(Kèm theo Quyết định số 15-QĐ/ĐU, ngày 20 tháng 11 năm 2026 của Đảng ủy VKSND thành phố Hải Phòng)", "Tập thể Chi bộ Phòng 9", "Vũ Đình Khang", "Danh sách này có 02 mô hình."},
	}
	never := map[string][]string{
		"request": {"CÔNG VĂN", "Kính trình", "KHÔNG ĐƯỢC IN RA"}, "minutes": {"T/M", "Kính", "C5"}, "proposal": {"Kính gửi"}, "decision": {"Kính", "Hòa giải từ cơ sở"},
	}
	for name, paper := range officialPapers(t, newPress(t)) {
		pages := pagesOf(t, paper)
		inMargins(t, pages)
		text := strings.ReplaceAll(words(pages), "\u00a0", " ")
		for _, want := range say[name] {
			if !strings.Contains(text, want) {
				t.Errorf("%s does not say %q: %s", name, want, text)
			}
		}
		for _, bad := range never[name] {
			if strings.Contains(text, bad) {
				t.Errorf("%s says %q", name, bad)
			}
		}
		if paper.Kind != name || !strings.HasSuffix(paper.Name, ".pdf") {
			t.Errorf("%s: %s, %s", name, paper.Kind, paper.Name)
		}
	}
}

// TestSubjectOfALetter stands under its number in italics of 12 pt; there is no title.
func TestSubjectOfALetter(t *testing.T) {
	pages := pagesOf(t, officialPapers(t, newPress(t))["request"])
	for _, text := range pages[0].Texts {
		if strings.HasPrefix(text.Text, "về việc") && (text.Style.Size != 12 || !text.Style.Italic || text.Style.Bold || text.X > 105) {
			t.Errorf("%+v", text)
		}
	}
	if find(pages, "về việc bổ sung hồ sơ mô hình") == nil {
		t.Error(allText(pages))
	}
}

// TestListHasItsOwnPageNumbers: an annex is numbered apart, its first page bears no number.
func TestListHasItsOwnPageNumbers(t *testing.T) {
	st := yearState()
	for i := range 60 {
		e, a := st.Entries[0], st.Assessments[0]
		e.ID = fmt.Sprintf("2026-%03d", 100+i)
		a.Model = e.ID
		st.Entries, st.Assessments = append(st.Entries, e), append(st.Assessments, a)
	}
	list, err := newPress(t).Decisions(st, shippedPlan(t), day(2026, 11, 21), generate.Official{})
	if err != nil {
		t.Fatal(err)
	}
	pages := pagesOf(t, list[0])
	inMargins(t, pages)
	at := slices.IndexFunc(pages, func(p layout.Page) bool { return find([]layout.Page{p}, "DANH SÁCH") != nil })
	if at < 1 || len(pages) < at+2 || find(pages[at:at+1], "2") != nil || find(pages[at+1:at+2], "2") == nil {
		t.Errorf("the list begins on page %d of %d: %q", at+1, len(pages), lines(pages[at+1]))
	}
}

// TestRequestOfOneUnit: what each kind of debt asks for, and units that owe nothing or are not known.
func TestRequestOfOneUnit(t *testing.T) {
	p, pl := newPress(t), shippedPlan(t)
	_, _, err := p.Request(sampleState(), pl, "khu-vuc-10", day(2026, 2, 9), generate.Official{})
	var nothing *generate.NothingToSay
	if !errors.As(err, &nothing) {
		t.Errorf("a complete unit: %v", err)
	}
	_, _, err = p.Request(sampleState(), pl, "phong-8", day(2026, 2, 9), generate.Official{})
	var unknown *generate.UnknownUnit
	if !errors.As(err, &unknown) || !strings.Contains(err.Error(), "phong-9") {
		t.Errorf("an unknown unit: %v", err)
	}
	paper, text, err := p.Request(&dossier.State{Plan: pl.ID}, pl, "phong-9", day(2026, 2, 9), generate.Official{})
	if err != nil {
		t.Fatal(err)
	}
	all := strings.ReplaceAll(words(pagesOf(t, paper)), "\u00a0", " ")
	if !strings.Contains(all, "chưa nhận được hồ sơ của Chi bộ Phòng 9") || !strings.Contains(all, "chậm nhất ngày tháng năm 2026") || strings.Contains(all, "phải làm lại") {
		t.Error(all)
	}
	if !strings.Contains(text, "1. Nộp kế hoạch đăng ký 01 mô hình") || !strings.Contains(text, "trong thời gian sớm nhất") {
		t.Error(text)
	}
	st := sampleState()
	st.Entries = st.Entries[1:]
	st.Receipts[0].Outcome, st.Receipts[0].Message, st.Receipts[0].Advice = dossier.Quarantined, "Tệp bị hỏng.", "Xin lại tệp từ người gửi."
	if _, text, err = p.Request(st, pl, "phong-9", day(2026, 2, 9), generate.Official{By: day(2026, 2, 20)}); err != nil || !strings.Contains(text, "Gửi lại tệp “Kế hoạch mô hình Dân vận khéo.docx”: tệp bị hỏng. Xin lại tệp từ người gửi.") || strings.Contains(text, "Nộp kế hoạch") {
		t.Error(text, err)
	}
}

// TestMessageGolden holds the text to paste into a message.
func TestMessageGolden(t *testing.T) {
	_, text, err := newPress(t).Request(sampleState(), shippedPlan(t), "phong-9", day(2026, 2, 9), generate.Official{By: day(2026, 2, 20)})
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "request_message", text)
}

// TestProposalAddressesByTheRuleOfItsDay: “Kính trình” since HD 05-HD/VPTW, “Kính gửi” before.
func TestProposalAddressesByTheRuleOfItsDay(t *testing.T) {
	p, pl := newPress(t), shippedPlan(t)
	for want, d := range map[string]viet.Date{"Kính gửi:": day(2026, 5, 26), "Kính trình:": day(2026, 5, 27)} {
		st := yearState()
		for i := range st.Assessments {
			st.Assessments[i].At = at("2026-05-01 08:00")
		}
		paper, err := p.Proposal(st, pl, d, generate.Official{})
		if err != nil {
			t.Fatal(err)
		}
		if text := words(pagesOf(t, paper)); !strings.Contains(text, want) {
			t.Errorf("no %q on %v: %s", want, d, text)
		}
	}
}

// TestNothingToDecide: papers that would say nothing are refused in words.
func TestNothingToDecide(t *testing.T) {
	p, pl, empty := newPress(t), shippedPlan(t), &dossier.State{Plan: "dan-van-kheo-2026"}
	for name, run := range map[string]func() error{
		"minutes": func() error { _, err := p.Minutes(empty, pl, day(2026, 10, 6), generate.Official{}); return err },
		"proposal": func() error {
			_, err := p.Proposal(sampleState(), pl, day(2026, 10, 6), generate.Official{})
			return err
		},
		"decision": func() error {
			_, err := p.Decisions(sampleState(), pl, day(2026, 10, 6), generate.Official{})
			return err
		},
		"number": func() error {
			_, err := p.Decisions(yearState(), pl, day(2026, 11, 21), generate.Official{Number: "16-QĐ/ĐU"})
			return err
		},
	} {
		var nothing *generate.NothingToSay
		if err := run(); !errors.As(err, &nothing) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := p.Minutes(sampleState(), pl, day(2026, 10, 6), generate.Official{}); err != nil {
		t.Errorf("minutes before the workbook: %v", err)
	}
}

// TestDecisionsByNumber: one paper a decision of the ledger, one without number for the rest.
func TestDecisionsByNumber(t *testing.T) {
	p, pl, st := newPress(t), shippedPlan(t), yearState()
	st.Assessments[1].Decision = ""
	list, err := p.Decisions(st, pl, day(2026, 11, 21), generate.Official{Draft: true})
	if err != nil || len(list) != 2 || list[0].Name == list[1].Name {
		t.Fatal(list, err)
	}
	if text := strings.ReplaceAll(words(pagesOf(t, list[1])), "\u00a0", " "); !strings.Contains(text, "Số -QĐ/ĐU") || strings.Contains(text, "Vũ Đình Khang") || !strings.Contains(text, "Tiếp công dân tận tâm") {
		t.Error(text)
	}
	for number, want := range map[string]string{"15-QĐ/ĐU": "2026-001", "16": "2026-002"} {
		list, err = p.Decisions(st, pl, day(2026, 11, 21), generate.Official{Number: number})
		if err != nil || len(list) != 1 || !slices.Equal(list[0].Models, []string{want}) {
			t.Errorf("%s: %v %v", number, list, err)
		}
	}
}

// TestMinutesFilledIn: with everything written the minutes are no draft, though the settings name no signer.
func TestMinutesFilledIn(t *testing.T) {
	full := map[string]string{"write_chair": "Vũ Đình Khang, Phó Bí thư", "write_secretary": "Lê Thị Minh Hạnh, Tổ giúp việc", "write_when": "8 giờ", "write_members": "Đủ",
		"write_votes": "10/10", "write_conclusion": "Nhất trí."}
	paper, err := newPress(t).Minutes(yearState(), shippedPlan(t), day(2026, 10, 6), generate.Official{Content: full})
	if err != nil {
		t.Fatal(err)
	}
	open, draft := paper.Open()
	pages := pagesOf(t, paper)
	if draft || len(open) > 0 || pages[0].Watermark != nil || find(pages, "Vũ Đình Khang") == nil || find(pages, "Lê Thị Minh Hạnh") == nil {
		t.Errorf("%v %v: %s", open, draft, allText(pages))
	}
}

// TestOfficialPapersHard: names of two hundred letters, letters that the typeface lacks, five hundred models.
func TestOfficialPapersHard(t *testing.T) {
	p, pl, st := newPress(t), shippedPlan(t), yearState()
	yes := true
	hard := hardState().Entries[0].Revisions[1]
	for i := range 500 {
		e, a := st.Entries[0], st.Assessments[0]
		e.ID, e.Revisions = fmt.Sprintf("2026-%03d", 100+i), []dossier.Revision{hard}
		if i > 20 {
			e.Unit = dossier.UnitRef{ID: "phong-1", Name: "Chi bộ Phòng 1"}
		}
		a.Model, a.Outstanding, a.Remarks, a.PrintedName = e.ID, &yes, strings.Repeat("Nhận xét 漢 ", 20), strings.Repeat("Tập thể Chi bộ ", 14)
		st.Entries, st.Assessments = append(st.Entries, e), append(st.Assessments, a)
	}
	p.Settings.Issuer = strings.Repeat("ĐẢNG ỦY ", 12)
	request, text, err := p.Request(st, pl, "phong-9", day(2026, 11, 21), generate.Official{Number: strings.Repeat("9", 40)})
	if err != nil || !strings.Contains(text, "Thiếu nội dung 40.") {
		t.Fatal(err)
	}
	minutes, err := p.Minutes(st, pl, day(2026, 11, 21), generate.Official{Content: map[string]string{"write_chair": strings.Repeat("Nguyễn ", 40)}})
	if err != nil {
		t.Fatal(err)
	}
	proposal, err := p.Proposal(st, pl, day(2026, 11, 21), generate.Official{})
	if err != nil {
		t.Fatal(err)
	}
	decisions, err := p.Decisions(st, pl, day(2026, 11, 21), generate.Official{})
	if err != nil {
		t.Fatal(err)
	}
	for _, paper := range append(decisions, request, minutes, proposal) {
		inMargins(t, pagesOf(t, paper))
	}
}

// TestOfficialGolden holds every word of every official paper in its order on the page.
func TestOfficialGolden(t *testing.T) {
	for name, paper := range officialPapers(t, newPress(t)) {
		golden(t, name, allText(pagesOf(t, paper)))
	}
}
