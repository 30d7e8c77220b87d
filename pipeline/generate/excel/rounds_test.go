package excel_test

import (
	"reflect"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"hoso/pipeline/dossier"
	books "hoso/pipeline/generate/excel"
)

// appraised is a workbook of round 1 as a committee returns it: one model is
// recommended and introduced, the rating of its unit is not known yet.
func appraised(t testing.TB, st *dossier.State) *pen {
	p := &pen{t, openBook(t, assessmentOf(t, st, dossier.Appraisal))}
	p.common("2026-002")
	p.mark(group, "2026-002", "đạt", "T1", "T2")
	p.write(main, "2026-002", "Đề nghị công nhận", "có")
	p.write(main, "2026-002", "Giới thiệu", "có")
	p.write(main, "2026-003", "Đề nghị công nhận", "không")
	return p
}

func TestAppraisal(t *testing.T) {
	filled, err := readAs(t, appraised(t, sample()).bytes(), sample(), books.Reading{})
	if err != nil {
		t.Fatal(err)
	}
	a := filled.Assessments[0]
	if filled.Round != dossier.Appraisal || len(filled.Assessments) != 2 || len(filled.Decisions) != 0 || a.Round != dossier.Appraisal ||
		a.Recommended == nil || !*a.Recommended || !*a.Introduced || a.Recognised != nil || a.Waiver != nil {
		t.Errorf("read %+v", filled)
	}
	f := openBook(t, assessmentOf(t, sample(), dossier.Appraisal))
	if i, _ := f.GetSheetIndex(rulings); i >= 0 {
		t.Error("round 1 has a sheet of decisions")
	}
}

// TestAppraisalRules: the rules of III.2 hold for what is introduced; the
// rating binds T3 alone, and only once it is known.
func TestAppraisalRules(t *testing.T) {
	for _, c := range []struct {
		name  string
		spoil func(*pen)
		want  string // "" for none
	}{
		{"T3 open, no rating", func(*pen) {}, ""},
		{"T3 without evidence, no rating", func(p *pen) { p.mark(group, "2026-002", "chưa có minh chứng", "T3") }, ""},
		{"T3 open, good rating", func(p *pen) { p.write(main, "2026-002", "Xếp loại", "Hoàn thành tốt nhiệm vụ") }, "ghi giới thiệu lên cấp trên nhưng tiêu chí T3"},
		{"a common criterion", func(p *pen) { p.mark(main, "2026-002", "chưa đạt", "7") }, "Thẩm định, ô L5: Mô hình 2026-002 ghi giới thiệu lên cấp trên nhưng tiêu chí 7"},
		{"not recommended", func(p *pen) { p.write(main, "2026-002", "Đề nghị công nhận", "không") }, "phải ghi đề nghị công nhận là “có”"},
		{"half a waiver", func(p *pen) { p.write(main, "2026-002", "Người chấp thuận", "Trần Văn Bình") }, "có người chấp thuận ngoại lệ nhưng chưa ghi lý do"},
		{"the other half", func(p *pen) { p.write(main, "2026-002", "Lý do", "tập thể nhỏ") }, "có lý do chấp thuận ngoại lệ nhưng chưa ghi người chấp thuận"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := appraised(t, sample())
			c.spoil(p)
			_, _, err := read(t, p.bytes(), sample())
			if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
				t.Errorf("error %v, want %q", err, c.want)
			}
		})
	}
}

// TestWaiver: a breach passes with a named person's reason, and says which
// criteria it is about; a fault of writing does not pass.
func TestWaiver(t *testing.T) {
	waive := func(p *pen) *pen {
		p.write(main, "2026-002", "Người chấp thuận", "Trần Văn Bình, Bí thư")
		p.write(main, "2026-002", "Lý do", "hồ sơ đang bổ sung")
		return p
	}
	p := waive(fill(t, sample()))
	p.mark(main, "2026-002", "chưa có minh chứng", "8")
	p.write(main, "2026-002", "Xếp loại", "Hoàn thành nhiệm vụ")
	all, _, err := read(t, p.bytes(), sample())
	if err != nil {
		t.Fatal(err)
	}
	want := &dossier.Waiver{By: "Trần Văn Bình, Bí thư", Reason: "hồ sơ đang bổ sung", Breaches: []string{"T3", "8"}}
	if !reflect.DeepEqual(all[0].Waiver, want) {
		t.Errorf("waiver %+v, want %+v", all[0].Waiver, want)
	}
	again := sample()
	again.Assessments = all
	if text := cellsOf(t, assessment(t, again)); !strings.Contains(text, "hồ sơ đang bổ sung") {
		t.Error("the next workbook does not show the waiver")
	}
	if all, _, err := read(t, waive(fill(t, sample())).bytes(), sample()); err != nil || all[0].Waiver != nil {
		t.Errorf("nothing to waive: %+v, %v", all[0].Waiver, err)
	}
	p = waive(fill(t, sample()))
	p.write(main, "2026-002", "Quyết định số", "")
	if _, _, err := read(t, p.bytes(), sample()); err == nil {
		t.Error("a recognition without decision was waived")
	}
}

