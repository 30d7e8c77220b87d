package rtf

import (
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// codePageOf gives the code page of a \fcharsetN; 0 where the document's own
// counts.
func codePageOf(charset int) int {
	pages := map[int]int{
		0: 1252, 77: 10000, 161: 1253, 162: 1254, 163: 1258, 177: 1255, 178: 1256, 186: 1257, 204: 1251, 222: 874, 238: 1250,
	}
	return pages[charset]
}

// symbolPage is the code page of symbol fonts: a byte stands for F000 + byte.
const symbolPage = 42

// decoder gives the table of a code page; nil for UTF-8. Pages of several
// bytes a letter (Chinese, Japanese) are read as if they were 1252.
func decoder(page int) *charmap.Charmap {
	switch page {
	case 65001:
		return nil
	case 437:
		return charmap.CodePage437
	case 850:
		return charmap.CodePage850
	case 874:
		return charmap.Windows874
	case 1250:
		return charmap.Windows1250
	case 1251:
		return charmap.Windows1251
	case 1253:
		return charmap.Windows1253
	case 1254:
		return charmap.Windows1254
	case 1255:
		return charmap.Windows1255
	case 1256:
		return charmap.Windows1256
	case 1257:
		return charmap.Windows1257
	case 1258:
		return charmap.Windows1258
	case 10000:
		return charmap.Macintosh
	}
	return charmap.Windows1252
}

// decode gives the text of bytes in a code page.
func decode(raw []byte, page int) string {
	table := decoder(page)
	out := make([]byte, 0, len(raw)+len(raw)/2)
	for _, b := range raw {
		switch {
		case page == symbolPage && b > ' ':
			out = utf8.AppendRune(out, 0xF000+rune(b))
		case b < 0x80 || table == nil:
			out = append(out, b)
		default:
			r := table.DecodeByte(b)
			if r == utf8.RuneError { // no letter of the page: as a Latin one
				r = rune(b)
			}
			out = utf8.AppendRune(out, r)
		}
	}
	return string(out)
}
