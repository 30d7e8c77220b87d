package extract_test

import (
	"maps"
	"testing"
)

// Layouts met in papers that offices sent, each a cause of a wrong reading
// once.
func TestOfficeLayouts(t *testing.T) {
	for name, test := range map[string]struct {
		draw func(p *paper)
		want []map[string]string
	}{
		"labels that ask by their options": {askedByOptions, []map[string]string{{
			"name": "Gần dân", "subject": "Chi bộ Phòng 9", "subject_type": "collective", "origin": "new", "domain": "economy", "objectives": "Bớt phiền hà",
		}}},
		"pairs in cells side by side, options in brackets": {bracketedOptions, []map[string]string{{
			"name": "Gần dân", "subject": "Chi bộ Phòng 9", "subject_type": "collective", "origin": "continued", "domain": "economy", "objectives": "Bớt phiền hà", "targets": "5 buổi",
			"supervision": "Hằng quý", "coordinating_forces": "Công an phường",
		}}},
		"a form under a heading of its own": {headedForm, []map[string]string{{
			"name": "Gần dân", "subject": "Chi bộ Phòng 9", "subject_type": "collective", "content": "Tư vấn", "objectives": "Bớt phiền hà",
		}}},
		"a label cell with a long hint": {longHints, []map[string]string{{
			"name": "Gần dân", "subject": "Chi bộ Phòng 9", "subject_type": "collective", "situation": "Dân đi lại nhiều", "targets": "5 buổi",
		}}},
		"duties behind the people": {dutiesBehind, []map[string]string{{
			"name": "Gần dân", "subject": "Chi bộ Phòng 9", "subject_type": "collective", "objectives": "Bớt phiền hà", "targets": "5 buổi",
			"leader": "Đồng chí Vũ Đình Khôi, Bí thư", "officers": "Đ/c Lương Thu Trà\nĐ/c Hà Văn Đạt",
		}}},
		"duties over the people": {dutiesOver, []map[string]string{{
			"name": "Gần dân", "subject": "Chi bộ Phòng 9", "subject_type": "collective", "objectives": "Bớt phiền hà", "targets": "5 buổi",
			"leader": "Đồng chí Vũ Đình Khôi, Bí thư", "officers": "Đ/c Lương Thu Trà\nĐ/c Hà Văn Đạt",
		}}},
		"people as items of one heading": {dutyItems, []map[string]string{{
			"name": "Gần dân", "subject": "Chi bộ Phòng 9", "subject_type": "collective", "objectives": "Bớt phiền hà",
			"leader": "Đồng chí Vũ Đình Khôi", "officers": "Đ/c Lương Thu Trà",
		}}},
		"rows under domains and origins": {groupedRows, []map[string]string{
			{"name": "Gần dân", "subject": "Chi bộ Phòng 9", "subject_type": "collective", "domain": "economy", "methods": "Tư vấn", "targets": "5 buổi"},
			{"name": "Hiểu dân", "subject": "Chi bộ Phòng 9", "subject_type": "collective", "domain": "political_system", "methods": "Tập huấn", "targets": "6 buổi"},
			{"name": "Trọng dân", "subject": "Chi bộ VKSND khu vực 10", "subject_type": "collective", "domain": "political_system", "methods": "Nêu gương", "targets": "7 buổi"},
		}},
		"a name with a dash below its label": {dashedName, []map[string]string{{
			"name": "Hồ sơ số - giải quyết nhanh", "subject": "Chi bộ Phòng 9", "subject_type": "collective", "archive": "Một cặp hồ sơ",
		}}},
		"slips of the finger in words around a label": {slipped, []map[string]string{{
			"name": "Gần dân", "subject": "Chi bộ Phòng 9", "subject_type": "collective", "resources": "5 triệu", "publicity": "Phát tờ rơi", "content": "Tư vấn",
		}}},
		"labels over values in the second column, an event with its day": {stacked, []map[string]string{{
			"name": "Gần dân", "subject": "Chi bộ Phòng 9", "subject_type": "collective", "launch": "Ra mắt ngày 20/3/2026", "archive": "Một cặp hồ sơ",
		}}},
		"a label cell with a hint on a line of its own": {hintBelow, []map[string]string{{
			"name": "Gần dân", "subject": "Chi bộ Phòng 9", "subject_type": "collective", "reviews": "Sơ kết: tháng 6", "leader": "Đ/c Vũ Đình Khôi",
		}}},
		"a plan of work and figures below the fields": {workBelow, []map[string]string{{
			"name": "Gần dân", "subject": "Chi bộ Phòng 9", "subject_type": "collective", "publicity": "Phát tờ rơi", "officers": "Đ/c Hà Văn Đạt",
		}}},
		"labels that end at a full stop": {fullStops, []map[string]string{{
			"name": "Gần dân - Hiểu dân", "subject": "Chi bộ Phòng 9", "subject_type": "collective", "origin": "continued", "officers": "Đ/c Lương Thu Trà - Kiểm sát viên",
		}}},
		"hints and dots of a form, a note below it": {hintsAndDots, []map[string]string{{
			"name": "Gần dân", "subject": "Chi bộ Phòng 9", "subject_type": "collective", "reviews": "Giữa tháng 6", "archive": "Một cặp hồ sơ",
		}}},
		"a list under a head merged down, notes below it": {mergedHead, []map[string]string{{
			"name": "Gần dân", "subject": "Chi bộ Phòng 9", "subject_type": "collective", "objectives": "Bớt phiền hà",
		}}},
		"a schedule broken within a date's words": {brokenDates, []map[string]string{{
			"name": "Gần dân", "subject": "Chi bộ Phòng 9", "subject_type": "collective", "start_date": "2026-02-15", "end_date": "2026-10-31",
			"schedule": "Bắt đầu: 15/02/2026; hoàn thành:\n31/10/2026",
		}}},
		"a unit with a label above a list": {unitOverList, []map[string]string{
			{"name": "Gần dân", "subject": "Phòng 9", "subject_type": "collective", "objectives": "Bớt phiền hà", "targets": "5 buổi"},
		}},
		"a plan of work of two columns that a field awaits": {workAwaited, []map[string]string{{
			"name": "Gần dân", "subject": "Chi bộ Phòng 9", "subject_type": "collective", "launch": "Tháng 02/2026",
			"schedule": "Ra mắt mô hình; Tháng 3/2026\nTổng kết mô hình; Tháng 11/2026",
		}}},
		"instructions without brackets above the values": {instructed, []map[string]string{{
			"name": "GẦN DÂN", "subject": "Chi bộ Phòng 9", "subject_type": "collective", "leader": "Đ/c Vũ Đình Khôi", "methods": "Nêu rõ trách nhiệm từng người\nHẹn ngày trả lời",
		}}},
		"two pairs a row, then long values over the row": {pairsThenLong, []map[string]string{{
			"name": "Gần dân", "subject": "Chi bộ Phòng 9", "subject_type": "collective", "domain": "economy", "location": "Trụ sở", "objectives": "Bớt phiền hà", "targets": "5 buổi",
			"methods": "Tư vấn", "publicity": "Phát tờ rơi", "resources": "5 triệu", "supervision": "Hằng quý", "archive": "Một cặp hồ sơ",
		}}},
		"phases only": {phases, []map[string]string{{
			"name": "Gần dân", "subject": "Chi bộ Phòng 9", "subject_type": "collective", "start_date": "2026-02-01", "end_date": "2026-11-30",
			"schedule": "Giai đoạn 1 (tháng 02/2026): khảo sát\nGiai đoạn 2 (từ tháng 3 đến tháng 10/2026): thực hiện\nGiai đoạn 3 (tháng 11/2026): tổng kết",
		}}},
	} {
		t.Run(name, func(t *testing.T) {
			record := read(t, test.draw)
			if len(record.Models) != len(test.want) {
				t.Fatalf("%d models, %d wanted", len(record.Models), len(test.want))
			}
			for i, want := range test.want {
				got := map[string]string{}
				for id, f := range record.Models[i].Fields {
					if f.Value != "" && id != "leadership" {
						got[id] = f.Value
					}
				}
				if !maps.Equal(got, want) {
					t.Errorf("model %d:\n got %v\nwant %v", i, got, want)
				}
			}
		})
	}
}

