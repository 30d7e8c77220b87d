package main

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// tcvn3Letters pairs the letters of TCVN3 with their codes; capitals with a
// mark have none, they are typed small in a font of capitals (.VnTimeH).
const tcvn3Letters = "ĂÂÊÔƠƯĐăâêôơưđ" + "àảãáạ" + "ằẳẵắặ" + "ầẩẫấậ" + "èẻẽéẹ" + "ềểễếệ" + "ìỉĩíị" + "òỏõóọ" + "ồổỗốộ" + "ờởỡớợ" + "ùủũúụ" + "ừửữứự" + "ỳỷỹýỵ"

var tcvn3Codes = []rune{0xA1, 0xA2, 0xA3, 0xA4, 0xA5, 0xA6, 0xA7, 0xA8, 0xA9, 0xAA, 0xAB, 0xAC, 0xAD, 0xAE,
	0xB5, 0xB6, 0xB7, 0xB8, 0xB9, 0xBB, 0xBC, 0xBD, 0xBE, 0xC6, 0xC7, 0xC8, 0xC9, 0xCA, 0xCB,
	0xCC, 0xCE, 0xCF, 0xD0, 0xD1, 0xD2, 0xD3, 0xD4, 0xD5, 0xD6, 0xD7, 0xD8, 0xDC, 0xDD, 0xDE,
	0xDF, 0xE1, 0xE2, 0xE3, 0xE4, 0xE5, 0xE6, 0xE7, 0xE8, 0xE9, 0xEA, 0xEB, 0xEC, 0xED, 0xEE,
	0xEF, 0xF1, 0xF2, 0xF3, 0xF4, 0xF5, 0xF6, 0xF7, 0xF8, 0xF9, 0xFA, 0xFB, 0xFC, 0xFD, 0xFE}

// toTCVN3 writes Unicode as the font .VnTime has it.
func toTCVN3(s string) string {
	code := map[rune]rune{}
	for i, letter := range []rune(tcvn3Letters) {
		code[letter] = tcvn3Codes[i]
	}
	return strings.Map(func(r rune) rune {
		if c, ok := code[r]; ok {
			return c
		}
		return r
	}, s)
}

// vniMarks are what VNI writes behind a letter for its marks, in decomposed
// order: shape (circumflex, breve), then tone.
var vniMarks = map[string]rune{
	"\u0301": 'ù', "\u0300": 'ø', "\u0309": 'û', "\u0303": 'õ', "\u0323": 'ï',
	"\u0302": 'â', "\u0302\u0301": 'á', "\u0302\u0300": 'à', "\u0302\u0309": 'å', "\u0302\u0303": 'ã', "\u0302\u0323": 'ä',
	"\u0306": 'ê', "\u0306\u0301": 'é', "\u0306\u0300": 'è', "\u0306\u0309": 'ú', "\u0306\u0303": 'ü', "\u0306\u0323": 'ë',
}

// vniWhole are letters that VNI writes as one.
var vniWhole = map[string]rune{"đ": 'ñ', "Đ": 'Ñ', "ỉ": 'æ', "ĩ": 'ó', "ị": 'ò', "ỵ": 'î', "í": 'í', "ì": 'ì',
	"Ỉ": 'Æ', "Ĩ": 'Ó', "Ị": 'Ò', "Ỵ": 'Î', "Í": 'Í', "Ì": 'Ì'}

// toVNI writes Unicode as the font VNI-Times has it.
func toVNI(s string) string {
	var out strings.Builder
	for _, r := range norm.NFC.String(s) {
		out.WriteString(vniLetter(r))
	}
	return out.String()
}

func vniLetter(r rune) string {
	if whole, ok := vniWhole[string(r)]; ok {
		return string(whole)
	}
	parts := []rune(norm.NFD.String(string(r)))
	if len(parts) == 1 {
		return string(r)
	}
	base, upper, marks := parts[0], parts[0] < 'a', ""
	tone := ""
	for _, m := range parts[1:] {
		switch m {
		case '\u031B': // the horn makes ơ and ư letters of their own
			base = map[rune]rune{'o': 'ô', 'O': 'Ô', 'u': 'ö', 'U': 'Ö'}[base]
		case '\u0302', '\u0306':
			marks = string(m)
		default:
			tone = string(m)
		}
	}
	if marks+tone == "" {
		return string(base)
	}
	mark := string(vniMarks[marks+tone])
	if upper {
		mark = strings.ToUpper(mark)
	}
	return string(base) + mark
}

