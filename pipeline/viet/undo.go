package viet

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// sight is what a word shows of itself.
type sight int

const (
	silent    sight = iota // says nothing, and stays as it is
	sound                  // has a letter that a converter would have changed
	converted              // is a word only when it is put back
	open                   // may be read either way
)

// wordAt is a word of a paragraph in which text converted twice may stand.
type wordAt struct {
	word, undone []rune
	sight        sight
	now, then    int // wordValue as it stands and put back
}

// undoParagraph puts the words of a paragraph back that were converted twice.
// how says how much of the document was.
func undoParagraph(text string, how share) Undone {
	if surveyOf(text).any&(classBackSmall|classBackCapital) == 0 {
		return Undone{Text: text}
	}
	runes := []rune(text)
	words := sightAll(runes)
	out := Undone{Text: text}
	for i := range words {
		w := &words[i]
		if w.undone == nil || w.sight == silent || w.sight == sound {
			continue
		}
		back, sure := decideWord(words, i, how)
		out.Unsure = out.Unsure || !sure
		if back {
			copy(w.word, w.undone)
			out.Changed = true
		}
	}
	if out.Changed {
		out.Text = composed(runes)
	}
	return out
}

// sightAll looks at each word of a paragraph by itself.
func sightAll(text []rune) []wordAt {
	var words []wordAt
	eachWord(text, func(word []rune) { words = append(words, wordAt{word: word}) })
	capitals := mostlyCapitals(text)
	for i := range words {
		words[i].look(capitals || amongCapitals(words, i))
	}
	return words
}

// amongCapitals tells whether a word stands in capitals, by itself or by its
// neighbours where it is too short to show it.
func amongCapitals(words []wordAt, i int) bool {
	if balanceOf(words[i].word) > 1 {
		return true
	}
	if balanceOf(words[i].word) < 0 {
		return false
	}
	return i > 0 && balanceOf(words[i-1].word) > 1 || i+1 < len(words) && balanceOf(words[i+1].word) > 1
}

func balanceOf(word []rune) int {
	balance := 0
	for _, r := range word {
		balance += caseOf(r)
	}
	return balance
}

func (w *wordAt) look(capitals bool) {
	if asciiRunes(w.word) {
		return
	}
	table := undoSmall
	if _, small := undo(nil, w.word, undoSmall); capitals && (!small || balanceOf(w.word) > 1) {
		table = undoCapitals
	}
	if countForbidden(w.word, table) > 0 {
		w.sight = sound
		return
	}
	undone, ok := undo(nil, w.word, table)
	w.now, w.then = caseValue(w.word, table), wordValue(undone)
	if !ok || w.then <= 0 && w.now <= 0 {
		w.lookInitial()
		return
	}
	w.undone = undone
	switch certain := isCertain(w.word, table); {
	case w.now == valueCommon && w.then < valueCommon && certain:
		w.sight = sound // "có": a converter would have made it "cú"
	case w.then <= 0, w.now > w.then && !certain, w.now > 0 && isFrequent(w.word):
	case w.now < 0, w.now < w.then && unicode.IsLower(w.word[0]):
		w.sight = converted
	default:
		w.sight = open
	}
}

// lookInitial puts back a capital at the head of a word: "ễng" is "Ông".
func (w *wordAt) lookInitial() {
	back := undoCapitals.of(w.word[0])
	if back == 0 || w.now > valuePossible {
		return
	}
	proposal := append([]rune{back}, w.word[1:]...)
	if then := wordValue(proposal); then > wordValue(w.word) {
		w.undone, w.then, w.sight = proposal, then, converted
	}
}

func asciiRunes(word []rune) bool {
	for _, r := range word {
		if r >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// decideWord tells whether a word is to be put back, and whether that is
// beyond doubt.
func decideWord(words []wordAt, i int, how share) (back, sure bool) {
	w := &words[i]
	place := neighbourhood(words, i)
	if place == silent && how == whole {
		place = converted
	}
	switch {
	case isKept(words, i):
		return false, true
	case w.sight == converted:
		return true, w.now < 0 || place != sound || likelier(w) || isCertain(w.word, undoSmall)
	case (how != little || shows(words)) && isTold(words, i):
		return true, true
	case place == sound && w.then > w.now:
		return true, likelier(w) || isCertain(w.word, undoSmall)
	case place == sound:
		back, _ = pick(words, i)
		return false, !back || how == little && !shows(words)
	case place == converted:
		return pick(words, i)
	case w.then > w.now:
		return true, true
	}
	back, _ = pick(words, i)
	return false, !back // as it stands, unless it would have been put back
}

// shows tells whether some word of a paragraph was certainly converted twice.
func shows(words []wordAt) bool {
	return slices.ContainsFunc(words, func(w wordAt) bool { return w.sight == converted })
}

// neighbourhood is what the nearest words to the left and right of a word
// show: sound or converted where they agree or only one of them shows
// anything; open where they differ.
func neighbourhood(words []wordAt, i int) sight {
	left, right := silent, silent
	for k := i - 1; k >= 0 && left == silent; k-- {
		left = words[k].shown()
	}
	for k := i + 1; k < len(words) && right == silent; k++ {
		right = words[k].shown()
	}
	switch {
	case left == right, right == silent:
		return left
	case left == silent:
		return right
	}
	return open
}

func (w *wordAt) shown() sight {
	if w.sight == sound || w.sight == converted {
		return w.sight
	}
	return silent
}

// lowerWord is the word at a place in small letters, "" beyond the ends.
func lowerWord(words []wordAt, i int) string {
	if i < 0 || i >= len(words) {
		return ""
	}
	return strings.ToLower(string(words[i].word))
}
