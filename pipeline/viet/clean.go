package viet

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

const nothing = rune(-1)

// Clean makes text fit to store and to print: NFC, without invisible and
// control characters, invalid UTF-8 and lone surrogates; every kind of blank a plain
// space, U+2011 a hyphen; Ð and Ɖ beside Vietnamese letters Đ. \n and \t stay,
// the other line ends become \n. Blanks are neither trimmed nor collapsed.
func Clean(s string) string {
	if isOrdinaryText(s) {
		return s
	}
	var out strings.Builder
	out.Grow(len(s))
	var previous rune
	for _, r := range s {
		kept := cleanRune(r, previous)
		previous = r
		if kept != nothing {
			out.WriteRune(kept)
		}
	}
	composed := norm.NFC.String(out.String())
	if !strings.ContainsFunc(composed, isLookAlike) {
		return composed
	}
	runes := []rune(composed)
	mendLookAlikes(runes)
	return string(runes)
}

// cleanRune gives what stands for r in clean text, nothing where r goes.
func cleanRune(r, previous rune) rune {
	switch {
	case r == '\n' && previous == '\r':
		return nothing
	case r == '\n' || r == '\t':
		return r
	case r == '\r' || r == '\v' || r == '\f' || r == 0x85 || r == '\u2028' || r == '\u2029':
		return '\n'
	case r == utf8.RuneError || isInvisible(r):
		return nothing
	case r == '\u2011':
		return '-'
	case unicode.Is(unicode.Zs, r):
		return ' '
	}
	return r
}

// isInvisible covers controls, format characters (soft hyphen, zero width, direction
// marks, byte order mark), variation selectors and the grapheme joiner.
func isInvisible(r rune) bool {
	switch {
	case r < 0x20, r >= 0x7F && r < 0xA0, r >= 0xFE00 && r <= 0xFE0F, r == 0x034F, r == 0x115F, r == 0x1160, r == 0x3164:
		return true
	}
	return unicode.Is(unicode.Cf, r)
}

func isLookAlike(r rune) bool { return mended(r) != r }

func mended(r rune) rune {
	switch r {
	case 'Ð', 'Ɖ':
		return 'Đ'
	case 'ð', 'ɖ':
		return 'đ'
	}
	return r
}

// mendLookAlikes writes Đ for Ð in each word that is then a Vietnamese
// syllable, or capitals only ("KH/ÐU"). An Icelandic "Guðrún" stays.
func mendLookAlikes(text []rune) {
	eachWord(text, func(word []rune) {
		proposal, changed := make([]rune, len(word)), false
		for i, r := range word {
			proposal[i] = mended(r)
			changed = changed || proposal[i] != r
		}
		if changed && (isSyllable(strings.ToLower(string(proposal))) || isVietnameseCapitals(proposal)) {
			copy(word, proposal)
		}
	})
}

func isVietnameseCapitals(word []rune) bool {
	for _, r := range word {
		if !unicode.IsUpper(r) || r >= 0x80 && !isVietnamese(r) && !isVowel(r) {
			return false
		}
	}
	return true
}

// eachWord calls do for every run of letters, as a slice of text.
func eachWord(text []rune, do func(word []rune)) {
	for i := 0; i < len(text); {
		if !isWordRune(text[i]) {
			i++
			continue
		}
		end := i
		for end < len(text) && isWordRune(text[end]) {
			end++
		}
		do(text[i:end])
		i = end
	}
}

func isWordRune(r rune) bool {
	if r < 0x80 {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
	}
	if r >= 0x100 && r < 0x250 || r >= 0x1EA0 && r < 0x1F00 { // Latin, all of them letters
		return true
	}
	return unicode.IsLetter(r) || unicode.Is(unicode.Mn, r)
}
