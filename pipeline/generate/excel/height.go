package excel

import (
	"math"
	"strings"
	"unicode"
)

// Rows get a height of our own: programs measure wrapped text of a new file
// each in their way, or not at all.
const (
	lineHeight  = 17.0  // points, of a line that stands alone
	linePitch   = 15.75 // of each line of wrapped text
	titleHeight = 22.0
	maxHeight   = 409.0 // that a row can have; a longer text is whole in its cell
)

// heightOf is the height in points of a row whose cells have these texts and
// column widths.
func heightOf(texts []string, widths []float64, bold bool) float64 {
	most := 1
	for i, words := range texts {
		most = max(most, linesOf(words, widths[i], bold))
	}
	return math.Min(float64(most)*linePitch+3, maxHeight)
}

// linesOf counts the lines that a text takes in a column, broken at blanks.
func linesOf(words string, width float64, bold bool) int {
	width = math.Max(width-1, 1)
	lines := 0
	for _, paragraph := range strings.Split(words, "\n") {
		lines++
		used := 0.0
		for _, word := range strings.Fields(paragraph) {
			long := widthOf(word, bold)
			if used > 0 && used+blank+long > width {
				lines++
				used = 0
			}
			for long > width { // a word longer than the line is cut
				lines++
				long -= width
			}
			used += blank + long
		}
	}
	return lines
}

// blank is the width of a blank as widthOf counts.
const blank = 0.55

// widthOf is the width of a word at 12 pt in digits of the default type at
// 11 pt, a little too wide rather than too narrow.
func widthOf(word string, bold bool) float64 {
	width := 0.0
	for _, r := range word {
		switch {
		case strings.ContainsRune("iìíỉĩịljtfrI.,:;'’“”()-|!/", r):
			width += 0.75
		case strings.ContainsRune("mwMW%@", r):
			width += 1.75
		case unicode.IsUpper(r):
			width += 1.55
		default:
			width += 1.1
		}
	}
	if bold {
		width *= 1.08
	}
	return width
}