func askedByOptions(p *paper) {
	p.para("PHIẾU ĐĂNG KÝ MÔ HÌNH")
	p.table(2, cs("Tên mô hình", "Gần dân"), cs("Đơn vị đăng ký", "Chi bộ Phòng 9"), cs("Mô hình của tập thể hay cá nhân", "Tập thể"),
		cs("Mô hình mới hay mô hình cũ", "Mô hình mới"), cs("Lĩnh vực", "Kinh tế"), cs("Mục tiêu", "Bớt phiền hà"))
}

func bracketedOptions(p *paper) {
	p.para("PHIẾU ĐĂNG KÝ MÔ HÌNH")
	p.table(2, cs("Tên mô hình: Gần dân", "Tập thể hoặc cá nhân thực hiện mô hình: Chi bộ Phòng 9"), cs("Phân loại (tập thể, cá nhân): Tập thể", "Hình thức (xây dựng mới hay tiếp tục): Tiếp tục"),
		cs("Lĩnh vực (kinh tế; văn hóa - xã hội): Kinh tế", "Mục tiêu: Bớt phiền hà"), cs("Chỉ tiêu: 5 buổi", "Thời gian giám sát, kiểm tra: Hằng quý"), cs("Phối hợp với các cơ quan, đơn vị: Công an phường", ""))
}

