package viet

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// evidence is what a text says about its own encoding: how well each reading
// gives Vietnamese, and how many characters a legacy reading would change.
type evidence struct {
	unicode, tcvn3, vni int  // the sum of the words that the readings differ in
	tcvn3Hits, vniHits  int  // characters (pairs for VNI) that such a font has a letter for
	high                int  // characters beyond ASCII, typographic punctuation aside
	proof               bool // a letter that only Unicode has
	symbolInside        bool // a sign like ª or « in the middle of a word
}

// The value of a word. A foreign word is worth as little as an impossible one, in
// every reading, so it decides nothing.
const (
	valueCommon     = 2
	valuePossible   = 1
	valueImpossible = -2
	valueBroken     = -3 // a sign inside the word
)

func weigh(text []rune) evidence {
	var e evidence
	for i := 0; i < len(text); {
		if isSeparator(text[i]) {
			i++
			continue
		}
		end, ascii := i, true
		for end < len(text) && !isSeparator(text[end]) {
			ascii = ascii && text[end] < 0x80
			end++
		}
		if !ascii {
			e.add(text[i:end])
		}
		i = end
	}
	return e
}

// isSeparator ends a word in every encoding: ASCII that is no letter, and blanks
// and punctuation that no legacy font has letters for.
func isSeparator(r rune) bool {
	if r < 0x80 {
		return !isASCIILetter(byte(r))
	}
	return r >= 0x2000 && r <= 0x206F || r == 0xA0
}

func (e *evidence) add(word []rune) {
	var roomTCVN3, roomVNI, roomRaw [16]rune
	decodedTCVN3 := append(roomTCVN3[:0], word...)
	hits := e.tcvn3Hits
	for i, r := range word {
		if r >= 0x80 {
			e.high++
		}
		if letter := tcvn3Rune(r); letter != 0 {
			e.tcvn3Hits++
			decodedTCVN3[i] = letter
		}
		e.proof = e.proof || isVietnamese(r) || toneIsMark(r)
	}
	decodedVNI, same := roomVNI[:0], true
	for i := 0; i < len(word); {
		var next rune
		if i+1 < len(word) {
			next = word[i+1]
		}
		letter, took := decodeVNI(word[i], next)
		decodedVNI = append(decodedVNI, letter)
		same = same && letter == word[i] && took == 1
		if took == 2 {
			e.vniHits++
		} else if isVNIMark(word[i]) {
			e.vni -= 2 // a mark without its vowel
		}
		i += took
	}
	raw := wordValue(withoutSoftHyphens(roomRaw[:0], word))
	e.symbolInside = e.symbolInside || raw == valueBroken
	e.unicode += raw
	if e.tcvn3Hits == hits && same { // then no soft hyphen stands in it either
		e.tcvn3 += raw
		e.vni += raw
		return
	}
	e.tcvn3 += wordValue(decodedTCVN3)
	e.vni += wordValue(decodedVNI)
}

// isVNIMark reports whether VNI writes a mark of a vowel with this (small) letter.
func isVNIMark(r rune) bool {
	return r >= 0x80 && (vniTone[r] != "" || vniCircumflex[r] != "" || vniBreve[r] != "")
}

func toneIsMark(r rune) bool {
	_, ok := toneOf(r)
	return ok || r == '\u0302' || r == '\u0306' || r == '\u031B'
}

func withoutSoftHyphens(kept, word []rune) []rune {
	for _, r := range word {
		if r != 0xAD {
			kept = append(kept, r)
		}
	}
	return kept
}

// wordValue says how Vietnamese a word is; plain ASCII and words without a vowel
// (abbreviations) are worth nothing either way.
func wordValue(word []rune) int {
	if packed, ok := pack(word); ok {
		return packed.value(word)
	}
	for len(word) > 0 && !isWordRune(word[0]) {
		word = word[1:]
	}
	for len(word) > 0 && !isWordRune(word[len(word)-1]) {
		word = word[:len(word)-1]
	}
	ascii, vowel, foreign := true, false, false
	for _, r := range word {
		if !isWordRune(r) {
			return valueBroken
		}
		ascii = ascii && r < 0x80
		vowel = vowel || isVowel(r)
		foreign = foreign || r >= 0xC0 && r < 0x180 && letterCode[r] == 0
	}
	switch {
	case ascii || !vowel:
		return 0
	case foreign && len(word) > 1: // as marked would find
		return valueImpossible
	}
	return marked(word)
}

// marked is wordValue for a word of letters with a vowel, not all of them ASCII.
func marked(word []rune) int {
	var room [48]byte
	lower := appendLower(room[:0], word)
	switch {
	case common.has(string(lower)):
		return valueCommon
	case len(word) == 1:
		return 0
	case isSyllable(string(lower)):
		return valuePossible
	}
	return valueImpossible
}

// appendLower appends the word in small letters and NFC.
func appendLower(room []byte, word []rune) []byte {
	for _, r := range word {
		if r >= 0x80 && !isOrdinary(r) { // it may compose with its neighbour
			return append(room[:0], strings.ToLower(composed(word))...)
		}
		room = utf8.AppendRune(room, lowerOf(r))
	}
	return room
}

// lowerOf is unicode.ToLower, quick for the letters of Vietnamese.
func lowerOf(r rune) rune {
	switch {
	case r < 0x80:
		if r >= 'A' && r <= 'Z' {
			r += 'a' - 'A'
		}
		return r
	case r >= 0x1EA0 && r <= 0x1EF9:
		return r | 1
	case r >= 0xE0 && r < 0x100:
		return r
	}
	return unicode.ToLower(r)
}

// decide picks the reading, given what the font promises. Against a legacy font's
// promise plain Unicode must be better; without a promise a legacy
// reading must be far better and have several characters on its side.
func (e evidence) decide(promised Encoding) Encoding {
	best, value := Unicode, e.unicode
	if promised == Unicode {
		value += 3
	}
	if e.proof {
		value += 4
	}
	try := func(enc Encoding, score int, allowed bool) {
		if promised != enc && promised != Unicode {
			score -= 3
		}
		if allowed && (score > value || score == value && promised == enc) {
			best, value = enc, score
		}
	}
	bare := promised == Unicode
	try(TCVN3, e.tcvn3, !bare || e.looksTCVN3())
	try(VNI, e.vni, !bare || e.looksVNI())
	return best
}

// looksTCVN3 is the test without a font: enough characters of that table, a
// word with a sign in it or two odd letters, and no letter that only Unicode has.
func (e evidence) looksTCVN3() bool {
	enough := e.tcvn3Hits >= 2 || e.tcvn3Hits == 1 && e.symbolInside
	return !e.proof && e.tcvn3 > 0 && enough && e.tcvn3Hits*10 >= e.high*7
}

// looksVNI is the test without a font: two letters written as vowel and mark.
func (e evidence) looksVNI() bool {
	return !e.proof && e.vni > 0 && e.vniHits >= 2
}

// isDecisive reports whether the text on its own, whatever its font, leaves no doubt.
func (e evidence) isDecisive() bool {
	first, second := e.unicode, e.tcvn3
	if second > first {
		first, second = second, first
	}
	if e.vni > first {
		first, second = e.vni, first
	} else if e.vni > second {
		second = e.vni
	}
	return first-second >= 4 || e.proof && e.unicode == first
}
