package viet

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// tone is one of the six tones, in dictionary order.
type tone uint8

const (
	level tone = iota
	huyen
	hoi
	nga
	sac
	nang
)

// toneOf gives the tone that a combining mark stands for.
func toneOf(mark rune) (tone, bool) {
	switch mark {
	case '\u0300':
		return huyen, true
	case '\u0309':
		return hoi, true
	case '\u0303':
		return nga, true
	case '\u0301':
		return sac, true
	case '\u0323':
		return nang, true
	}
	return level, false
}

var toneMarks = [...]string{"", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"}

const (
	baseVowels  = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
	lettersFrom = 0x80
	lettersTo   = 0x1F00 // exclusive: the end of the block with ạ … ỹ
)

// letter is what is known of one precomposed character.
type letter struct {
	untoned rune // the letter without its tone: ậ → â
	plain   rune // without any mark: ậ → a, đ → d
	tone    tone
}

// letterTable holds every character below lettersTo that is a letter with marks;
// the zero letter means that there is nothing to take off.
var letterTable = makeLetterTable()

func makeLetterTable() *[lettersTo]letter {
	table := new([lettersTo]letter)
	var room [utf8.UTFMax]byte
	for r := rune(lettersFrom); r < lettersTo; r++ {
		parts := norm.NFD.Properties(room[:utf8.EncodeRune(room[:], r)]).Decomposition()
		if base, _ := utf8.DecodeRune(parts); parts != nil && unicode.IsLetter(base) {
			table[r] = letter{untoned: r, plain: base}
		}
	}
	for _, v := range baseVowels {
		for t, mark := range toneMarks {
			composed := []rune(norm.NFC.String(string(v) + mark))[0]
			if composed >= lettersFrom {
				table[composed] = letter{untoned: v, plain: plainOf(table, v), tone: tone(t)}
			}
		}
	}
	table['đ'] = letter{untoned: 'đ', plain: 'd'}
	table['Đ'] = letter{untoned: 'Đ', plain: 'D'}
	return table
}

func plainOf(table *[lettersTo]letter, v rune) rune {
	if v < lettersFrom {
		return v
	}
	return table[v].plain
}

// letterOf looks r up; for a character without marks it is r itself, level tone.
func letterOf(r rune) letter {
	if r >= lettersFrom && r < lettersTo {
		if l := letterTable[r]; l.plain != 0 {
			return l
		}
	}
	return letter{untoned: r, plain: r}
}

var tonedVowels = makeTonedVowels()

func makeTonedVowels() map[rune][6]rune {
	table := map[rune][6]rune{}
	for _, v := range baseVowels {
		var row [6]rune
		for t, mark := range toneMarks {
			row[t] = []rune(norm.NFC.String(string(v) + mark))[0]
		}
		table[v] = row
	}
	return table
}

// withTone puts a tone on a vowel that has none.
func withTone(vowel rune, t tone) rune {
	if row, ok := tonedVowels[vowel]; ok {
		return row[t]
	}
	return vowel
}

// isVietnamese reports whether r is a Vietnamese letter that Latin-1 lacks: its
// presence proves that a text is Unicode and not written in a legacy font.
func isVietnamese(r rune) bool {
	switch r {
	case 'ă', 'Ă', 'đ', 'Đ', 'ĩ', 'Ĩ', 'ũ', 'Ũ', 'ơ', 'Ơ', 'ư', 'Ư':
		return true
	}
	return r >= 0x1EA0 && r <= 0x1EF9
}

// isVowel reports whether r is a Vietnamese vowel with or without marks, of either case.
func isVowel(r rune) bool {
	switch unicode.ToLower(letterOf(r).plain) {
	case 'a', 'e', 'i', 'o', 'u', 'y':
		return true
	}
	return false
}
