package viet

import (
	"regexp"
	"strconv"
	"strings"
)

const (
	yearPart  = `(?:\s*[/.,\-–]?\s*n[ăa]m\s+|\s*[/.\-–]\s*)(20\d\d|19\d\d)`
	monthWord = `(?:th[áa]ng|thg\.?|T\.?)`
)

// dateForms are tried in this order; each knows how to read its groups, and
// the bytes that it may begin with.
var dateForms = []struct {
	first   string
	pattern *regexp.Regexp
	read    func(groups []string) (DateMatch, bool)
}{
	{"n", form(`ng[àa]y\s+(\d{1,2})\s*,?\s*th[áa]ng\s+(\d{1,2})(?:` + yearPart + `)?`), readDay},
	{digits, form(`(\d{1,2})\s+th[áa]ng\s+(\d{1,2})` + yearPart), readDay},
	{digits, form(`(\d{1,2})\s*/\s*(\d{1,2})\s*/\s*(\d{4}|\d{2})`), readDay},
	{digits, form(`(\d{1,2})\s*-\s*(\d{1,2})\s*-\s*(\d{4})`), readDay},
	{digits, form(`(\d{1,2})\.(\d{1,2})\.(\d{4})`), readDay},
	{digits, form(`(\d{4})-(\d{2})-(\d{2})`), readISO},
	{"06s\u017f", form(`(?:6|06|s[áa]u)\s+th[áa]ng\s+([đd][ầa]u|cu[ốo]i)\s+n[ăa]m(?:\s+(\d{4}))?`), readHalf},
	{"q", form(`qu[ýyíi]\s+(IV|I{1,3}|0?[1-4])(?:` + yearPart + `)?`), readQuarter},
	{"t", form(monthWord + `\s*(\d{1,2})(?:` + yearPart + `)`), readMonth},
	{"t", form(`th[áa]ng\s+(\d{1,2})`), readMonth},
	{"t", form(`th[áa]ng\s+(m[ưu][ờo]i (?:m[ộo]t|hai)|m[ưu][ờo]i|gi[êe]ng|hai|ba|t[ưu]|b[ốo]n|s[áa]u|b[ảa]y|t[áa]m|ch[íi]n|ch[ạa]p)(?:` + yearPart + `)?`), readMonthName},
	{"t", form(`T\.?(\d{1,2})`), readMonth},
	{digits, form(`(\d{1,2})\s*/\s*(20\d\d|19\d\d)`), readMonth},
	{digits, form(`(\d{1,2})-(20\d\d)`), readMonth},
	{"n", form(`n[ăa]m\s+(20\d\d|19\d\d)`), readYear},
	{"n", form(`ng[àa]y\s+(\d{1,2})\s*/\s*(\d{1,2})`), readDay},
	{digits, form(`(\d{1,2})\s*/\s*(\d{1,2})`), readShortDay},
	{"n", form(`ng[àa]y\s+(\d{1,2})`), readDayOnly},
}

const digits = "0123456789"

// beginsDate tells whether a date may begin with this byte.
func beginsDate(c byte) bool {
	switch lowByte(c) {
	case 'n', 'q', 's', 't', "\u017f"[0]:
		return true
	}
	return isASCIIDigit(c)
}

func lowByte(c byte) byte {
	if c >= 'A' && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

func form(pattern string) *regexp.Regexp { return regexp.MustCompile(`(?i)^` + pattern) }

func number(digits string) int {
	n, err := strconv.Atoi(digits)
	if err != nil {
		return 0
	}
	return n
}

func statedYear(digits string) (int, bool) {
	switch len(digits) {
	case 0:
		return 0, false
	case 2:
		return 2000 + number(digits), true
	}
	return number(digits), true
}

func readDay(groups []string) (DateMatch, bool) {
	digits := ""
	if len(groups) > 3 {
		digits = groups[3]
	}
	year, stated := statedYear(digits)
	return daySpan(Date{year, number(groups[2]), number(groups[1])}, stated), true
}

func readISO(groups []string) (DateMatch, bool) {
	return daySpan(Date{number(groups[1]), number(groups[2]), number(groups[3])}, true), true
}

// readShortDay takes "30/9" (also "31/9", which does not exist), not "95/100".
func readShortDay(groups []string) (DateMatch, bool) {
	day, month := number(groups[1]), number(groups[2])
	return daySpan(Date{0, month, day}, false), day >= 1 && day <= 31 && month >= 1 && month <= 12
}

func readDayOnly(groups []string) (DateMatch, bool) {
	match := daySpan(Date{0, 0, number(groups[1])}, false)
	match.dayOnly = true
	return match, true
}

func daySpan(d Date, stated bool) DateMatch {
	return DateMatch{First: d, Last: d, Precision: "day", yearStated: stated}
}

func readMonth(groups []string) (DateMatch, bool) {
	month, digits := number(groups[1]), ""
	if len(groups) > 2 {
		digits = groups[2]
	}
	year, stated := statedYear(digits)
	return DateMatch{First: Date{year, month, 1}, Last: Date{year, month, 0}, Precision: "month", yearStated: stated}, month >= 1 && month <= 99
}

// monthNames are the months that are written out; "năm" would be a year.
var monthNames = map[string]int{"gieng": 1, "hai": 2, "ba": 3, "tu": 4, "bon": 4, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10, "muoi mot": 11, "muoi hai": 12, "chap": 12}

func readMonthName(groups []string) (DateMatch, bool) {
	month := monthNames[Plain(groups[1])]
	return readMonth([]string{groups[0], strconv.Itoa(month), groups[2]})
}

func readQuarter(groups []string) (DateMatch, bool) {
	quarter := map[string]int{"I": 1, "II": 2, "III": 3, "IV": 4}[strings.ToUpper(groups[1])]
	if quarter == 0 {
		quarter = number(groups[1])
	}
	year, stated := statedYear(groups[2])
	return DateMatch{First: Date{year, 3*quarter - 2, 1}, Last: Date{year, 3 * quarter, 0}, Precision: "quarter", yearStated: stated}, true
}

func readHalf(groups []string) (DateMatch, bool) {
	year, stated := statedYear(groups[2])
	match := DateMatch{First: Date{year, 1, 1}, Last: Date{year, 6, 0}, Precision: "half", yearStated: stated}
	if Plain(groups[1]) == "cuoi" {
		match.First.Month, match.Last.Month = 7, 12
	}
	return match, true
}

func readYear(groups []string) (DateMatch, bool) {
	year, _ := statedYear(groups[1])
	return DateMatch{First: Date{year, 1, 1}, Last: Date{year, 12, 0}, Precision: "year", yearStated: true}, true
}
