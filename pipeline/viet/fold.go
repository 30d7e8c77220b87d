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

func fold(s string, plain bool) string {
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
		return fold(norm.NFC.String(string(out)), plain)
	}
	return string(out)
}

type runeKind uint8

const (
	runeSeparator runeKind = iota
	runeIgnored
	runePart
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
