package extract_test

import (
	"strings"
	"testing"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract"
)

// read reads a paper that must be an appendix.
func read(t *testing.T, draw func(p *paper)) *dossier.Record {
	t.Helper()
	p := newPaper()
	draw(p)
	record, rejection := extract.New(thePlan(t)).Record(p.doc)
	if rejection != nil {
		t.Fatalf("rejected: %v", rejection)
	}
	return record
}

// lines draws paragraphs under a title and a name, so that the paper is an
// appendix whatever else it says.
func lines(texts ...string) func(p *paper) {
	return func(p *paper) {
		p.para("PHỤ LỤC", bold)
		p.para("Tên mô hình: Một cửa thân thiện")
		p.para("Chủ thể thực hiện: Chi bộ Phòng 9")
		for _, text := range texts {
			p.para(text)
		}
	}
}

func values1(t *testing.T, record *dossier.Record) map[string]string {
	t.Helper()
	if len(record.Models) != 1 {
		t.Fatalf("%d models, one wanted: %v", len(record.Models), record.Models)
	}
	out := map[string]string{}
	for id, f := range record.Models[0].Fields {
		if f.Value != "" {
			out[id] = f.Value
		}
	}
	return out
}

// Each row: what stands below name and subject, and what must be read of it;
// "" means that the field must have no value.
func TestValues(t *testing.T) {
	for name, test := range map[string]struct {
		lines []string
		want  map[string]string
	}{
		"a field in several places is joined": {
			[]string{"Mục tiêu chung: Gần dân", "Chỉ tiêu: 5 buổi", "Mục tiêu cụ thể: Trọng dân"},
			map[string]string{"objectives": "Gần dân\nTrọng dân", "targets": "5 buổi"}},
		"list marks are no part of a value": {
			[]string{"Chỉ tiêu:", "- 5 buổi", "+ 100 lượt", "• 95%"}, map[string]string{"targets": "5 buổi\n100 lượt\n95%"}},
		"hints, dots and dashes are no value": {
			[]string{"Mục tiêu: (ghi rõ mục tiêu)", "Chỉ tiêu: ..........", "Kết quả cần đạt: -", "Địa điểm thực hiện: …………"},
			map[string]string{"objectives": "", "targets": "", "expected_results": "", "location": ""}},
		"numbers stay as the sender sees them": {
			[]string{"Kinh phí: 1.500.000 đồng", "Chỉ tiêu: 95%"}, map[string]string{"resources": "1.500.000 đồng", "targets": "95%"}},
		"an impossible date stays in its field": {
			[]string{"Thời gian thực hiện: Từ 15/02/2026 đến 31/9/2026"}, map[string]string{"start_date": "2026-02-15", "end_date": "2026-09-31"}},
		"months and quarters": {
			[]string{"Thời gian thực hiện: Từ tháng 02/2026 đến hết quý III/2026"}, map[string]string{"start_date": "2026-02-01", "end_date": "2026-09-30"}},
		"start and end under labels of their own are the schedule": {
			[]string{"Thời gian bắt đầu: 10/02/2026", "Thời gian kết thúc: 20/11/2026"},
			map[string]string{"start_date": "2026-02-10", "end_date": "2026-11-20", "schedule": "10/02/2026\n20/11/2026"}},
		"an impossible day under its own label": {
			[]string{"Ngày bắt đầu: 01/3/2026", "Ngày kết thúc: 31/11/2026"}, map[string]string{"end_date": "2026-11-31"}},
		"a longer name of an option wins": {
			[]string{"Xếp loại đơn vị: Chi bộ được xếp loại không hoàn thành nhiệm vụ"}, map[string]string{"unit_rating": "not_completed"}},
		"an option that is denied is none": {
			[]string{"Loại mô hình: Không phải mô hình mới, tiếp tục từ năm 2025"}, map[string]string{"origin": "continued"}},
		"a year alone tells new from continued": {
			[]string{"Năm bắt đầu thực hiện: 2024"}, map[string]string{"origin": "continued"}},
		"the form's own list of choices names none": {
			[]string{"Lĩnh vực: Kinh tế / Văn hóa - xã hội / Quốc phòng - an ninh / Xây dựng hệ thống chính trị"}, map[string]string{"domain": ""}},
		"a domain that the plan does not know has no value": {
			[]string{"Lĩnh vực: Du lịch sinh thái"}, map[string]string{"domain": ""}},
		"ticked boxes": {
			[]string{"Lĩnh vực: ☐ Kinh tế  ☒ Xây dựng hệ thống chính trị", "Loại mô hình: Mô hình mới (x)   Tiếp tục ( )"},
			map[string]string{"domain": "political_system", "origin": "new"}},
		"a line of choices without a label": {
			[]string{"Mục tiêu: Gần dân", "Mô hình mới ☒   Tiếp tục từ năm trước ☐", "Chỉ tiêu: 5 buổi"}, map[string]string{"origin": "new", "objectives": "Gần dân"}},
		"a form's place of work is no subject": {
			[]string{"Chức vụ: Kiểm sát viên", "Đơn vị công tác: Chi bộ VKSND khu vực 10"}, map[string]string{"subject": "Chi bộ Phòng 9"}},
		"advantages and difficulties are the situation": {
			[]string{"I. ĐẶC ĐIỂM TÌNH HÌNH", "1. Thuận lợi", "Trụ sở mới.", "2. Khó khăn", "Địa bàn rộng.", "II. MỤC TIÊU", "Gần dân"},
			map[string]string{"situation": "Trụ sở mới.\nĐịa bàn rộng.", "objectives": "Gần dân"}},
		"no box ticked": {
			[]string{"Lĩnh vực: ☐ Kinh tế  ☐ Văn hóa - xã hội"}, map[string]string{"domain": ""}},
		"several pairs in a line": {
			[]string{"Lĩnh vực: Kinh tế; Địa điểm thực hiện: Trụ sở", "Chỉ tiêu: 5 buổi\tKinh phí thực hiện: 2 triệu đồng"},
			map[string]string{"domain": "economy", "location": "Trụ sở", "targets": "5 buổi", "resources": "2 triệu đồng"}},
		"a label in the middle of running text is none": {
			[]string{"Nội dung mô hình: Giúp dân hiểu mục tiêu, chỉ tiêu của phong trào; kinh phí: do chi bộ tự lo"},
			map[string]string{"content": "Giúp dân hiểu mục tiêu, chỉ tiêu của phong trào; kinh phí: do chi bộ tự lo", "objectives": "", "targets": "", "resources": ""}},
		"details under a heading stay in it": {
			[]string{"1. Cách thức, biện pháp", "- Tuyên truyền: phát tờ rơi", "- Phối hợp: cùng công an phường", "2. Mục tiêu", "Gần dân"},
			map[string]string{"methods": "Tuyên truyền: phát tờ rơi\nPhối hợp: cùng công an phường", "publicity": "", "coordinating_forces": "", "objectives": "Gần dân"}},
		"what follows the value": {
			[]string{"Hồ sơ lưu trữ: Lưu tại chi bộ", "Nơi nhận:", "- Đảng ủy;", "- Lưu."}, map[string]string{"archive": "Lưu tại chi bộ"}},
	} {
		t.Run(name, func(t *testing.T) {
			got := values1(t, read(t, lines(test.lines...)))
			for field, want := range test.want {
				if got[field] != want {
					t.Errorf("%s is %q, %q wanted", field, got[field], want)
				}
			}
		})
	}
}

