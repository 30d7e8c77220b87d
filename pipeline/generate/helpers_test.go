package generate_test

import (
	"io/fs"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"hoso/fonts"
	"hoso/pipeline/dossier"
	"hoso/pipeline/generate"
	"hoso/pipeline/generate/direct"
	"hoso/pipeline/generate/layout"
	"hoso/pipeline/generate/pdf"
	"hoso/pipeline/generate/qr"
	"hoso/pipeline/plan"
	"hoso/pipeline/viet"
	"hoso/templates"
)

// writer is the PDF writer as the program wires it.
type writer struct{ faces layout.Faces }

func (w writer) Write(pages layout.Pages, m generate.Meta) ([]byte, error) {
	all, err := layout.Collect(pages)
	if err != nil {
		return nil, err
	}
	return pdf.Write(all, w.faces, pdf.Meta{Title: m.Title, Author: m.Author, Subject: m.Subject, Created: m.Created})
}

// bulk is the writer of certificates as the program wires it.
type bulk struct{ *direct.Writer }

func (w bulk) Write(pages layout.Pages, m generate.Meta) ([]byte, error) {
	return w.Writer.Write(pages, direct.Meta(m))
}

var directOnce = sync.OnceValues(func() (*direct.Writer, error) { return direct.New(layout.Faces(fonts.Family())) })

var metricsOnce = sync.OnceValues(func() (*layout.Metrics, error) { return layout.NewMetrics(layout.Faces(fonts.Family())) })

func newPress(t testing.TB) *generate.Press {
	t.Helper()
	book, err := generate.Load(templates.Files())
	if err != nil {
		t.Fatal(err)
	}
	m, err := metricsOnce()
	if err != nil {
		t.Fatal(err)
	}
	d, err := directOnce()
	if err != nil {
		t.Fatal(err)
	}
	return &generate.Press{Book: book, Metrics: m, Writer: writer{layout.Faces(fonts.Family())}, Bulk: bulk{d}, Code: qr.Modules, Settings: settings(), Version: "1"}
}

func settings() generate.Settings {
	return generate.Settings{
		Superior: "ĐẢNG BỘ CÁC CƠ QUAN ĐẢNG THÀNH PHỐ HẢI PHÒNG", Issuer: "ĐẢNG ỦY VKSND THÀNH PHỐ HẢI PHÒNG", Symbol: "ĐU", Place: "Hải Phòng",
		Authority: "T/M ĐẢNG ỦY", Title: "PHÓ BÍ THƯ", Helper: "Tổ giúp việc", Contact: "đ/c Lê Thị Minh Hạnh, Tổ giúp việc",
		Recipients: []string{"Ban Thường vụ Đảng ủy Các cơ quan đảng thành phố (để báo cáo)", "Các chi bộ trực thuộc", "Lưu Đảng ủy"},
	}
}

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

func at(s string) time.Time {
	t, err := time.Parse("2006-01-02 15:04 -0700", s+" +0700")
	if err != nil {
		panic(err)
	}
	return t
}

func day(y, m, d int) viet.Date { return viet.Date{Year: y, Month: m, Day: d} }

func value(text string, row int) dossier.Field {
	return dossier.Field{Value: text, Confidence: 1, Source: dossier.Location{Part: "word/document.xml", Table: 1, Row: row, Column: 2}}
}