func headedForm(p *paper) {
	p.para("PHIẾU ĐĂNG KÝ MÔ HÌNH")
	p.table(2, cs("Nội dung đăng ký", "Phần kê khai của chi bộ"), cs("Tên mô hình", "Gần dân"), cs("Đơn vị đăng ký", "Chi bộ Phòng 9"),
		cs("Mô hình tập thể hay cá nhân", "Tập thể"), cs("Tóm tắt nội dung", "Tư vấn"), cs("Mục tiêu", "Bớt phiền hà"), cs("Lãnh đạo phụ trách", "(họ tên, chức vụ)"))
}

func longHints(p *paper) {
	p.para("PHIẾU ĐĂNG KÝ MÔ HÌNH")
	p.table(2, cs("Tên mô hình", "Gần dân"), cs("Chủ thể của mô hình (tập thể hoặc cá nhân)", "Chi bộ Phòng 9"),
		cs("Kết quả khảo sát thực tế (nêu kết quả khảo sát, thuận lợi, khó khăn, những vấn đề cấp bách, bức xúc cần giải quyết tại cơ quan, đơn vị hoặc địa phương nơi thực hiện mô hình)", "Dân đi lại nhiều"),
		cs("Hệ thống chỉ tiêu", "5 buổi"))
}

func dutiesBehind(p *paper) {
	p.paras1("KẾ HOẠCH", "Thực hiện mô hình “Dân vận khéo” năm 2026", "1. Tên mô hình: Gần dân", "2. Chủ thể thực hiện: Chi bộ Phòng 9", "3. Mục tiêu: Bớt phiền hà", "4. Chỉ tiêu: 5 buổi", "5. Phân công nhiệm vụ")
	p.table(3, cs("TT", "Họ và tên, chức vụ", "Nhiệm vụ"), cs("1", "Đồng chí Vũ Đình Khôi, Bí thư", "Trực tiếp chỉ đạo"), cs("2", "Đ/c Lương Thu Trà", "Cán bộ thực hiện"), cs("3", "Đ/c Hà Văn Đạt", "Cán bộ thực hiện"))
}

func dutiesOver(p *paper) {
	p.paras1("KẾ HOẠCH", "Thực hiện mô hình “Dân vận khéo” năm 2026", "1. Tên mô hình: Gần dân", "2. Chủ thể thực hiện: Chi bộ Phòng 9", "3. Mục tiêu: Bớt phiền hà", "4. Chỉ tiêu: 5 buổi", "5. Phân công nhiệm vụ")
	p.table(2, cs("Lãnh đạo chỉ đạo", "Cán bộ thực hiện"), cs("Đồng chí Vũ Đình Khôi, Bí thư", "Đ/c Lương Thu Trà"), cs("", "Đ/c Hà Văn Đạt"))
}

func dutyItems(p *paper) {
	p.paras1("KẾ HOẠCH", "Thực hiện mô hình “Dân vận khéo” năm 2026", "1. Tên mô hình: Gần dân", "2. Chủ thể thực hiện: Chi bộ Phòng 9", "3. Mục tiêu: Bớt phiền hà",
		"4. Phân công lãnh đạo, cán bộ", "- Lãnh đạo chỉ đạo: Đồng chí Vũ Đình Khôi", "- Cán bộ thực hiện: Đ/c Lương Thu Trà")
}

func groupedRows(p *paper) {
	p.para("DANH SÁCH ĐĂNG KÝ MÔ HÌNH")
	p.table(5, cs("STT", "Chi bộ", "Tên mô hình", "Giải pháp", "Chỉ tiêu"), cs("I", "Lĩnh vực kinh tế", "", "", ""), cs("1", "Chi bộ Phòng 9", "Gần dân", "Tư vấn", "5 buổi"),
		cs("II", "Xây dựng hệ thống chính trị", "", "", ""), cs("2", "", "Hiểu dân", "Tập huấn", "6 buổi"), cs("3", "Chi bộ VKSND khu vực 10", "Trọng dân", "Nêu gương", "7 buổi"))
}

