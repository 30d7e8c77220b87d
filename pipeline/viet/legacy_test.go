package viet

import (
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

// tcvn3Codes is the code table of the ABC fonts, all 74 codes.
const tcvn3Codes = `
A1 Ă A2 Â A3 Ê A4 Ô A5 Ơ A6 Ư A7 Đ A8 ă A9 â AA ê AB ô AC ơ AD ư AE đ
B5 à B6 ả B7 ã B8 á B9 ạ BB ằ BC ẳ BD ẵ BE ắ C6 ặ C7 ầ C8 ẩ C9 ẫ CA ấ CB ậ
CC è CE ẻ CF ẽ D0 é D1 ẹ D2 ề D3 ể D4 ễ D5 ế D6 ệ D7 ì D8 ỉ DC ĩ DD í DE ị
DF ò E1 ỏ E2 õ E3 ó E4 ọ E5 ồ E6 ổ E7 ỗ E8 ố E9 ộ EA ờ EB ở EC ỡ ED ớ EE ợ
EF ù F1 ủ F2 ũ F3 ú F4 ụ F5 ừ F6 ử F7 ữ F8 ứ F9 ự FA ỳ FB ỷ FC ỹ FD ý FE ỵ`

// vniLetters are the VNI letters in small, each followed by what it means; with
// the capitals they are 134.
const vniLetters = `
aùá aøà aûả aõã aïạ aââ aáấ aàầ aåẩ aãẫ aäậ aêă aéắ aèằ aúẳ aüẵ aëặ
eùé eøè eûẻ eõẽ eïẹ eâê eáế eàề eåể eãễ eäệ
oùó oøò oûỏ oõõ oïọ oâô oáố oàồ oåổ oãỗ oäộ
uùú uøù uûủ uõũ uïụ
yùý yøỳ yûỷ yõỹ
ôùớ ôøờ ôûở ôõỡ ôïợ
öùứ öøừ öûử öõữ öïự
ôơ öư ñđ æỉ óĩ òị îỵ íí ìì`

// toTCVN3 encodes with the table above.
func toTCVN3(t testing.TB, s string) string {
	t.Helper()
	codes := map[string]string{}
	fields := strings.Fields(tcvn3Codes)
	for i := 0; i < len(fields); i += 2 {
		code, err := strconv.ParseUint(fields[i], 16, 8)
		if err != nil {
			t.Fatal(err)
		}
		codes[fields[i+1]] = string(rune(code))
	}
	return replaceLetters(s, codes)
}

// toVNI encodes with the table above.
func toVNI(s string) string {
	codes := map[string]string{}
	for _, entry := range strings.Fields(vniLetters) {
		runes := []rune(entry)
		last := len(runes) - 1
		codes[string(runes[last])] = string(runes[:last])
		codes[strings.ToUpper(string(runes[last]))] = strings.ToUpper(string(runes[:last]))
	}
	return replaceLetters(s, codes)
}

func replaceLetters(s string, codes map[string]string) string {
	var out strings.Builder
	for _, r := range s {
		if code, ok := codes[string(r)]; ok {
			out.WriteString(code)
		} else {
			out.WriteRune(r)
		}
	}
	return out.String()
}

func TestFromTCVN3(t *testing.T) {
	fields := strings.Fields(tcvn3Codes)
	if len(fields) != 2*74 {
		t.Fatalf("%d codes, want 74", len(fields)/2)
	}
	for i := 0; i < len(fields); i += 2 {
		code, err := strconv.ParseUint(fields[i], 16, 8)
		if err != nil {
			t.Fatal(err)
		}
		if got := FromTCVN3(string(rune(code))); got != fields[i+1] {
			t.Errorf("code %s is %q, want %q", fields[i], got, fields[i+1])
		}
	}
	for _, same := range []string{"", "abc 123", "“…”", "\u00a0\u00b0\u00ba"} {
		if got := FromTCVN3(same); got != same {
			t.Errorf("FromTCVN3(%q) = %q", same, got)
		}
	}
}

func TestFromVNI(t *testing.T) {
	count := 0
	for _, entry := range strings.Fields(vniLetters) {
		runes := []rune(entry)
		last := len(runes) - 1
		for _, upper := range []bool{false, true} {
			code, want := string(runes[:last]), string(runes[last])
			if upper {
				code, want = strings.ToUpper(code), strings.ToUpper(want)
			}
			count++
			if got := FromVNI(code); got != want {
				t.Errorf("%q is %q, want %q", code, got, want)
			}
		}
	}
	if count != 134 {
		t.Errorf("%d letters, want 134", count)
	}
	tests := map[string]string{
		"KYÕ THUAÄT CHIEÁU SAÙNG - ÑOÄ NHAÏY CAÛM CUÛA NGÖÔØI": "KỸ THUẬT CHIẾU SÁNG - ĐỘ NHẠY CẢM CỦA NGƯỜI",
		"Lónh vöïc":       "Lĩnh vực",
		"Löïc löôïng":     "Lực lượng",
		"Ñaïi bieåu quyù": "Đại biểu quý",
		"bâ":              "bâ", // a mark after a consonant stays
	}
	for in, want := range tests {
		if got := FromVNI(in); got != want {
			t.Errorf("FromVNI(%q) = %q, want %q", in, got, want)
		}
	}
}

// sentences are ordinary office Vietnamese, names and capitals among it.
var sentences = []string{
	"Chi bộ Phòng 9 và Chi bộ VKSND khu vực 10 xây dựng và triển khai thực hiện mô hình “Dân vận khéo”",
	"Đảng viên còn áp lực công việc, có lúc giải thích chưa thấu đáo, gây hiểu lầm cho đương sự",
	"Khéo trong tuyên truyền, vận động, nói đi đôi với làm, tạo được uy tín cá nhân",
	"Đồng chí Nghiêm Thị Thu Thủy, Phó Bí thư chi bộ, Phó Viện trưởng",
	"Giải quyết kịp thời 100% đơn thư khiếu nại, tố cáo; không để tồn đọng quá hạn",
	"Từ ngày 10/02/2026 đến ngày 20/11/2026",
	"Mỗi quý tổ chức ít nhất 01 buổi nói chuyện pháp luật dưới cờ tại các trường trung học cơ sở",
}

func TestRoundTrip(t *testing.T) {
	for _, want := range sentences {
		for name, span := range map[string]Span{
			"tcvn3 with font": {toTCVN3(t, want), ".VnTime"}, "tcvn3 alone": {toTCVN3(t, want), ""},
			"tcvn3, wrong font": {toTCVN3(t, want), "VNI-Times"},
			"vni with font":     {toVNI(want), "VNI-Times"}, "vni alone": {toVNI(want), "Arial"},
			"vni, wrong font": {toVNI(want), ".VnArial"},
			"vni in capitals": {toVNI(strings.ToUpper(want)), "VNI-Times"},
			"decomposed":      {norm.NFD.String(want), ""},
			"Unicode":         {want, ".VnTime"}, "Unicode capitals": {strings.ToUpper(want), ".VnTime"},
			"Unicode in VNI": {want, "VNI-Times"}, "Unicode in .VnTimeH": {want, ".VnTimeH"},
		} {
			expected := want
			if strings.Contains(name, "capitals") {
				expected = strings.ToUpper(want)
			}
			if got, _ := Repair([]Span{span}); got[0] != expected {
				t.Errorf("%s: %q, want %q", name, got[0], expected)
			}
		}
	}
}

// TestCutAnywhere cuts a paragraph into two runs at every place.
func TestCutAnywhere(t *testing.T) {
	for _, want := range sentences {
		for font, encoded := range map[string]string{".VnTime": toTCVN3(t, want), "VNI-Times": toVNI(want), "": norm.NFD.String(want)} {
			runes := []rune(encoded)
			for cut := range runes {
				got, _ := Repair([]Span{{string(runes[:cut]), font}, {string(runes[cut:]), font}})
				if len(got) != 2 || got[0]+got[1] != want {
					t.Errorf("%q cut at %d: %q", font, cut, got)
				}
			}
		}
	}
}

// TestUnicodeIsLeftAlone holds texts that legacy readings might tempt to change.
func TestUnicodeIsLeftAlone(t *testing.T) {
	texts := append([]string{
		"Tên mô hình", "TÊN MÔ HÌNH", "Cá nhân", "Ghi chú", "Hội nghị", "Ý kiến", "bé", "tô", "hé mở",
		"café, garçon, Noël, São Paulo, Müller", "naïve façade", "Hélène Đặng", "5 m² ± 3 °C × 2 §", "© ® ™ « »",
		"có cũ, khó khăn, đúng lúc", "VÀ CÓ Ý KIẾN", "Guðrún", "Cỏ úa, bờ cỏ", "Cụ thể", "Nguyễn Thị Bờ",
	}, sentences...)
	for _, text := range texts {
		for _, font := range []string{"", "Times New Roman", "Vani", "Vrinda"} {
			if got, met := Repair([]Span{{text, font}}); got[0] != text || met != nil {
				t.Errorf("%q in %q became %q %q", text, font, got[0], met)
			}
		}
	}
}

// TestMixedInOneSpan: text of an old font that was set in a new one, beside
// text typed in Unicode.
func TestMixedInOneSpan(t *testing.T) {
	tests := map[string]string{
		"Giờ vàng trả lêi ®¬n":                     "Giờ vàng trả lời đơn",
		"Ít nhất 08 buæi trong n¨m":                "Ít nhất 08 buổi trong năm",
		"Chi phí thấp, dễ áp dụng ë mäi khu vùc":   "Chi phí thấp, dễ áp dụng ở mọi khu vực",
		"các đồng chí cùng nhau lµm viÖc tại đây":  "các đồng chí cùng nhau làm việc tại đây",
		"1. Lãnh đạo chịu trách nhiÖm trùc tiÕp":   "1. Lãnh đạo chịu trách nhiệm trực tiếp",
		"«Đảng viên» đạt § 5, 30 °C, ® của Müller": "«Đảng viên» đạt § 5, 30 °C, ® của Müller",
	}
	for in, want := range tests {
		got, met := Repair([]Span{{"Mục ", "Arial"}, {in, "Times New Roman"}})
		if got[0] != "Mục " || got[1] != want || (met != nil) != (in != want) {
			t.Errorf("%q became %q %q, want %q", in, got, met, want)
		}
	}
}

func TestDoubleConverted(t *testing.T) {
	tests := map[string]string{
		"Bờn cạnh cỏc cụng tỏc dõn vận":                 "Bên cạnh các công tác dân vận",
		"mụ hỡnh “Dõn vận khộo” của Hải Phũng":          "mô hình “Dân vận khéo” của Hải Phòng",
		"Cụng tỏc phối hợp cũn gặp khú khăn, lỳng tỳng": "Công tác phối hợp còn gặp khó khăn, lúng túng",
		"TấN Mễ HèNH": "TÊN MÔ HÌNH",
		"ễng Trần Văn Bỡnh, đại diện phớa khỏch hàng": "Ông Trần Văn Bình, đại diện phía khách hàng",
	}
	for in, want := range tests {
		if got := UndoDouble([]string{in}); got == nil || got[0].Text != want {
			t.Errorf("%q became %v, want %q", in, got, want)
		}
	}
	// One odd word is a slip of the pen, and letters that a converter cannot leave prove Unicode.
	for _, same := range []string{"hỡnh", "Mụ", "Các mụ hỡnh của tôi và bạn bè, ông bà, cô chú đã có"} {
		if got := UndoDouble([]string{same}); got != nil {
			t.Errorf("%q became %q", same, got[0].Text)
		}
	}
}