// model is a registration with most of what the plan asks for.
func model(name, subject string) dossier.Model {
	doubtful := value("Đ/c Trịnh Thị Kim Oanh, Phó Bí thư chi bộ", 13)
	doubtful.Confidence = 0.7
	fields := map[string]dossier.Field{
		"name": value(name, 2), "subject": value(subject, 3), "domain": value("political_system", 4), "origin": value("new", 5),
		"content":             value("Tiếp nhận và phân loại hồ sơ, đơn thư của công dân theo cơ chế một đầu mối", 6),
		"situation":           value("Công dân thường phải hỏi nhiều phòng mới biết nơi giải quyết đơn; năm 2025 có 29 ý kiến phản ánh về việc này", 7),
		"objectives":          value("Giảm thời gian và số lần đi lại của người dân khi liên hệ với đơn vị", 8),
		"expected_results":    value("Không còn phản ánh về việc chỉ dẫn lòng vòng; ít nhất 90% người dân hài lòng", 9),
		"methods":             value("Bố trí 01 công chức trực một cửa\nLập sơ đồ chỉ dẫn và phiếu hẹn\nCuối tuần rà soát hồ sơ chậm", 10),
		"coordinating_forces": value("Tòa án nhân dân, Cơ quan Thi hành án dân sự cùng cấp; Đoàn Thanh niên cơ quan", 11),
		"resources":           value("Kinh phí: 5.200.000 đồng", 12), "leader": doubtful,
		"start_date": value("2026-02-10", 14), "end_date": value("2026-11-20", 14), "leadership": {Value: "false", Boolean: true, Confidence: 1},
	}
	return dossier.Model{Fields: fields}
}

func missing(criterion, section, field, message, advice string, basis dossier.Basis) dossier.Finding {
	return dossier.Finding{Model: dossier.At(0), Criterion: criterion, Section: section, Field: field, Severity: dossier.Missing, Basis: basis, Message: message, Advice: advice}
}

func findings() []dossier.Finding {
	place := dossier.Location{Table: 1, Row: 14, Column: 2}
	return []dossier.Finding{
		missing("2", "II.4.2", "targets", "Chưa nêu chỉ tiêu, tiêu chí.", "Ghi các con số hoặc mức phấn đấu cụ thể trong năm.", dossier.Asked),
		missing("2", "II.4.2", "supervision", "Chưa nêu thời gian kiểm tra, giám sát.", "Ghi tháng hoặc quý sẽ kiểm tra, giám sát và ai chủ trì.", dossier.Asked),
		{Model: dossier.At(0), Criterion: "2", Section: "II.4.2", Field: "end_date", Severity: dossier.Invalid, Message: "Ngày 31/11/2026 không có trong lịch.", Advice: "Ghi lại ngày hoàn thành, gần nhất là 30/11/2026.", Source: &place},
		missing("7", "III.1(7)", "sustainability", "Chưa nêu tính bền vững, sức lan tỏa.", "Ghi khả năng duy trì, nhân rộng sau năm 2026.", dossier.ByCriterion),
		{Model: dossier.At(0), Section: "II.4.2", Field: "leader", Severity: dossier.Unclear, Message: "Chưa rõ ai chỉ đạo: hồ sơ ghi hai người.", Source: &place},
		{Model: dossier.At(0), Criterion: "5", Severity: dossier.Assess, Message: "KHÔNG ĐƯỢC IN RA"},
		{Severity: dossier.Noted, Message: "Tệp có chữ theo bảng mã cũ (TCVN3), đã chuyển sang Unicode."},
		{Severity: dossier.Noted, Message: "Tệp còn 03 chỗ sửa đang theo dõi (Track Changes); đã đọc theo bản sau khi sửa."},
	}
}

