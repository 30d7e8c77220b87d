package excel

import (
	"strings"

	"github.com/xuri/excelize/v2"
)

// note is a cell note of a size that shows all of its text.
func note(cell, words string) excelize.Comment {
	lines := 1
	for _, line := range strings.Split(words, "\n") {
		lines += 1 + len([]rune(line))/52
	}
	run := excelize.RichTextRun{Text: words, Font: font(11, false)}
	return excelize.Comment{Cell: cell, Author: "hoso", Paragraph: []excelize.RichTextRun{run}, Width: 380, Height: uint(18 * lines)}
}

func (s *sheet) notes(notes []excelize.Comment) {
	for _, n := range notes {
		s.do(func() error { return s.f.AddComment(s.name, n) })
	}
}