func dashedName(p *paper) {
	p.paras1("KẾ HOẠCH", "Thực hiện mô hình “Dân vận khéo” năm 2026", "1. Tên mô hình", "Hồ sơ số - giải quyết nhanh", "2. Chủ thể thực hiện", "Chi bộ Phòng 9", "3. Hồ sơ lưu trữ", "Một cặp hồ sơ")
}

func slipped(p *paper) {
	p.para("PHIẾU ĐĂNG KÝ MÔ HÌNH")
	p.table(2, cs("Tên mô hình", "Gần dân"), cs("Đơn vị đăng ký", "Chi bộ Phòng 9"), cs("Nguồn kih phí thực hiện", "5 triệu"), cs("Công tác thông tin, tuyên truền", "Phát tờ rơi"), cs("Nội dnug trọng tâm", "Tư vấn"))
}

func stacked(p *paper) {
	p.para("PHIẾU ĐĂNG KÝ MÔ HÌNH")
	p.table(2, cs("", "Mô hình lựa chọn đăng ký"), cs("", "Gần dân"), cs("", "Chi bộ thực hiện mô hình"), cs("", "Chi bộ Phòng 9"), cs("", "Dự kiến ra mắt mô hình"), cs("", "Ra mắt ngày 20/3/2026"),
		cs("", "Hồ sơ lưu của mô hình"), cs("", "Một cặp hồ sơ"))
	p.para("Trân trọng báo cáo Đảng ủy./.")
}

func phases(p *paper) {
	p.para("PHIẾU ĐĂNG KÝ MÔ HÌNH")
	p.table(2, cs("Tên mô hình", "Gần dân"), cs("Đơn vị đăng ký", "Chi bộ Phòng 9"),
		cs("Lộ trình thực hiện", "Giai đoạn 1 (tháng 02/2026): khảo sát\nGiai đoạn 2 (từ tháng 3 đến tháng 10/2026): thực hiện\nGiai đoạn 3 (tháng 11/2026): tổng kết"))
}

// A person's unit is the chi bộ behind the name.
func hintBelow(p *paper) {
	p.table(2, cs("Tên mô hình", "Gần dân"), cs("Chủ thể thực hiện", "Chi bộ Phòng 9"), cs("3. Sơ kết, tổng kết\nSơ kết trước 30/6; tổng kết trước 30/11", "Sơ kết: tháng 6"),
		cs("4. Lãnh đạo phụ trách\nHọ tên, chức vụ, nơi công tác, số điện thoại", "Đ/c Vũ Đình Khôi"))
}

func workBelow(p *paper) {
	p.paras1("1. Tên mô hình: Gần dân", "2. Chủ thể thực hiện: Chi bộ Phòng 9", "3. Hình thức tuyên truyền: Phát tờ rơi", "4. Cán bộ thực hiện: Đ/c Hà Văn Đạt", "PHÂN CÔNG NHIỆM VỤ CỤ THỂ")
	p.table(4, cs("STT", "Nội dung công việc", "Thời gian", "Người thực hiện"), cs("1", "Tổ chức tuyên truyền đợt 1", "Tháng 4", "Đoàn viên"), cs("2", "Tổng kết mô hình", "Tháng 11", "Chi ủy"))
	p.table(5, cs("STT", "Chỉ tiêu", "Kế hoạch", "Thực hiện", "Tỷ lệ"), cs("1", "Số buổi tuyên truyền", "04", "04", "100%"), cs("2", "Lượt người tham dự", "500", "612", "122%"))
}

func fullStops(p *paper) {
	p.paras1("a) Tên mô hình. Gần dân - Hiểu dân", "b) Đơn vị đăng ký. Chi bộ Phòng 9", "c) Mô hình mới hay tiếp tục. Tiếp tục thực hiện từ năm 2025", "d) Cán bộ phụ trách. Đ/c Lương Thu Trà - Kiểm sát viên")
}

func hintsAndDots(p *paper) {
	p.paras1("1. Tên mô hình", "(Ngắn gọn, dễ nhớ, thể hiện nội dung chính):", "Gần dân", "2. Chủ thể thực hiện", "Chi bộ Phòng 9", "3. Lãnh đạo phụ trách: Đồng chí ……………… - Chức vụ: …………",
		"4. Sơ kết, tổng kết", "(Sơ kết trước 30/6; tổng kết trước 30/11)", "Giữa tháng 6", "5. Hồ sơ lưu trữ", "Một cặp hồ sơ", "Lưu ý: Mô hình gồm mô hình mới và mô hình tiếp tục từ năm trước.")
}

