package main

import "hoso/samples"

// rowModels are the models of the list: two of one unit, one of another, each
// with no more than a list has room for.
var rowModels = []model{
	{"name": "Góc hỏi nhanh đáp gọn", "subject": "Chi bộ Phòng 9", "domain": "political_system", "objectives": "Trả lời nhanh thắc mắc về thủ tục",
		"schedule": "Từ ngày 16/02/2026 đến ngày 30/10/2026", "start_date": "2026-02-16", "end_date": "2026-10-30", "leader": "Vũ Hải Đăng"},
	{"name": "Ngày Chủ nhật xanh nơi công sở", "subject": "Chi bộ Phòng 9", "domain": "culture_society", "objectives": "Giữ trụ sở xanh, sạch, đẹp",
		"schedule": "Tháng 3/2026 đến tháng 10/2026", "start_date": "2026-03-01", "end_date": "2026-10-31", "leader": "Nguyễn Thị Kim Ngân"},
	{"name": "Cán bộ Viện cùng chợ an toàn", "subject": "Chi bộ VKSND khu vực 3", "domain": "defence_ethnic_religion", "objectives": "Phòng ngừa trộm cắp tại chợ",
		"schedule": "Từ ngày 01/4/2026 đến ngày 30/9/2026", "start_date": "2026-04-01", "end_date": "2026-09-30", "leader": "Đoàn Ngọc Sơn"},
}

// list: a row a model, the unit's cell merged downwards, an index row below
// the header and a total at the end. It is of several units, so of none.
func list() (sample, error) {
	w := newWord()
	w.landscape = true
	w.title("BIỂU TỔNG HỢP ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2026")
	headers := []string{"STT", "Đơn vị, chủ thể", "Tên mô hình", "Lĩnh vực", "Mục tiêu", "Thời gian thực hiện", "Lãnh đạo phụ trách", "Ghi chú"}
	top, index := []cell{}, []cell{}
	for i, h := range headers {
		top = append(top, cell{text: h, bold: true, center: true})
		index = append(index, cell{text: "(" + string(rune('1'+i)) + ")", italic: true, center: true})
	}
	rows := [][]cell{top, index}
	var models []samples.Model
	for i, m := range rowModels {
		unit := cell{text: m["subject"], merge: "restart"}
		if i > 0 && rowModels[i-1]["subject"] == m["subject"] {
			unit = cell{merge: "continue"}
		}
		rows = append(rows, []cell{{text: "0" + string(rune('1'+i)), center: true}, unit, {text: m["name"]}, {text: m.said("domain")},
			{text: m["objectives"]}, {text: m["schedule"]}, {text: m["leader"]}, {}})
		r := len(rows)
		where := places{"name": at(1, r, 3), "domain": at(1, r, 4), "objectives": at(1, r, 5), "schedule": at(1, r, 6), "leader": at(1, r, 7)}
		models = append(models, m.with("subject_type", "collective").expect(where, "subject_type"))
	}
	rows = append(rows, []cell{{text: "Tổng cộng", bold: true, center: true, span: 2}, {text: "03 mô hình", bold: true}, {}, {}, {}, {}, {}})
	w.grid(table{widths: []int{800, 2000, 2500, 2000, 2300, 2100, 1588, 1000}, headers: 1}, rows)
	data, err := w.bytes()
	return sample{
		folder: "07-moi-mo-hinh-mot-dong", file: "Bieu tong hop.docx",
		readme: "Biểu mỗi mô hình một dòng, ô đơn vị gộp dọc, có dòng (1)(2)(3) và dòng tổng cộng; của hai chi bộ. / One row a model, merged unit cells, an index row and a total; of two units.",
		data:   data, want: registration("", nil, models...),
	}, err
}