// doubts are the fields of the unclear findings.
func doubts(record *dossier.Record) map[string]dossier.Finding {
	out := map[string]dossier.Finding{}
	for _, f := range record.Findings {
		if f.Severity == dossier.Unclear {
			out[f.Field] = f
		}
	}
	return out
}

func TestDoubts(t *testing.T) {
	t.Run("a composite heading is whole for the first field", func(t *testing.T) {
		record := read(t, lines("5. Mục tiêu, chỉ tiêu, giải pháp và nguồn lực thực hiện", "Giúp dân, gần dân."))
		if got := values1(t, record)["objectives"]; got != "Giúp dân, gần dân." {
			t.Errorf("objectives are %q", got)
		}
		if record.Models[0].Fields["objectives"].Confidence >= 0.9 {
			t.Error("the first field is sure, though it holds the others")
		}
		for _, field := range []string{"targets", "methods", "resources"} {
			f, ok := doubts(record)[field]
			if !ok || f.Source == nil || f.Model == nil {
				t.Errorf("no doubt with its place on %s: %v", field, f)
			}
		}
	})
	t.Run("a composite heading with labels inside is split", func(t *testing.T) {
		record := read(t, lines("5. Mục tiêu, chỉ tiêu", "5.1. Mục tiêu: Gần dân", "5.2. Chỉ tiêu: 5 buổi"))
		got := values1(t, record)
		if got["objectives"] != "Gần dân" || got["targets"] != "5 buổi" || len(doubts(record)) > 0 {
			t.Errorf("%v, doubts %v", got, doubts(record))
		}
	})
	t.Run("two different values of a choice", func(t *testing.T) {
		record := read(t, lines("Lĩnh vực: Kinh tế", "Mục tiêu: Gần dân", "Lĩnh vực đăng ký: Văn hóa - xã hội"))
		f, ok := doubts(record)["domain"]
		if !ok || !strings.Contains(f.Message, "đoạn 4") || !strings.Contains(f.Message, "đoạn 6") {
			t.Errorf("no doubt that names both places: %v", f)
		}
		if c := record.Models[0].Fields["domain"].Confidence; c >= 0.9 {
			t.Errorf("confidence %.2f of a value with a rival", c)
		}
	})
	t.Run("the same value twice is no doubt", func(t *testing.T) {
		record := read(t, lines("Lĩnh vực: Kinh tế", "Lĩnh vực đăng ký: Phát triển kinh tế", "Đơn vị thực hiện: Phòng 9"))
		if len(doubts(record)) > 0 {
			t.Errorf("doubts %v", doubts(record))
		}
	})
	t.Run("several choices", func(t *testing.T) {
		record := read(t, lines("Lĩnh vực: Kinh tế, văn hóa - xã hội"))
		if _, ok := doubts(record)["domain"]; !ok {
			t.Error("no doubt on two domains")
		}
	})
	t.Run("a row in doubt", func(t *testing.T) {
		p := newPaper()
		p.table(2, cs("Tên mô hình", "Một cửa thân thiện"), cs("Chủ thể thực hiện", "Chi bộ Phòng 9"), cs("Mục tiêu", "Gần dân"))
		p.doc.Blocks[0].Table.Rows[2].InDoubt = true
		record, _ := extract.New(thePlan(t)).Record(p.doc)
		if f := record.Models[0].Fields["objectives"]; f.Confidence >= 0.9 {
			t.Errorf("confidence %.2f in a row in doubt", f.Confidence)
		}
		if _, ok := doubts(record)["objectives"]; !ok {
			t.Error("no doubt on the row")
		}
	})
}

