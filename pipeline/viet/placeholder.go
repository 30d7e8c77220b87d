package viet

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// filler are the signs of a place left to fill in.
const filler = " \t\n?.…‥·•-–—−_=*/\\|:;,~\"'“”‘’()[]{}<>«»☐□○◦▪■"

// IsPlaceholder reports whether a text holds no value: nothing but blanks, dots, dashes and
// underscores, also between the words of a date ("ngày … tháng … năm 2026"); "x" or "N/A";
// or the form's own hint, "(ghi rõ tên mô hình)", "[nhập nội dung]",
// "<Tên mô hình>", "Click or tap here to enter text." "Không" is a value.
func IsPlaceholder(s string) bool {
	if isWritten(s) {
		return mayPrompt(s) && isPrompt(Fold(s)) || isBlankDate(s)
	}
	text := strings.TrimFunc(Clean(s), unicode.IsSpace)
	core := strings.Trim(text, filler)
	if core == "" {
		return true
	}
	if len(core) <= 3 {
		switch strings.ToLower(core) {
		case "x", "n/a", "n.a":
			return true
		}
	}
	return isBracketedHint(text) || mayPrompt(core) && isPrompt(Fold(core)) || isBlankDate(text)
}

// isWritten tells quickly of most values that they are longer than a sign, clean,
// and begin and end with a letter or figure.
func isWritten(s string) bool {
	if len(s) <= 3 {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(s)
	return beginsOrEnds(firstRune(s)) && beginsOrEnds(last) && isOrdinaryText(s)
}

func beginsOrEnds(r rune) bool { return r >= '0' && r <= '9' || classOf(r)&classWord != 0 }

// isBracketedHint reports whether the text is one bracket with a hint in it. In round
// brackets the hint must tell the writer to write; other brackets are a form's own anyway.
func isBracketedHint(text string) bool {
	text = strings.Trim(text, " \t\n.…_-–:;*")
	if text == "" || !strings.ContainsRune("<[{«(", firstRune(text)) {
		return false
	}
	for _, pair := range []string{"<>", "[]", "{}", "«»", "()"} {
		ends := []rune(pair)
		inside, opened := strings.CutPrefix(text, string(ends[0]))
		inside, closed := strings.CutSuffix(inside, string(ends[1]))
		if !opened || !closed || strings.ContainsAny(inside, pair) && pair != "<>" && pair != "{}" && pair != "«»" {
			continue
		}
		return pair != "()" || startsHint(Fold(inside)) || asksFor(Fold(inside))
	}
	return false
}

func firstRune(text string) rune {
	r, _ := utf8.DecodeRuneInString(text)
	return r
}

// hintHeads open the hints of forms; hintExceptions begin alike but are contents.
const (
	hintHeads = `ghi;nêu;điền;nhập;chọn;ví dụ;vd;kê khai;trình bày;mô tả;có số liệu;liệt kê;đánh dấu;tích vào;tích chọn;tick;gõ;viết rõ;viết tên;
viết đầy đủ;xác định rõ;nếu có;để trống;khái quát;tóm tắt;bấm;nhấp;nhấn;click;enter;type;choose;select;theo mẫu;gợi ý;hướng dẫn;lưu ý;khoanh`
	hintExceptions = `ghi nhận;ghi danh;ghi âm;ghi hình;ghi nhớ;ghi công;nêu gương;nêu cao;chọn lọc;chọn lựa;chọn cử;nhập ngũ;nhập học;nhập khẩu;
nhập cư;nhấn mạnh;điền kinh;điền dã;hướng dẫn viên`
)

func startsHint(key string) bool {
	return startsWithAny(key, hintKeys()) && !startsWithAny(key, exceptionKeys())
}

// askedFor are what a form's bracket asks for by name: "(họ tên, chức vụ)". A
// figure in the bracket answers it.
const askedFor = `họ tên;họ và tên;chức vụ;họ;tên;từ ngày;ngày;ngày tháng năm;tập thể hoặc;tập thể hay;tập thể cá nhân;đối với;nội dung;địa chỉ;cá nhân hoặc;kinh phí;số lượng;thời gian;địa điểm`

func asksFor(key string) bool {
	digits := 0
	for word := range strings.FieldsSeq(key) {
		if strings.ContainsAny(word, "0123456789") && !(len(word) == 4 && strings.HasPrefix(word, "20")) {
			digits++
		}
	}
	return digits == 0 && strings.Count(key, " ") < 12 && startsWithAny(key, askedKeys())
}

// The lists folded, once each.
var (
	hintKeys      = foldedOnce(hintHeads)
	exceptionKeys = foldedOnce(hintExceptions)
	askedKeys     = foldedOnce(askedFor)
	promptKeys    = foldedOnce(prompts)
	countKeys     = foldedOnce(countWords)
)

// foldedOnce folds the parts of a list, which semicolons separate, when they
// are first asked for.
func foldedOnce(list string) func() []string { return once(list, Fold) }

// plainOnce is foldedOnce without diacritics.
func plainOnce(list string) func() []string { return once(list, Plain) }

func once(list string, key func(string) string) func() []string {
	return sync.OnceValue(func() []string {
		var keys []string
		for head := range strings.SplitSeq(list, ";") {
			keys = append(keys, key(head))
		}
		return keys
	})
}

// startsWithAny compares whole words.
func startsWithAny(key string, heads []string) bool {
	for _, head := range heads {
		if rest, ok := strings.CutPrefix(key, head); ok && (rest == "" || rest[0] == ' ') {
			return true
		}
	}
	return false
}

// prompts are the sentences that Word and forms show in an empty control.
const prompts = `click or tap here to enter;click here to enter;click or tap to enter;click to enter;choose an item;enter any content;
nhấp để nhập;nhấp vào đây để nhập;nhấp hoặc nhấn vào đây để nhập;nhấp hoặc gõ vào đây để nhập;nhấn hoặc gõ;bấm để nhập;bấm vào đây để nhập;
bấm hoặc gõ vào đây để nhập;bấm hoặc gõ nhẹ vào đây để nhập;bấm hoặc nhấn vào đây để nhập;bấm hoặc nhấn để nhập;gõ văn bản tại đây;gõ vào đây;
nhập văn bản;nhập nội dung;nhập thông tin;nhập tên;nhập ngày;chọn một mục;chọn mục;chọn một giá trị`

// isPrompt reports whether a folded text is such a sentence: it begins as one and is short.
func isPrompt(key string) bool {
	return strings.Count(key, " ") < 12 && startsWithAny(key, promptKeys())
}

// mayPrompt tells quickly of most texts that they do not begin as a prompt
// does: by their first two characters, where those are letters as such.
func mayPrompt(text string) bool {
	first, size := utf8.DecodeRuneInString(text)
	second := firstRune(text[size:])
	if first >= lettersTo || second >= lettersTo {
		return true
	}
	one, two := foldTable[first], foldTable[second]
	if one.kind != runePart || two.kind != runePart {
		return true
	}
	a, b := letterOf(rune(one.r)).plain, letterOf(rune(two.r)).plain
	switch a {
	case 'c':
		return b == 'l' || b == 'h'
	case 'e':
		return b == 'n'
	case 'n':
		return b == 'h'
	case 'b':
		return b == 'a'
	case 'g':
		return b == 'o'
	}
	return false
}

// blankWords, folded, are what a date, an amount or a person left open consists of:
// "Đồng chí ……, chức vụ: ……".
const blankWords = ";ngày;tháng;năm;từ;đến;hết;quý;số;giờ;phút;đ;c;đồng;chí;ông;bà;chức;vụ;họ;và;tên;đơn;vị;điện;thoại;triệu;ghi;rõ;nêu;"

// isBlankDate reports whether gaps stand where the day or month should: "Từ ngày …/…/2026 đến …".
func isBlankDate(text string) bool {
	if !strings.Contains(text, "…") && !strings.Contains(text, "..") && strings.IndexByte(text, '_') < 0 {
		return false
	}
	for word := range strings.FieldsSeq(Fold(text)) {
		isYear := len(word) == 4 && strings.HasPrefix(word, "20") || word == "20" || word == "202"
		if !isYear && !strings.Contains(blankWords, ";"+word+";") {
			return false
		}
	}
	return true
}
