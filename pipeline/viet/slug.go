package viet

import "strings"

// Slug makes the id of a unit from its name: no diacritics, lower case, words joined by
// hyphens, without the leading "Chi bộ" and "VKSND" (also written out, "Viện kiểm sát nhân
// dân"). A name that is nothing else keeps its last words: "Chi bộ VKSND" → "vksnd".
func Slug(s string) string {
	words := strings.Fields(strings.Map(slugRune, Clean(s)))
	for _, lead := range [][]string{{"chi", "bo"}, {"vksnd"}, {"vien", "kiem", "sat", "nhan", "dan"}} {
		if len(words) > len(lead) && startsWith(words, lead) {
			words = words[len(lead):]
		}
	}
	return strings.Join(words, "-")
}

func startsWith(words, lead []string) bool {
	for i, word := range lead {
		if words[i] != word {
			return false
		}
	}
	return true
}

func slugRune(r rune) rune {
	lower, kind := foldRune(r)
	if kind != runePart {
		return ' '
	}
	plain := letterOf(lower).plain
	if plain >= 0x80 {
		return ' '
	}
	return plain
}
