package viet

import (
	"slices"
	"testing"
)

func TestIntact(t *testing.T) {
	tests := []struct {
		name  string
		spans []Span
		want  bool
	}{
		{"nothing", nil, true},
		{"ASCII", []Span{{"STT\t12\n", "Arial"}}, true},
		{"ASCII in a legacy font", []Span{{"STT", ".VnTime"}}, true},
		{"ASCII in a capitals font", []Span{{"stt", ".VnTimeH"}}, false},
		{"Unicode", []Span{{"Đảng uỷ", ""}, {" cơ quan “một cửa”", "Arial"}}, true},
		{"Unicode in Latin-1 only", []Span{{"Tên mô hình", "Arial"}, {": cá nhân", "Arial"}}, true},
		{"ticks", []Span{{"☒ Đạt ☐ Không đạt ✓", "Segoe UI Symbol"}}, true},
		{"Unicode in a legacy font", []Span{{"Đảng uỷ", ".VnTime"}}, false},
		{"beside a legacy font", []Span{{"Tên: ", ".VnTime"}, {"Đảng uỷ", ""}}, false},
		{"TCVN3", []Span{{"D©n vËn khÐo", ""}}, false},
		{"one run of TCVN3", []Span{{"Đảng uỷ ", ""}, {"D©n vËn khÐo", ""}}, false},
		{"VNI", []Span{{"Chuû theå thöïc hieän", ""}}, false},
		{"converted twice, which UndoDouble mends", []Span{{"Bờn cạnh cỏc cụng tỏc dõn vận", ""}}, true},
		{"combining marks", []Span{{"Chi bô\u0323", ""}}, false},
		{"hard blank", []Span{{"Điều\u00a01", ""}}, false},
		{"look-alike", []Span{{"Ðảng", ""}}, false},
		{"not UTF-8", []Span{{"Đảng\xff", ""}}, false},
		{"control character", []Span{{"Đảng\x02", ""}}, false},
	}
	for _, test := range tests {
		if got := Intact(test.spans); got != test.want {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
		if n := testing.AllocsPerRun(10, func() { Intact(test.spans) }); test.want && n != 0 {
			t.Errorf("%s: %v allocations", test.name, n)
		}
	}
}

// TestIntactIsNoShortcut compares with the long way: what is said to be intact
// has no legacy reading and comes out as it went in.
func TestIntactIsNoShortcut(t *testing.T) {
	for _, text := range sentences {
		runes := []rune(text)
		for cut := range runes {
			spans := []Span{{string(runes[:cut]), "Arial"}, {string(runes[cut:]), ""}}
			got, met := repair(spans)
			same := met == nil && got[0] == spans[0].Text && got[1] == spans[1].Text
			if Intact(spans) != same {
				t.Errorf("%q cut at %d: intact %v, the long way %q %q", text, cut, Intact(spans), got, met)
			}
		}
	}
}

func FuzzIntact(f *testing.F) {
	f.Add("Đảng uỷ", " cơ quan", "")
	f.Add("Bờn cạnh cỏc cụng", " tỏc dõn vận", "Arial")
	f.Add("Tªn m« h×nh", "có", "VNI-Times")
	f.Fuzz(func(t *testing.T, a, b, font string) {
		spans := []Span{{a, ""}, {b, font}}
		if !Intact(spans) {
			return
		}
		if got, met := repair(spans); met != nil || !slices.Equal(got, []string{a, b}) {
			t.Errorf("%q is not intact: %q %q", spans, got, met)
		}
	})
}
