package viet

import (
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// The quick way to fold must agree with the thorough one: for every character
// alone, behind letters that marks combine with, and within a word.
func TestFoldOrdinaryAgreesWithFoldAny(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if r > 0x3100 {
			r += 100 // beyond the table, which ends far below: a part of them
		}
		for _, s := range []string{string(r), "a" + string(r), "ho" + string(r) + "a", "q" + string(r) + "y", "ơ" + string(r) + "\u0301"} {
			requireSameFold(t, s)
		}
	}
	vowels := "aàáảãạăâeèêiìíoòóỏõọôơuùúủũụưyỳýỷỹỵ"
	for _, one := range vowels {
		for _, two := range vowels {
			for _, word := range []string{"h" + string(one) + string(two), "Q" + string(one) + string(two) + "n", string(one) + string(two) + " k" + string(two)} {
				requireSameFold(t, word)
				requireSameFold(t, norm.NFD.String(word))
			}
		}
	}
}

func requireSameFold(t *testing.T, s string) {
	t.Helper()
	if got, want := Fold(s), foldAny(s, false); got != want {
		t.Errorf("Fold(%q) = %q, want %q", s, got, want)
	}
	if got, want := Plain(s), foldAny(s, true); got != want {
		t.Errorf("Plain(%q) = %q, want %q", s, got, want)
	}
}
