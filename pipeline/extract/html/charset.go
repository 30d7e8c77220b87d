package html

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// declaration finds the encoding that a page says it is in.
var declaration = regexp.MustCompile(`(?i)charset\s*=\s*["']?\s*([a-z0-9_:.-]+)`)

// headBytes is how far a declaration is looked for, as in browsers but more
// generous: Office writes long heads.
const headBytes = 8 << 10

// asUTF8 gives a page in UTF-8: by its byte order mark, by what it is (text
// with letters in sound UTF-8 is nothing else), by what it says, or by what
// its envelope declared.
func asUTF8(page []byte, declared string) []byte {
	if units, ok := wide(page); ok {
		return []byte(string(utf16.Decode(units)))
	}
	page = bytes.TrimPrefix(page, []byte("\xEF\xBB\xBF"))
	if utf8.Valid(page) {
		return page
	}
	if m := declaration.FindSubmatch(page[:min(len(page), headBytes)]); m != nil {
		declared = string(m[1])
	}
	table := tableOf(strings.ToLower(declared))
	if table == nil {
		return bytes.ToValidUTF8(page, nil)
	}
	out := make([]byte, 0, len(page)+len(page)/2)
	for _, b := range page {
		r := table.DecodeByte(b)
		if r == utf8.RuneError {
			r = rune(b)
		}
		out = utf8.AppendRune(out, r)
	}
	return out
}

// tableOf gives the table of an encoding of one byte a letter; nil for UTF-8.
func tableOf(name string) *charmap.Charmap {
	switch name {
	case "utf-8", "utf8", "unicode-1-1-utf-8":
		return nil
	case "windows-1258", "cp1258", "x-cp1258":
		return charmap.Windows1258
	case "windows-1250", "cp1250":
		return charmap.Windows1250
	case "windows-1251", "cp1251":
		return charmap.Windows1251
	case "macintosh", "x-mac-roman":
		return charmap.Macintosh
	}
	return charmap.Windows1252
}

// wide gives the units of a page in UTF-16, which a mark at its start shows
// or a zero beside the first "<".
func wide(page []byte) ([]uint16, bool) {
	big := bytes.HasPrefix(page, []byte("\xFE\xFF")) || bytes.HasPrefix(page, []byte("\x00<"))
	little := bytes.HasPrefix(page, []byte("\xFF\xFE")) || bytes.HasPrefix(page, []byte("<\x00"))
	if !big && !little {
		return nil, false
	}
	units := make([]uint16, 0, len(page)/2)
	for i := 0; i+1 < len(page); i += 2 {
		low, high := page[i], page[i+1]
		if big {
			low, high = high, low
		}
		if u := uint16(high)<<8 | uint16(low); u != 0xFEFF {
			units = append(units, u)
		}
	}
	return units, true
}
