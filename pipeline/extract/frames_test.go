package extract_test

import (
	"strings"
	"testing"

	"hoso/pipeline/dossier"
)

// Labels over their values, several pairs side by side.
func TestLabelsOverValues(t *testing.T) {
	record := read(t, func(p *paper) {
		p.para("PHIẾU ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO”")
		p.table(2, cs("Tên mô hình", "Đơn vị đăng ký"), cs("Gần dân", "Chi bộ Phòng 9"), cs("Lĩnh vực đăng ký", "Địa điểm"), cs("Kinh tế", "Trụ sở"),
			cs("Mục tiêu", "Chỉ tiêu cụ thể"), cs("Gần dân hơn", "5 buổi"), []cell{wide("Giải pháp thực hiện", 2)}, []cell{wide("Phát tờ rơi\nTập huấn", 2)})
	})
	if len(record.Models) != 1 {
		t.Fatalf("%d models", len(record.Models))
	}
	for field, want := range map[string]string{"name": "Gần dân", "subject": "Chi bộ Phòng 9", "domain": "economy", "location": "Trụ sở", "objectives": "Gần dân hơn", "targets": "5 buổi", "methods": "Phát tờ rơi\nTập huấn"} {
		if got := record.Models[0].Text(field); got != want {
			t.Errorf("%s = %q, want %q", field, got, want)
		}
	}
	if where := record.Models[0].Fields["targets"].Source; where.Row != 6 || where.Column != 2 {
		t.Errorf("targets at %+v", where)
	}
}

// The frame of a paper in the shapes that offices give it.
func TestFrames(t *testing.T) {
	body := func(p *paper) {
		p.paras1("ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2026", "1. Tên mô hình: Gần dân", "2. Chủ thể thực hiện: Chi bộ Thanh tra - Khiếu tố", "3. Mục tiêu: Gần dân hơn", "4. Hồ sơ lưu trữ: Sổ theo dõi")
	}
	for name, test := range map[string]struct {
		draw func(p *paper)
		want dossier.Letter
	}{
		"day in figures, signed below": {func(p *paper) {
			body(p)
			p.paras1("Hải Phòng, ngày 28/01/2026", "T/M CHI BỘ", "PHÓ BÍ THƯ", "đã ký", "Tạ Thị Ánh Tuyết")
		}, letter("", "2026-01-28", "Hải Phòng", "Tạ Thị Ánh Tuyết", "PHÓ BÍ THƯ")},
		"closing sentence with a subject": {func(p *paper) {
			body(p)
			p.paras1("Chi bộ kính trình Đảng ủy xem xét, cho ý kiến chỉ đạo.", "TM. CHI BỘ", "BÍ THƯ", "(ký, ghi rõ họ tên)", "Bùi Thế Vinh")
		}, letter("", "", "", "Bùi Thế Vinh", "BÍ THƯ")},
		"letterhead in the page header": {func(p *paper) {
			body(p)
			head := newPaper()
			head.table(2, cs("ĐẢNG BỘ VKSND THÀNH PHỐ HẢI PHÒNG\nCHI BỘ THANH TRA\n*\nSố 07-KH/CB", "ĐẢNG CỘNG SẢN VIỆT NAM\n\nHải Phòng, ngày 28 tháng 01 năm 2026"))
			p.doc.Outside = append(p.doc.Outside, head.doc.Blocks...)
		}, letter("07-KH/CB", "2026-01-28", "Hải Phòng", "", "")},
		"signed in a table, line by line beside the recipients": {func(p *paper) {
			body(p)
			p.table(2, cs("Nơi nhận:", "T/M CHI BỘ"), cs("- Đảng ủy VKSND thành phố (để b/c);", "BÍ THƯ"), cs("- Lưu Chi bộ.", ""), cs("", "Lã Thị Hoài Thương"))
		}, letter("", "", "", "Lã Thị Hoài Thương", "BÍ THƯ")},
		"an event is no place": {func(p *paper) {
			body(p)
			p.paras1("Sáng ngày 09/02/2026", "Hoàn thành ngày 30 tháng 10 năm 2026", "Cát Hải, ngày 02 tháng 02 năm 2026")
		}, letter("", "2026-02-02", "Cát Hải", "", "")},
	} {
		t.Run(name, func(t *testing.T) {
			record := read(t, test.draw)
			got, want := record.Document, test.want
			for part, pair := range map[string][2]*dossier.Field{"number": {got.Number, want.Number}, "date": {got.Date, want.Date}, "place": {got.Place, want.Place}, "signer": {got.Signer, want.Signer}, "title": {got.SignerTitle, want.SignerTitle}} {
				if valueOf(pair[0]) != valueOf(pair[1]) {
					t.Errorf("%s = %q, want %q", part, valueOf(pair[0]), valueOf(pair[1]))
				}
			}
			if got := record.Models[0].Text("archive"); !strings.HasPrefix(got, "Sổ theo dõi") {
				t.Errorf("archive = %q", got)
			}
			if record.Unit == nil || record.Unit.ID != "thanh-tra-khieu-to" {
				t.Errorf("unit %+v", record.Unit)
			}
		})
	}
}

