package extract_test

import (
	"testing"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract"
)

// papers that are no appendix, though they have words of labels.
var decoys = map[string]func(p *paper){
	"notice of a meeting": func(p *paper) {
		p.table(2, cs("ĐẢNG BỘ VKSND THÀNH PHỐ HẢI PHÒNG\nCHI BỘ PHÒNG 9", "ĐẢNG CỘNG SẢN VIỆT NAM\nHải Phòng, ngày 20 tháng 01 năm 2026"))
		p.para("THÔNG BÁO", bold)
		p.para("về việc sinh hoạt chi bộ tháng 02 năm 2026")
		p.para("1. Thời gian: 14 giờ 00, ngày 05/02/2026")
		p.para("2. Địa điểm: Phòng họp số 2")
		p.para("3. Thành phần: toàn thể đảng viên")
		p.para("4. Nội dung: triển khai phong trào thi đua “Dân vận khéo” năm 2026")
		p.para("Chủ trì: đồng chí Vũ Đình Khôi, Bí thư chi bộ")
	},
	"invitation": func(p *paper) {
		p.para("GIẤY MỜI", bold)
		p.para("Dự lễ ra mắt mô hình “Dân vận khéo”")
		p.para("Thời gian: 8 giờ 00 ngày 03/3/2026")
		p.para("Địa điểm: Hội trường đơn vị")
		p.para("Nội dung: ra mắt mô hình “Một cửa thân thiện”")
		p.para("Thành phần tham gia: toàn thể đảng viên")
	},
	"minutes": func(p *paper) {
		p.para("BIÊN BẢN", bold)
		p.para("Họp chi bộ về xây dựng mô hình “Dân vận khéo”")
		p.para("I. THỜI GIAN, ĐỊA ĐIỂM", bold)
		p.para("Hồi 14 giờ 00 ngày 20/01/2026 tại phòng họp.")
		p.para("II. THÀNH PHẦN", bold)
		p.para("Chủ trì: đồng chí Vũ Đình Khôi; thư ký: đồng chí Lương Thu Trà.")
		p.para("III. NỘI DUNG", bold)
		p.para("Đồng chí Bí thư nêu mục tiêu, chỉ tiêu của phong trào; các đồng chí thảo luận về giải pháp và kinh phí.")
		p.para("Kết luận: giao chi ủy xây dựng kế hoạch.")
	},
	"the plan itself":             func(p *paper) { planText(p, "Số: 261 - KH/ĐU") },
	"the plan without its number": func(p *paper) { planText(p, "") },
	"budget table": func(p *paper) {
		p.table(4, cs("STT", "Nội dung", "Kinh phí", "Ghi chú"), cs("1", "In tài liệu tuyên truyền", "2.000.000", ""), cs("2", "Trang thiết bị", "3.200.000", ""), cs("", "Tổng cộng", "5.200.000", ""))
	},
	"list of members": func(p *paper) {
		p.sheet("Sheet1", 5, cs("STT", "Họ và tên", "Chức vụ", "Đơn vị", "Ghi chú"), cs("1", "Vũ Đình Khôi", "Bí thư", "Chi bộ Phòng 9", ""), cs("2", "Lương Thu Trà", "Kiểm sát viên", "Chi bộ Phòng 9", ""))
	},
	"nothing": func(p *paper) {},
	"a letter": func(p *paper) {
		p.para("Kính gửi: Đảng ủy VKSND thành phố Hải Phòng")
		p.para("Chi bộ Phòng 9 gửi kèm phụ lục đăng ký mô hình “Dân vận khéo”. Mục tiêu của chúng tôi là nộp đúng hạn.")
		p.para("Trân trọng cảm ơn.")
	},
	"work schedule": func(p *paper) {
		p.para("LỊCH CÔNG TÁC TUẦN", bold)
		p.table(4, cs("Thời gian", "Nội dung", "Chủ trì", "Địa điểm"), cs("Thứ Hai, 8 giờ", "Giao ban", "Viện trưởng", "Phòng họp 1"), cs("Thứ Ba, 14 giờ", "Kiểm tra, giám sát", "Phó Viện trưởng", "Phòng 9"))
	},
}

// planText is the plan that all appendices belong to, shortened.
func planText(p *paper, number string) {
	p.para("Hải Phòng, ngày 27 tháng 01 năm 2026")
	if number != "" {
		p.para(number)
	}
	p.para("KẾ HOẠCH", bold)
	p.para("Thực hiện phong trào thi đua “Dân vận khéo” năm 2026", bold)
	p.para("I. MỤC ĐÍCH, YÊU CẦU", bold)
	p.para("1. Mục đích")
	p.para("Nhằm nâng cao nhận thức, trách nhiệm của đảng viên, công chức, người lao động về công tác dân vận.")
	p.para("2. Yêu cầu")
	p.para("- Xây dựng mô hình “Dân vận khéo” trong thực hiện cải cách tư pháp.")
	p.para("II. NỘI DUNG", bold)
	p.para("1. Chỉ tiêu")
	p.para("Đảng bộ xây dựng ít nhất 01 mô hình “Dân vận khéo” gắn với nhiệm vụ chuyên môn.")
	p.para("2. Yêu cầu của mô hình")
	p.para("- Về mục tiêu, hiệu quả cần đạt: Mô hình mang lại hiệu quả thiết thực, rõ nét.")
	p.para("- Về chủ thể thực hiện: 02 chi bộ xây dựng mỗi đơn vị 01 mô hình.")
	p.para("3. Nội dung của mô hình")
	p.para("Nội dung mô hình “Dân vận khéo” thuộc lĩnh vực xây dựng hệ thống chính trị, có thể lựa chọn một số nội dung sau.")
	p.para("4. Triển khai thực hiện mô hình")
	p.para("- Khảo sát tình hình, địa điểm nơi thực hiện mô hình; xác định thực trạng, thuận lợi, khó khăn.")
	p.para("III. TIÊU CHÍ CÔNG NHẬN", bold)
	p.para("1. Đối với mô hình “Dân vận khéo” của tập thể, cá nhân")
	p.para("(2) Có xây dựng kế hoạch cụ thể để thực hiện; có tổ chức ra mắt mô hình (đối với mô hình xây dựng mới trong năm).")
	p.para("(3) Có hình thức tuyên truyền rộng rãi để nhiều người biết về mô hình.")
	p.para("IV. TỔ CHỨC THỰC HIỆN", bold)
	p.para("1. Chi bộ Phòng 9 và Chi bộ VKSND khu vực 10 xây dựng mô hình “Dân vận khéo”.")
}

func TestDecoys(t *testing.T) {
	e := extract.New(thePlan(t))
	for name, draw := range decoys {
		t.Run(name, func(t *testing.T) {
			p := newPaper()
			draw(p)
			record, rejection := e.Record(p.doc)
			if rejection == nil || rejection.Code != dossier.NotAnAppendix {
				t.Errorf("read as %s with %d models, not_an_appendix wanted: %v", record.Kind, len(record.Models), record.Models)
			}
		})
	}
}