// tcvn3: the whole file in .VnTime, the title in the font of capitals.
func tcvn3() (sample, error) {
	m := phone.with("name", "Cuốn sổ tay của người mới", "launch", "Ra mắt ngày 06/02/2026 tại phòng họp",
		"situation", "Công chức mới mất nhiều thời gian hỏi lại những việc đơn giản",
		"objectives", "Giúp công chức mới làm quen công việc trong 03 tháng", "targets", "06 công chức mới được kèm cặp, mỗi người có 01 sổ tay",
		"expected_results", "Không còn hồ sơ phải làm lại do thiếu hướng dẫn", "methods", "Mỗi người cũ kèm một người mới, ghi lại từng việc vào sổ",
		"publicity", "Trưng bày sổ tay tại góc đọc của phòng", "coordinating_forces", "Chi đoàn, Công đoàn", "resources", "Kinh phí in 900.000 đồng",
		"schedule", "Từ ngày 06/02/2026 đến ngày 30/10/2026", "start_date", "2026-02-06", "end_date", "2026-10-30")
	w := newWord()
	w.font, w.code = ".VnTime", toTCVN3
	w.put(look{align: "center"}, run{text: "kế hoạch thực hiện mô hình “dân vận khéo” năm 2026", bold: true, font: ".VnTimeH"})
	w.put(look{})
	where := w.formOf(m)
	data, err := w.bytes()
	want := registration("phong-9", nil, m.with("subject_type", "collective").expect(where, "subject_type"))
	want.Encodings = []string{"tcvn3"}
	return sample{
		folder: "12-font-vntime", file: "Ke hoach font cu.docx",
		readme: "Gõ bằng font .VnTime (TCVN3). / Typed in .VnTime (TCVN3).",
		data:   data, want: want,
	}, err
}

// vni: the whole file in VNI-Times.
func vni() (sample, error) {
	m := desk.with("subject", "Chi bộ VKSND khu vực 10", "name", "Quầy tiếp nhận đơn lưu động", "subject_type", "", "sustainability", "Dùng xe sẵn có nên duy trì lâu dài được",
		"leader", "Đồng chí Trịnh Đình Khôi, Bí thư chi bộ", "officers", "Đồng chí Đỗ Mai Anh, Kiểm sát viên",
		"situation", "Các xã đảo xa trụ sở, bà con ngại đi lại", "objectives", "Nhận đơn tại nơi bà con sinh sống",
		"methods", "Xe lưu động mang máy tính, máy in đến bến đò, nhận và hẹn trả kết quả", "expected_results", "Bà con không phải đi quá 05 km để nộp đơn",
		"targets", "16 chuyến, 240 lượt đơn", "resources", "01 xe bán tải, 01 máy in, kinh phí 9.600.000 đồng", "launch", "Ngày 10/3/2026 tại bến đò")
	w := newWord()
	w.font, w.code = "VNI-Times", toVNI
	w.title("PHỤ LỤC ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2026")
	where := w.formOf(m)
	data, err := w.bytes()
	want := registration("khu-vuc-10", nil, m.with("subject_type", "collective").expect(where, "subject_type"))
	want.Encodings = []string{"vni"}
	return sample{
		folder: "13-font-vni", file: "Phu luc font VNI.docx",
		readme: "Gõ bằng font VNI-Times. / Typed in VNI-Times.",
		data:   data, want: want,
	}, err
}

// decomposed: letters and marks apart, as files from a Mac have them.
func decomposed() (sample, error) {
	m := letters.with("content", "Viết lại các mẫu văn bản trả lời đơn bằng câu ngắn, từ quen thuộc")
	w := newWord()
	w.code = norm.NFD.String
	w.title("PHỤ LỤC ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2026")
	where := w.formOf(m)
	data, err := w.bytes()
	want := registration("phong-9", nil, m.with("subject_type", "collective").expect(where, "subject_type"))
	want.Encodings = []string{"decomposed"}
	return sample{
		folder: "22-chu-to-hop", file: "Phu luc tu may Mac.docx",
		readme: "Chữ và dấu tách rời (Unicode tổ hợp). / Letters and marks apart (decomposed Unicode).",
		data:   data, want: want,
	}, err
}
