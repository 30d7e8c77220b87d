package viet

import (
	"cmp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// alphabet is the Vietnamese order of letters, with the four foreign ones in their places.
const alphabet = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"

// Compare orders texts as a Vietnamese list does: letter by letter (a ă â b c d đ …), numbers by their
// value ("Phòng 9" before "Phòng 10"), then tones (ngang, huyền, hỏi, ngã, sắc, nặng), then
// small letters before capitals. It is 0 only for equal texts.
func Compare(a, b string) int {
	x, y := collationKey(a), collationKey(b)
	for i := 0; i < len(x) && i < len(y); i++ {
		if c := cmp.Or(cmp.Compare(x[i].class, y[i].class), cmp.Compare(len(x[i].digits), len(y[i].digits)),
			strings.Compare(x[i].digits, y[i].digits), cmp.Compare(x[i].rank, y[i].rank)); c != 0 {
			return c
		}
	}
	if c := cmp.Compare(len(x), len(y)); c != 0 {
		return c
	}
	for i := range x {
		if c := cmp.Compare(x[i].tone, y[i].tone); c != 0 {
			return c
		}
	}
	for i := range x {
		if x[i].upper != y[i].upper {
			if y[i].upper {
				return -1
			}
			return 1
		}
	}
	return strings.Compare(a, b)
}

// element is one letter, number or blank of a text.
type element struct {
	class  uint8 // blank, number, letter, other letter
	digits string
	rank   rune
	tone   tone
	upper  bool
}

const (
	classBlank uint8 = iota
	classNumber
	classLetter
	classOther
)

func collationKey(s string) []element {
	var key []element
	var digits strings.Builder
	flush := func() {
		if digits.Len() > 0 {
			key = append(key, element{class: classNumber, digits: strings.TrimLeft(digits.String(), "0")})
			digits.Reset()
		}
	}
	blank := false
	for _, r := range norm.NFC.String(s) {
		if r >= '0' && r <= '9' {
			key, blank = appendBlank(key, blank && digits.Len() == 0), false
			digits.WriteRune(r)
			continue
		}
		flush()
		if !unicode.IsLetter(r) {
			blank = true
			continue
		}
		key, blank = appendBlank(key, blank), false
		key = append(key, letterElement(r))
	}
	flush()
	return key
}

// appendBlank puts one blank between words, none at the head.
func appendBlank(key []element, blank bool) []element {
	if blank && len(key) > 0 {
		return append(key, element{})
	}
	return key
}

func letterElement(r rune) element {
	l := letterOf(r)
	e := element{class: classLetter, tone: l.tone, upper: unicode.IsUpper(r)}
	at := strings.IndexRune(alphabet, unicode.ToLower(l.untoned))
	if at < 0 {
		at = strings.IndexRune(alphabet, unicode.ToLower(l.plain))
	}
	if at < 0 {
		return element{class: classOther, rank: unicode.ToLower(r), upper: e.upper}
	}
	e.rank = rune(at)
	return e
}
