package viet

import (
	"strings"
	"testing"
)

// A word that is looked up packed is worth what it is worth letter by letter,
// in either case and whatever letters stand in it.
func TestPackedWords(t *testing.T) {
	looked := 0
	for word := range wordSet(commonSyllables) {
		if !common.has(word) {
			t.Errorf("%q is not found", word)
		}
		for _, other := range []string{word, strings.ToUpper(word), word + "g", "tr" + word, FromTCVN3(word), FromVNI(word)} {
			letters := []rune(other)
			p, ok := pack(letters)
			if !ok || isASCII(other) {
				continue
			}
			looked++
			if got, want := p.value(letters), marked(letters); got != want {
				t.Errorf("%q is worth %d, want %d", other, got, want)
			}
		}
	}
	if looked < 9000 {
		t.Errorf("only %d words could be packed", looked)
	}
	for _, word := range []string{"", "nghiêngnghiêng", "Guðrún", "ab1", "e\u0302"} {
		if _, ok := pack([]rune(word)); ok && word != "" {
			t.Errorf("%q was packed", word)
		}
	}
	if common.has("bê bê") || common.has("") || common.has("xyzxyzxyzx") {
		t.Error("found what is no word")
	}
}
