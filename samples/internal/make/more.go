package main

import (
	"strings"

	"hoso/pipeline/dossier"
	"hoso/samples"
)

// twiceConverted: Unicode text that a converter took for TCVN3 once more, so
// that "các" reads "cỏc".
func twiceConverted() (sample, error) {
	m := kitchen.with("subject_type", "", "name", "Góc chia sẻ đồ dùng", "content", "Đặt kệ đồ dùng cũ còn tốt, ai cần thì lấy, ai thừa thì cho",
		"objectives", "Thực hành tiết kiệm, giúp đỡ đồng nghiệp và người khó khăn", "location", "")
	letters := map[rune]rune{}
	for i, letter := range []rune(tcvn3Letters) {
		letters[tcvn3Codes[i]] = letter
	}
	w := newWord()
	w.code = func(s string) string {
		return strings.Map(func(r rune) rune {
			if twice, ok := letters[r]; ok {
				return twice
			}
			return r
		}, s)
	}
	w.title("PHỤ LỤC ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2026")
	where := w.formOf(m)
	data, err := w.bytes()
	want := registration("van-phong", nil, m.with("subject_type", "collective").expect(where, "subject_type"))
	want.Encodings = []string{"double_converted"}
	return sample{
		folder: "23-chuyen-ma-hai-lan", file: "Phu luc loi chu.docx",
		readme: "Chữ bị chuyển mã hai lần (“các” thành “cỏc”). / Text converted twice.",
		data:   data, want: want,
	}, err
}

// oneColumn: a table of one column, label and value in the same cell.
func oneColumn() (sample, error) {
	w := newWord()
	w.title("PHIẾU ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2026")
	where := places{}
	var rows [][]cell
	for _, f := range standard {
		if _, stated := visits[f.field]; !stated || f.field == "subject_type" {
			continue
		}
		value := visits.said(f.field)
		rows = append(rows, []cell{{raw: w.paragraph(look{align: "left"}, w.run(run{text: f.label + ": ", bold: true, size: 13})+w.run(run{text: value, size: 13}))}})
		where[f.field] = at(1, len(rows), 1)
	}
	w.grid(table{widths: []int{page}}, rows)
	data, err := w.bytes()
	return sample{
		folder: "24-nhan-va-noi-dung-cung-o", file: "Phieu dang ky mot cot.docx",
		readme: "Bảng một cột, nhãn và nội dung cùng ô; cá nhân là lãnh đạo suy từ chức vụ. / One column, label and value in the same cell; individual and leading position inferred.",
		data:   data, want: registration("khu-vuc-10", nil, visits.expect(where, "subject_type", "leadership")),
	}, err
}

// otherDomain: a domain that the plan does not have, and an end before the
// start.
func otherDomain() (sample, error) {
	m := phone.with("name", "Bản tin pháp luật ba phút", "domain", "Chuyển đổi số", "origin", "continued", "launch", "",
		"schedule", "Từ ngày 20/10/2026 đến ngày 15/4/2026", "start_date", "2026-10-20", "end_date", "2026-04-15",
		"situation", "Người dân ít đọc văn bản dài", "objectives", "Đưa pháp luật đến người dân bằng hình ảnh ngắn", "targets", "40 bản tin (năm 2025: 25 bản tin)",
		"expected_results", "Mỗi bản tin có từ 500 lượt xem", "methods", "Quay bằng điện thoại, dựng tại phòng, đăng sáng thứ Ba")
	w := newWord()
	w.title("PHỤ LỤC ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2026")
	where := w.formOf(m)
	data, err := w.bytes()
	model := m.with("subject_type", "collective").expect(where, "subject_type", "domain")
	want := registration("phong-9", nil, model)
	want.Complete = false
	want.Findings = append(want.Findings, samples.Finding{Field: "domain", Severity: dossier.Invalid}, samples.Finding{Field: "end_date", Severity: dossier.Invalid})
	return sample{
		folder: "25-linh-vuc-khac", file: "Phu luc ban tin.docx",
		readme: "Lĩnh vực không có trong kế hoạch; ngày hoàn thành trước ngày bắt đầu. / A domain that the plan does not have; the end before the start.",
		data:   data, want: want,
	}, err
}

// blankForm: the form sent back as it was, with its dots and hints.
func blankForm() (sample, error) {
	w := newWord()
	w.title(appendixTitle...)
	var rows [][]cell
	for i, f := range standard {
		rows = append(rows, []cell{{text: f.label, bold: true}, {text: []string{"", "……………………", "(ghi rõ)"}[i%3]}})
	}
	w.grid(table{widths: []int{3118, 6236}}, rows)
	data, err := w.bytes()
	return sample{
		folder: "26-mau-chua-dien", file: "Mau phu luc.docx",
		readme: "Mẫu gửi lại mà chưa điền gì. / The form sent back blank.",
		data:   data, want: registration("", nil, samples.Model{}),
	}, err
}

// twoModels: two forms in one file, one below the other.
func twoModels() (sample, error) {
	w := newWord()
	w.title("ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2026", "CHI BỘ VĂN PHÒNG")
	w.put(look{after: 60}, run{text: "Mô hình thứ nhất", bold: true})
	first := onePaper.with("subject_type", "collective").expect(w.formOf(onePaper), "subject_type")
	w.put(look{})
	w.put(look{after: 60}, run{text: "Mô hình thứ hai", bold: true})
	second := kitchen.expect(w.formOf(kitchen))
	data, err := w.bytes()
	return sample{
		folder: "27-hai-mo-hinh", file: "Dang ky hai mo hinh.docx",
		readme: "Hai mô hình trong một tệp, mỗi mô hình một bảng. / Two models in one file, a form each.",
		data:   data, want: registration("van-phong", nil, first, second),
	}, err
}

// renamedPDF: a PDF that somebody called .docx.
func renamedPDF() (sample, error) {
	const pdf = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n" +
		"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
	return sample{
		folder: "28-pdf-doi-ten", file: "Ban quet phu luc.docx",
		readme: "Tệp PDF đổi tên thành .docx. / A PDF under the name of a Word file.",
		data:   []byte(pdf), want: samples.Expected{Error: dossier.UnsupportedFormat},
	}, nil
}

// renamedExcel: a workbook that somebody called .docx is read for what it is.
func renamedExcel() (sample, error) {
	s, err := excelForm()
	s.folder, s.file = "29-excel-doi-ten", "Phieu dang ky.docx"
	s.readme = "Tệp Excel đổi tên thành .docx vẫn đọc được. / A workbook under the name of a Word file is read."
	return s, err
}
