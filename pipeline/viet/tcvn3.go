package viet

import "strings"

// The 74 codes of TCVN3 (ABC fonts), by ranges of consecutive codes; a space
// skips a code that these fonts do not use.
const (
	tcvn3First   = 0xA1
	tcvn3Last    = 0xFE
	tcvn3Letters = "ĂÂÊÔƠƯĐăâêôơưđ" + "      " + // A1–AE, AF–B4
		"àảãáạ" + " " + "ằẳẵắ" + "       " + // B5–B9, BA, BB–BE, BF–C5
		"ặầẩẫấậè" + " " + "ẻẽéẹềểễếệìỉ" + "   " + // C6–CC, CD, CE–D8, D9–DB
		"ĩíịò" + " " + "ỏõóọồổỗốộờởỡớợù" + " " + // DC–DF, E0, E1–EF, F0
		"ủũúụừửữứựỳỷỹýỵ" // F1–FE
)

var tcvn3Table = makeTCVN3Table()

func makeTCVN3Table() (table [256]rune) {
	code := tcvn3First
	for _, letter := range tcvn3Letters {
		if letter != ' ' {
			table[code] = letter
		}
		code++
	}
	return table
}

// tcvn3Rune is the letter that a TCVN3 font draws for r, 0 where r is no TCVN3 code.
func tcvn3Rune(r rune) rune {
	switch {
	case r >= tcvn3First && r <= tcvn3Last:
		return tcvn3Table[r]
	case r == 'μ': // U+03BC, what some programs make of the code B5 (U+00B5)
		return 'à'
	case r >= 0xF0A1 && r <= 0xF0FE: // a font that Windows took for a symbol font
		return tcvn3Table[r-0xF000]
	}
	return 0
}

// FromTCVN3 decodes text written in a TCVN3 (ABC) font such as .VnTime. A soft
// hyphen is ư. For a capitals font (.VnTimeH) the caller turns the result to upper case.
func FromTCVN3(s string) string {
	return strings.Map(decodeTCVN3, s)
}

func decodeTCVN3(r rune) rune {
	if letter := tcvn3Rune(r); letter != 0 {
		return letter
	}
	return r
}
