package viet

import (
	"slices"
	"strings"
	"testing"
)

func checkAll[T comparable](t *testing.T, name string, f func(string) T, want map[string]T) {
	t.Helper()
	for in, expected := range want {
		if got := f(in); got != expected {
			t.Errorf("%s(%q) = %v, want %v", name, in, got, expected)
		}
	}
}

func TestClean(t *testing.T) {
	checkAll(t, "Clean", Clean, map[string]string{
		"":                              "",
		"một\u00a0hai\u202fba\u3000bốn": "một hai ba bốn",
		"Kế\u200b ho\u00adạch\ufeff":    "Kế hoạch",
		"a\r\nb\rc\vd\u2028e\tf":        "a\nb\nc\nd\ne\tf",
		"x\x00\x07y\x7f":                "xy",
		"hỏ\xed\xa0\x80ng\xff":          "hỏng",
		"261\u2011KH/ĐU":                "261-KH/ĐU",
		"ho\u0323\u0302p":               "hộp",
		"Ðảng ủy, ÐU, ðồng, Ɖồng":       "Đảng ủy, ĐU, đồng, Đồng",
		"Guðrún":                        "Guðrún",
		"  hai  khoảng ":                "  hai  khoảng ",
		"tay\u200d\ufe0f nắm":           "tay nắm",
	})
}

func TestFold(t *testing.T) {
	checkAll(t, "Fold", Fold, map[string]string{
		"":                           "",
		"  Tên   MÔ hình: ":          "tên mô hình",
		"Tên mô hình “Dân vận khéo”": "tên mô hình dân vận khéo",
		"1.2) Chỉ tiêu/tiêu chí (cụ thể)":    "1 2 chỉ tiêu tiêu chí cụ thể",
		"Thủ tục\n—\tgiấy tờ":                "thủ tục giấy tờ",
		"Ðảng":                               "đảng",
		"ho\u0323\u0302p":                    "hộp",
		"của mùa lúa, hai tay, thúi":         "của mùa lúa hai tay thúi",
		"y tế, ý kiến, thuyền, quyền, khuya": "y tế ý kiến thuyền quyền khuya",
		"không\u200b dấu\u00ad":              "không dấu",
		"26½ × 3":                            "26 3",
	})
	// Each group is one key: tone placement, i/y.
	for _, group := range [][]string{
		{"hòa", "hoà", "HÒA", "HOÀ"}, {"hóa", "hoá"}, {"hỏa", "hoả"}, {"xõa", "xoã"}, {"họa", "hoạ"},
		{"òe", "oè"}, {"khóe", "khoé"}, {"khỏe", "khoẻ"}, {"chõe", "choẽ"}, {"chọe", "choẹ"},
		{"lùy", "luỳ"}, {"thúy", "thuý"}, {"thủy", "thuỷ"}, {"lũy", "luỹ"}, {"thụy", "thuỵ"},
		{"quý", "quí", "qúy"}, {"kỹ", "kĩ"}, {"mỹ", "mĩ"}, {"tỷ", "tỉ"}, {"lý", "lí"}, {"kỷ", "kỉ"}, {"sỹ", "sĩ"}, {"hy", "hi"}, {"vy", "vi"},
		{"hoàn", "hòan"}, {"quả", "qủa"}, {"ủy", "uỷ"},
	} {
		for _, text := range group {
			if Fold(text) != Fold(group[0]) {
				t.Errorf("Fold(%q) = %q, Fold(%q) = %q", text, Fold(text), group[0], Fold(group[0]))
			}
		}
	}
	for _, pair := range [][2]string{{"hoa", "hoà"}, {"thúy", "thúi"}, {"tay", "tai"}, {"mùa", "muà"}, {"đa", "da"}, {"ý", "í"}} {
		if Fold(pair[0]) == Fold(pair[1]) {
			t.Errorf("%q and %q have one key %q", pair[0], pair[1], Fold(pair[0]))
		}
	}
}

func TestPlain(t *testing.T) {
	checkAll(t, "Plain", Plain, map[string]string{
		"Đảng uỷ VKSND":            "dang uy vksnd",
		"ĐẶNG Thị Mỹ Hạnh":         "dang thi mi hanh",
		"Ngưỡng cửa, kỹ thuật ơ ư": "nguong cua ki thuat o u",
		"café déjà vu":             "cafe deja vu",
	})
}

