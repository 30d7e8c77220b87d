package counting

import (
	"strconv"
	"strings"
)

// Format is how a number is written.
type Format uint8

// The formats. A file's other formats are taken for Decimal.
const (
	Decimal Format = iota
	LeadingZero
	LowerLetter
	UpperLetter
	LowerRoman
	UpperRoman
	Bullet // no number, a mark
	None   // nothing at all
)

// Write writes a number: 4 as 4, 04, d, D, iv, IV. What has no letter or
// Roman numeral is written as decimal.
func (f Format) Write(n int) string {
	switch f {
	case None:
		return ""
	case LeadingZero:
		if n >= 0 && n < 10 {
			return "0" + strconv.Itoa(n)
		}
	case LowerLetter:
		return letters(n, 'a')
	case UpperLetter:
		return letters(n, 'A')
	case LowerRoman:
		return strings.ToLower(roman(n))
	case UpperRoman:
		return roman(n)
	}
	return strconv.Itoa(n)
}

// letters counts a … z, aa, bb … as Word does, up to 30 letters.
func letters(n int, first rune) string {
	if n < 1 || n > 26*30 {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(first+rune((n-1)%26)), (n-1)/26+1)
}

func roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	digits := [4][10]string{
		{"", "M", "MM", "MMM"},
		{"", "C", "CC", "CCC", "CD", "D", "DC", "DCC", "DCCC", "CM"},
		{"", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC"},
		{"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"},
	}
	return digits[0][n/1000] + digits[1][n/100%10] + digits[2][n/10%10] + digits[3][n%10]
}
