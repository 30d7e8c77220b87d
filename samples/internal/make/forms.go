package main

import (
	"strconv"

	"hoso/samples"
)

var appendixTitle = []string{"PHỤ LỤC", "KẾ HOẠCH TRIỂN KHAI THỰC HIỆN", "MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2026",
	"(Kèm theo Kế hoạch số 261-KH/ĐU ngày 27/01/2026 của Đảng ủy VKSND thành phố Hải Phòng)"}

// twoColumns: label and value side by side, nothing left open.
func twoColumns() (sample, error) {
	w := newWord()
	w.title(appendixTitle...)
	rows := [][]cell{{{text: "Nội dung", bold: true, center: true}, {text: "Chi bộ điền", bold: true, center: true}}}
	where := places{}
	for _, f := range standard {
		rows = append(rows, []cell{{text: f.label, bold: true}, {text: readTogether.said(f.field)}})
		where[f.field] = at(1, len(rows), 2)
	}
	w.grid(table{widths: []int{3118, 6236}, headers: 1}, rows)
	w.signature("Hải Phòng, ngày 27 tháng 01 năm 2026", "BÍ THƯ", "Vũ Hải Đăng")
	data, err := w.bytes()
	return sample{
		folder: "01-bang-hai-cot", file: "Phu luc Phong 9.docx",
		readme: "Bảng hai cột, điền đủ mọi mục, có nơi gửi, ngày và chữ ký. / A form of two columns, complete, with place, date and signature.",
		data:   data,
		want: registration("phong-9", map[string]string{"place": "Hải Phòng", "date": "2026-01-27", "signer": "Vũ Hải Đăng", "signer_title": "Bí thư"},
			readTogether.expect(where)),
	}, err
}

// gaps is what stands in the fields of threeColumns that nobody filled in.
var gaps = map[string]string{
	"objectives":          "……………………………………",
	"targets":             "(ghi rõ số lượng, tỷ lệ cần đạt)",
	"coordinating_forces": "-",
	"supervision":         "",
	"reviews":             "...................",
	"officers":            "(ghi họ tên, chức vụ)",
	"sustainability":      "",
}

// threeColumns: STT, what is asked with the form's hint, what is answered.
// Dots, a dash, blanks and hints that stayed are no answers.
func threeColumns() (sample, error) {
	answered := bookshelf
	for field := range gaps {
		answered = answered.with(field, "")
	}
	data, where, err := threeColumnFile(bookshelf, gaps)
	return sample{
		folder: "02-bang-ba-cot-con-trong", file: "Đăng ký mô hình KV10.docx",
		readme: "Bảng ba cột có STT và lời nhắc của mẫu; bảy mục còn trống hoặc chỉ có dấu chấm. / Three columns with numbers and the form's hints; seven fields are blank, dots or a hint.",
		data:   data,
		want:   registration("khu-vuc-10", nil, answered.expect(where)),
	}, err
}

// completed is threeColumns sent again with the gaps filled.
func completed() (sample, error) {
	data, where, err := threeColumnFile(bookshelf, nil)
	return sample{
		folder: "21-ban-bo-sung", file: "Đăng ký mô hình KV10 (bổ sung).docx",
		readme: "Bản nộp lại của mẫu 02, các mục còn thiếu đã điền. / Sample 02 sent again with its gaps filled in.",
		data:   data,
		want:   registration("khu-vuc-10", nil, bookshelf.expect(where)),
	}, err
}

var hints = map[string]string{
	"name":        "Tên mô hình (ngắn gọn, dễ nhớ)",
	"schedule":    "Tiến độ, thời gian hoàn thành (ghi ngày bắt đầu, ngày kết thúc)",
	"situation":   "Thực trạng, lý do xây dựng mô hình",
	"resources":   "Nguồn lực thực hiện",
	"officers":    "Cán bộ được phân công thực hiện",
	"leader":      "Lãnh đạo phụ trách",
	"publicity":   "Công tác tuyên truyền",
	"supervision": "Kiểm tra, giám sát",
}

func threeColumnFile(m model, blank map[string]string) ([]byte, places, error) {
	w := newWord()
	w.title("PHIẾU ĐĂNG KÝ", "Thực hiện mô hình “Dân vận khéo” năm 2026")
	rows := [][]cell{{{text: "STT", bold: true, center: true}, {text: "Nội dung đề nghị nêu", bold: true, center: true}, {text: "Phần trả lời của chi bộ", bold: true, center: true}}}
	where := places{}
	for _, f := range standard {
		if _, stated := m[f.field]; !stated {
			continue
		}
		label, value := f.label, m.said(f.field)
		if hint, ok := hints[f.field]; ok {
			label = hint
		}
		if dots, ok := blank[f.field]; ok {
			value = dots
		}
		rows = append(rows, []cell{{text: strconv.Itoa(len(rows)), center: true}, {text: label}, {text: value}})
		where[f.field] = at(1, len(rows), 3)
	}
	w.grid(table{widths: []int{794, 3260, 5300}, headers: 1}, rows)
	data, err := w.bytes()
	return data, where, err
}

