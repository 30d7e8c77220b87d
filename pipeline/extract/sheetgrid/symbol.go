package sheetgrid

import "strings"

// The marks of tick boxes in the symbol fonts, by the character that is typed.
var (
	wingdings = map[rune]rune{
		0xA8: '☐', 0x6F: '☐', 0x71: '☐', 0x72: '☐', 0xFE: '☑', 0x52: '☑',
		0xFD: '☒', 0x78: '☒', 0xFC: '✓', 0xFB: '✗',
	}
	wingdings2 = map[rune]rune{
		0xA3: '☐', 0x2A: '☐', 0x30: '☐', 0x52: '☑', 0x53: '☒', 0x51: '☒', 0x54: '☒', 0x50: '✓', 0x4F: '✗',
	}
)

// ticks gives text in a symbol font as the marks that its sender sees; what
// is no known mark stays.
func ticks(text, font string) string {
	var marks map[rune]rune
	switch strings.ToLower(strings.TrimSpace(font)) {
	case "wingdings":
		marks = wingdings
	case "wingdings 2":
		marks = wingdings2
	default:
		return text
	}
	out := []rune(text)
	for i, r := range out {
		if r >= 0xF000 && r <= 0xF0FF {
			r -= 0xF000
		}
		if mark, ok := marks[r]; ok {
			out[i] = mark
		}
	}
	return string(out)
}
