package layout

import "testing"

func TestNoBreakAfter(t *testing.T) {
	for _, c := range []struct {
		word, next string
		want       bool
	}{
		{"01", "mô", true}, {"15", "%", true}, {"15", "%.", true}, {"100", "triệu", true}, {"(02", "chi", true},
		{"ngày", "05", true}, {"Ngày", "05", true}, {"tháng", "3", true}, {"số", "12", true}, {"(Điều", "5,", true}, {"Phòng", "9", true}, {"số", "261-KH/ĐU,", true}, {"≥", "95", true},
		{"05", "tháng", false}, {"3", "năm", false}, {"hạn", "10", false},
		{"đ/c", "Nguyễn", true}, {"chí", "Trần", true}, {"Ông", "Lê", true}, {"ông", "được", false},
		{"khéo", "”", true}, {"khéo", "”;", true}, {"“", "Dân", true}, {"(", "kèm", true},
		{"-", "Đảng", true}, {"+", "Chi", true}, {"VKSND", "-", true}, {"–", "sau", true},
		{"Đảng", "ủy", false}, {"", "a", false}, {"a", "", false}, {"05/3/2026", "Đảng", false},
	} {
		if got := noBreakAfter(c.word, c.next); got != c.want {
			t.Errorf("noBreakAfter(%q, %q) = %t", c.word, c.next, got)
		}
	}
}
