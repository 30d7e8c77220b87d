package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"hoso/pipeline/viet"
)

// spelling holds the words of labels by their length in letters, to find the
// one that a slip of the finger made into another.
type spelling map[int][]spelled

// spelled is a word and its letters.
type spelled struct {
	word    string
	letters []rune
}

func spellingOf(known map[string]bool) spelling {
	out := spelling{}
	for word := range known {
		if n := utf8.RuneCountInString(word); n >= minWord && utf8.RuneCountInString(word) <= maxWord {
			out[n] = append(out[n], spelled{word, []rune(word)})
		}
	}
	for _, words := range out {
		slices.SortFunc(words, func(a, b spelled) int { return strings.Compare(a.word, b.word) })
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
func (f *finder) corrected(bare string, tokens []token) (match, bool) {
	if len(tokens) < 2 || len(tokens) > maxCorrected {
		return match{}, false
	}
	wrong, ok := f.wrongWord(tokens)
	if !ok {
		return match{}, false
	}
	near := f.spelling.near(wrong)
	if len(near) == 0 {
		return match{}, false
	}
	from, to := placeOf(bare, wrong)
	if to == 0 {
		return match{}, false
	}
	var best match
	for _, word := range near {
		m := f.asMeant(bare[:from] + word + bare[to:])
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

// wrongWord is the only word of a label that is in no label.
func (f *finder) wrongWord(tokens []token) (string, bool) {
	wrong := ""
	for _, t := range tokens {
		switch {
		case f.known[t.word]:
		case wrong != "":
			return "", false
		default:
			wrong = t.word
		}
	}
	return wrong, wrong != ""
}

// placeOf is where a word stands in a text, by viet.Fold; to is 0 where it
// does not.
func placeOf(text, word string) (from, to int) {
	for from < len(text) {
		r, size := utf8.DecodeRuneInString(text[from:])
		if !unicode.IsLetter(r) {
			from += size
			continue
		}
		to = from
		for to < len(text) {
			r, size = utf8.DecodeRuneInString(text[to:])
			if !unicode.IsLetter(r) {
				break
			}
			to += size
		}
		if viet.Fold(text[from:to]) == word {
			return from, to
		}
		from = to
	}
	return 0, 0
}

// asMeant reads a text that was put right as a label.
func (f *finder) asMeant(text string) match {
	key := viet.Fold(text)
	if found, ok := f.choose(f.exact[key]); ok && !found.weak {
		return match{field: found.field, words: len(tokensFrom(text, key)), confidence: sureMisspelt}
	}
	if m, ok := f.alternatives(text); ok {
		return m
	}
	return f.read(tokensFrom(text, key))
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
			if isSlip(letters, known.letters) {
				out = append(out, known.word)
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
