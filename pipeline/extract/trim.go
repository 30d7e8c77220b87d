package extract

import (
	"strings"
	"unicode"
)

// trimLabel takes numbering, list marks and trailing marks from a label.
func trimLabel(text string) string {
	for range 3 {
		n, rest := splitNumber(text)
		if n.style == 0 {
			break
		}
		text = rest
	}
	if !isTidy(text) {
		text = strings.Join(strings.Fields(text), " ")
	}
	return strings.TrimFunc(text, func(r rune) bool {
		if r < 0x80 {
			return r == ' ' || r >= '\t' && r <= '\r' || strings.IndexByte(":._*-=", byte(r)) >= 0
		}
		return unicode.IsSpace(r) || r == '…' || r == '•' || r == '–' || r == '—'
	})
}

// isTidy tells quickly of most texts that their words stand one plain space
// apart.
func isTidy(text string) bool {
	blank := true
	for i := range len(text) {
		switch c := text[i]; {
		case c < ' ', c == ' ' && blank, c == 0xC2, c >= 0xE1 && c <= 0xE3 && !isTidyTriple(text[i:]):
			return false
		default:
			blank = c == ' '
		}
	}
	return !blank
}

// isTidyTriple: the Vietnamese letters of three bytes, dashes and quotes.
func isTidyTriple(s string) bool {
	return len(s) >= 3 && (s[0] == 0xE1 && (s[1] == 0xBA || s[1] == 0xBB) || s[0] == 0xE2 && s[1] == 0x80 && s[2] >= 0x90 && s[2] <= 0xA6)
}

// firstOf is where one of two marks stands first, or -1.
func firstOf(text string, a, b byte) int {
	at, other := strings.IndexByte(text, a), strings.IndexByte(text, b)
	if at < 0 || other >= 0 && other < at {
		return other
	}
	return at
}

func withoutBrackets(text string) string {
	for {
		open := firstOf(text, '(', '[')
		if open < 0 {
			return strings.TrimSpace(text)
		}
		shut := firstOf(text[open:], ')', ']')
		if shut < 0 {
			return strings.TrimSpace(text[:open])
		}
		text = text[:open] + " " + text[open+shut+1:]
	}
}
