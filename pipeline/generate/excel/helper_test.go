package excel_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"hoso/pipeline/dossier"
	"hoso/pipeline/generate"
	books "hoso/pipeline/generate/excel"
	"hoso/pipeline/plan"
	"hoso/pipeline/viet"
	"hoso/templates"
)

func shippedPlan(t testing.TB) *plan.Plan {
	t.Helper()
	data, err := fs.ReadFile(templates.Files(), templates.Plan)
	if err != nil {
		t.Fatal(err)
	}
	p, err := plan.Load(templates.Plan, data)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func settings() generate.Settings {
	return generate.Settings{Issuer: "ĐẢNG ỦY VKSND THÀNH PHỐ HẢI PHÒNG", Place: "Hải Phòng", Authority: "T/M ĐẢNG ỦY", Title: "PHÓ BÍ THƯ", Signer: "Phạm Văn Settings"}
}

func asOf() viet.Date { return viet.Date{Year: 2026, Month: 2, Day: 5} }

func moment(s string) time.Time {
	t, err := time.Parse("2006-01-02 15:04 -0700", s+" +0700")
	if err != nil {
		panic(err)
	}
	return t
}

func value(text string, row int) dossier.Field {
	return dossier.Field{Value: text, Confidence: 1, Source: dossier.Location{Part: "word/document.xml", Table: 1, Row: row, Column: 2}}
}

func sampleModel(name, subject, kind string) dossier.Model {
	doubtful := value("Đ/c Trịnh Thị Kim Oanh, Phó Bí thư chi bộ", 13)
	doubtful.Confidence = 0.7
	fields := map[string]dossier.Field{
		"name": value(name, 2), "subject": value(subject, 3), "subject_type": value(kind, 3), "domain": value("political_system", 4), "origin": value("new", 5),
		"content":    value("Tiếp nhận và phân loại hồ sơ, đơn thư của công dân theo cơ chế một đầu mối", 6),
		"situation":  value("Công dân thường phải hỏi nhiều phòng mới biết nơi giải quyết đơn; năm 2025 có 29 ý kiến phản ánh về việc này", 7),
		"objectives": value("Giảm thời gian và số lần đi lại của người dân khi liên hệ với đơn vị", 8),
		"targets":    value("=HYPERLINK(\"http://example.com\",\"95%\")", 8), "expected_results": value("Không còn phản ánh về việc chỉ dẫn lòng vòng; ít nhất 90% người dân hài lòng", 9),
		"methods":             value("- Bố trí 01 công chức trực một cửa\n- Lập sơ đồ chỉ dẫn và phiếu hẹn\n- Cuối tuần rà soát hồ sơ chậm", 10),
		"coordinating_forces": value("Tòa án nhân dân, Cơ quan Thi hành án dân sự cùng cấp; Đoàn Thanh niên cơ quan", 11),
		"resources":           value("@Kinh phí: 5.200.000 đồng", 12), "leader": doubtful,
		"start_date": value("2026-02-10", 14), "end_date": value("2026-11-31", 14),
	}
	return dossier.Model{Fields: fields}
}

func findings() []dossier.Finding {
	place := dossier.Location{Table: 1, Row: 14, Column: 2}
	return []dossier.Finding{
		{Model: dossier.At(0), Criterion: "2", Section: "II.4.2", Field: "schedule", Severity: dossier.Missing, Basis: dossier.Asked, Message: "Chưa nêu tiến độ thời gian hoàn thành.", Advice: "Ghi rõ ngày, tháng bắt đầu và hoàn thành."},
		{Model: dossier.At(0), Criterion: "2", Section: "II.4.2", Field: "end_date", Severity: dossier.Invalid, Message: "Ngày 31/11/2026 không có trong lịch.", Advice: "Ghi lại ngày hoàn thành, gần nhất là 30/11/2026.", Source: &place},
		{Model: dossier.At(0), Criterion: "7", Section: "III.1(7)", Field: "sustainability", Severity: dossier.Missing, Basis: dossier.ByCriterion, Message: "Chưa nêu tính bền vững.", Advice: "Ghi khả năng duy trì."},
		{Model: dossier.At(0), Criterion: "5", Severity: dossier.Assess, Message: "KHÔNG ĐƯỢC IN RA"},
		{Model: dossier.At(0), Criterion: "C5", Severity: dossier.Missing, Message: "KHÔNG ĐƯỢC IN RA"},
	}
}

func entry(id string, unit dossier.UnitRef, receipt int64, m dossier.Model, faults []dossier.Finding) dossier.Entry {
	return dossier.Entry{ID: id, Unit: unit, Name: m.Text("name"), Revisions: []dossier.Revision{{
		Number: 1, Receipt: receipt, Kind: dossier.Registration, Period: "registration", Model: m,
		Findings: faults, Complete: dossier.Complete(faults), Current: true,
	}}}
}

// sample has a unit that is late with a collective's model, a unit that is not
// in the plan with models of individuals, and a unit that has not submitted.
func sample() *dossier.State {
	p9 := dossier.UnitRef{ID: "phong-9", Name: "Chi bộ Phòng 9"}
	p1 := dossier.UnitRef{ID: "phong-1", Name: "Chi bộ Phòng 1"}
	leader := sampleModel("Chuyện nhỏ, việc lớn", "Đồng chí Vũ Thị Hải Yến, Trưởng phòng", "individual")
	leader.Fields["leadership"] = dossier.Field{Value: "true", Boolean: true, Confidence: 1}
	officer := sampleModel("Một cửa, một lần", "Đồng chí Đỗ Văn Quân", "individual")
	officer.Fields["leadership"] = dossier.Field{Value: "false", Boolean: true, Confidence: 1}
	open := sampleModel("+84 lắng nghe dân", "Nhóm cán bộ trẻ", "collective")
	delete(open.Fields, "subject_type")
	unsaid := sampleModel("Gần dân", "Đồng chí Lê Văn Tám", "individual")
	return &dossier.State{
		Plan: "dan-van-kheo-2026",
		Receipts: []dossier.Receipt{
			{ID: 1, Unit: p9, Path: "inbox/phòng 9/kế hoạch.docx", Kind: dossier.Registration, Outcome: dossier.Accepted, Act: dossier.Act{At: moment("2026-01-31 08:00")}},
			{ID: 2, Unit: p1, Path: "inbox/phong-1.xlsx", Kind: dossier.Registration, Outcome: dossier.Accepted, Act: dossier.Act{At: moment("2026-01-28 23:59")}},
			{ID: 3, Unit: dossier.UnitRef{ID: "khu-vuc-10"}, Path: "inbox/khu vực 10/hong.docx", Kind: dossier.Unknown, Outcome: dossier.Quarantined, Code: dossier.Corrupt, Message: "Tệp bị hỏng hoặc tải về chưa xong.", Advice: "Xin lại tệp từ người gửi.", Act: dossier.Act{At: moment("2026-01-27 08:00")}},
		},
		Entries: []dossier.Entry{
			entry("2026-001", p1, 2, leader, nil),
			entry("2026-002", p9, 1, sampleModel("Tiếp công dân tận tâm", "Chi bộ Phòng 9", "collective"), findings()),
			entry("2026-003", p1, 2, officer, nil), entry("2026-004", p1, 2, open, nil), entry("2026-005", p1, 2, unsaid, nil),
		},
	}
}

// many is a state of n models, every third of an individual.
func many(n int) *dossier.State {
	st := sample()
	st.Entries = nil
	for i := range n {
		unit := dossier.UnitRef{ID: fmt.Sprintf("phong-%d", i), Name: fmt.Sprintf("Chi bộ Phòng %d", i)}
		kind := "collective"
		if i%3 == 0 {
			kind = "individual"
		}
		m := sampleModel(fmt.Sprintf("Mô hình số %d", i), unit.Name, kind)
		m.Fields["content"] = value(fmt.Sprintf("Nội dung của mô hình số %d, nói rõ việc làm, cách làm và người làm", i), 6)
		st.Entries = append(st.Entries, entry(fmt.Sprintf("2026-%03d", i+1), unit, 1, m, findings()))
	}
	return st
}

func bytesOf(t testing.TB, b *books.Book, err error) []byte {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	data, err := b.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func overview(t testing.TB, st *dossier.State) []byte {
	t.Helper()
	b, err := books.Overview(st, shippedPlan(t), settings(), "1", asOf(), nil)
	return bytesOf(t, b, err)
}

// assessment is the workbook of the year's end.
func assessment(t testing.TB, st *dossier.State) []byte {
	t.Helper()
	return assessmentOf(t, st, dossier.YearEnd)
}

func assessmentOf(t testing.TB, st *dossier.State, round int) []byte {
	t.Helper()
	b, err := books.Assessment(st, shippedPlan(t), settings(), "1", asOf(), round)
	return bytesOf(t, b, err)
}

func openBook(t testing.TB, data []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func read(t testing.TB, data []byte, st *dossier.State) ([]dossier.Assessment, []dossier.Decision, error) {
	t.Helper()
	filled, err := readAs(t, data, st, books.Reading{})
	return filled.Assessments, filled.Decisions, err
}

func readAs(t testing.TB, data []byte, st *dossier.State, how books.Reading) (books.Filled, error) {
	t.Helper()
	return books.ReadAssessment(bytes.NewReader(data), int64(len(data)), shippedPlan(t), st, how)
}
