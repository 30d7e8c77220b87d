package excel

import (
	"fmt"
	"slices"

	"github.com/xuri/excelize/v2"
)

// sheet writes one sheet; the first error stops all that follows.
type sheet struct {
	f      *excelize.File
	name   string
	styles *styles
	err    error
}

func newSheet(f *excelize.File, name string, s *styles) *sheet {
	return &sheet{f: f, name: name, styles: s, err: addSheet(f, name)}
}

// addSheet makes sure that there is a sheet. The first takes the place of the
// one that the library begins every workbook with.
func addSheet(f *excelize.File, name string) error {
	if list := f.GetSheetList(); len(list) == 1 && list[0] == firstSheet {
		return f.SetSheetName(firstSheet, name)
	}
	_, err := f.NewSheet(name)
	return err
}

const firstSheet = "Sheet1"

// at names a cell; column and row from 1.
func at(column, row int) string {
	name, err := excelize.CoordinatesToCellName(column, row)
	if err != nil {
		panic(fmt.Sprintf("cell %d, %d: %v", column, row, err)) // a fault of the program: counts are bounded
	}
	return name
}

func (s *sheet) do(f func() error) {
	if s.err == nil {
		s.err = f()
	}
}

// put writes a value with its style. A text is text, never a formula.
func (s *sheet) put(column, row int, v value, style int) {
	cell := at(column, row)
	if plain := v.plain(); plain != nil {
		s.do(func() error { return s.f.SetCellValue(s.name, cell, plain) })
	}
	s.do(func() error { return s.f.SetCellStyle(s.name, cell, cell, style) })
}

// over writes a text over some columns of one row.
func (s *sheet) over(row int, columns span, words string, style int) {
	s.line(row, line{cells: []cell{{columns, text(words), style}}})
}

// height sets the height of a row in points.
func (s *sheet) height(row int, points float64) {
	s.do(func() error { return s.f.SetRowHeight(s.name, row, points) })
}

// widths sets those of the columns from the first on. The library puts the
// one that is set last first, and Excel wants them in order.
func (s *sheet) widths(columns []column) {
	for i, c := range slices.Backward(columns) {
		s.width(i+1, c.Width)
	}
}

// width sets the width of a column.
func (s *sheet) width(column int, width float64) {
	name, err := excelize.ColumnNumberToName(column)
	s.do(func() error { return err })
	s.do(func() error { return s.f.SetColWidth(s.name, name, name, width) })
}

// page sets A4 landscape, margins, the page number, and rows and columns that
// are printed on every page. A scale of 0 fits the sheet to one page's width.
func (s *sheet) page(headRow, titleColumns, scale int) {
	a4, landscape, wide, tall := 9, "landscape", 1, 0
	layout := &excelize.PageLayoutOptions{Size: &a4, Orientation: &landscape}
	if scale > 0 {
		percent := uint(scale)
		layout.AdjustTo = &percent
	} else {
		layout.FitToWidth, layout.FitToHeight = &wide, &tall
		fit := true
		s.do(func() error { return s.f.SetSheetProps(s.name, &excelize.SheetPropsOptions{FitToPage: &fit}) })
	}
	s.do(func() error { return s.f.SetPageLayout(s.name, layout) })
	side, top, foot := inches(10), inches(15), inches(8)
	centre := true
	s.do(func() error {
		return s.f.SetPageMargins(s.name, &excelize.PageLayoutMarginsOptions{
			Left: &side, Right: &side, Top: &top, Bottom: &top, Header: &foot, Footer: &foot, Horizontally: &centre,
		})
	})
	s.do(func() error {
		return s.f.SetHeaderFooter(s.name, &excelize.HeaderFooterOptions{OddFooter: `&C&"Times New Roman,Regular"&11Trang &P/&N`})
	})
	if headRow > 0 {
		s.printTitles(headRow, titleColumns)
	}
}

func (s *sheet) printTitles(row, columns int) {
	refers := fmt.Sprintf("'%s'!$%d:$%d", s.name, row, row)
	if columns > 0 {
		last, err := excelize.ColumnNumberToName(columns)
		s.do(func() error { return err })
		refers = fmt.Sprintf("'%s'!$A:$%s,%s", s.name, last, refers)
	}
	s.do(func() error {
		return s.f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: refers, Scope: s.name})
	})
}

// freeze keeps the rows down to one and some columns in sight.
func (s *sheet) freeze(row, columns int) {
	pane := "bottomLeft"
	if columns > 0 {
		pane = "bottomRight"
	}
	s.do(func() error {
		return s.f.SetPanes(s.name, &excelize.Panes{
			Freeze: true, XSplit: columns, YSplit: row, TopLeftCell: at(columns+1, row+1), ActivePane: pane,
			Selection: []excelize.Selection{{SQRef: at(columns+1, row+1), ActiveCell: at(columns+1, row+1), Pane: pane}},
		})
	})
}

func inches(mm float64) float64 { return mm / 25.4 }
