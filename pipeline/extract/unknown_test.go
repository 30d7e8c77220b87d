package extract_test

import (
	"testing"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract"
)

// What offices ask for beside the plan's fields, and how they write labels
// where there is little room, is kept apart from the fields about it.
func TestLabelsOfOffices(t *testing.T) {
	for name, test := range map[string]struct {
		draw func(p *paper)
		want []map[string]string
	}{
		"labels that ask for none of the fields": {func(p *paper) {
			p.para("PHIẾU ĐĂNG KÝ MÔ HÌNH")
			p.table(2, cs("Tên mô hình", "Gần dân"), cs("Đơn vị đăng ký", "Chi bộ Phòng 9"), cs("Căn cứ đăng ký", "Kế hoạch số 261-KH/ĐU"), cs("Số đảng viên tham gia", "18 đồng chí"),
				cs("Cán bộ thực hiện", "Đ/c Trà"), cs("Người liên hệ", "Đ/c Phương, văn thư"), cs("Mục tiêu", "Gần dân hơn"))
		}, []map[string]string{{"name": "Gần dân", "subject": "Chi bộ Phòng 9", "officers": "Đ/c Trà", "objectives": "Gần dân hơn"}}},
		"such labels behind list marks": {func(p *paper) {
			p.paras1("PHIẾU ĐĂNG KÝ MÔ HÌNH", "- Tên mô hình: Gần dân", "- Đơn vị đăng ký: Chi bộ Phòng 9", "- Mục tiêu: Gần dân hơn", "- Thành tích của chi bộ: Hoàn thành tốt nhiệm vụ",
				"- Thời gian thực hiện: Từ tháng 3 đến tháng 10/2026", "- Giai đoạn 1: chuẩn bị", "- Cách làm:", "+ Phát tờ rơi", "+ Tập huấn", "- Tài khoản nhận hỗ trợ: 0123")
		}, []map[string]string{{"name": "Gần dân", "subject": "Chi bộ Phòng 9", "objectives": "Gần dân hơn", "methods": "Phát tờ rơi\nTập huấn",
			"schedule": "Từ tháng 3 đến tháng 10/2026\nGiai đoạn 1: chuẩn bị", "start_date": "2026-03-01", "end_date": "2026-10-31"}}},
		"abbreviations over narrow columns": {func(p *paper) {
			p.para("DANH SÁCH ĐĂNG KÝ MÔ HÌNH DVK")
			p.table(6, cs("TT", "Tên MH", "ĐV thực hiện", "TG thực hiện", "LĐ phụ trách", "KP dự kiến"), cs("1", "Gần dân", "Chi bộ Phòng 9", "Cả năm 2026", "Đ/c Trà", "5 triệu"))
		}, []map[string]string{{"name": "Gần dân", "subject": "Chi bộ Phòng 9", "schedule": "Cả năm 2026", "start_date": "2026-01-01", "end_date": "2026-12-31", "leader": "Đ/c Trà", "resources": "5 triệu"}}},
		"labels put as questions": {func(p *paper) {
			p.paras1("PHIẾU KHẢO SÁT, ĐĂNG KÝ MÔ HÌNH", "Câu 1. Tên mô hình của chi bộ là gì?", "Gần dân", "Câu 2. Đơn vị đăng ký là đơn vị nào?", "Chi bộ Phòng 9", "Câu 3. Mục tiêu của mô hình là gì?", "Gần dân hơn", "Câu 4. Mô hình được thực hiện ở đâu?", "Phường Hồng Bàng")
		}, []map[string]string{{"name": "Gần dân", "subject": "Chi bộ Phòng 9", "objectives": "Gần dân hơn", "location": "Phường Hồng Bàng"}}},
		"a choice in the words of another label": {func(p *paper) {
			p.paras1("PHIẾU ĐĂNG KÝ MÔ HÌNH", "1. Tên mô hình", "Gần dân", "2. Đơn vị đăng ký", "Chi bộ Phòng 9", "3. Mô hình xây dựng mới hay duy trì", "Duy trì, nhân rộng từ năm trước", "4. Mục tiêu", "Gần dân hơn")
		}, []map[string]string{{"name": "Gần dân", "subject": "Chi bộ Phòng 9", "origin": "continued", "objectives": "Gần dân hơn"}}},
		"the first of two typed boxes": {func(p *paper) {
			p.paras1("PHIẾU ĐĂNG KÝ MÔ HÌNH", "1. Tên mô hình: Gần dân", "2. Đơn vị đăng ký: Chi bộ Phòng 9", "3. Mô hình mới hay tiếp tục (đánh dấu x):", "(x) Mô hình mới     ( ) Tiếp tục từ năm trước", "4. Mục tiêu: Gần dân hơn")
		}, []map[string]string{{"name": "Gần dân", "subject": "Chi bộ Phòng 9", "origin": "new", "objectives": "Gần dân hơn"}}},
		"numbered headings that name the models": {func(p *paper) {
			p.paras1("DANH MỤC MÔ HÌNH ĐĂNG KÝ NĂM 2026", "1. Mô hình “Gần dân”", "- Đơn vị đăng ký: Chi bộ Phòng 9", "- Mục tiêu: Gần dân hơn", "2. Mô hình “Hiểu dân”", "- Đơn vị đăng ký: Chi bộ VKSND khu vực 10", "- Mục tiêu: Hiểu dân hơn")
		}, []map[string]string{{"name": "Gần dân", "subject": "Chi bộ Phòng 9", "objectives": "Gần dân hơn"}, {"name": "Hiểu dân", "subject": "Chi bộ VKSND khu vực 10", "objectives": "Hiểu dân hơn"}}},
		"lines as they stand in a scan": {func(p *paper) {
			p.paras1("PHIẾU ĐĂNG KÝ MÔ HÌNH", "1. Tên mô hình: Gần dân, trọng dân, hiểu dân", "và có trách nhiệm với dân", "2. Đơn vị đăng ký: Chi bộ Phòng 9", "3. Tính bền vững, khả năng nhân rộng của mô",
				"hình: duy trì sau năm 2026 ở các phòng khác,", "chi bộ khác", "4. Sơ kết, tổng kết, báo cáo: Sơ kết vào ngày", "25/6/2026, tổng kết trong tháng 11", "5. Cách làm:", "- Phát tờ rơi ở từng tổ dân phố, gắn với việc", "tiếp dân", "- Tập huấn")
		}, []map[string]string{{"name": "Gần dân, trọng dân, hiểu dân và có trách nhiệm với dân", "subject": "Chi bộ Phòng 9", "sustainability": "duy trì sau năm 2026 ở các phòng khác, chi bộ khác",
			"reviews": "Sơ kết vào ngày 25/6/2026, tổng kết trong tháng 11", "methods": "Phát tờ rơi ở từng tổ dân phố, gắn với việc tiếp dân\nTập huấn"}}},
		"choices with typed boxes that repeat the label": {func(p *paper) {
			p.paras1("PHIẾU ĐĂNG KÝ MÔ HÌNH", "1. Tên mô hình: Gần dân", "2. Đơn vị đăng ký: Chi bộ Phòng 9", "3. Mô hình xây dựng mới hay duy trì (đánh dấu x):", "( ) Mô hình mới     (x) Tiếp tục từ năm trước", "4. Mục tiêu: Gần dân hơn")
		}, []map[string]string{{"name": "Gần dân", "subject": "Chi bộ Phòng 9", "origin": "continued", "objectives": "Gần dân hơn"}}},
		"a message with labels in small letters": {func(p *paper) {
			p.paras1("Kính gửi Tổ giúp việc, Chi bộ Phòng 9 xin gửi đăng ký mô hình DVK 2026:", "tên mô hình: Gần dân", "đơn vị đăng ký: Chi bộ Phòng 9", "mục tiêu của mô hình: Gần dân hơn nữa", "Cách làm: Phát tờ rơi ở từng tổ dân phố",
				"lãnh đạo phụ trách: Đ/c Trà", "cán bộ thực hiện: Đ/c Phương", "Nhờ đồng chí tiếp nhận giúp. Trân trọng cảm ơn!")
		}, []map[string]string{{"name": "Gần dân", "subject": "Chi bộ Phòng 9", "objectives": "Gần dân hơn nữa", "methods": "Phát tờ rơi ở từng tổ dân phố", "leader": "Đ/c Trà", "officers": "Đ/c Phương"}}},
		"items behind letters that begin with words of labels": {func(p *paper) {
			p.paras1("KẾ HOẠCH", "I- THÔNG TIN CHUNG", "1- Tên mô hình: Gần dân.", "2- Đơn vị đăng ký: Chi bộ Phòng 9", "II- TỔ CHỨC THỰC HIỆN", "1- Kinh phí thực hiện:", "a) Kinh phí dự kiến 12 triệu đồng;", "b) Xe ô tô của đơn vị.",
				"2- Chế độ sơ kết, tổng kết:", "a) Sơ kết ngày 12/6/2026", "b) Tổng kết ngày 06/11/2026", "3- Mục tiêu.", "Gần dân hơn")
		}, []map[string]string{{"name": "Gần dân.", "subject": "Chi bộ Phòng 9", "objectives": "Gần dân hơn", "resources": "a) Kinh phí dự kiến 12 triệu đồng;\nb) Xe ô tô của đơn vị.", "reviews": "a) Sơ kết ngày 12/6/2026\nb) Tổng kết ngày 06/11/2026"}}},
		"choices with boxes that repeat the label": {func(p *paper) {
			p.paras1("PHIẾU ĐĂNG KÝ MÔ HÌNH", "1. Tên mô hình: Gần dân", "2. Đơn vị đăng ký: Chi bộ Phòng 9", "3. Phân loại mô hình (đánh dấu x):", "☐ Mô hình mới     ☒ Tiếp tục từ năm trước", "4. Mục tiêu: Gần dân hơn")
		}, []map[string]string{{"name": "Gần dân", "subject": "Chi bộ Phòng 9", "origin": "continued", "objectives": "Gần dân hơn"}}},
	} {
		t.Run(name, func(t *testing.T) { readsAs(t, test.draw, test.want) })
	}
}