func cellsOf(t testing.TB, data []byte) string {
	t.Helper()
	rows, err := openBook(t, data).GetRows(main)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, row := range rows {
		out = append(out, row...)
	}
	return strings.Join(out, "\n")
}

// TestRewards: separate decisions for collectives and individuals, forms of
// reward, and the superior's answer.
func TestRewards(t *testing.T) {
	put := func(form, kind string) *pen {
		p := fill(t, sample())
		p.set(rulings, "H5", "tập thể")
		p.set(rulings, "G6", form)
		p.set(rulings, "H6", kind)
		p.write(main, "2026-002", "Quyết định khen thưởng", "16-QĐ/ĐU")
		p.write(main, "2026-002", "Ý kiến", "Đảng ủy cấp trên biểu dương")
		return p
	}
	all, decisions, err := read(t, put("Giấy khen", "").bytes(), sample())
	if err != nil || all[0].Reward != "16-QĐ/ĐU" || all[0].Superior != "Đảng ủy cấp trên biểu dương" || decisions[1].Form != "merit" || decisions[0].Subjects != "collective" {
		t.Errorf("%+v, %+v, %v", all, decisions, err)
	}
	for want, p := range map[string]*pen{
		"Thẩm định, ô R5: Quyết định 16-QĐ/ĐU ghi hình thức công nhận, không phải biểu dương hoặc giấy khen": put("", ""),
		"Thẩm định, ô R5: Quyết định 16-QĐ/ĐU áp dụng cho cá nhân, mô hình 2026-002 là của tập thể":          put("biểu dương", "cá nhân"),
		"Quyết định, ô G6: “bằng khen” không có trong danh sách":                                             put("bằng khen", ""),
	} {
		if _, _, err := read(t, p.bytes(), sample()); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want %q", err, want)
		}
	}
}

// after is the ledger once a workbook has been taken.
func after(t testing.TB, st *dossier.State, data []byte, name string) *dossier.State {
	t.Helper()
	filled, err := readAs(t, data, st, books.Reading{Name: name})
	if err != nil {
		t.Fatal(err)
	}
	out := *st
	sha := "sha of " + name
	for _, a := range filled.Assessments {
		a.Workbook, a.By, a.At = sha, "Lê Thị Lan", moment("2026-10-05 08:00")
		out.Assessments = append(out.Assessments, a)
	}
	for _, d := range filled.Decisions {
		d.Workbook, d.By, d.At = sha, "Lê Thị Lan", moment("2026-10-05 08:00")
		out.Decisions = append(out.Decisions, d)
	}
	out.Workbooks = append(out.Workbooks, dossier.Workbook{SHA256: sha, Name: name})
	return &out
}

// TestTwoWorkbooks: two members fill in two copies of one export. What only
// one of them says is joined, what both say differently is told with values,
// cells and names, and the later one may go before on purpose.
func TestTwoWorkbooks(t *testing.T) {
	first := appraised(t, sample())
	first.write(main, "2026-003", "Nhận xét", "cần bổ sung")
	st := after(t, sample(), first.bytes(), "Phiếu A.xlsx")
	former := func(string) ([]byte, error) { return first.bytes(), nil }

	second := &pen{t, openBook(t, assessmentOf(t, sample(), dossier.Appraisal))}
	second.mark(main, "2026-003", "đạt", "1")
	filled, err := readAs(t, second.bytes(), st, books.Reading{Former: former})
	if err != nil || len(filled.Assessments) != 1 || filled.Assessments[0].Remarks != "cần bổ sung" || filled.Assessments[0].Marks["1"] != dossier.Met ||
		filled.Assessments[0].Recommended == nil || filled.Seen["2026-003"] != 1 {
		t.Errorf("joined: %+v, %v", filled, err)
	}

	second.write(main, "2026-003", "Đề nghị công nhận", "có")
	second.mark(group, "2026-002", "chưa đạt", "T2")
	_, err = readAs(t, second.bytes(), st, books.Reading{Name: "Phiếu B.xlsx", Former: former})
	for _, want := range []string{
		"Thẩm định, ô O7: Mô hình 2026-003, cột “Đề nghị công nhận”: phiếu này (“Phiếu B.xlsx”) ghi “có”, nhưng đã nhập “không” từ ô O7 (theo phiếu “Phiếu A.xlsx” do Lê Thị Lan nhập ngày 05/10/2026)",
		"Tiêu biểu tập thể, ô F5: Mô hình 2026-002, cột “T2. Được công nhận tiêu biểu nhất”",
	} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v\nwant %q", err, want)
		}
	}
	if _, err = readAs(t, second.bytes(), st, books.Reading{Replace: true}); err == nil || !strings.Contains(err.Error(), "giới thiệu lên cấp trên nhưng tiêu chí T2") {
		t.Errorf("replaced, and then the rules: %v", err)
	}
	second.mark(group, "2026-002", "đạt", "T2")
	filled, err = readAs(t, second.bytes(), st, books.Reading{Replace: true})
	if err != nil || !*filled.Assessments[1].Recommended || filled.Assessments[1].Remarks != "cần bổ sung" {
		t.Errorf("replaced: %+v, %v", filled.Assessments, err)
	}
}

