package main

import (
	"html"
	"strings"

	"hoso/pipeline/dossier"
	"hoso/samples"
)

// formOf lays a model out as a form of two columns.
func (w *word) formOf(m model) places {
	where := places{}
	var rows [][]cell
	for _, f := range standard {
		if _, stated := m[f.field]; stated {
			rows = append(rows, []cell{{text: f.label, bold: true}, {text: m.said(f.field)}})
			where[f.field] = at(w.tables+1, len(rows), 2)
		}
	}
	w.grid(table{widths: []int{3118, 6236}}, rows)
	return where
}

// control is a content control of Word around runs.
func control(props, inner string) string {
	return `<w:sdt><w:sdtPr>` + props + `</w:sdtPr><w:sdtContent>` + inner + `</w:sdtContent></w:sdt>`
}

// box is a tick box with its words, each on a line of its own.
func (w *word) box(ticked bool, choice string) string {
	sign, state := "☐", "0"
	if ticked {
		sign, state = "☒", "1"
	}
	props := `<w14:checkbox><w14:checked w14:val="` + state + `"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/><w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>`
	sdt := control(props, `<w:r><w:rPr><w:rFonts w:ascii="MS Gothic" w:hAnsi="MS Gothic" w:eastAsia="MS Gothic"/><w:sz w:val="26"/></w:rPr><w:t>`+sign+`</w:t></w:r>`)
	return w.paragraph(look{align: "left"}, sdt+w.run(run{text: " " + choice, size: 13}))
}

// controls: tick boxes for domain and origin, a control for each value, one
// that still shows its placeholder.
func controls() (sample, error) {
	w := newWord()
	w.title("MẪU ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2026", "(Chọn ô và nhập nội dung vào các khung)")
	where := places{}
	var rows [][]cell
	add := func(field, label, xml string) {
		rows = append(rows, []cell{{text: label, bold: true}, {raw: xml}})
		where[field] = at(1, len(rows), 2)
	}
	for _, f := range standard {
		value, stated := desk[f.field]
		switch {
		case f.field == "domain" || f.field == "origin" || f.field == "subject_type":
			add(f.field, f.label, w.boxes(f.field, value))
		case f.field == "sustainability":
			add(f.field, f.label, w.paragraph(look{align: "left"}, control(`<w:showingPlcHdr/><w:text/>`,
				`<w:r><w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr><w:t>Bấm vào đây để nhập văn bản.</w:t></w:r>`)))
		case stated:
			add(f.field, f.label, w.paragraph(look{align: "left"}, control(`<w:text/>`, w.run(run{text: value, size: 13}))))
		}
	}
	w.grid(table{widths: []int{3118, 6236}}, rows)
	data, err := w.bytes()
	return sample{
		folder: "10-o-chon-o-nhap", file: "Mau co o chon.docx",
		readme: "Ô chọn và ô nhập của Word; một ô còn nguyên lời nhắc. / Content controls and tick boxes; one control still shows its placeholder.",
		data:   data, want: registration("khu-vuc-3", nil, desk.expect(where)),
	}, err
}

func (w *word) boxes(field, value string) string {
	order := map[string][]string{
		"domain":       {"economy", "culture_society", "defence_ethnic_religion", "political_system"},
		"origin":       {"new", "continued"},
		"subject_type": {"collective", "individual"},
	}
	var out strings.Builder
	for _, option := range order[field] {
		out.WriteString(w.box(option == value, words[field][option]))
	}
	return out.String()
}

// revision marks runs as inserted or deleted by a reviewer.
func revision(kind, text string) string {
	element := "w:t"
	if kind == "del" {
		element = "w:delText"
	}
	return `<w:` + kind + ` w:id="7" w:author="Người soát" w:date="2026-01-26T09:00:00Z"><w:r><w:rPr><w:sz w:val="26"/></w:rPr><` + element + ` xml:space="preserve">` +
		html.EscapeString(text) + `</` + element + `></w:r></w:` + kind + `>`
}

// tracked: changes that were not accepted yet (the new text counts) and a
// hidden note (which does not).
func tracked() (sample, error) {
	m := phone.with("subject", "Chi bộ VKSND khu vực 3", "leader", "Đồng chí Đoàn Ngọc Sơn, Bí thư chi bộ", "officers", "Đồng chí Ngô Tuấn Kiệt, Kiểm tra viên")
	w := newWord()
	w.title("ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2026")
	where := places{}
	var rows [][]cell
	for _, f := range standard {
		value, stated := m[f.field]
		if !stated {
			continue
		}
		inner := w.run(run{text: m.said(f.field), size: 13})
		switch f.field {
		case "targets":
			inner = w.run(run{text: "Trả lời ", size: 13}) + revision("del", "60%") + revision("ins", "90%") + w.run(run{text: " cuộc gọi trong 02 phút", size: 13})
		case "resources":
			inner = w.run(run{text: value, size: 13}) + w.run(run{text: " (chưa xin ý kiến lãnh đạo)", size: 13, hidden: true})
		case "name":
			inner = w.run(run{text: "Đường d", size: 13}) + w.run(run{text: "ây hỏi ", size: 13, bold: true}) + w.run(run{text: "án miễn phí", size: 13})
		}
		rows = append(rows, []cell{{text: f.label, bold: true}, {raw: w.paragraph(look{align: "left"}, inner)}})
		where[f.field] = at(1, len(rows), 2)
	}
	w.grid(table{widths: []int{3118, 6236}}, rows)
	data, err := w.bytes()
	want := registration("khu-vuc-3", nil, m.with("subject_type", "collective").expect(where, "subject_type"))
	want.Absent = []string{"60%", "chưa xin ý kiến"}
	return sample{
		folder: "11-theo-doi-chu-an", file: "Ban sua co theo doi.docx",
		readme: "Còn theo dõi sửa đổi (lấy chữ thêm, bỏ chữ xóa) và có chữ ẩn. / Tracked changes (inserted counts, deleted does not) and hidden text.",
		data:   data, want: want,
	}, err
}

// notice: a paper with labels like Thời gian and Nội dung that is no appendix.
func notice() (sample, error) {
	w := newWord()
	w.letterhead("ĐẢNG BỘ VKSND TP HẢI PHÒNG", "CHI BỘ VĂN PHÒNG", "Số 04-TB/CB", "Hải Phòng, ngày 20 tháng 01 năm 2026")
	w.title("THÔNG BÁO", "họp chi bộ thường kỳ tháng 02 năm 2026")
	w.prose("Chi ủy Chi bộ Văn phòng thông báo đến toàn thể đảng viên lịch họp như sau:",
		"1. Thời gian: 14 giờ 00 ngày 03/02/2026.", "2. Địa điểm: Phòng họp tầng 2.",
		"3. Nội dung: Kiểm điểm công tác tháng 01, bàn nhiệm vụ tháng 02, thu đảng phí.", "4. Thành phần: Toàn thể đảng viên trong chi bộ.",
		"Đề nghị các đồng chí đến dự đầy đủ, đúng giờ.")
	w.signature("", "BÍ THƯ", "Hoàng Minh Châu")
	data, err := w.bytes()
	return sample{
		folder: "17-thong-bao", file: "Thong bao hop chi bo.docx",
		readme: "Thông báo họp, không phải phụ lục. / A notice of a meeting, no appendix.",
		data:   data, want: samples.Expected{Error: dossier.NotAnAppendix},
	}, err
}
