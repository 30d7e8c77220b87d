package extract_test

import (
	"maps"
	"testing"

	"hoso/pipeline/dossier"
)

// Papers as offices really send them, with what must be read of each model.
func TestPapers(t *testing.T) {
	for name, test := range map[string]struct {
		draw func(p *paper)
		want []map[string]string
	}{
		"registration in sentences, a composite heading with decimals": {sentences, []map[string]string{{
			"name": "Khéo tiếp dân, gần dân", "subject": "Chi bộ Phòng 9", "domain": "culture_society", "location": "Số 1 đường Hoa Phượng, Hải Phòng",
			"situation": "Dân phải đi lại nhiều lần.", "objectives": "Gần dân, trọng dân.", "targets": "5 buổi\n100 lượt",
			"schedule": "Quý I: khảo sát\nQuý II đến quý IV: thực hiện", "methods": "Tuyên truyền: phát tờ rơi\nKiểm tra hằng tháng", "resources": "Kinh phí 5 triệu đồng",
		}}},
		"composite cells with labels inside": {compositeCells, []map[string]string{{
			"name": "Gần dân", "subject": "Chi bộ VKSND khu vực 10", "objectives": "gần dân", "targets": "95% hài lòng", "resources": "5 triệu",
			"schedule": "tháng 3 đến tháng 10/2026", "start_date": "2026-03-01", "end_date": "2026-10-31", "content": "Tư vấn lưu động\nPhân công trực", "coordinating_forces": "Công an phường",
		}}},
		"plan with a table of people": {planWithTable, []map[string]string{{
			"name": "Gần dân", "subject": "Chi bộ Phòng 9", "domain": "political_system", "objectives": "Gần dân.", "targets": "5 buổi", "officers": "Vũ Đình Khôi; Bí thư; Chỉ đạo chung\nLương Thu Trà; Kiểm sát viên; Tiếp dân",
			"schedule": "từ tháng 3 đến tháng 11/2026", "start_date": "2026-03-01", "end_date": "2026-11-30", "supervision": "hằng quý", "reviews": "trước ngày 25 hằng tháng",
		}}},
		"list with units in rows of their own": {unitRows, []map[string]string{
			{"name": "Gần dân", "subject": "Chi bộ Phòng 9", "domain": "economy", "schedule": "Tháng 3-10/2026", "start_date": "2026-03-01", "end_date": "2026-10-31", "officers": "Đ/c Trà"},
			{"name": "Hiểu dân", "subject": "Chi bộ VKSND khu vực 10", "domain": "culture_society", "schedule": "Cả năm 2026", "start_date": "2026-01-01", "end_date": "2026-12-31", "officers": "Đ/c Đạt"},
		}},
		"report in sections": {reportInSections, []map[string]string{{
			"name": "Gần dân", "results": "1. Công tác tuyên truyền\nĐã tuyên truyền 5 buổi.\nTiếp 210 lượt.", "shortcomings": "Ít người.", "lessons": "Rõ người, rõ việc.", "proposals": "Không.", "situation": "Chi bộ đã triển khai.",
		}}},
	} {
		t.Run(name, func(t *testing.T) {
			readsAs(t, test.draw, test.want)
		})
	}
}

// readsAs tells where a paper is not read as wanted: its models with all that
// is stated of each.
func readsAs(t *testing.T, draw func(p *paper), wanted []map[string]string) {
	t.Helper()
	record := read(t, draw)
	if len(record.Models) != len(wanted) {
		t.Fatalf("%d models, %d wanted", len(record.Models), len(wanted))
	}
	for i, want := range wanted {
		got := map[string]string{}
		for id, f := range record.Models[i].Fields {
			if f.Value != "" && !inferred[id] {
				got[id] = f.Value
			}
		}
		if !maps.Equal(got, want) {
			t.Errorf("model %d:\n got %v\nwant %v", i, got, want)
		}
	}
}

func (p *paper) paras1(texts ...string) {
	for _, text := range texts {
		p.para(text)
	}
}

func sentences(p *paper) {
	p.paras1("ĐĂNG KÝ", "Xây dựng và thực hiện mô hình “Dân vận khéo” năm 2026", "Kính gửi: Đảng ủy VKSND thành phố Hải Phòng",
		"1. Tập thể:", "- Tên cơ quan, đơn vị: Chi bộ Phòng 9", "- Địa chỉ: Số 1 đường Hoa Phượng, Hải Phòng",
		"2. Tên mô hình: Chi bộ đăng ký xây dựng mô hình “Khéo tiếp dân, gần dân” trong năm 2026", "3. Mô hình “Dân vận khéo” thuộc lĩnh vực: Văn hóa - xã hội",
		"4. Sự cần thiết của việc xây dựng và thực hiện mô hình", "Dân phải đi lại nhiều lần.",
		"5. Mục tiêu, chỉ tiêu, lộ trình, giải pháp và nguồn lực thực hiện mô hình", "5.1 Mục tiêu", "Gần dân, trọng dân.", "5.2 Chỉ tiêu", "- 5 buổi", "- 100 lượt",
		"5.3 Lộ trình thực hiện", "- Quý I: khảo sát", "- Quý II đến quý IV: thực hiện", "5.4 Giải pháp", "- Tuyên truyền: phát tờ rơi", "- Kiểm tra hằng tháng",
		"5.5 Nguồn lực thực hiện: Kinh phí 5 triệu đồng", "Hải Phòng, ngày 20 tháng 01 năm 2026", "T/M CHI BỘ", "BÍ THƯ", "Vũ Đình Khôi")
}

