package viet

import (
	"strings"
	"unicode"
)

// class says of a character what reading a paragraph asks for of each: one
// look into a table instead of many tests.
type class uint16

const (
	classOrdinary      class = 1 << iota // isOrdinary, or ASCII that clean text may have
	classVietnamese                      // isVietnamese
	classWord                            // isWordRune
	classHigh                            // beyond ASCII
	classCapital                         // caseOf is 1
	classSmall                           // caseOf is -1
	classBackSmall                       // undoSmall puts it back
	classBackCapital                     // undoCapitals puts it back
	classForbidSmall                     // isForbidden for undoSmall
	classForbidCapital                   // isForbidden for undoCapitals
	classForeign                         // a letter or sign of Latin-1 that Vietnamese has no use for
)

// classTable holds the characters below lettersTo.
var classTable = makeClassTable()

func makeClassTable() *[lettersTo]class {
	table := new([lettersTo]class)
	for r := range rune(lettersTo) {
		c := caseClass(r)
		set := func(is bool, bit class) {
			if is {
				c |= bit
			}
		}
		set(r < 0x80 && (r >= ' ' && r != 0x7F || r == '\n' || r == '\t') || r >= 0x80 && isOrdinary(r), classOrdinary)
		set(isVietnamese(r), classVietnamese)
		set(isWordRune(r), classWord)
		set(r >= 0x80, classHigh)
		set(r >= 0x80 && undoSmall.of(r) != 0, classBackSmall)
		set(r >= 0x80 && undoCapitals.of(r) != 0, classBackCapital)
		set(isForbidden(r, undoSmall), classForbidSmall)
		set(isForbidden(r, undoCapitals), classForbidCapital)
		set(tcvn3Rune(r) != 0 && !strings.ContainsRune(latin1Small+latin1Capitals+"«»°·", r), classForeign)
		table[r] = c
	}
	return table
}

func caseClass(r rune) class {
	switch caseOf(r) {
	case 1:
		return classCapital
	case -1:
		return classSmall
	}
	return 0
}

// classOf is the class of any character.
func classOf(r rune) class {
	if r < lettersTo {
		return classTable[r]
	}
	if r >= 0x2012 && r <= 0x2027 { // dashes, quotes, dots
		return classHigh | classOrdinary
	}
	c := classHigh | caseClass(r)
	if isOrdinary(r) {
		c |= classOrdinary
	}
	if isWordRune(r) {
		c |= classWord
	}
	return c
}

// survey is what the characters of a text are together.
type survey struct {
	all, any class
	balance  int // capitals less small letters
}

func (s *survey) add(text string) {
	for _, r := range text {
		c := classOf(r)
		s.all &= c
		s.any |= c
		s.balance += int(c&classCapital)/int(classCapital) - int(c&classSmall)/int(classSmall)
	}
}

// surveyOf looks over a text.
func surveyOf(text string) survey {
	s := survey{all: ^class(0)}
	s.add(text)
	return s
}

// isForbidden reports whether the converter of undoTable would have changed r.
func isForbidden(r rune, table *backTable) bool {
	if r < 0xC0 || r >= 0x100 || tcvn3Table[r] == 0 || tcvn3Table[r] == r || table.of(r) != 0 {
		return false
	}
	source := latin1Small
	if unicode.IsUpper(r) {
		source = latin1Capitals
	}
	for _, one := range source {
		if one == r {
			return true
		}
	}
	return false
}
