package glyphs

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// Of finds a symbol font by its name; nil for a font of letters.
func Of(name string) *Font {
	switch len(name) {
	case len("symbol"):
		return named(name, "symbol", symbol)
	case len("webdings"):
		return named(name, "webdings", webdings)
	case len("wingdings"):
		return named(name, "wingdings", wingdings)
	case len("wingdings 2"):
		if strings.HasSuffix(name, "2") {
			return named(name, "wingdings 2", wingdings2)
		}
		return named(name, "wingdings 3", wingdings3)
	}
	return nil
}

func named(name, want string, font *Font) *Font {
	if strings.EqualFold(name, want) {
		return font
	}
	return nil
}

// IsPrivate tells whether a code is one of F000 to F0FF, which only a symbol
// font can have meant, whatever font is named.
func IsPrivate(r rune) bool { return r >= 0xF000 && r <= 0xF0FF }

// MayHide tells quickly whether text may hold private codes.
func MayHide(text []byte) bool { return bytes.IndexByte(text, 0xEF) >= 0 }

// Sign is the mark that a code stands for; false where it has none that is
// kept. The nil font is one of letters: there private codes are taken for
// those of Wingdings.
func (f *Font) Sign(r rune) (rune, bool) {
	if f == nil {
		if !IsPrivate(r) {
			return r, true
		}
		f = wingdings
	}
	if IsPrivate(r) {
		r -= 0xF000
	}
	if mark, ok := f.ticks[r]; ok {
		return mark, true
	}
	if mark, ok := f.marks[r]; ok {
		return mark, true
	}
	if r > 0xFF {
		return r, true // a real character that only borrows the font
	}
	letter := r|0x20 >= 'a' && r|0x20 <= 'z'
	return r, f.ascii && r >= 0x20 && r < 0x7F && !letter
}

// Show gives a copy of text as the marks that its sender sees. What has no
// sign is dropped; a byte that is no UTF-8 becomes U+FFFD, since what it stood
// beside may be dropped and it must not join with what then follows.
func Show(font string, text []byte) []byte {
	f := Of(font)
	out := make([]byte, 0, len(text))
	for len(text) > 0 {
		r, size := utf8.DecodeRune(text)
		if f == nil && !IsPrivate(r) {
			out = utf8.AppendRune(out, r)
		} else if sign, ok := f.Sign(r); ok {
			out = utf8.AppendRune(out, sign)
		}
		text = text[size:]
	}
	return out
}

// ShowLines is Show for text with tabs and line ends in it, which stay.
func ShowLines(font, text string) string {
	f := Of(font)
	if f == nil && !strings.ContainsFunc(text, IsPrivate) {
		return text
	}
	return strings.Map(func(r rune) rune {
		if r == '\t' || r == '\n' {
			return r
		}
		if sign, ok := f.Sign(r); ok {
			return sign
		}
		return -1
	}, text)
}

// Ticks puts the marks of tick boxes into a text in Wingdings or Wingdings 2;
// all else in it stays, as do texts in other fonts.
func Ticks(font, text string) string {
	f := Of(strings.TrimSpace(font))
	if f != wingdings && f != wingdings2 {
		return text
	}
	return strings.Map(func(r rune) rune {
		code := r
		if IsPrivate(r) {
			code -= 0xF000
		}
		if mark, ok := f.ticks[code]; ok {
			return mark
		}
		return r
	}, text)
}