// sampleState has one complete unit that is late, one unit that must add and sent twice, one unit more than the plan asks for.
func sampleState() *dossier.State {
	p9 := dossier.UnitRef{ID: "phong-9", Name: "Chi bộ Phòng 9"}
	kv10 := dossier.UnitRef{ID: "khu-vuc-10", Name: "Chi bộ VKSND khu vực 10"}
	p1 := dossier.UnitRef{ID: "phong-1", Name: "Chi bộ Phòng 1"}
	receipt := func(id int64, unit dossier.UnitRef, path, when string) dossier.Receipt {
		return dossier.Receipt{ID: id, Unit: unit, Path: "inbox/" + path, Kind: dossier.Registration, Outcome: dossier.Accepted, Act: dossier.Act{By: "run", At: at(when)}}
	}
	revision := func(n int, receipt int64, m dossier.Model, complete bool, f []dossier.Finding) dossier.Revision {
		return dossier.Revision{Number: n, Receipt: receipt, Kind: dossier.Registration, Period: "registration", Model: m, Findings: f, Complete: complete, Current: true}
	}
	old := revision(1, 1, model("Một cửa thân thiện", p9.Name), false, findings())
	old.Current = false
	return &dossier.State{
		Plan: "dan-van-kheo-2026",
		Receipts: []dossier.Receipt{
			receipt(1, p9, "phong-9/Kế hoạch mô hình Dân vận khéo.docx", "2026-01-28 16:05"),
			receipt(2, kv10, "khu-vuc-10/phu luc.xlsx", "2026-02-02 08:30"),
			receipt(3, p9, "phong-9/Kế hoạch mô hình Dân vận khéo (sửa).docx", "2026-02-05 09:10"),
			receipt(4, p1, "phong-1.docx", "2026-02-06 10:00"),
			{ID: 5, Path: "inbox/hong.docx", Outcome: dossier.Quarantined, Code: dossier.Corrupt, Message: "Tệp bị hỏng hoặc tải về chưa xong.", Act: dossier.Act{At: at("2026-02-06 10:01")}},
		},
		Entries: []dossier.Entry{
			{ID: "2026-001", Unit: p9, Name: "Một cửa thân thiện, hồ sơ không chờ", Revisions: []dossier.Revision{old, revision(2, 3, model("Một cửa thân thiện, hồ sơ không chờ", p9.Name), false, findings())}},
			{ID: "2026-002", Unit: kv10, Name: "Tiếp công dân tận tâm", Revisions: []dossier.Revision{revision(1, 2, model("Tiếp công dân tận tâm", kv10.Name), true, nil)}},
			{ID: "2026-003", Unit: p1, Name: "Hòa giải từ cơ sở", Revisions: []dossier.Revision{revision(1, 4, model("Hòa giải từ cơ sở", p1.Name), true, nil)}},
		},
	}
}

func certificate() dossier.CertificateContent {
	return dossier.CertificateContent{
		Register: "01/2026", Year: 2026, ModelName: "Một cửa thân thiện, hồ sơ không chờ", Recipient: "Chi bộ Phòng 9", Collective: true,
		Domain: "Xây dựng hệ thống chính trị", Outstanding: true,
		Decision: dossier.Decision{Number: "15-QĐ/ĐU", Date: "2026-12-15", Place: "Hải Phòng", Authority: "T/M ĐẢNG ỦY", Title: "PHÓ BÍ THƯ", Signer: "Vũ Đình Khang"},
		Superior: "ĐẢNG BỘ CÁC CƠ QUAN ĐẢNG THÀNH PHỐ HẢI PHÒNG", Issuer: "ĐẢNG ỦY VKSND THÀNH PHỐ HẢI PHÒNG",
	}
}

// lines joins the texts that stand on one baseline of a page, from top to foot.
func lines(page layout.Page) []string {
	type row struct {
		y     float64
		texts []layout.Text
	}
	var rows []row
	for _, t := range page.Texts {
		at := slices.IndexFunc(rows, func(r row) bool { return r.y-t.Baseline < 0.2 && t.Baseline-r.y < 0.2 })
		if at < 0 {
			at = len(rows)
			rows = append(rows, row{y: t.Baseline})
		}
		rows[at].texts = append(rows[at].texts, t)
	}
	slices.SortStableFunc(rows, func(a, b row) int { return int((a.y - b.y) * 100) })
	var out []string
	for _, r := range rows {
		slices.SortStableFunc(r.texts, func(a, b layout.Text) int { return int((a.X - b.X) * 100) })
		var parts []string
		for i, t := range r.texts {
			if i > 0 && t.X-(r.texts[i-1].X+r.texts[i-1].Width) > 6 {
				parts = append(parts, "|")
			}
			parts = append(parts, strings.TrimSpace(t.Text))
		}
		out = append(out, strings.Join(parts, " "))
	}
	return out
}

func allText(pages []layout.Page) string {
	var b strings.Builder
	for _, p := range pages {
		b.WriteString(strings.Join(lines(p), "\n") + "\n")
	}
	return b.String()
}

// words joins the texts in the order in which they were set, cell by cell, so that a sentence can be looked for across lines.
func words(pages []layout.Page) string {
	var b strings.Builder
	for _, p := range pages {
		for _, t := range p.Texts {
			b.WriteString(t.Text + " ")
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
