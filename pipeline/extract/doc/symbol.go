package doc

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// Symbol fonts put pictures at the codes of letters, or at F000 + code. Only
// boxes, ticks, bullets, arrows and the signs of sums are worth keeping. Each
// entry is a code followed by its sign.
var symbolFonts = map[string]map[rune]rune{
	"wingdings": pairs("o☐p☐q☐r☐\u00A8☐R☑\u00FE☑x☒\u00FD☒\u00FC✓\u00FB✗l●n■\u009F•\u00A7▪v❖\u00D8➢F☞" +
		"\u00DF←\u00E0→\u00E1↑\u00E2↓\u00E8➔\u00F0⇨\u00D7◂\u00AB★\u00B2◇u◆w◆\u00A1○\u00A2○\u00A4◉(☎*✉  \u00A0 "),
	"wingdings 2": pairs("*☐\u00A3☐0☐5☐R☑Q☒S☒T☒P✓O✗\u0097●\u00A1■  \u00A0 "),
	"wingdings 3": pairs("*☐\u00A3☐0☐5☐R☑Q☒S☒T☒P✓O✗\u0097●\u00A1■  \u00A0 "),
	"webdings":    pairs("c☐a✓r✗g■4▸  "),
	"symbol": pairs("\u00B7•\u00AB↔\u00AC←\u00AD↑\u00AE→\u00AF↓\u00DE⇒\u00A3≤\u00B3≥\u00B1±\u00B4×\u00B8÷\u00B9≠" +
		"\u00BB≈\u00B0°-−\u00A5∞\u00BC…\u00B2″\u00A2′*∗"),
}

func pairs(list string) map[rune]rune {
	runes := []rune(list)
	out := make(map[rune]rune, len(runes)/2)
	for i := 0; i+1 < len(runes); i += 2 {
		out[runes[i]] = runes[i+1]
	}
	return out
}

func symbolTable(font string) map[rune]rune {
	if len(font) < len("symbol") || len(font) > len("wingdings 2") {
		return nil
	}
	return symbolFonts[strings.ToLower(font)]
}

func isSymbolFont(font string) bool { return symbolTable(font) != nil }

// hasPrivate tells whether a text may hold codes from F000 to F0FF.
func hasPrivate(text []byte) bool { return bytes.IndexByte(text, 0xEF) >= 0 }

// symbols rewrites text in a symbol font, and codes from F000 to F0FF in any
// font, which only a symbol font can have meant. What has no sign is dropped.
func symbols(font string, text []byte) []byte {
	table := symbolTable(font)
	out := make([]byte, 0, len(text))
	for len(text) > 0 {
		r, size := utf8.DecodeRune(text)
		letter := text[:size]
		text = text[size:]
		private := r >= 0xF000 && r <= 0xF0FF
		if table == nil && !private {
			out = append(out, letter...)
			continue
		}
		in := table
		if in == nil {
			in = symbolFonts["wingdings"]
		}
		if sign, ok := picture(font, in, r); ok {
			out = utf8.AppendRune(out, sign)
		}
	}
	return out
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
	isLetter := r|0x20 >= 'a' && r|0x20 <= 'z'
	return r, r >= 0x20 && r < 0x7F && !isLetter && strings.EqualFold(font, "symbol")
}
