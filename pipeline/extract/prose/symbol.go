package prose

import "strings"

// Symbol fonts put pictures at the codes of letters, or at F000 + code. Only
// boxes, ticks, bullets, arrows and the signs of sums are worth keeping.
var (
	wingdings = map[rune]rune{
		0x6F: '☐', 0x70: '☐', 0x71: '☐', 0x72: '☐', 0xA8: '☐',
		0x52: '☑', 0xFE: '☑', 0x78: '☒', 0xFD: '☒', 0xFC: '✓', 0xFB: '✗',
		0x6C: '●', 0x6E: '■', 0x9F: '•', 0xA7: '▪', 0x76: '❖', 0xD8: '➢', 0x46: '☞',
		0xDF: '←', 0xE0: '→', 0xE1: '↑', 0xE2: '↓', 0xE8: '➔', 0xF0: '⇨', 0xD7: '◂',
		0xAB: '★', 0xB2: '◇', 0x75: '◆', 0x77: '◆', 0xA1: '○', 0xA2: '○', 0xA4: '◉',
		0x28: '☎', 0x2A: '✉', 0x20: ' ', 0xA0: ' ',
	}
	wingdings2 = map[rune]rune{
		0x2A: '☐', 0xA3: '☐', 0x30: '☐', 0x35: '☐', 0x52: '☑', 0x51: '☒', 0x53: '☒', 0x54: '☒',
		0x50: '✓', 0x4F: '✗', 0x97: '●', 0xA1: '■', 0x20: ' ', 0xA0: ' ',
	}
	webdings  = map[rune]rune{0x63: '☐', 0x61: '✓', 0x72: '✗', 0x67: '■', 0x34: '▸', 0x20: ' '}
	symbolSet = map[rune]rune{
		0xB7: '•', 0xAB: '↔', 0xAC: '←', 0xAD: '↑', 0xAE: '→', 0xAF: '↓', 0xDE: '⇒',
		0xA3: '≤', 0xB3: '≥', 0xB1: '±', 0xB4: '×', 0xB8: '÷', 0xB9: '≠', 0xBB: '≈',
		0xB0: '°', 0x2D: '−', 0xA5: '∞', 0xBC: '…', 0xB2: '″', 0xA2: '′', 0x2A: '∗',
	}
)

// symbolTable is the table of a symbol font, or nil for a font of letters.
func symbolTable(font string) map[rune]rune {
	if len(font) < 6 {
		return nil
	}
	switch strings.ToLower(font) {
	case "wingdings":
		return wingdings
	case "wingdings 2", "wingdings 3":
		return wingdings2
	case "webdings":
		return webdings
	case "symbol":
		return symbolSet
	}
	return nil
}

// picture is the sign that a code of a symbol font stands for. In Symbol the
// codes of ASCII that are no letters mean themselves.
func picture(font string, table map[rune]rune, r rune) (rune, bool) {
	if r >= 0xF000 && r <= 0xF0FF {
		r -= 0xF000
	}
	if sign, ok := table[r]; ok {
		return sign, true
	}
	if r > 0xFF {
		return r, true // a real character that only borrows the font
	}
	letter := r|0x20 >= 'a' && r|0x20 <= 'z'
	return r, r >= 0x20 && r < 0x7F && !letter && strings.EqualFold(font, "symbol")
}

// Symbols rewrites text in a symbol font, and codes from F000 to F0FF in any
// font, which only a symbol font can have meant, as the marks that its sender
// sees. What has no sign is dropped.
func Symbols(font, text string) string {
	table := symbolTable(font)
	if table == nil && !strings.ContainsFunc(text, isPrivate) {
		return text
	}
	var out strings.Builder
	for _, r := range text {
		in := table
		switch {
		case table == nil && !isPrivate(r):
			out.WriteRune(r)
			continue
		case table == nil:
			in = wingdings
		}
		if r == '\t' || r == '\n' {
			out.WriteRune(r)
		} else if sign, ok := picture(font, in, r); ok {
			out.WriteRune(sign)
		}
	}
	return out.String()
}

func isPrivate(r rune) bool { return r >= 0xF000 && r <= 0xF0FF }