func TestNotes(t *testing.T) {
	p := newPaper()
	lines("Mục tiêu: Gần dân")(p)
	p.doc.Encodings = []string{"tcvn3", "vni"}
	p.doc.Notes = []dossier.Note{{Message: "Tệp còn sửa đổi đang theo dõi.", Doubt: true}}
	record, _ := extract.New(thePlan(t)).Record(p.doc)
	notes, unclear := 0, 0
	for _, f := range record.Findings {
		if f.Model != nil || f.Message == "" {
			t.Errorf("a note on the whole file: %+v", f)
		}
		switch f.Severity {
		case dossier.Noted:
			notes++
		case dossier.Unclear:
			unclear++
		}
	}
	if notes != 2 || unclear != 1 || len(record.Encodings) != 2 {
		t.Errorf("%d notes, %d doubts, encodings %v", notes, unclear, record.Encodings)
	}
}

func TestFrame(t *testing.T) {
	record := read(t, func(p *paper) {
		models := []truth{{items: []item{{"name", "Tên mô hình", "Một cửa thân thiện"}, {"objectives", "Mục tiêu", "Gần dân"}, {"archive", "Hồ sơ lưu trữ", "Lưu tại chi bộ"}}}}
		wholePlan(newGenerator(1, dossier.Registration), p, models)
	})
	l := record.Document
	for name, pair := range map[string][2]string{
		"number": {l.Number.Value, "04-KH/CB"}, "date": {l.Date.Value, "2026-01-26"}, "place": {l.Place.Value, "Hải Phòng"},
		"signer": {l.Signer.Value, "Vũ Đình Khôi"}, "title": {strings.ToLower(l.SignerTitle.Value), "bí thư"},
	} {
		if pair[0] != pair[1] {
			t.Errorf("%s is %q, %q wanted", name, pair[0], pair[1])
		}
	}
	if record.Unit == nil || record.Unit.ID != "phong-9" {
		t.Errorf("unit %v", record.Unit)
	}
	if got := values1(t, record)["archive"]; got != "Lưu tại chi bộ" {
		t.Errorf("archive is %q", got)
	}
}

