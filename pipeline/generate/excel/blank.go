package excel

import (
	"math"
	"strconv"

	"github.com/xuri/excelize/v2"

	"hoso/pipeline/generate"
	"hoso/pipeline/viet"
)

// Columns of a blank form, in digits of the default type: three on an upright page.
const (
	blankNumber = 6.0
	blankLabel  = 36.0
	blankValue  = 50.0
	blankLeast  = 34.0 // points: the least height of a cell to write in
)

// Blank is a blank form for units: three columns, a line a field, boxes before the choices. Nothing in it is locked.
func Blank(form generate.Form) *Book {
	b := &Book{
		Name: form.Name + ".xlsx", Kind: "form", Format: "xlsx", Inputs: form.Inputs,
		meta: meta{title: form.Title + " " + form.Subject, author: form.Author, subject: form.Source, day: viet.Date{Year: form.Year, Month: 1, Day: 1}},
	}
	b.write = func(f *excelize.File) error {
		looks, err := newStyles(f)
		if err != nil {
			return err
		}
		s := newSheet(f, "Biểu mẫu", looks)
		s.blank(form)
		return s.err
	}
	return b
}

func (s *sheet) blank(form generate.Form) {
	all, widths := span{1, 3}, []float64{blankNumber, blankLabel, blankValue}
	for i, w := range widths {
		s.width(i+1, w)
	}
	row := 1
	line := func(words string, style int) {
		s.over(row, all, words, style)
		s.height(row, heightOf([]string{words}, []float64{blankNumber + blankLabel + blankValue}, false))
		row++
	}
	line(form.Title, s.styles.title)
	line(form.Subject, s.styles.title)
	line(form.Source, s.styles.subtitle)
	line(form.Guide, s.styles.subtitle)
	line(form.Unit, s.styles.plain)
	row++
	for i, head := range form.Heads {
		s.put(i+1, row, text(head), s.styles.head)
	}
	s.height(row, titleHeight)
	s.freeze(row, 0)
	head := row
	for _, field := range form.Rows {
		row++
		s.blankRow(row, field)
	}
	row += 2
	for _, words := range form.Signed {
		s.over(row, span{3, 3}, words, s.styles.subtitle)
		s.height(row, lineHeight)
		row++
	}
	s.page(head, 0, 0)
	portrait := "portrait"
	s.do(func() error { return s.f.SetPageLayout(s.name, &excelize.PageLayoutOptions{Orientation: &portrait}) })
}

// blankRow is one field: its label in bold with the hint below, and a cell to write in, with the boxes of its choices.
func (s *sheet) blankRow(row int, field generate.FormRow) {
	number, _ := strconv.Atoi(field.Number)
	s.put(1, row, value{Number: &number}, s.styles.cells[count])
	s.put(2, row, value{}, s.styles.cells[running])
	italic := font(bodySize-1, false)
	italic.Italic = true
	s.do(func() error {
		return s.f.SetCellRichText(s.name, at(2, row), []excelize.RichTextRun{
			{Text: viet.Clean(field.Label) + "\n", Font: font(bodySize, true)}, {Text: viet.Clean(field.Hint), Font: italic},
		})
	})
	boxes := field.Cell()
	s.put(3, row, text(boxes), s.styles.open[running])
	label := heightOf([]string{field.Label, field.Hint}, []float64{blankLabel, blankLabel}, true)
	both := float64(linesOf(field.Label, blankLabel, true)+linesOf(field.Hint, blankLabel, false))*linePitch + 3
	s.height(row, math.Min(math.Max(math.Max(label, both), math.Max(blankLeast, heightOf([]string{boxes}, []float64{blankValue}, false))), maxHeight))
}