func letter(number, date, place, signer, title string) dossier.Letter {
	of := func(s string) *dossier.Field {
		if s == "" {
			return nil
		}
		return &dossier.Field{Value: s}
	}
	return dossier.Letter{Number: of(number), Date: of(date), Place: of(place), Signer: of(signer), SignerTitle: of(title)}
}

func valueOf(f *dossier.Field) string {
	if f == nil {
		return ""
	}
	return f.Value
}

// Two signatures side by side under a sheet: the chi bộ's counts.
func TestTwoSignaturesInASheet(t *testing.T) {
	record := read(t, func(p *paper) {
		p.sheet("Biểu", 3, cs("1", "Tên mô hình", "Gần dân"), cs("2", "Đơn vị đăng ký", "Chi bộ Phòng 9"), cs("3", "Mục tiêu", "Gần dân hơn"),
			cs("", "NGƯỜI LẬP BIỂU", "T/M CHI BỘ"), cs("", "", "BÍ THƯ"), cs("", "Tạ Thị Ánh Tuyết", "Bùi Thế Vinh"))
		p.sheet("Hướng dẫn", 2, cs("Tên mô hình: ngắn gọn, dễ nhớ", ""), cs("Chủ thể thực hiện: tập thể hoặc cá nhân", ""))
	})
	if got := valueOf(record.Document.Signer); got != "Bùi Thế Vinh" {
		t.Errorf("signer %q", got)
	}
	if len(record.Models) != 1 {
		t.Errorf("%d models", len(record.Models))
	}
}

// A unit that stands alone in the column of names heads the rows below it.
func TestUnitInTheNameColumn(t *testing.T) {
	record := read(t, func(p *paper) {
		p.sheet("Biểu", 5, cs("TT", "Tên mô hình", "Lĩnh vực", "Mục tiêu", "Thời gian thực hiện"), cs("", "Chi bộ VKSND khu vực 3", "", "", ""),
			cs("1", "Gần dân", "Kinh tế", "Gần dân hơn", "Cả năm 2026"), cs("", "Chi bộ Văn phòng", "", "", ""), cs("2", "Hiểu dân", "Kinh tế", "Hiểu dân hơn", "Cả năm 2026"))
	})
	if len(record.Models) != 2 || record.Models[0].Text("subject") != "Chi bộ VKSND khu vực 3" || record.Models[1].Text("subject") != "Chi bộ Văn phòng" {
		t.Errorf("%+v", record.Models)
	}
}

// Ticks that also serve as list marks.
func TestTicksThatAreListMarks(t *testing.T) {
	record := read(t, func(p *paper) {
		p.para("PHIẾU ĐĂNG KÝ MÔ HÌNH")
		p.table(2, cs("Tên mô hình", "Gần dân"), cs("Chủ thể thực hiện", "Chi bộ Phòng 9"), cs("Lĩnh vực", "□ Kinh tế\n✓ Văn hóa - xã hội\n□ Xây dựng hệ thống chính trị"),
			cs("Mô hình mới/tiếp tục", "■ Mô hình mới    □ Tiếp tục từ năm trước"), cs("Giải pháp", "✓ Phát tờ rơi\n✓ Tập huấn"))
	})
	m := record.Models[0]
	if m.Text("domain") != "culture_society" || m.Text("origin") != "new" || m.Text("methods") != "Phát tờ rơi\nTập huấn" {
		t.Errorf("%q %q %q", m.Text("domain"), m.Text("origin"), m.Text("methods"))
	}
}