// A sheet of results is a report, though its title begins as a form does.
func TestSheetOfResults(t *testing.T) {
	draw := func(p *paper) {
		p.sheet("Biểu", 5, []cell{wide("BIỂU TỔNG HỢP KẾT QUẢ THỰC HIỆN MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2026", 5)}, cs("STT", "Tên mô hình", "Đơn vị thực hiện", "Kết quả đạt được", "Tồn tại, hạn chế"), cs("1", "Gần dân", "Chi bộ Phòng 9", "5 buổi", "Ít người"))
	}
	if got := read(t, draw).Kind; got != dossier.ResultReport {
		t.Errorf("kind %s", got)
	}
	readsAs(t, draw, []map[string]string{{"name": "Gần dân", "subject": "Chi bộ Phòng 9", "results": "5 buổi", "shortcomings": "Ít người"}})
}

// A guide on how to fill in the form has all its labels and is no appendix.
func TestGuideIsNoAppendix(t *testing.T) {
	p := newPaper()
	p.paras1("HƯỚNG DẪN", "Xây dựng kế hoạch mô hình “Dân vận khéo” năm 2026", "1. Tên mô hình: ngắn gọn, dễ nhớ", "2. Chủ thể thực hiện: tên chi bộ hoặc cá nhân", "3. Mục tiêu: giải quyết việc gì", "4. Chỉ tiêu: có số liệu", "5. Thời gian thực hiện: ngày bắt đầu, kết thúc")
	if _, rejection := extract.New(thePlan(t)).Record(p.doc); rejection == nil {
		t.Error("taken for an appendix")
	}
}