func compositeCells(p *paper) {
	p.para("PHIẾU ĐĂNG KÝ MÔ HÌNH")
	p.table(2, cs("Đơn vị đăng ký", "Chi bộ VKSND khu vực 10"), cs("Tên mô hình", "Gần dân"), cs("Mục tiêu, tiêu chí", "Mục tiêu: gần dân\nTiêu chí: 95% hài lòng"),
		cs("Nội dung, cách thức thực hiện", "Tư vấn lưu động\nPhân công trực"), cs("Lực lượng thực hiện (chủ trì, phối hợp, tham gia)", "Công an phường"),
		cs("Nguồn lực thực hiện; thời gian thực hiện", "Kinh phí: 5 triệu\nThời gian: tháng 3 đến tháng 10/2026"))
}

func planWithTable(p *paper) {
	p.paras1("KẾ HOẠCH", "Thực hiện mô hình “Dân vận khéo” năm 2026", "I. MỤC ĐÍCH, YÊU CẦU", "1. Mục đích", "Gần dân.", "2. Yêu cầu", "Làm thực chất.",
		"II. NỘI DUNG", "1. Tên mô hình: “Gần dân”", "2. Chủ thể thực hiện: Chi bộ Phòng 9", "3. Lĩnh vực: XDHTCT", "4. Chỉ tiêu", "- 5 buổi", "III. TỔ CHỨC THỰC HIỆN", "1. Phân công nhiệm vụ")
	p.table(4, cs("TT", "Họ và tên", "Chức vụ", "Nhiệm vụ"), cs("1", "Vũ Đình Khôi", "Bí thư", "Chỉ đạo chung"), cs("2", "Lương Thu Trà", "Kiểm sát viên", "Tiếp dân"))
	p.paras1("2. Thời gian thực hiện: từ tháng 3 đến tháng 11/2026", "3. Kiểm tra, giám sát: hằng quý", "4. Chế độ thông tin, báo cáo: trước ngày 25 hằng tháng", "Trên đây là kế hoạch của chi bộ.")
}

func unitRows(p *paper) {
	p.para("BIỂU TỔNG HỢP ĐĂNG KÝ MÔ HÌNH")
	p.table(7, cs("STT", "Đơn vị", "Tên mô hình", "Lĩnh vực", "Thời gian thực hiện", "Người phụ trách", "Ghi chú"),
		cs("I", "CHI BỘ PHÒNG 9", "", "", "", "", ""), cs("1", "", "Gần dân", "KT", "Tháng 3-10/2026", "Đ/c Trà", ""),
		cs("II", "CHI BỘ VKSND KHU VỰC 10", "", "", "", "", ""), cs("1", "", "Hiểu dân", "VH-XH", "Cả năm 2026", "Đ/c Đạt", "Tiếp tục"))
}

func reportInSections(p *paper) {
	p.paras1("CHI BỘ PHÒNG 9", "BÁO CÁO", "Kết quả thực hiện mô hình “Dân vận khéo” 6 tháng đầu năm 2026", "Tên mô hình: Gần dân",
		"I. TÌNH HÌNH TRIỂN KHAI", "Chi bộ đã triển khai.", "II. KẾT QUẢ ĐẠT ĐƯỢC", "1. Công tác tuyên truyền", "Đã tuyên truyền 5 buổi.", "2. Kết quả cụ thể", "- Tiếp 210 lượt.",
		"III. TỒN TẠI, HẠN CHẾ, NGUYÊN NHÂN", "- Ít người.", "IV. BÀI HỌC KINH NGHIỆM", "Rõ người, rõ việc.", "V. PHƯƠNG HƯỚNG, NHIỆM VỤ 6 THÁNG CUỐI NĂM", "Tiếp tục.", "VI. ĐỀ XUẤT, KIẾN NGHỊ", "Không.")
}

// A paper's kind follows from its title.
func TestKind(t *testing.T) {
	if got := read(t, reportInSections).Kind; got != dossier.ResultReport {
		t.Errorf("kind %s of a report", got)
	}
	if got := read(t, sentences).Kind; got != dossier.Registration {
		t.Errorf("kind %s of a registration", got)
	}
}
