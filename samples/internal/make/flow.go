package main

import (
	"strconv"
	"strings"

	"hoso/pipeline/dossier"
	"hoso/samples"
)

// numbered: headings with automatic numbers, values in the paragraphs and
// list items below; two fields are not there.
func numbered() (sample, error) {
	m := onePaper.with("supervision", "", "officers", "")
	w := newWord()
	w.title("KẾ HOẠCH", "Thực hiện mô hình “Dân vận khéo” năm 2026 của Chi bộ Văn phòng")
	w.prose("Căn cứ Kế hoạch số 261-KH/ĐU, ngày 27/01/2026 của Đảng ủy VKSND thành phố, Chi bộ Văn phòng đăng ký mô hình với các nội dung như sau:")
	where := places{}
	for _, f := range standard {
		if _, stated := m[f.field]; !stated {
			continue
		}
		w.put(look{style: "Heading1", list: 1}, run{text: f.label})
		lines := strings.Split(m.said(f.field), "\n")
		for i, line := range lines {
			l := look{indent: true, after: 60}
			if len(lines) > 1 {
				l = look{list: 2, after: 60}
			}
			place := w.put(l, run{text: line})
			if i == 0 {
				where[f.field] = &place
			}
		}
	}
	w.signature("", "BÍ THƯ", "Hoàng Minh Châu")
	data, err := w.bytes()
	return sample{
		folder: "03-de-muc-danh-so", file: "Mo hinh Van phong.docx",
		readme: "Đề mục đánh số tự động, nội dung ở đoạn dưới; thiếu kiểm tra, giám sát, cán bộ thực hiện, tuyên truyền. / Headings with automatic numbers; supervision, officers and publicity are missing.",
		data:   data,
		want: registration("van-phong", map[string]string{"signer": "Hoàng Minh Châu", "signer_title": "Bí thư"},
			m.with("subject_type", "collective").expect(where, "subject_type")),
	}, err
}

// labelled: paragraphs "label: value"; a value of several lines as a list
// below its label.
func labelled() (sample, error) {
	w := newWord()
	w.title("PHỤ LỤC ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2026")
	where := places{}
	for _, f := range standard {
		if _, stated := youth[f.field]; !stated {
			continue
		}
		value := youth.said(f.field)
		if !strings.Contains(value, "\n") {
			place := w.put(look{indent: true, after: 60}, run{text: "- " + f.label + ": ", bold: true}, run{text: value})
			where[f.field] = &place
			continue
		}
		w.put(look{indent: true, after: 60}, run{text: "- " + f.label + ":", bold: true})
		for i, line := range strings.Split(value, "\n") {
			place := w.put(look{indent: true, after: 60}, run{text: "+ " + line})
			if i == 0 {
				where[f.field] = &place
			}
		}
	}
	data, err := w.bytes()
	return sample{
		folder: "04-nhan-va-gia-tri", file: "KV3 - Nguoi ban cua tre.docx",
		readme: "Các đoạn “nhãn: nội dung”, mục nhiều ý có gạch đầu dòng ở dưới. / Paragraphs “label: value”, some values as a list below.",
		data:   data,
		want:   registration("khu-vuc-3", nil, youth.with("subject_type", "collective").expect(where, "subject_type")),
	}, err
}

// section is a part of a whole plan: Roman headings, numbered fields below.
type section struct {
	title  string
	fields []struct{ field, label string }
}

// wholePlan: a plan as a chi bộ issues it, from letterhead to recipients.
func wholePlan() (sample, error) {
	w := newWord()
	w.letterhead("ĐẢNG BỘ VKSND TP HẢI PHÒNG", "CHI BỘ VKSND KHU VỰC 10", "Số 07-KH/CB", "Hải Phòng, ngày 28 tháng 01 năm 2026")
	w.title("KẾ HOẠCH", "thực hiện mô hình “Dân vận khéo” năm 2026", "-----")
	w.prose("- Căn cứ Kế hoạch số 261-KH/ĐU, ngày 27/01/2026 của Đảng ủy VKSND thành phố Hải Phòng về thực hiện phong trào thi đua “Dân vận khéo” năm 2026;",
		"- Căn cứ tình hình thực tế và chức năng, nhiệm vụ của đơn vị,",
		"Chi bộ VKSND khu vực 10 xây dựng kế hoạch thực hiện mô hình như sau:")
	where := places{}
	for i, s := range planSections {
		w.put(look{indent: true, after: 60, keep: true}, run{text: []string{"I", "II", "III", "IV"}[i] + "- " + s.title, bold: true})
		for n, f := range s.fields {
			where[f.field] = w.planField(strconv.Itoa(n+1)+". "+f.label, fridays.said(f.field))
		}
	}
	w.prose("Trên đây là Kế hoạch thực hiện mô hình “Dân vận khéo” năm 2026 của Chi bộ VKSND khu vực 10, đề nghị các đồng chí đảng viên nghiêm túc thực hiện.")
	w.signature("", "BÍ THƯ", "Trịnh Đình Khôi", "- Đảng ủy VKSND thành phố (để báo cáo);", "- Tổ giúp việc;", "- Các đảng viên trong chi bộ;", "- Lưu Chi bộ.")
	data, err := w.bytes()
	return sample{
		folder: "05-ke-hoach-cua-chi-bo", file: "Ke hoach so 07 KV10.docx",
		readme: "Cả một kế hoạch của chi bộ: tiêu đề, căn cứ, các phần, chữ ký, nơi nhận. / A chi bộ's whole plan: letterhead, grounds, sections, signature, recipients.",
		data:   data,
		want: registration("khu-vuc-10", map[string]string{"number": "07-KH/CB", "date": "2026-01-28", "place": "Hải Phòng", "signer": "Trịnh Đình Khôi", "signer_title": "Bí thư"},
			fridays.with("subject_type", "collective").expect(where, "subject_type")),
	}, err
}

