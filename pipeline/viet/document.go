package viet

import "strings"

// UndoDouble repairs the paragraphs of a whole document that was converted
// from TCVN3 though it was Unicode already. Repair judges one paragraph at a
// time and leaves short ones alone; here what all of them say together
// decides. It changes nothing and returns false unless they show it clearly.
// A paragraph with letters that such a converter cannot leave behind (á, â,
// ê …) was written later, or repaired already, and stays as it is. known says
// that Repair has found such paragraphs in the document.
func UndoDouble(paragraphs []string, known bool) (repaired []string, changed bool) {
	test := doubleTest{table: undoSmall}
	converted, clean := 0, 0
	for _, text := range paragraphs {
		one := doubleTest{table: undoSmall}
		one.addText(text)
		switch {
		case one.against > 0:
			clean++
		case one.impossible > 0:
			converted++
		}
		test.impossible += one.impossible
		test.rare += one.rare
	}
	if !known && (test.impossible < 3 || converted <= clean) {
		return paragraphs, false
	}
	repaired = make([]string, len(paragraphs))
	for i, text := range paragraphs {
		repaired[i] = text
		if after := undoParagraph([]rune(text)); after != text {
			repaired[i], changed = after, true
		}
	}
	return repaired, changed
}

func undoParagraph(text []rune) string {
	table := undoSmall
	if mostlyCapitals(text) {
		table = undoCapitals
	}
	against := 0
	eachWord(text, func(word []rune) { against += countForbidden(word, table) })
	if against > 0 {
		return string(text)
	}
	before := worth(text)
	given := string(text)
	undoWords(text, table)
	if worth(text) <= before {
		return given // it was good Vietnamese as it stood: repaired before, or written later
	}
	return composed(text)
}

// undoWords puts the words of a converted text back.
func undoWords(text []rune, table *backTable) {
	previous := ""
	eachWord(text, func(word []rune) {
		if undone, ok := undo(nil, word, table); ok && isPreferredAfter(previous, undone) {
			copy(word, undone)
		} else {
			undoWord(word, table)
		}
		previous = strings.ToLower(string(word))
	})
}

// worth adds up how Vietnamese the words of a text are.
func worth(text []rune) int {
	sum := 0
	eachWord(text, func(word []rune) { sum += wordValue(word) })
	return sum
}

// isPreferredAfter tells pairs of common words apart by the word before them:
// "đồ dùng" but "xây dựng".
func isPreferredAfter(previous string, word []rune) bool {
	switch lower := strings.ToLower(string(word)); lower {
	case "ít":
		return true
	case "ngô": // the family name, not "ngụ tại"
		return lower != string(word)
	case "dùng":
	default:
		return false
	}
	switch previous {
	case "xây", "gây", "dàn", "tạo":
		return false
	}
	return true
}
