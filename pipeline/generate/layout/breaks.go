package layout

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// noBreakAfter tells whether a line must not end between two words of Vietnamese office prose:
//
//   - before a word of closing signs only (” ) ; …) or a dash, which would look like an item of a list;
//   - after a word of opening signs only, or a dash or plus that opens an item;
//   - between "ngày", "tháng", "số", "Điều" … and what begins with a digit ("số 261-KH/ĐU");
//   - between a sign of comparison and what it compares;
//   - between a number and its unit ("01 mô", "15 %"), except "tháng" and "năm", so that a whole date can still break;
//   - between "đ/c", "đồng chí", "ông", "bà" and the name.
func noBreakAfter(word, next string) bool {
	switch {
	case word == "" || next == "":
		return false
	case isDash(next) || only(next, closing):
		return true
	case isDash(word) || word == "+" || only(word, opening):
		return true
	case only(word, "≥≤><=±×"):
		return true
	case startsDigit(next):
		return takesNumber[strings.ToLower(strings.TrimLeft(word, opening))]
	case isNumber(word):
		return isUnit(next)
	}
	return namesPerson[strings.ToLower(strings.TrimLeft(word, opening))] && startsUpper(next)
}

const (
	opening = "“‘\"'([{«"
	closing = "”’\"')]}».,;:!?…%"
)

var takesNumber = setOf("ngày tháng năm quý số điều khoản điểm mục phần chương phòng vực trang bảng biểu lục lần khóa kỳ thứ dòng cột")

var namesPerson = setOf("đ/c chí ông bà")

func setOf(list string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		set[w] = true
	}
	return set
}

func only(word, signs string) bool { return strings.Trim(word, signs) == "" }

func isDash(word string) bool { return word == "-" || word == "–" || word == "—" }

func startsDigit(word string) bool {
	word = strings.TrimLeft(word, opening)
	return word != "" && word[0] >= '0' && word[0] <= '9'
}

// isNumber accepts "01", "1.234,5", "05/3/2026" and "(2)".
func isNumber(word string) bool {
	return startsDigit(word) && strings.Trim(strings.TrimLeft(word, opening), "0123456789.,/;:)") == ""
}

func isUnit(next string) bool {
	bare := strings.TrimRight(next, closing)
	if bare == "tháng" || bare == "năm" {
		return false
	}
	r, _ := utf8.DecodeRuneInString(bare)
	return unicode.IsLower(r) && utf8.RuneCountInString(bare) <= 7
}

func startsUpper(word string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(word, opening))
	return unicode.IsUpper(r)
}
