package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"hoso/pipeline/dossier"
	"hoso/pipeline/viet"
)

// abbreviations are words that offices shorten over narrow columns.
var abbreviations = map[string]string{"MH": "mô hình", "ĐV": "đơn vị", "TG": "thời gian", "KP": "kinh phí", "LĐ": "lãnh đạo", "TH": "thực hiện", "ND": "nội dung", "GP": "giải pháp", "KQ": "kết quả",
	"DK": "dự kiến", "ĐĐ": "địa điểm", "PT": "phụ trách", "PH": "phối hợp", "XD": "xây dựng", "LL": "lực lượng", "LV": "lĩnh vực", "CT": "chỉ tiêu", "MT": "mục tiêu", "BP": "biện pháp", "NL": "nguồn lực", "ĐK": "đăng ký", "CB": "cán bộ"}

// longestShort is the most bytes of a label that is looked at for abbreviations.
const longestShort = 60

// expanded writes the abbreviations of a label out: "TG thực hiện", "LĐ phụ
// trách". "CB đăng ký" is the chi bộ that registers, "CB thực hiện" the person.
func expanded(text string) (string, bool) {
	if len(text) > longestShort || !mayShorten(text) {
		return "", false
	}
	words := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) })
	found := false
	for i, word := range words {
		long := abbreviations[word]
		if word == "CB" && i+1 < len(words) && viet.Fold(words[i+1]) == viet.Fold("đăng") {
			long = "chi bộ"
		}
		if long != "" {
			text, found = replaceWord(text, word, long), true
		}
	}
	if !found {
		return "", false
	}
	return text, true
}

// mayShorten tells quickly of most texts that no two capitals stand side by
// side: A to Z, and Đ by its two bytes.
func mayShorten(text string) bool {
	capital := func(i int) bool {
		return i < len(text) && (text[i] >= 'A' && text[i] <= 'Z' || text[i] == 0xC4 && i+1 < len(text) && text[i+1] == 0x90)
	}
	for i := range len(text) {
		if capital(i) && (capital(i+1) || text[i] == 0xC4 && capital(i+2)) {
			return true
		}
	}
	return false
}

// replaceWord replaces the first place where a word stands by itself.
func replaceWord(text, word, by string) string {
	for from := 0; ; {
		at := strings.Index(text[from:], word)
		if at < 0 {
			return text
		}
		at += from
		end := at + len(word)
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		after, _ := utf8.DecodeRuneInString(text[end:])
		if !unicode.IsLetter(before) && !unicode.IsLetter(after) {
			return text[:at] + by + text[end:]
		}
		from = end
	}
}

// questionTails end a label that is put as a question, the longer first.
var questionTails = []string{"gồm những ai", "là những ai", "vào thời gian nào", "là đơn vị nào", "là bao nhiêu", "như thế nào", "khi nào", "thế nào", "bao nhiêu", "bao giờ", "gồm ai", "ra sao", "ở đâu", "là gì", "là ai", "nào", "gì"}

// unasked takes the words of a question off a label: "Tên mô hình của chi bộ là
// gì?" asks for what "Tên mô hình của chi bộ" does.
func unasked(text string) (rest, tail string) {
	if strings.IndexByte(text, '?') < 0 {
		return "", ""
	}
	text, asks := strings.CutSuffix(strings.TrimRight(text, " :."), "?")
	if !asks {
		return "", ""
	}
	text = strings.TrimRight(text, " ?")
	low := strings.ToLower(text)
	for _, tail := range questionTails {
		if strings.HasSuffix(low, " "+tail) && len(low) == len(text) {
			return strings.TrimSpace(text[:len(text)-len(tail)]), tail
		}
	}
	return "", ""
}

// askedAs is what a question asks for by its last words alone, where the others
// are no label: "Mô hình được thực hiện ở đâu?"
var askedAs = map[string]string{"ở đâu": "Địa điểm ", "khi nào": "Thời gian ", "bao giờ": "Thời gian ", "vào thời gian nào": "Thời gian "}

// meaning looks a text up as it stands, and rewritten where that is no clear
// label.
func (f *finder) meaning(text string) match {
	m := f.look(trimLabel(text))
	if m.field == "" || m.loose || m.misspelt {
		if other := f.rewritten(text); other.field != "" {
			m = other
		}
	}
	if m.field == "expected_results" && f.kind == string(dossier.ResultReport) && !isHoped(text) {
		m.field = "results" // "Hiệu quả mang lại" in a report
	}
	if m.field != "" && len(tick.FindAllStringIndex(text, 2)) == 2 {
		return match{} // "☐ Mô hình mới  ☒ Tiếp tục" answers
	}
	return m
}

// rewritten looks a text up that is no label as it stands: with its
// abbreviations written out, or without the words of a question.
func (f *finder) rewritten(text string) match {
	var others [3]string
	rest, tail := unasked(text)
	others[0] = rest
	if head := askedAs[tail]; head != "" {
		others[1] = head + rest
	}
	others[2], _ = expanded(text)
	for _, other := range others {
		if other == "" {
			continue
		}
		if m := f.look(trimLabel(other)); m.field != "" && !m.loose {
			m.confidence = min(m.confidence, surePlain)
			return m
		}
	}
	return match{}
}

// counted fields have no number of things for a value: "Số đảng viên tham gia"
// asks for none of them.
var counted = map[string]bool{"name": true, "subject": true, "officers": true, "leader": true, "coordinating_forces": true, "publicity": true, "archive": true, "methods": true, "content": true, "reviews": true, "supervision": true}

// counts tells whether a label asks how many there are.
func counts(key string) bool {
	return slices.ContainsFunc(countHeads, func(head string) bool { return strings.HasPrefix(key, head) })
}

// countHeads begin a label that asks how many there are, by viet.Fold.
var countHeads = []string{"số ", "tổng số ", "so luong ", viet.Fold("tỷ lệ") + " "}
