package viet

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold makes the key to compare texts by, diacritics kept: NFC, lower case; the two
// ways to place a tone (hòa, hoà) and to write i or y (kỹ, kĩ) made one; all that is
// no letter and no digit a single space, none at the ends.
func Fold(s string) string { return fold(s, false) }

// Plain is Fold with the diacritics taken off: "Đảng uỷ" → "dang uy".
func Plain(s string) string { return fold(s, true) }

// AppendPlain appends what Plain gives to out, which must be empty: it allocates
// nothing where there is room.
func AppendPlain(out []byte, s string) []byte {
	if key, ok := foldOrdinary(out, s, true); ok {
		return key
	}
	return append(out, foldAny(s, true)...)
}

func fold(s string, plain bool) string {
	var room [512]byte
	out, ok := foldOrdinary(room[:0], s, plain)
	if !ok {
		return foldAny(s, plain)
	}
	if string(out) == s {
		return s
	}
	return string(out)
}

// foldOrdinary folds a text of the characters of foldTable, nearly every one:
// none of them is a mark, so that what they make is NFC as it stands. Words are
// written as they come; one that is marked is written again.
func foldOrdinary(out []byte, s string, plain bool) (key []byte, ok bool) {
	start, from := -1, 0 // where the open word begins in out, -1 for none, and in s
	marked := false
	for i, r := range s {
		var f folded
		switch {
		case r < lettersTo:
			f = foldTable[r]
		case r >= 0x2012 && r <= 0x2027: // dashes, quotes, dots
			f.kind = runeSeparator
		default:
			return nil, false
		}
		switch f.kind {
		case runePart:
			if start < 0 {
				if len(out) > 0 {
					out = append(out, ' ')
				}
				start, from = len(out), i
			}
			marked = marked || f.tonal
			if f.r < 0x80 {
				out = append(out, byte(f.r))
			} else {
				out = appendPart(out, rune(f.r), plain)
			}
		case runeSeparator:
			if marked {
				out = appendMarked(out[:start], s[from:i], plain)
			}
			start, marked = -1, false
		case runeUnknown:
			return nil, false
		}
	}
	if marked {
		out = appendMarked(out[:start], s[from:], plain)
	}
	return out, true
}

func appendPart(out []byte, r rune, plain bool) []byte {
	if r < 0x80 {
		return append(out, byte(r))
	}
	if plain {
		r = letterOf(r).plain
	}
	return utf8.AppendRune(out, r)
}

// appendMarked writes one word with what foldTone and foldY look for.
func appendMarked(out []byte, written string, plain bool) []byte {
	var room [16]rune
	word := room[:0]
	for _, r := range written {
		if f := foldTable[r]; f.kind == runePart { // others are left out
			word = append(word, rune(f.r))
		}
	}
	foldTone(word)
	foldY(word)
	for _, r := range word {
		out = appendPart(out, r, plain)
	}
	return out
}

// folded is what becomes of a character wherever it stands.
type folded struct {
	r     uint16
	kind  runeKind
	tonal bool // o and u with a tone, and y: foldTone and foldY may change a word with them
}

// foldTable holds the characters below lettersTo; runeUnknown are those that
// change in NFC or by their neighbours.
var foldTable = makeFoldTable()

func makeFoldTable() *[lettersTo]folded {
	table := new([lettersTo]folded)
	for r := range rune(lettersTo) {
		if r >= 0x80 && (!norm.NFC.IsNormalString(string(r)) || !norm.NFC.PropertiesString(string(r)).BoundaryBefore()) {
			table[r].kind = runeUnknown
			continue
		}
		lower, kind := foldRune(r)
		if unicode.Is(unicode.Mn, lower) || lower >= lettersTo {
			kind = runeUnknown
		}
		l := letterOf(lower)
		table[r] = folded{r: uint16(lower), kind: kind, tonal: l.untoned == 'y' || l.tone != level && (l.untoned == 'o' || l.untoned == 'u')}
	}
	return table
}

func foldAny(s string, plain bool) string {
	out := make([]byte, 0, len(s)+8)
	if !isASCII(s) && !norm.NFC.IsNormalString(s) {
		s = norm.NFC.String(s)
	}
	var room [32]rune
	word := room[:0]
	for _, r := range s {
		r, kind := foldRune(r)
		switch kind {
		case runePart:
			word = append(word, r)
		case runeSeparator:
			out, word = appendFolded(out, word, plain), word[:0]
		}
	}
	out = appendFolded(out, word, plain)
	if !norm.NFC.IsNormal(out) { // a mark met its letter only now, across a character left out
		return foldAny(norm.NFC.String(string(out)), plain)
	}
	return string(out)
}

type runeKind uint8

const (
	runeSeparator runeKind = iota
	runeIgnored
	runePart
	runeUnknown // only in foldTable
)

// foldRune lowers r and says whether it belongs to a word.
func foldRune(r rune) (rune, runeKind) {
	if r < 0x80 {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			return r, runePart
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A', runePart
		case r < ' ' && r != '\n' && r != '\t' && r != '\r' && r != '\v' && r != '\f' || r == 0x7F:
			return 0, runeIgnored
		}
		return 0, runeSeparator
	}
	if letterOf(r).plain != r {
		return mended(unicode.ToLower(r)), runePart
	}
	switch {
	case unicode.IsLetter(r) || unicode.Is(unicode.Mn, r) && !isInvisible(r) || unicode.Is(unicode.Nd, r):
		return mended(unicode.ToLower(r)), runePart
	case r == utf8.RuneError || cleanRune(r, 0) == nothing:
		return 0, runeIgnored
	}
	return 0, runeSeparator
}

// appendFolded writes one word of the key, a blank before it where it is not the first.
func appendFolded(out []byte, word []rune, plain bool) []byte {
	for len(word) > 0 && unicode.Is(unicode.Mn, word[0]) { // a mark without a letter
		word = word[1:]
	}
	if len(word) == 0 {
		return out
	}
	if len(out) > 0 {
		out = append(out, ' ')
	}
	foldTone(word)
	foldY(word)
	for _, r := range word {
		if plain {
			r = letterOf(r).plain
			if unicode.Is(unicode.Mn, r) {
				continue
			}
		}
		out = utf8.AppendRune(out, r)
	}
	return out
}

// foldTone moves a tone to the second vowel of oa, oe, uy and of what follows q ("qúy").
func foldTone(word []rune) {
	for i := 0; i+1 < len(word); i++ {
		if word[i] < 0x80 {
			continue
		}
		first, next := letterOf(word[i]), word[i+1]
		if first.tone == level || letterOf(next).tone != level {
			continue
		}
		glide := first.untoned == 'o' && (next == 'a' || next == 'e') || first.untoned == 'u' && next == 'y' ||
			first.untoned == 'u' && i > 0 && word[i-1] == 'q' && isVowel(next)
		if glide {
			word[i], word[i+1] = first.untoned, withTone(next, first.tone)
		}
	}
}

// foldY turns the y that is the whole rime of a word into i: kỹ, quý, mỹ, but not uy, ay, y.
func foldY(word []rune) {
	last := len(word) - 1
	if last < 1 {
		return
	}
	y := letterOf(word[last])
	if y.untoned != 'y' {
		return
	}
	before := word[last-1]
	if !isVowel(before) && unicode.IsLetter(before) || before == 'u' && last > 1 && word[last-2] == 'q' {
		word[last] = withTone('i', y.tone)
	}
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