func mergedHead(p *paper) {
	down := func(texts ...string) (out []cell) {
		for _, text := range texts {
			out = append(out, cell{text: text, wide: 1, tall: 2})
		}
		return out
	}
	p.table(4, down("STT", "Tên mô hình đăng ký", "Đơn vị đăng ký", "Mục tiêu chung"), nil, cs("1", "Gần dân", "Chi bộ Phòng 9", "Bớt phiền hà"),
		[]cell{wide("Ghi chú:", 4)}, []cell{wide("- Mục tiêu chung: ghi rõ từ … đến …", 4)}, []cell{wide("- Chỉ tiêu cụ thể: có số liệu", 4)})
}

func unitOverList(p *paper) {
	p.paras1("CHI BỘ: Phòng 9", "BIỂU ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2026")
	p.table(4, cs("TT", "Tên mô hình", "Mục tiêu", "Chỉ tiêu"), cs("01", "Gần dân", "Bớt phiền hà", "5 buổi"))
}

func workAwaited(p *paper) {
	p.paras1("1. Tên mô hình: Gần dân", "2. Chủ thể thực hiện: Chi bộ Phòng 9", "3. Ra mắt mô hình: Tháng 02/2026", "4. Tiến độ thực hiện")
	p.table(3, cs("TT", "Nội dung công việc", "Thời gian thực hiện"), cs("1", "Ra mắt mô hình", "Tháng 3/2026"), cs("2", "Tổng kết mô hình", "Tháng 11/2026"))
}

func instructed(p *paper) {
	p.paras1("1. Tên mô hình", "Ghi ngắn gọn, dễ nhớ.", "GẦN DÂN", "2. Chủ thể thực hiện", "Chi bộ Phòng 9", "3. Lãnh đạo phụ trách", "Ghi rõ họ tên, chức vụ.", "Đ/c Vũ Đình Khôi",
		"4. Giải pháp thực hiện", "- Nêu rõ trách nhiệm từng người", "- Hẹn ngày trả lời")
}

func pairsThenLong(p *paper) {
	p.table(4, cs("Tên mô hình", "Gần dân", "Chủ thể thực hiện", "Chi bộ Phòng 9"), cs("Lĩnh vực", "Kinh tế", "Địa điểm thực hiện", "Trụ sở"),
		[]cell{c("Mục tiêu"), wide("Bớt phiền hà", 3)}, []cell{c("Chỉ tiêu"), wide("5 buổi", 3)}, []cell{c("Giải pháp thực hiện"), wide("Tư vấn", 3)}, []cell{c("Hình thức tuyên truyền"), wide("Phát tờ rơi", 3)},
		[]cell{c("Nguồn lực thực hiện"), wide("5 triệu", 3)}, []cell{c("Kiểm tra, giám sát"), wide("Hằng quý", 3)}, []cell{c("Hồ sơ lưu trữ"), wide("Một cặp hồ sơ", 3)})
}

func brokenDates(p *paper) {
	p.paras1("1. Tên mô hình: Gần dân", "2. Chủ thể thực hiện: Chi bộ Phòng 9", "3. Thời gian thực hiện: Bắt đầu: 15/02/2026; hoàn thành:", "31/10/2026")
}

func TestUnitOfAPerson(t *testing.T) {
	for subject, want := range map[string]string{
		"Đ/c Hà Văn Đạt, Kiểm sát viên, Chi bộ Phòng 7":                  "phong-7",
		"Đồng chí Hà Văn Đạt - Chi bộ VKSND khu vực 3":                   "khu-vuc-3",
		"Đồng chí Hà Văn Đạt, Bí thư, Chi bộ Thanh tra - Khiếu tố":       "thanh-tra-khieu-to",
		"Đồng chí Hà Văn Đạt (Chi bộ Văn phòng)":                         "van-phong",
		"Đồng chí Hà Văn Đạt, Kiểm sát viên Chi bộ VKSND khu vực 10, TP": "khu-vuc-10",
	} {
		record := read(t, func(p *paper) {
			p.paras1("PHIẾU ĐĂNG KÝ", "1. Tên mô hình: Gần dân", "2. Cá nhân đăng ký: "+subject, "3. Mục tiêu: Bớt phiền hà", "4. Chỉ tiêu: 5 buổi")
		})
		if record.Unit == nil || record.Unit.ID != want {
			t.Errorf("%s: unit %+v, want %s", subject, record.Unit, want)
		}
	}
}
