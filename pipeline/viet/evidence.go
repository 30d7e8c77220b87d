package viet

import "strings"

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
	var decodedTCVN3 = make([]rune, len(word))
	for i, r := range word {
		decodedTCVN3[i] = r
		if r >= 0x80 {
			e.high++
		}
		if letter := tcvn3Rune(r); letter != 0 {
			e.tcvn3Hits++
			decodedTCVN3[i] = letter
		}
		e.proof = e.proof || isVietnamese(r) || toneIsMark(r)
	}
	decodedVNI := make([]rune, 0, len(word))
	for i := 0; i < len(word); {
		var next rune
		if i+1 < len(word) {
			next = word[i+1]
		}
		letter, took := decodeVNI(word[i], next)
		decodedVNI = append(decodedVNI, letter)
		if took == 2 {
			e.vniHits++
		} else if vniTone[word[i]] != "" || vniCircumflex[word[i]] != "" || vniBreve[word[i]] != "" {
			e.vni -= 2 // a mark without its vowel
		}
		i += took
	}
	raw := wordValue(withoutSoftHyphens(word))
	e.symbolInside = e.symbolInside || raw == valueBroken
	e.unicode += raw
	e.tcvn3 += wordValue(decodedTCVN3)
	e.vni += wordValue(decodedVNI)
}

func toneIsMark(r rune) bool {
	_, ok := toneOf(r)
	return ok || r == '\u0302' || r == '\u0306' || r == '\u031B'
}

func withoutSoftHyphens(word []rune) []rune {
	kept := make([]rune, 0, len(word))
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
	for len(word) > 0 && !isWordRune(word[0]) {
		word = word[1:]
	}
	for len(word) > 0 && !isWordRune(word[len(word)-1]) {
		word = word[:len(word)-1]
	}
	ascii, vowel := true, false
	for _, r := range word {
		if !isWordRune(r) {
			return valueBroken
		}
		ascii = ascii && r < 0x80
		vowel = vowel || isVowel(r)
	}
	if ascii || !vowel {
		return 0
	}
	lower := strings.ToLower(composed(word))
	switch {
	case common[lower]:
		return valueCommon
	case len(word) == 1:
		return 0
	case isSyllable(lower):
		return valuePossible
	}
	return valueImpossible
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
