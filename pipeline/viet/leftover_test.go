package viet_test

import (
	"testing"

	"hoso/pipeline/viet"
)

// Short paragraphs of a document in a legacy encoding are read in it where
// that gives the better Vietnamese, and only there.
func TestLeftOver(t *testing.T) {
	for _, test := range []struct {
		text string
		met  viet.Encoding
		want string
	}{
		{"Sè 14-KH/CB", viet.TCVN3, "Số 14-KH/CB"},
		{"Hå s¬", viet.TCVN3, "Hồ sơ"},
		{"PHOÙ BÍ THÖ", viet.VNI, "PHÓ BÍ THƯ"},
		{"BÍ THÖ", viet.VNI, "BÍ THƯ"},
		{"có ý kiến", viet.VNI, "có ý kiến"},
		{"Hồ Chí Minh", viet.TCVN3, "Hồ Chí Minh"},
		{"Chí Minh", viet.TCVN3, "Chí Minh"},
		{"là cán", viet.TCVN3, "là cán"},
		{"báo cáo", viet.VNI, "báo cáo"},
		{"Sè 14", viet.VNI, "Sè 14"},
		{"", viet.TCVN3, ""},
	} {
		got, changed := viet.LeftOver(test.text, test.met)
		if got != test.want || changed != (got != test.text) {
			t.Errorf("LeftOver(%q, %s) = %q, %t; want %q", test.text, test.met, got, changed, test.want)
		}
	}
}

func TestPhases(t *testing.T) {
	for _, test := range []struct {
		text, start, end string
	}{
		{"Giai đoạn 1 (tháng 02/2026): khảo sát\nGiai đoạn 2 (từ tháng 3 đến tháng 10/2026): thực hiện", "2026-02-01", "2026-10-31"},
		{"Bước 1: tháng 3/2026, khảo sát\nBước 2: quý II/2026, thực hiện", "2026-03-01", "2026-06-30"},
		{"Giai đoạn 1: khảo sát\nGiai đoạn 2 (tháng 5/2026): thực hiện", "", ""},
		{"Giai đoạn 1 (tháng 8/2026): khảo sát\nGiai đoạn 2 (tháng 5/2026): thực hiện", "", ""},
		{"Giai đoạn 1 (tháng 8/2026): khảo sát", "", ""},
		{"Tháng 3: chuẩn bị\nTháng 4: ra mắt", "", ""},
	} {
		start, end, ok := viet.Phases(test.text, 2026)
		if ok != (test.start != "") || ok && (start.String() != test.start || end.String() != test.end) {
			t.Errorf("Phases(%q) = %s, %s, %t; want %s, %s", test.text, start, end, ok, test.start, test.end)
		}
	}
}

// A bracket that only names what to write there is no value; one that
// answers is.
func TestAskingBrackets(t *testing.T) {
	for text, want := range map[string]bool{
		"(họ tên, chức vụ)": true, "(tập thể hoặc cá nhân)": true, "(từ ngày … đến ngày …)": true, "(đối với mô hình xây dựng mới trong năm 2026)": true,
		"(kinh phí 5 triệu đồng)": false, "(có danh sách kèm theo)": false, "(không)": false, "Họ tên, chức vụ": false,
	} {
		if viet.IsPlaceholder(text) != want {
			t.Errorf("IsPlaceholder(%q) = %t", text, !want)
		}
	}
}
