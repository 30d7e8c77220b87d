package word

import (
	"strconv"
	"unicode/utf8"

	"hoso/pipeline/extract/glyphs"
)

// symbol reads w:sym.
func (r *runs) symbol() {
	font, _ := r.c.Attr("w", "font")
	char, _ := r.c.Attr("w", "char")
	code, err := strconv.ParseUint(char, 16, 32)
	if err != nil || code == 0 || code > utf8.MaxRune {
		return
	}
	r.emit(glyphs.Show(font, utf8.AppendRune(nil, rune(code))), "")
}