// fourColumns: two labels with their values in each row.
func fourColumns() (sample, error) {
	w := newWord()
	w.title("BIỂU ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2026")
	pairs := [][2]string{{"name", "subject"}, {"domain", "origin"}, {"location", "schedule"}, {"situation", "objectives"},
		{"targets", "expected_results"}, {"methods", "publicity"}, {"coordinating_forces", "resources"},
		{"supervision", "reviews"}, {"leader", "officers"}}
	labels := map[string]string{}
	for _, f := range standard {
		labels[f.field] = f.label
	}
	where := places{}
	var rows [][]cell
	for i, p := range pairs {
		rows = append(rows, []cell{{text: labels[p[0]], bold: true}, {text: letters.said(p[0])}, {text: labels[p[1]], bold: true}, {text: letters.said(p[1])}})
		where[p[0]], where[p[1]] = at(1, i+1, 2), at(1, i+1, 4)
	}
	w.grid(table{widths: []int{1900, 2777, 1900, 2777}}, rows)
	data, err := w.bytes()
	return sample{
		folder: "06-bang-bon-cot", file: "Bieu dang ky P9.docx",
		readme: "Bảng bốn cột, mỗi dòng hai mục; chưa nêu tính bền vững. / Four columns, two fields a row; sustainability is not stated.",
		data:   data,
		want:   registration("phong-9", nil, letters.with("subject_type", "collective").expect(where, "subject_type")),
	}, err
}

// oneLeader: the model of one person in a leading position.
func oneLeader() (sample, error) {
	w := newWord()
	w.title("ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” CỦA CÁ NHÂN NĂM 2026")
	where := places{}
	var rows [][]cell
	for _, f := range standard {
		if _, stated := visits[f.field]; !stated {
			continue
		}
		rows = append(rows, []cell{{text: f.label, bold: true}, {text: visits.said(f.field)}})
		where[f.field] = at(1, len(rows), 2)
		if f.field == "subject_type" {
			rows = append(rows, []cell{{text: "Cá nhân giữ chức vụ lãnh đạo, quản lý", bold: true}, {text: visits.said("leadership")}})
			where["leadership"] = at(1, len(rows), 2)
		}
	}
	w.grid(table{widths: []int{3118, 6236}}, rows)
	data, err := w.bytes()
	return sample{
		folder: "16-ca-nhan-lanh-dao", file: "Dang ky ca nhan.docx",
		readme: "Mô hình của cá nhân là lãnh đạo, quản lý. / The model of one person in a leading position.",
		data:   data,
		want:   registration("khu-vuc-10", nil, visits.expect(where)),
	}, err
}

// wrongDates: a new model that ends on a day that does not exist and has no
// launch.
func wrongDates() (sample, error) {
	m := youth.with("origin", "new", "name", "Lớp học buổi tối cho người lao động", "schedule", "Từ ngày 02/3/2026 đến ngày 31/9/2026",
		"start_date", "2026-03-02", "end_date", "2026-09-31", "content", "", "situation", "", "location", "",
		"targets", "24 buổi học tối, 300 lượt người lao động tham gia",
		"methods", "Mời giảng viên tự nguyện; học theo tình huống có thật; phát tài liệu in cỡ chữ lớn",
		"objectives", "Giúp người lao động tự bảo vệ quyền lợi hợp pháp",
		"expected_results", "Từ 80% người học trả lời đúng các câu hỏi cuối khóa",
		"publicity", "Dán thông báo tại 12 khu nhà trọ", "coordinating_forces", "Liên đoàn Lao động, chủ các khu nhà trọ",
		"sustainability", "Tài liệu dùng lại được nhiều năm")
	w := newWord()
	w.title(appendixTitle...)
	where := places{}
	var rows [][]cell
	for _, f := range standard {
		if _, stated := m[f.field]; !stated {
			continue
		}
		rows = append(rows, []cell{{text: f.label, bold: true}, {text: m.said(f.field)}})
		where[f.field] = at(1, len(rows), 2)
	}
	w.grid(table{widths: []int{3118, 6236}}, rows)
	data, err := w.bytes()
	want := registration("khu-vuc-3", nil, m.with("subject_type", "collective").expect(where, "subject_type", "end_date"))
	want.Complete = false
	want.Findings = append(want.Findings, samples.Finding{Field: "end_date", Severity: "invalid"})
	return sample{
		folder: "15-ngay-sai", file: "Phu luc KV3.docx",
		readme: "Ngày kết thúc 31/9/2026 không có trong lịch; mô hình mới nhưng chưa nêu ra mắt. / Ends on a day that does not exist; a new model without a launch.",
		data:   data, want: want,
	}, err
}
