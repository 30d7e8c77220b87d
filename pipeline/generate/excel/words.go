package excel

import (
	"strings"

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
		if d := distance([]rune(viet.Fold(word)), []rune(viet.Fold(k))); d < least {
			best, least = k, d
		}
	}
	return best
}

// distance is Levenshtein's: letters to put in, to leave out, to change.
func distance(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, x := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j, y := range b {
			cost := diagonal
			if x != y {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j+1]+1, row[j]+1)
		}
	}
	return row[len(b)]
}
