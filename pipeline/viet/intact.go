package viet

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Intact reports whether Repair would change nothing in these spans and meet nothing:
// the case of nearly every paragraph, told without allocating.
func Intact(spans []Span) bool {
	legacy, plain := false, true // plain: no span asks for a closer look
	paragraph := survey{all: ^class(0)}
	for _, span := range spans {
		enc, capitals := fontFamily(span.Font)
		legacy = legacy || enc != Unicode
		one := surveyOf(span.Text)
		if one.any&classHigh == 0 {
			if capitals || one.all&classOrdinary == 0 {
				return false
			}
		} else if legacy || one.all&classOrdinary == 0 {
			return false
		}
		if one.any&classVietnamese != 0 && one.any&classForeign != 0 {
			return false
		}
		plain = plain && (one.any&classHigh == 0 || one.any&classVietnamese != 0)
		paragraph.any |= one.any
		paragraph.balance += one.balance
	}
	if paragraph.any&classHigh == 0 {
		return true
	}
	return !legacy && (plain || readAsUnicode(spans))
}

// isOrdinaryText reports whether clean text could be made of these characters.
func isOrdinaryText(text string) bool {
	for _, r := range text {
		if classOf(r)&classOrdinary == 0 {
			return false
		}
	}
	return true
}

// isOrdinary reports whether a character beyond ASCII is as clean text has it: it
// stays, stands for itself in NFC and composes with nothing before it.
func isOrdinary(r rune) bool {
	switch {
	case r >= 0xAE && r < 0x180:
		return !isLookAlike(r)
	case r == 'ơ' || r == 'Ơ' || r == 'ư' || r == 'Ư' || r >= 0x1EA0 && r <= 0x1EF9:
		return true
	case r >= 0x2012 && r <= 0x2027 || r >= 0x2500 && r <= 0x27BF: // dashes, quotes; boxes, ticks
		return true
	case r == utf8.RuneError || isLookAlike(r) || cleanRune(r, 0) != r:
		return false
	}
	var buf [utf8.UTFMax]byte
	text := buf[:utf8.EncodeRune(buf[:], r)]
	return norm.NFC.Properties(text).BoundaryBefore() && norm.NFC.IsNormal(text)
}

// readAsUnicode reports whether neither the paragraph nor one of its spans is
// taken for legacy text. The spans have no legacy font.
func readAsUnicode(spans []Span) bool {
	if !arePlain(spans) {
		return false
	}
	for i := 0; len(spans) > 1 && i < len(spans); i++ {
		if !arePlain(spans[i : i+1]) {
			return false
		}
	}
	return true
}

// arePlain judges spans as one text; a letter that only Unicode has settles it.
func arePlain(spans []Span) bool {
	ascii := true
	for _, span := range spans {
		for _, r := range span.Text {
			if isVietnamese(r) {
				return true
			}
			ascii = ascii && r < 0x80
		}
	}
	return ascii || weighSpans(spans).decide(Unicode) == Unicode
}

// weighSpans weighs the text of all spans as one.
func weighSpans(spans []Span) evidence {
	var room [256]rune
	text := room[:0]
	for _, span := range spans {
		for _, r := range span.Text {
			text = append(text, r)
		}
	}
	return weigh(text)
}

// caseOf is 1 for a capital, -1 for a small letter, 0 for what has no case.
func caseOf(r rune) int {
	switch {
	case r >= 'a' && r <= 'z':
		return -1
	case r >= 'A' && r <= 'Z':
		return 1
	case r < 0x80:
		return 0
	case r >= 0x1EA0 && r <= 0x1EF9: // capital, small, capital …
		return 1 - 2*int(r&1)
	case unicode.IsUpper(r):
		return 1
	case unicode.IsLower(r):
		return -1
	}
	return 0
}