// TestRoundsInOrder: the year's end starts from what the appraisal said and
// keeps it; a workbook of round 1 comes too late then.
func TestRoundsInOrder(t *testing.T) {
	late := appraised(t, sample())
	st := after(t, sample(), appraised(t, sample()).bytes(), "Phiếu đợt 1.xlsx")
	p := newPen(t, st)
	for heading, words := range map[string]string{"Xếp loại": "Hoàn thành tốt nhiệm vụ", "Công nhận": "có", "Tiêu biểu": "có", "Quyết định số": "15-QĐ/ĐU"} {
		p.write(main, "2026-002", heading, words)
	}
	p.mark(group, "2026-002", "đạt", "T3")
	p.decision(1, "15-QĐ/ĐU", "05/12/2026", "Hải Phòng", "T/M ĐẢNG ỦY", "BÍ THƯ", "Trần Văn Bình")
	kept := &dossier.Waiver{By: "Trần Văn Bình", Reason: "đang bổ sung", Breaches: []string{"L2"}}
	st.Assessments[0].Waiver = kept // of the appraisal; the papers print it still
	all, _, err := read(t, p.bytes(), st)
	if err != nil || !*all[0].Recognised || all[0].Waiver != kept || !*all[0].Introduced || all[0].Marks["7"] != dossier.Met || all[0].Round != dossier.YearEnd {
		t.Fatalf("%+v, %v", all, err)
	}
	st = after(t, st, p.bytes(), "Phiếu đợt 2.xlsx")
	if _, _, err := read(t, late.bytes(), st); err == nil || !strings.Contains(err.Error(), "Phiếu này của đợt 1 mà mô hình 2026-002 đã có kết quả đợt 2") {
		t.Errorf("a late workbook of round 1: %v", err)
	}

	again := newPen(t, st)
	again.set(rulings, "F5", "Nguyễn Thị Hoa")
	if _, _, err := read(t, again.bytes(), st); err == nil || !strings.Contains(err.Error(), "Quyết định, ô F5: Quyết định 15-QĐ/ĐU đã có trong sổ (theo phiếu “Phiếu đợt 2.xlsx”") {
		t.Errorf("another signer: %v", err)
	}

	st.Certificates = []dossier.Certificate{{Model: "2026-002", Decision: "15-QĐ/ĐU", Content: dossier.CertificateContent{Register: "01/2026"}}}
	against := newPen(t, st)
	for heading, words := range map[string]string{"Công nhận": "không", "Tiêu biểu": "", "Quyết định số": ""} {
		against.write(main, "2026-002", heading, words)
	}
	if _, _, err := read(t, against.bytes(), st); err == nil || !strings.Contains(err.Error(), "đã được cấp giấy chứng nhận số 01/2026; muốn bỏ công nhận thì thu hồi trước") {
		t.Errorf("against a certificate: %v", err)
	}

	before := newPen(t, st)
	before.write(main, "2026-002", "Nhận xét", "tốt")
	no := false
	withdrawn := *st.Assessment("2026-002")
	withdrawn.Recognised, withdrawn.Outstanding, withdrawn.Withdrawn = &no, &no, &dossier.Withdrawal{Reason: "sai sự thật"}
	st.Assessments, st.Certificates = append(st.Assessments, withdrawn), nil
	if _, _, err := read(t, before.bytes(), st); err == nil || !strings.Contains(err.Error(), "đã bị thu hồi công nhận (sai sự thật) sau khi xuất phiếu") {
		t.Errorf("withdrawn since: %v", err)
	}
}

// TestDropDowns: each open column that has words of its own offers them.
func TestDropDowns(t *testing.T) {
	for _, round := range []int{dossier.Appraisal, dossier.YearEnd} {
		f := openBook(t, assessmentOf(t, sample(), round))
		for sheet, least := range map[string]int{main: 11, group: 3, single: 12} {
			rules, err := f.GetDataValidations(sheet)
			if err != nil || len(rules) < least {
				t.Errorf("round %d, %s: %d drop-downs, %v", round, sheet, len(rules), err)
			}
		}
	}
	f := openBook(t, assessment(t, sample()))
	rules, err := f.GetDataValidations(rulings)
	if err != nil || len(rules) != 2 || !strings.Contains(formula(rules), "giấy khen") || !strings.Contains(formula(rules), "tập thể") {
		t.Errorf("decisions: %v, %v", formula(rules), err)
	}
}

func formula(rules []*excelize.DataValidation) string {
	var out []string
	for _, r := range rules {
		out = append(out, r.Formula1)
	}
	return strings.Join(out, " ")
}
