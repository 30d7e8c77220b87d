package extract_test

import "testing"

// What stands among the fields and is none of their values.
func TestLeftOut(t *testing.T) {
	for name, test := range map[string]struct {
		draw func(p *paper)
		want []map[string]string
	}{
		"what a report plans for the time to come": {reportOfPlans, []map[string]string{{
			"name": "Gần dân", "subject": "Chi bộ Phòng 9", "results": "5 buổi.", "shortcomings": "Ít người.", "proposals": "Đề nghị Đảng ủy quan tâm./.",
		}}},
		"what a report plans, under a heading without a number": {reportOfPlansInBold, []map[string]string{{
			"name": "Gần dân", "subject": "Chi bộ Phòng 9", "results": "5 buổi.", "lessons": "Rõ người.",
		}}},
		"a pledge below the last field": {func(p *paper) {
			p.paras1("PHIẾU ĐĂNG KÝ MÔ HÌNH", "1. Tên mô hình: Gần dân", "2. Đơn vị đăng ký: Chi bộ Phòng 9", "3. Cách làm", "- Chi bộ cam kết trả lời trong 05 ngày", "4. Hồ sơ lưu: ………",
				"Chi bộ cam kết thực hiện nghiêm túc các nội dung đã đăng ký./.")
		}, []map[string]string{{"name": "Gần dân", "subject": "Chi bộ Phòng 9", "methods": "Chi bộ cam kết trả lời trong 05 ngày"}}},
		"brackets and instructions that nobody answered": {func(p *paper) {
			p.para("PHIẾU ĐĂNG KÝ MÔ HÌNH")
			p.table(2, cs("Tên mô hình", "Gần dân"), cs("Đơn vị đăng ký", "Chi bộ Phòng 9"), cs("Mục tiêu", "(Mô hình nhằm giải quyết việc gì)"), cs("Chỉ tiêu", "(1)"), cs("Lĩnh vực", "(kinh tế; văn hóa - xã hội; quốc phòng - an ninh; xây dựng hệ thống chính trị)"), cs("Khả năng nhân rộng", "(Khả năng duy trì, nhân rộng)"),
				cs("Lãnh đạo phụ trách", "Ghi rõ họ tên, chức vụ"), cs("Cán bộ thực hiện", "(Đồng chí Lương Thu Trà)"), cs("Cách làm", "Ghi rõ giờ hẹn trên phiếu"), cs("Kinh phí", "(Không sử dụng ngân sách)"), cs("Địa điểm", "(Phường Hồng Bàng)"))
		}, []map[string]string{{"name": "Gần dân", "subject": "Chi bộ Phòng 9", "officers": "(Đồng chí Lương Thu Trà)", "methods": "Ghi rõ giờ hẹn trên phiếu", "resources": "(Không sử dụng ngân sách)", "location": "(Phường Hồng Bàng)"}}},
	} {
		t.Run(name, func(t *testing.T) { readsAs(t, test.draw, test.want) })
	}
}

func reportOfPlans(p *paper) {
	p.paras1("BÁO CÁO", "Kết quả thực hiện mô hình “Dân vận khéo” năm 2026", "I. THÔNG TIN CHUNG", "1. Tên mô hình: Gần dân", "2. Đơn vị thực hiện: Chi bộ Phòng 9",
		"II. KẾT QUẢ ĐẠT ĐƯỢC", "- 5 buổi.", "III. TỒN TẠI, HẠN CHẾ", "- Ít người.", "IV. PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2027",
		"1. Mục tiêu: mở rộng thêm 02 địa bàn.", "2. Thời gian thực hiện: từ tháng 01/2027 đến tháng 11/2027.", "3. Cán bộ phụ trách: giao đồng chí Phó Bí thư.")
	p.table(3, cs("TT", "Nội dung công việc", "Thời gian thực hiện"), cs("1", "Khảo sát", "Tháng 01/2027"), cs("2", "Ra mắt", "Tháng 02/2027"))
	p.paras1("V. ĐỀ XUẤT, KIẾN NGHỊ", "Đề nghị Đảng ủy quan tâm./.", "Trên đây là báo cáo của chi bộ./.")
}

func reportOfPlansInBold(p *paper) {
	p.paras1("BÁO CÁO", "Kết quả thực hiện mô hình “Dân vận khéo” năm 2026", "Tên mô hình: Gần dân", "Đơn vị thực hiện: Chi bộ Phòng 9")
	p.para("Kết quả đạt được", bold)
	p.para("5 buổi.")
	p.para("Định hướng thời gian tới", bold)
	p.para("1. Thời gian thực hiện: năm 2027.")
	p.para("2. Giải pháp: mở rộng địa bàn.")
	p.para("Bài học kinh nghiệm", bold)
	p.para("Rõ người.")
}

// A sheet of cards: each label over its value, blank rows between.
func TestCards(t *testing.T) {
	readsAs(t, func(p *paper) {
		p.sheet("Phiếu", 4, []cell{wide("PHIẾU ĐĂNG KÝ MÔ HÌNH", 4)}, []cell{wide("Tên mô hình", 4)}, []cell{wide("Gần dân", 4)}, nil,
			[]cell{wide("Đơn vị đăng ký", 2), wide("Thuộc lĩnh vực", 2)}, []cell{wide("Chi bộ Phòng 9", 2), wide("Kinh tế", 2)}, nil,
			[]cell{wide("Địa điểm", 2), wide("Lãnh đạo phụ trách", 2)}, []cell{wide("Trụ sở", 2), wide("Đ/c Trà", 2)}, nil, []cell{wide("Mô hình mới hay tiếp tục", 4)}, []cell{wide("Duy trì, nhân rộng từ năm trước", 4)}, nil,
			[]cell{wide("Mục tiêu", 4)}, []cell{wide("Gần dân hơn", 4)}, nil, []cell{wide("Cách làm", 4)}, []cell{wide("Phát tờ rơi", 4)}, nil, []cell{wide("Kinh phí", 4)}, []cell{wide("5 triệu", 4)})
	}, []map[string]string{{"name": "Gần dân", "subject": "Chi bộ Phòng 9", "domain": "economy", "location": "Trụ sở", "leader": "Đ/c Trà", "origin": "continued", "objectives": "Gần dân hơn", "methods": "Phát tờ rơi", "resources": "5 triệu"}})
}

// One row of a form has a second pair, under no column of labels.
func TestSecondPairInOneRow(t *testing.T) {
	readsAs(t, func(p *paper) {
		p.para("PHIẾU ĐĂNG KÝ MÔ HÌNH")
		p.table(4, []cell{c("Tên mô hình"), wide("Gần dân", 3)}, cs("Đơn vị đăng ký", "Chi bộ Phòng 9", "Mô hình mới hay tiếp tục", "Duy trì, nhân rộng từ năm trước"),
			[]cell{c("Mục tiêu"), wide("Gần dân hơn", 3)}, []cell{c("Chỉ tiêu cụ thể"), wide("5 buổi", 3)}, []cell{c("Cách làm"), wide("Phát tờ rơi", 3)})
	}, []map[string]string{{"name": "Gần dân", "subject": "Chi bộ Phòng 9", "origin": "continued", "objectives": "Gần dân hơn", "targets": "5 buổi", "methods": "Phát tờ rơi"}})
}
