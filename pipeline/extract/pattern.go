package extract

import (
	"regexp"
	"strings"
)

// pattern is a regular expression behind a cheap look that tells of most
// texts that it cannot match.
type pattern struct {
	*regexp.Regexp
	may func(text string) bool
}

func patternOf(may func(string) bool, expr string) pattern {
	return pattern{regexp.MustCompile(expr), may}
}

// MatchString is that of regexp.
func (p pattern) MatchString(text string) bool { return p.may(text) && p.Regexp.MatchString(text) }

// FindStringSubmatch is that of regexp.
func (p pattern) FindStringSubmatch(text string) []string {
	if !p.may(text) {
		return nil
	}
	return p.Regexp.FindStringSubmatch(text)
}

// FindAllStringIndex is that of regexp.
func (p pattern) FindAllStringIndex(text string, n int) [][]int {
	if !p.may(text) {
		return nil
	}
	return p.Regexp.FindAllStringIndex(text, n)
}

// endsAsDate: a digit or dots last, and "ngày" before the first digit.
func endsAsDate(text string) bool {
	text = strings.TrimRight(text, " \t\n\f\r")
	if text == "" || !endsWithDigit(text) && !strings.HasSuffix(text, ".") && !strings.HasSuffix(text, "…") {
		return false
	}
	if digit := strings.IndexAny(text, "0123456789"); digit >= 0 {
		text = text[:digit] // before the day, only letters stand
	}
	return strings.Contains(text, "ày") || strings.Contains(text, "ÀY") || strings.Contains(text, "àY") || strings.Contains(text, "Ày")
}

func endsWithDigit(text string) bool {
	return text != "" && text[len(text)-1] >= '0' && text[len(text)-1] <= '9'
}

// beginsAsAuthority: T, K or Q and no letter behind it.
func beginsAsAuthority(text string) bool {
	return len(text) > 2 && strings.IndexByte("TKQ", text[0]) >= 0 && strings.IndexByte("/. \t\n\f\r", text[1]) >= 0
}

// beginsAsClosing compares the first letter and the first byte of the second,
// in either case: tr, kí, nơ, ng, xá, đạ, qu, and the Kelvin sign for k.
func beginsAsClosing(text string) bool {
	if len(text) < 3 {
		return false
	}
	switch text[0] {
	case 't', 'T':
		return text[1] == 'r' || text[1] == 'R'
	case 'x', 'X':
		return text[1] == 0xC3 || text[1] == 'i' || text[1] == 'I'
	case 'k', 'K':
		return text[1] == 0xC3
	case 'q', 'Q':
		return text[1] == 'u' || text[1] == 'U'
	case 'n', 'N':
		return text[1] == 'g' || text[1] == 'G' || text[1] == 0xC6
	case 0xC4:
		return text[2] == 0xE1
	}
	return text[0] == 0xE2
}

// mayOffer: "kính" or "trân" as far as their first mark, somewhere, in either
// case.
func mayOffer(text string) bool {
	for i := 2; i+1 < len(text); i++ {
		before, c := text[i-1], text[i]
		if c != 0xC3 && c != 0x84 {
			continue
		}
		second := text[i+1] | 0x20 // í and Í, â and Â
		if c == 0xC3 && second == 0xAD && (before == 'k' || before == 'K') ||
			c == 0xC3 && second == 0xA2 && (before == 'r' || before == 'R') && (text[i-2] == 't' || text[i-2] == 'T') ||
			c == 0x84 && before == 0xE2 { // the Kelvin sign
			return true
		}
	}
	return false
}

func beginsAsNumber(text string) bool { return strings.HasPrefix(text, "Số") }

// beginsAsModel: m and the first byte of ô.
func beginsAsModel(text string) bool {
	return len(text) > 2 && (text[0] == 'm' || text[0] == 'M') && text[1] == 0xC3
}

// beginsAsPart: mụ, ph or câ, in either case.
func beginsAsPart(text string) bool {
	if len(text) < 3 {
		return false
	}
	switch text[0] {
	case 'm', 'M':
		return text[1] == 0xE1
	case 'p', 'P':
		return text[1] == 'h' || text[1] == 'H'
	case 'c', 'C':
		return text[1] == 0xC3
	}
	return false
}

func hasLeader(text string) bool {
	return strings.IndexByte(text, '\t') >= 0 || strings.Contains(text, "...") || strings.Contains(text, "…") || strings.Contains(text, "___")
}

// hasTick: the first two bytes of a box or tick, or a bracket with a blank, an
// x, a tick or nothing behind it.
func hasTick(text string) bool {
	for i := 0; i+1 < len(text); i++ {
		if c := text[i]; c != '(' && c != '[' && c != 0xE2 {
			continue
		}
		switch next := text[i+1]; next {
		case 0x96, 0x98, 0x9C:
			return true
		case ' ', '\t', '\n', '\f', '\r', 'x', 'X', 0xE2, ']':
			return true
		}
	}
	return false
}
