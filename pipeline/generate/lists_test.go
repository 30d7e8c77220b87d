package generate_test

import (
	"fmt"
	"strings"
	"testing"

	"hoso/pipeline/dossier"
	"hoso/pipeline/generate"
)

// sampleIndex is the index of a dossier of some papers; n of them.
func sampleIndex(n int) generate.DossierIndex {
	in := generate.DossierIndex{Code: "01/2026", Title: "Hồ sơ mô hình “Một cửa thân thiện, hồ sơ không chờ” năm 2026", Term: "10 năm", Day: day(2026, 12, 20), By: "Lê Thị Minh Hạnh", Electronic: true}
	for i := range n {
		in.Documents = append(in.Documents, generate.IndexedDocument{
			Number: fmt.Sprintf("%02d-KH/CB", i+1), Date: day(2026, 1+i%12, 1+i%28), Author: "Chi bộ Phòng 9", Subject: "Kế hoạch xây dựng mô hình “Một cửa thân thiện, hồ sơ không chờ”",
			Sheet: fmt.Sprint(4*i + 1), Sheets: 4, File: fmt.Sprintf("%02d Kế hoạch mô hình.docx", i+1), SHA256: strings.Repeat("0123456789abcdef", 4),
		})
	}
	return in
}

func sampleHanding(n int) generate.HandingOver {
	in := generate.HandingOver{Day: day(2026, 12, 28), Giver: generate.Side{Organ: "Tổ giúp việc", Name: "Lê Thị Minh Hạnh", Title: "tổ viên"}, Receiver: generate.Side{Organ: "Văn phòng"}, Boxes: 2}
	for i := range n {
		in.Dossiers = append(in.Dossiers, generate.HandedDossier{Code: fmt.Sprintf("%02d/2026", i+1), Title: "Hồ sơ mô hình “Một cửa thân thiện, hồ sơ không chờ”", From: day(2026, 1, 27), To: day(2026, 12, 20), Papers: 12, Sheets: 48, Files: 9, Term: "10 năm"})
	}
	return in
}

func sampleRegister(n int) generate.Register {
	in := generate.Register{Year: 2026, Day: day(2026, 12, 28)}
	for i := range n {
		in.Rows = append(in.Rows, generate.RegisterRow{
			Number: fmt.Sprintf("%02d/2026", i+1), Date: day(2026, 12, 15), Recipient: "Tập thể Chi bộ Phòng 9", Collective: i%3 > 0, Model: "Một cửa thân thiện, hồ sơ không chờ", Decision: "15-QĐ/ĐU", DecisionDate: day(2026, 12, 10),
		})
	}
	if n > 2 {
		in.Rows[0].Ended = &dossier.Ending{State: dossier.Replaced, Reason: "in sai tên", Act: dossier.Act{At: at("2026-12-16 08:00")}}
		in.Rows[2].Issue, in.Rows[2].Replaces = 2, "01/2026"
	}
	return in
}

// plainPapers are the papers of plain data, with n rows each.
func plainPapers(t testing.TB, p *generate.Press, n int) map[string]*generate.Paper {
	t.Helper()
	pl, papers := shippedPlan(t), map[string]*generate.Paper{}
	put := func(name string, paper *generate.Paper, err error) {
		if err != nil {
			t.Fatal(name, err)
		}
		papers[name] = paper
	}
	index, err := p.DossierIndex(pl, sampleIndex(n))
	put("dossier_index", index, err)
	handing, err := p.HandingOver(pl, sampleHanding(n), generate.Official{})
	put("handing_over", handing, err)
	register, err := p.Register(pl, sampleRegister(n))
	put("certificate_register", register, err)
	return papers
}

func TestPlainPapersSay(t *testing.T) {
	say := map[string][]string{
		"dossier_index": {"MỤC LỤC VĂN BẢN, TÀI LIỆU", "Hồ sơ số: 01/2026", "Thời hạn bảo quản: 10 năm", "từ ngày 01/01/2026 đến ngày 05/5/2026", "05 văn bản, tài liệu, gồm 20 tờ", "Tác giả", "NGƯỜI LẬP HỒ SƠ",
			"chỉ dùng cho bản điện tử", "05 Kế hoạch mô hình.docx", "0123456789abcdef"},
		"handing_over":         {"Số -BB/ĐU", "giao nhận hồ sơ phong trào thi đua “Dân vận khéo” năm 2026", "BÊN GIAO: Tổ giúp việc", "Đồng chí Lê Thị Minh Hạnh, chức vụ: tổ viên.", "Đồng chí …", "05 hồ sơ (02 hộp, 60 văn bản, 240 tờ, 45 tệp)", "ĐẠI DIỆN BÊN NHẬN"},
		"certificate_register": {"SỔ CẤP GIẤY CHỨNG NHẬN", "đã cấp lại ngày 16/12/2026: in sai tên", "cấp lại lần 2, thay số 01/2026", "15-QĐ/ĐU, ngày 10/12/2026", "sổ có 05 số, trong đó 04 giấy còn giá trị, 01 giấy", "Đ/c Tập thể"},
	}
	for name, paper := range plainPapers(t, newPress(t), 5) {
		text := strings.ReplaceAll(words(pagesOf(t, paper)), "\u00a0", "")
		for _, want := range say[name] {
			if !strings.Contains(text, want) {
				t.Errorf("%s has no %q in %s", name, want, text)
			}
		}
	}
}

// TestIndexOnPaperHasNoDigests: SHA-256 belongs to the electronic copy alone.
func TestIndexOnPaperHasNoDigests(t *testing.T) {
	in := sampleIndex(3)
	in.Electronic = false
	paper, err := newPress(t).DossierIndex(shippedPlan(t), in)
	if err != nil {
		t.Fatal(err)
	}
	if text := words(pagesOf(t, paper)); strings.Contains(text, "SHA") || strings.Contains(text, "0123456789abcdef") || len(paper.Lists()) != 1 {
		t.Error(text)
	}
}

// TestWideSheets: a register lies on its side with the margins of the guide.
func TestWideSheets(t *testing.T) {
	pages := pagesOf(t, plainPapers(t, newPress(t), 40)["certificate_register"])
	for n, page := range pages {
		if page.Width != 297 || page.Height != 210 {
			t.Errorf("page %d: %v × %v mm", n+1, page.Width, page.Height)
		}
	}
	inMargins(t, pages)
}

// TestRegisterOfLedger: certificates and numbers of the paper register in one order.
func TestRegisterOfLedger(t *testing.T) {
	c := dossier.Certificate{Year: 2026, Sequence: 2, Content: certificate(), Act: dossier.Act{At: at("2026-12-15 09:00")}}
	c.Content.Register = "02/2026"
	other := c
	other.Year = 2025
	st := &dossier.State{Certificates: []dossier.Certificate{other, c}, PaperNumbers: []dossier.PaperNumber{{Year: 2026, Sequence: 1, Recipient: "Chi bộ Phòng 1", Date: "2026-03-02", Note: "hủy do in hỏng"}}}
	r := generate.RegisterOf(st, 2026, day(2026, 12, 28))
	if len(r.Rows) != 2 || r.Rows[0].Number != "01/2026" || r.Rows[0].Note != "hủy do in hỏng" || r.Rows[1].Number != "02/2026" || r.Rows[1].Decision != "15-QĐ/ĐU" || r.Rows[1].Date != day(2026, 12, 15) {
		t.Errorf("%+v", r.Rows)
	}
}
