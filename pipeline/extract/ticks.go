package extract

import (
	"strings"
	"unicode"
)

// tick is a box before or behind a choice: ☒ ☑ [x] (x) are ticked, ☐ [ ] ( )
// are not.
var tick = patternOf(hasTick, `[☒☑✓✔■▣☐□▢]|\[\s*[xX✓✔]?\s*\]|\(\s*[xX✓✔]\s*\)|\(\s+\)`)

// isBoxed tells whether a text is choices with boxes. An empty square alone may
// be a list mark that a font has lost.
func isBoxed(text string) bool {
	square, mark := false, false
	for _, r := range text {
		switch r {
		case '☐', '☒', '☑':
			return true
		case '□':
			square = true
		case '✓', '✔', '■':
			mark = true
		}
	}
	return square && mark
}

func isTicked(box string) bool { return strings.ContainsAny(box, "☒☑✓✔■▣xX") }

// withoutBoxes takes the list marks that could have been boxes from the lines of a text.
func withoutBoxes(text string) string {
	if !strings.ContainsFunc(text, func(r rune) bool { return r >= 0x2500 && strings.ContainsRune(boxMarks, r) }) {
		return text
	}
	rows := strings.Split(text, "\n")
	for i, row := range rows {
		rows[i] = strings.TrimLeft(row, boxMarks+" ")
	}
	return strings.Join(rows, "\n")
}

// ticks reads choices with boxes: those that are ticked, and whether the text
// has boxes at all. Boxes stand before their choices unless the text begins
// with a choice.
func ticks(text string) (ticked []string, marked bool) {
	var boxes int
	for _, row := range strings.Split(text, "\n") {
		at := tick.FindAllStringIndex(row, -1)
		boxes += len(at)
		if len(at) == 0 {
			continue
		}
		behind := strings.ContainsFunc(row[:at[0][0]], unicode.IsLetter)
		for i, box := range at {
			if !isTicked(row[box[0]:box[1]]) {
				continue
			}
			from, to := box[1], len(row)
			if i+1 < len(at) {
				to = at[i+1][0]
			}
			if behind {
				from, to = 0, box[0]
				if i > 0 {
					from = at[i-1][1]
				}
			}
			if choice := strings.Trim(row[from:to], " \t;,.:-"); choice != "" {
				ticked = append(ticked, choice)
			}
		}
	}
	return ticked, boxes > 0
}