// The plan's number below the title is not the paper's own.
func TestThePlansNumberIsNotTheirs(t *testing.T) {
	record := read(t, func(p *paper) {
		p.para("PHỤ LỤC")
		p.para("(Kèm theo Kế hoạch số 261-KH/ĐU ngày 27/01/2026 của Đảng ủy VKSND thành phố Hải Phòng)")
		p.para("Tên mô hình: Một cửa thân thiện")
		p.para("Chủ thể thực hiện: Chi bộ VKSND KV10")
	})
	if record.Document.Number != nil || record.Document.Date != nil {
		t.Errorf("number %v, date %v of the plan", record.Document.Number, record.Document.Date)
	}
	if record.Unit == nil || record.Unit.ID != "khu-vuc-10" {
		t.Errorf("unit %v", record.Unit)
	}
}

func TestInference(t *testing.T) {
	for subject, want := range map[string][2]string{
		"Chi bộ Phòng 9": {"collective", ""}, "Đồng chí Lương Thu Trà, Kiểm sát viên": {"individual", ""},
		"Đồng chí Vũ Đình Khôi, Bí thư chi bộ": {"individual", "true"}, "Lương Thu Trà": {"", ""},
	} {
		record := read(t, func(p *paper) {
			p.para("PHỤ LỤC")
			p.para("Tên mô hình: Một cửa thân thiện")
			p.para("Chủ thể thực hiện: " + subject)
		})
		m := record.Models[0]
		if m.Text("subject_type") != want[0] || m.Text("leadership") != want[1] {
			t.Errorf("%s: type %q, leadership %q, wanted %v", subject, m.Text("subject_type"), m.Text("leadership"), want)
		}
	}
}

func TestPlaces(t *testing.T) {
	p := newPaper()
	p.para("PHỤ LỤC")
	p.table(3, cs("TT", "Nội dung", "Diễn giải"), cs("1", "Tên mô hình", "Một cửa thân thiện"), cs("2", "Chủ thể thực hiện", "Chi bộ Phòng 9"), cs("3", "Mục tiêu", ""))
	p.para("Chỉ tiêu: 5 buổi")
	record, _ := extract.New(thePlan(t)).Record(p.doc)
	fields := record.Models[0].Fields
	if got := fields["name"].Source; got.Table != 1 || got.Row != 2 || got.Column != 3 || got.Part != part {
		t.Errorf("the name stands at %+v", got)
	}
	if got := fields["objectives"].Source; got.Table != 1 || got.Row != 4 || got.Column != 3 {
		t.Errorf("the blank objectives stand at %+v", got)
	}
	if got := fields["targets"].Source; got.Paragraph != 2 {
		t.Errorf("the targets stand at %+v", got)
	}
}