func TestSlug(t *testing.T) {
	checkAll(t, "Slug", Slug, map[string]string{
		"Chi bộ Phòng 9":                           "phong-9",
		"CHI BỘ PHÒNG 9":                           "phong-9",
		"Chi bộ VKSND khu vực 10":                  "khu-vuc-10",
		"VKSND khu vực 10":                         "khu-vuc-10",
		"Chi bộ Viện kiểm sát nhân dân khu vực 10": "khu-vuc-10",
		"Chi bộ VKSND Quận Lê Chân":                "quan-le-chan",
		"Chi bộ Lý Thường Kiệt":                    "ly-thuong-kiet",
		"Chi  bộ\u00a0Văn phòng – Tổng hợp":        "van-phong-tong-hop",
		"Chi bộ VKSND":                             "vksnd",
		"Chi bộ":                                   "chi-bo",
		"":                                         "",
		"Phòng Thanh tra, Khiếu tố (P12)":          "phong-thanh-tra-khieu-to-p12",
		"Văn phòng Chi bộ":                         "van-phong-chi-bo",
	})
}

func TestIsPlaceholder(t *testing.T) {
	for _, prompt := range promptKeys() {
		if !mayPrompt(prompt) || !IsPlaceholder(strings.ToUpper(prompt)) {
			t.Errorf("%q is a prompt", prompt)
		}
	}
	for _, text := range []string{
		"", " \n\t", "…", "....", "…………", "___", "- - -", "–", "……/……", "x", "X", "N/A", "☐", "[ ]", "(…)", "…;", "\u00a0\u200b",
		"(ghi rõ tên mô hình)", "(Ghi rõ tên mô hình) ……", "… (nêu cụ thể)", "[nhập nội dung]", "[Tên mô hình]", "<Tên mô hình>", "«Ten_mo_hinh»", "(ví dụ: Tiếp công dân)",
		"(điền tên chi bộ)", "(chọn một trong các lĩnh vực)", "(nếu có)", "(Khái quát tình hình, khó khăn)", "Nhấp để nhập văn bản", "Bấm hoặc gõ nhẹ vào đây để nhập văn bản.",
		"Click or tap here to enter text.", "Click here to enter text.", "Choose an item.", "Chọn một mục.", "Click or tap to enter a date.",
		"Đồng chí ………… - Chức vụ: ……", "ghi rõ từ tháng … đến tháng …", "Từ ngày …/…/2026 đến ngày …/…/2026", "ngày … tháng … năm 2026", "ngày ... tháng ... năm 20...", "…… đến ……",
	} {
		if !IsPlaceholder(text) {
			t.Errorf("%q is a placeholder", text)
		}
	}
	for _, text := range []string{
		"Không", "Không có", "0", "Có", "9", "Mới", "☒", "Tiếp công dân tận tâm", "(Nêu gương người tốt, việc tốt)", "Ghi nhận ý kiến của dân", "Nhập liệu hồ sơ",
		"Chọn lọc hồ sơ điểm", "(01 mô hình)", "Từ tháng 3/2026 đến ... ", "Đồng chí Mai, …", "Nêu gương", "xx", "Trong năm 2026", "Ví dụ hay trong dân vận", "n", "[1] Báo cáo; [2] Kế hoạch",
	} {
		if IsPlaceholder(text) {
			t.Errorf("%q is a value", text)
		}
	}
}

func TestCompare(t *testing.T) {
	sorted := []string{
		"", "An", "Ăn", "Ân", "Bắc", "Cường", "da", "dạ", "Đa", "em", "êm", "Giang", "Hoa", "Hòa", "Hỏa", "Hõa", "Hóa", "Họa", "Hoan",
		"Nguyễn Văn An", "Nguyễn Văn Ân", "on", "ôn", "ơn", "Phòng 1", "Phòng 2", "Phòng 9", "Phòng 10", "Phòng 11", "Quận", "tư", "Tư", "ưu", "Vân", "Ý",
	}
	got := slices.Clone(sorted)
	slices.Reverse(got)
	slices.SortFunc(got, Compare)
	if !slices.Equal(got, sorted) {
		t.Errorf("order %q", got)
	}
	for i, a := range sorted {
		for k, b := range sorted {
			if got := Compare(a, b); got != -Compare(b, a) || (got == 0) != (i == k) {
				t.Errorf("Compare(%q, %q) = %d, the other way %d", a, b, got, Compare(b, a))
			}
		}
	}
}

func TestSyllables(t *testing.T) {
	for word := range wordSet(commonSyllables) {
		if !isSyllable(word) {
			t.Errorf("%q is listed as common and is no syllable", word)
		}
	}
	for _, word := range []string{"hỡnh", "cỏc", "khộo", "chớnh", "tiờu", "phỏp", "kă", "ngệ", "cê", "hocj", "áá", "strong", "mơo"} {
		if isSyllable(word) {
			t.Errorf("%q is no syllable", word)
		}
	}
	for _, word := range []string{"nghiêng", "gì", "giếng", "giết", "quyết", "quốc", "yêu", "khuỷu", "oằn", "thuở", "ương", "xoong"} {
		if !isSyllable(word) {
			t.Errorf("%q is a syllable", word)
		}
	}
}
