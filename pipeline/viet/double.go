package viet

import (
	"slices"
	"unicode"
	"unicode/utf8"
)

// The letters of Latin-1 that Vietnamese uses: what a TCVN3 converter takes for codes
// when it is given text that was Unicode already.
const (
	latin1Small    = "àáâãèéêìíòóôõùúý"
	latin1Capitals = "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ"
)

var (
	undoSmall    = undoTable(latin1Small)
	undoCapitals = undoTable(latin1Capitals)
)

// undoTable maps what the converter wrote back to what stood there: ờ → ê.
func undoTable(letters string) *backTable {
	table := new(backTable)
	for _, r := range letters {
		if wrong := tcvn3Table[r]; wrong != 0 && wrong != r {
			table[wrong] = uint16(r)
		}
	}
	return table
}

// backTable holds what a letter is put back to, 0 where it stays.
type backTable [lettersTo]uint16

func (t *backTable) of(r rune) rune {
	if r >= lettersTo {
		return 0
	}
	return rune(t[r])
}

func mostlyCapitals(text []rune) bool {
	balance := 0
	for _, r := range text {
		balance += caseOf(r)
	}
	return balance > 0
}

// doubleTest gathers what the words of a paragraph say for and against its
// having been converted twice.
type doubleTest struct {
	table                     *backTable
	impossible, rare, against int
	proofs                    int // of the impossible, those that hide a common word
	left                      int // letters that the converter would have changed
}

func (d *doubleTest) add(word []rune) {
	if !slices.ContainsFunc(word, func(r rune) bool { return r >= utf8.RuneSelf }) {
		return
	}
	d.leave(countForbidden(word, d.table))
	if p, ok := pack(word); ok && common.find(p) && isOneCase(word) && !isCertain(word, d.table) {
		return // as below, told sooner: most words
	}
	var room [16]rune
	undone, ok := undo(room[:0], word, d.table)
	if !ok {
		return
	}
	now := caseValue(word, d.table)
	if now == valueCommon && !isCertain(word, d.table) {
		return
	}
	then := wordValue(undone)
	if now <= valueImpossible && then == valueCommon {
		d.proofs++
	}
	switch {
	case now == valueBroken && then > 0: // enough by itself
		d.impossible += 2
	case now == valueImpossible && then > 0:
		d.impossible++
	case now == valuePossible && then == valueCommon:
		d.rare++
	case now == valueCommon && then < valueCommon:
		d.against++
	}
}

// leave counts letters that the converter would have changed.
func (d *doubleTest) leave(n int) {
	d.against += n
	d.left += n
}

// isOneCase tells whether no capital stands behind the first letter of a word.
func isOneCase(word []rune) bool {
	for _, r := range word[1:] {
		if classOf(r)&classCapital != 0 {
			return false
		}
	}
	return true
}

// addText adds the words of a text.
func (d *doubleTest) addText(text string) {
	var room [32]rune
	if word := d.addWords(room[:0], text); len(word) > 0 {
		d.add(word)
	}
}

// addWords adds the words of a text, the first of which goes on from the one
// that is open, and gives the one that is open at its end. Words in which
// nothing can be put back, nearly all, are only counted.
func (d *doubleTest) addWords(open []rune, text string) []rune {
	back, forbidden := d.table.bits()
	var seen class
	for _, r := range open {
		seen |= classOf(r)
	}
	against := 0
	for i := 0; i < len(text); {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:])
		}
		i += size
		c := classOf(r)
		if c&classWord != 0 {
			open = append(open, r)
			seen |= c
			continue
		}
		if len(open) == 0 {
			continue
		}
		switch {
		case seen&back != 0:
			d.add(open)
		case seen&forbidden != 0:
			against += countForbidden(open, d.table)
		}
		open, seen = open[:0], 0
	}
	d.leave(against)
	return open
}

func (d *doubleTest) passed() bool {
	if d.impossible == 0 && d.rare < 5 {
		return false
	}
	return d.impossible+d.rare >= 2 && 2*d.impossible+d.rare >= 3+6*d.against
}

// caseValue is wordValue, but a small letter within capitals ("HèNH") breaks the word.
func caseValue(word []rune, table *backTable) int {
	for i, r := range word {
		if r >= 0x80 && i > 0 && table.of(r) != 0 && unicode.IsUpper(table.of(r)) && unicode.IsUpper(word[i-1]) && i+1 < len(word) && unicode.IsUpper(word[i+1]) {
			return valueBroken
		}
	}
	return wordValue(word)
}

// undo appends to room the word with every letter of the table put back.
func undo(room, word []rune, table *backTable) (undone []rune, ok bool) {
	for _, r := range word {
		if r >= 0x80 {
			if back := table.of(r); back != 0 {
				r, ok = back, true
			}
		}
		room = append(room, r)
	}
	return room, ok
}

// isCertain reports whether the word has a letter that, in converted text, can only be the
// converter's: ó, õ, ú were Latin-1 letters themselves and would have been changed.
func isCertain(word []rune, table *backTable) bool {
	for _, r := range word {
		if r >= 0x80 && r < 0x100 && table.of(r) != 0 {
			return true
		}
	}
	return false
}

// countForbidden counts the letters that the converter would have changed.
func countForbidden(word []rune, table *backTable) int {
	n := 0
	_, forbidden := table.bits()
	for _, r := range word {
		if r < lettersTo && classTable[r]&forbidden != 0 {
			n++
		}
	}
	return n
}

// bits are the classes of what the table puts back and of what the converter
// leaves nothing of.
func (t *backTable) bits() (back, forbidden class) {
	if t == undoCapitals {
		return classBackCapital, classForbidCapital
	}
	return classBackSmall, classForbidSmall
}
