package word

import (
	"strconv"
	"strings"
)

// formatNumber writes n in one of Word's number formats. A format that is not
// known is written as decimal.
func formatNumber(n int, format string) string {
	switch format {
	case "none":
		return ""
	case "decimalZero":
		if n >= 0 && n < 10 {
			return "0" + strconv.Itoa(n)
		}
	case "lowerLetter":
		return letters(n, 'a')
	case "upperLetter":
		return letters(n, 'A')
	case "lowerRoman":
		return strings.ToLower(roman(n))
	case "upperRoman":
		return roman(n)
	}
	return strconv.Itoa(n)
}

// letters counts a … z, aa, bb … as Word does.
func letters(n int, first byte) string {
	if n < 1 || n > 780 {
		return strconv.Itoa(n)
	}
	letter := string(rune(int(first) + (n-1)%26))
	return strings.Repeat(letter, (n-1)/26+1)
}

var romans = []struct {
	value int
	sign  string
}{
	{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"},
	{50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"},
}

func roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	var out strings.Builder
	for _, r := range romans {
		for n >= r.value {
			out.WriteString(r.sign)
			n -= r.value
		}
	}
	return out.String()
}
