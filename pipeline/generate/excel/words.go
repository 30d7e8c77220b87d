package excel

import (
	"strings"

	"github.com/agnivade/levenshtein"

	"hoso/pipeline/viet"
)

// sameWords tells whether two texts are the same to a person: case, blanks and
// the place of tone marks do not count.
func sameWords(a, b string) bool { return viet.Fold(a) == viet.Fold(b) }

// tidy is the text of a cell on one line, without outer and double blanks.
func tidy(s string) string { return strings.Join(strings.Fields(viet.Clean(s)), " ") }

// nearest is the known word that a mistyped one most likely means, or "".
func nearest(word string, known []string) string {
	best, least := "", 1+len([]rune(word))/2
	for _, k := range known {
		if d := levenshtein.ComputeDistance(viet.Fold(word), viet.Fold(k)); d < least {
			best, least = k, d
		}
	}
	return best
}
