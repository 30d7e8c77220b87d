package viet

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// vniSingles are the VNI letters of one character each.
const vniSingles = "ôơ öư ñđ æỉ óĩ òị îỵ íí ìì"

// vniTone holds the tone marks that follow a plain vowel: mark, then combining character.
var vniTone = map[rune]string{'ù': "\u0301", 'ø': "\u0300", 'û': "\u0309", 'õ': "\u0303", 'ï': "\u0323"}

// vniCircumflex and vniBreve hold the marks that carry a circumflex or a breve as well.
var (
	vniCircumflex = map[rune]string{
		'â': "\u0302", 'á': "\u0302\u0301", 'à': "\u0302\u0300", 'å': "\u0302\u0309", 'ã': "\u0302\u0303", 'ä': "\u0302\u0323"}
	vniBreve = map[rune]string{
		'ê': "\u0306", 'é': "\u0306\u0301", 'è': "\u0306\u0300", 'ú': "\u0306\u0309", 'ü': "\u0306\u0303", 'ë': "\u0306\u0323"}
)

type vniPair struct{ base, mark rune }

var (
	vniPairs = makeVNIPairs()
	vniAlone = makeVNISingles()
)

func makeVNISingles() map[rune]rune {
	table := map[rune]rune{}
	for _, pair := range strings.Fields(vniSingles) {
		r := []rune(pair)
		table[r[0]] = r[1]
		table[unicode.ToUpper(r[0])] = unicode.ToUpper(r[1])
	}
	return table
}

// makeVNIPairs spells out the 106 letters of two characters (and, for a mark
// of the other case, their twins: the base decides the case).
func makeVNIPairs() map[vniPair]rune {
	table := map[vniPair]rune{}
	add := func(bases string, marks map[rune]string) {
		for _, base := range bases {
			for mark, combining := range marks {
				addVNIPair(table, base, mark, combining)
			}
		}
	}
	add("aeouyôö", vniTone)
	add("aeo", vniCircumflex)
	add("a", vniBreve)
	delete(table, vniPair{'y', 'ï'})
	delete(table, vniPair{'y', 'Ï'})
	delete(table, vniPair{'Y', 'ï'})
	delete(table, vniPair{'Y', 'Ï'})
	return table
}

func addVNIPair(table map[vniPair]rune, base, mark rune, combining string) {
	letter := base
	switch base {
	case 'ô':
		letter = 'ơ'
	case 'ö':
		letter = 'ư'
	}
	for _, upper := range []bool{false, true} {
		b, l := base, letter
		if upper {
			b, l = unicode.ToUpper(base), unicode.ToUpper(letter)
		}
		composed := []rune(norm.NFC.String(string(l) + combining))[0]
		table[vniPair{b, mark}] = composed
		table[vniPair{b, unicode.ToUpper(mark)}] = composed
	}
}

// decodeVNI reads the letter at the head of text: next is 0 at the end of the
// text. It returns the letter and how many characters it took (1 or 2).
func decodeVNI(r, next rune) (letter rune, took int) {
	if r < 0x80 && (next < 0xC0 || next >= 0x100) {
		return r, 1 // no mark follows: told without a look into the tables
	}
	if next >= 0xC0 && next < 0x100 {
		if letter, ok := vniPairs[vniPair{r, next}]; ok {
			return letter, 2
		}
	}
	if r >= 0xC0 && r < 0x100 {
		if letter, ok := vniAlone[r]; ok {
			return letter, 1
		}
	}
	return r, 1
}

// FromVNI decodes text written in a VNI Windows font such as VNI-Times. A mark
// after anything but its vowel stays as it is.
func FromVNI(s string) string {
	runes := []rune(s)
	var out strings.Builder
	out.Grow(len(s))
	for i := 0; i < len(runes); {
		var next rune
		if i+1 < len(runes) {
			next = runes[i+1]
		}
		letter, took := decodeVNI(runes[i], next)
		out.WriteRune(letter)
		i += took
	}
	return out.String()
}