// planField writes a heading with its value beside it, or below it where it
// has several lines.
func (w *word) planField(label, value string) *dossier.Location {
	if !strings.Contains(value, "\n") {
		place := w.put(look{indent: true, after: 60}, run{text: label + ": "}, run{text: value})
		return &place
	}
	w.put(look{indent: true, after: 60}, run{text: label})
	var first *dossier.Location
	for _, line := range strings.Split(value, "\n") {
		place := w.put(look{indent: true, after: 60}, run{text: "- " + line})
		if first == nil {
			first = &place
		}
	}
	return first
}

var planSections = []section{
	{"THÔNG TIN CHUNG", form{{"name", "Tên mô hình"}, {"subject", "Chủ thể thực hiện"}, {"domain", "Lĩnh vực"},
		{"origin", "Mô hình mới hay tiếp tục"}, {"location", "Địa điểm thực hiện"}, {"situation", "Thực trạng, sự cần thiết"}}},
	{"MỤC TIÊU, NỘI DUNG", form{{"objectives", "Mục tiêu"}, {"targets", "Chỉ tiêu cụ thể"}, {"expected_results", "Kết quả cần đạt"},
		{"content", "Nội dung mô hình"}, {"methods", "Giải pháp thực hiện"}, {"publicity", "Công tác tuyên truyền"}}},
	{"ĐIỀU KIỆN VÀ THỜI GIAN", form{{"coordinating_forces", "Lực lượng cần phối hợp"}, {"resources", "Các nguồn lực, điều kiện cần thiết"},
		{"schedule", "Thời gian thực hiện"}, {"launch", "Tổ chức ra mắt mô hình"}, {"sustainability", "Khả năng duy trì, nhân rộng"}}},
	{"TỔ CHỨC THỰC HIỆN", form{{"leader", "Lãnh đạo trực tiếp chỉ đạo"}, {"officers", "Cán bộ trực tiếp thực hiện"},
		{"supervision", "Thời gian kiểm tra, giám sát"}, {"reviews", "Sơ kết, tổng kết, báo cáo"}}},
}

// resultReport: what came of a model, not a registration.
func resultReport() (sample, error) {
	m := model{
		"name": "Giờ đọc án cùng nhau", "subject": "Chi bộ Phòng 9", "subject_type": "collective",
		"results":      "Đã tổ chức 38 buổi đọc án, đạt 105% chỉ tiêu\n100% công chức trẻ trình bày từ 03 lần trở lên\nSố vụ phải trao đổi lại giảm từ 09 còn 04 vụ",
		"shortcomings": "Một số buổi phải lùi lịch do trùng phiên tòa",
		"lessons":      "Chọn hồ sơ vừa sức, có người điều hành rõ ràng",
		"proposals":    "Đề nghị cho nhân rộng ở các phòng nghiệp vụ khác",
		"unit_rating":  "good",
	}
	w := newWord()
	w.letterhead("ĐẢNG BỘ VKSND TP HẢI PHÒNG", "CHI BỘ PHÒNG 9", "Số 12-BC/CB", "Hải Phòng, ngày 16 tháng 11 năm 2026")
	w.title("BÁO CÁO", "kết quả thực hiện mô hình “Dân vận khéo” năm 2026", "-----")
	where := places{}
	for _, f := range (form{{"name", "1. Tên mô hình"}, {"subject", "2. Chủ thể thực hiện"}, {"results", "3. Kết quả đạt được"}, {"shortcomings", "4. Khó khăn, hạn chế"},
		{"lessons", "5. Bài học kinh nghiệm"}, {"proposals", "6. Đề xuất, kiến nghị"}, {"unit_rating", "7. Xếp loại đơn vị trong năm"}}) {
		where[f.field] = w.planField(f.label, m.said(f.field))
	}
	w.signature("", "BÍ THƯ", "Vũ Hải Đăng", "- Đảng ủy VKSND thành phố;", "- Lưu Chi bộ.")
	data, err := w.bytes()
	return sample{
		folder: "14-bao-cao-ket-qua", file: "Bao cao ket qua P9.docx",
		readme: "Báo cáo kết quả cuối năm, không phải đăng ký. / A report of results, not a registration.",
		data:   data,
		want: samples.Expected{
			Kind: dossier.ResultReport, Unit: "phong-9", Complete: true,
			Document: map[string]string{"number": "12-BC/CB", "date": "2026-11-16", "place": "Hải Phòng", "signer": "Vũ Hải Đăng", "signer_title": "Bí thư"},
			Models:   []samples.Model{m.expect(where, "subject_type")},
		},
	}, err
}
