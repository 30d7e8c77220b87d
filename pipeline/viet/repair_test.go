package viet

import (
	"slices"
	"testing"
)

func TestRepair(t *testing.T) {
	tests := []struct {
		name  string
		spans []Span
		want  []string
		met   []Encoding
	}{
		{"TCVN3 by font", []Span{{"Tªn m« h×nh / Chñ thÓ thùc hiÖn", ".VnTime"}}, []string{"Tên mô hình / Chủ thể thực hiện"}, []Encoding{TCVN3}},
		{"TCVN3 without font", []Span{{"D©n vËn khÐo", ""}}, []string{"Dân vận khéo"}, []Encoding{TCVN3}},
		{"TCVN3 under a Unicode font", []Span{{"Chñ thÓ thùc hiÖn", "Times New Roman"}}, []string{"Chủ thể thực hiện"}, []Encoding{TCVN3}},
		{"capitals font", []Span{{"phô lôc", ".VnTimeH"}}, []string{"PHỤ LỤC"}, []Encoding{TCVN3}},
		{"capital initial", []Span{{"Ý", ".VnTimeH"}, {"t nhÊt 95% phiÕu", ".VnTime"}}, []string{"Í", "t nhất 95% phiếu"}, []Encoding{TCVN3}},
		{"ASCII in a capitals font", []Span{{"stt", ".VnArialH"}}, []string{"STT"}, nil},
		{"ASCII is no evidence", []Span{{"STT 12", ".VnTime"}}, []string{"STT 12"}, nil},
		{"soft hyphen is ư", []Span{{"ng\u00adêi d©n lµm th\u00adíc ®o", ".VnTime"}}, []string{"người dân làm thước đo"}, []Encoding{TCVN3}},
		{"a word both readings know", []Span{{"Chi bé", ".VnTime"}}, []string{"Chi bộ"}, []Encoding{TCVN3}},
		{"Unicode in a TCVN3 font", []Span{{"Tên mô hình", ".VnTime"}}, []string{"Tên mô hình"}, nil},
		{"Unicode in a capitals font", []Span{{"Đảng ủy cơ quan", ".VnTimeH"}}, []string{"Đảng ủy cơ quan"}, nil},
		{"VNI by font", []Span{{"Teân moâ hình", "VNI-Times"}}, []string{"Tên mô hình"}, []Encoding{VNI}},
		{"VNI without font", []Span{{"Chuû theå thöïc hieän", ""}}, []string{"Chủ thể thực hiện"}, []Encoding{VNI}},
		{"VNI mark in the next run", []Span{{"Mo", "VNI-Times"}, {"â hình", "VNI-Helve"}}, []string{"Mô", " hình"}, []Encoding{VNI}},
		{"Unicode in a VNI font", []Span{{"Tên mô hình", "VNI-Times"}}, []string{"Tên mô hình"}, nil},
		{"mixed fonts", []Span{{"Tªn: ", ".VnTime"}, {"Đảng ủy ", "Arial"}, {"moâ hình", "VNI-Times"}},
			[]string{"Tên: ", "Đảng ủy ", "mô hình"}, []Encoding{TCVN3, VNI}},
		{"CP1258", []Span{{"Chi bô\u0323 tiê\u0301p dân", ""}}, []string{"Chi bộ tiếp dân"}, []Encoding{CP1258}},
		{"decomposed", []Span{{"Ke\u0302\u0301 hoa\u0323ch", ""}}, []string{"Kế hoạch"}, []Encoding{Decomposed}},
	}
	for _, test := range tests {
		got, met := Repair(test.spans)
		if !slices.Equal(got, test.want) || !slices.Equal(met, test.met) {
			t.Errorf("%s: got %q %q, want %q %q", test.name, got, met, test.want, test.met)
		}
	}
}
