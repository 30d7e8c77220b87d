package extract

import (
	"slices"
	"unicode/utf8"
)

// spelling holds the words of labels by their length in letters, to find the
// one that a slip of the finger made into another.
type spelling map[int][]string

func spellingOf(known map[string]bool) spelling {
	out := spelling{}
	for word := range known {
		if n := utf8.RuneCountInString(word); n >= minWord && utf8.RuneCountInString(word) <= maxWord {
			out[n] = append(out[n], word)
		}
	}
	for _, words := range out {
		slices.Sort(words)
	}
	return out
}

// shortest and longest word in letters that is corrected, and the most words
// that a label with a wrong one in it has.
const (
	minWord      = 3
	maxWord      = 7
	maxCorrected = 9
)

// corrected reads a label of which one word is in no label, by the known word
// that it was meant to be: "Kinh pí thực hiện". All words that may have been
// meant must lead to one field, with nothing left over.
func (f *finder) corrected(tokens []token) (match, bool) {
	if len(tokens) < 2 || len(tokens) > maxCorrected {
		return match{}, false
	}
	wrong := -1
	for i, t := range tokens {
		if f.known[t.word] {
			continue
		}
		if wrong >= 0 {
			return match{}, false
		}
		wrong = i
	}
	if wrong < 0 {
		return match{}, false
	}
	var best match
	for _, word := range f.spelling.near(tokens[wrong].word) {
		meant := slices.Clone(tokens)
		meant[wrong].word = word
		m := f.read(meant)
		if m.field == "" || m.loose {
			continue
		}
		if best.field != "" && m.field != best.field {
			return match{}, false
		}
		if best.field == "" || best.weak {
			best = m
		}
	}
	best.misspelt, best.confidence = true, sureMisspelt
	return best, best.field != ""
}

// near are the known words that differ from a word by one slip: a letter too
// many, too few or another, or two that changed places.
func (s spelling) near(word string) []string {
	letters := []rune(word)
	if len(letters) < minWord-1 || len(letters) > maxWord+1 {
		return nil
	}
	var out []string
	for n := len(letters) - 1; n <= len(letters)+1; n++ {
		for _, known := range s[n] {
			if isSlip(letters, []rune(known)) {
				out = append(out, known)
			}
		}
	}
	return out
}

// isSlip tells whether two words of nearly one length differ by one slip.
func isSlip(a, b []rune) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) < len(b) {
		return slices.Equal(a[i:], b[i+1:])
	}
	if i == len(a) {
		return true
	}
	if slices.Equal(a[i+1:], b[i+1:]) {
		return true
	}
	return i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && slices.Equal(a[i+2:], b[i+2:])
}
