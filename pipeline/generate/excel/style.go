package excel

import "github.com/xuri/excelize/v2"

// typeface is that of official papers; sizes in points.
const (
	typeface  = "Times New Roman"
	bodySize  = 12
	titleSize = 13
)

// styles are the looks of cells in one workbook.
type styles struct {
	above, title, subtitle, head, hint int
	cells                              map[look]int // locked
	open                               map[look]int // where people write
	locked                             int          // shaded: nothing is to be written
	plain                              int
}

func newStyles(f *excelize.File) (*styles, error) {
	s := &styles{cells: map[look]int{}, open: map[look]int{}}
	var first error
	add := func(style excelize.Style) int {
		id, err := f.NewStyle(&style)
		if err != nil && first == nil {
			first = err
		}
		return id
	}
	s.above = add(excelize.Style{Font: font(bodySize, true), Alignment: &excelize.Alignment{Vertical: "center"}})
	s.title = add(excelize.Style{Font: font(titleSize, true), Alignment: middle()})
	italic := font(bodySize, false)
	italic.Italic = true
	s.subtitle = add(excelize.Style{Font: italic, Alignment: middle()})
	s.hint = add(excelize.Style{Font: italic, Alignment: &excelize.Alignment{Vertical: "center"}})
	s.head = add(excelize.Style{Font: font(bodySize, true), Alignment: middle(), Border: thin(), Fill: fill("E7E6E6")})
	s.plain = add(excelize.Style{Font: font(bodySize, false), Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}})
	for _, l := range []look{running, centered, day, count} {
		s.cells[l] = add(cellStyle(l, ""))
		open := cellStyle(l, "FFF9E5")
		open.Protection = &excelize.Protection{Locked: false}
		s.open[l] = add(open)
	}
	s.locked = add(cellStyle(running, "D9D9D9"))
	return s, first
}

func cellStyle(l look, color string) excelize.Style {
	style := excelize.Style{
		Font: font(bodySize, false), Border: thin(),
		Alignment: &excelize.Alignment{Vertical: "top", WrapText: true, Horizontal: "left"},
	}
	if l != running {
		style.Alignment.Horizontal = "center"
	}
	switch l {
	case day:
		format := "dd/mm/yyyy"
		style.CustomNumFmt = &format
	case count:
		style.NumFmt = 1
	case running, centered:
		style.NumFmt = 49 // text: what people type stays as they type it
	}
	if color != "" {
		style.Fill = fill(color)
	}
	return style
}

func font(size float64, bold bool) *excelize.Font {
	return &excelize.Font{Family: typeface, Size: size, Bold: bold}
}

func middle() *excelize.Alignment {
	return &excelize.Alignment{Horizontal: "center", Vertical: "center", WrapText: true}
}

func fill(color string) excelize.Fill {
	return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{color}}
}

func thin() []excelize.Border {
	var all []excelize.Border
	for _, side := range []string{"left", "top", "right", "bottom"} {
		all = append(all, excelize.Border{Type: side, Color: "000000", Style: 1})
	}
	return all
}
