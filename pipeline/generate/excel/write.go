package excel

import "github.com/xuri/excelize/v2"

// writeTable sets a table on a sheet of its own. What the sheet as a whole
// needs comes before its rows, which go out one by one.
func writeTable(f *excelize.File, t table, st *styles) error {
	s := newSheet(f, t.Sheet, st)
	lines := t.above(st)
	headRow := len(lines)
	s.widths(t.Columns)
	s.frame(headRow, t)
	r := s.rows()
	for _, l := range lines {
		r.put(l)
	}
	r.table(t)
	r.end()
	return s.err
}

// above are the lines down to the headings.
func (t *table) above(st *styles) []line {
	var lines []line
	for _, words := range t.Above {
		lines = append(lines, line{cells: []cell{{span{1, 1}, text(words), st.above}}, height: lineHeight})
	}
	lines = append(lines, titleLines(t.Title, t.Columns, t.pages(), st)...)
	return append(lines, line{}, headLine(t.Columns, st))
}

// frame sets what stays in sight, the filter and the page.
func (s *sheet) frame(headRow int, t table) {
	area := at(1, headRow) + ":" + at(len(t.Columns), headRow+t.length())
	s.freeze(headRow, t.Freeze)
	if t.length() > 0 {
		s.do(func() error { return s.f.AutoFilter(s.name, area, nil) })
	}
	s.breaks(headRow, t.Freeze, t.Breaks, t.Scale)
	s.do(func() error {
		return s.f.SetSheetDimension(s.name, at(1, 1)+":"+at(len(t.Columns), headRow+t.length()))
	})
}

// table writes the rows of a table below its headings.
func (r *rows) table(t table) {
	if t.length() == 0 && t.Empty != "" {
		r.put(line{cells: []cell{{t.pages()[0], text(t.Empty), r.sheet.styles.subtitle}}, height: lineHeight})
	}
	l := line{cells: make([]cell, len(t.Columns))}
	words, widths := make([]string, len(t.Columns)), make([]float64, len(t.Columns))
	r.sheet.do(func() error {
		return t.rows(func(values []value) error {
			for k, v := range values {
				l.cells[k] = cell{span{k + 1, k + 1}, v, r.sheet.styles.cells[t.lookOf(k, v)]}
				words[k], widths[k] = v.Text, t.Columns[k].Width
			}
			l.height = heightOf(words, widths, false)
			r.put(l)
			return r.sheet.err
		})
	})
}

// lookOf is the look of a column, or that of a short text where a day or a
// number could not be had.
func (t *table) lookOf(column int, v value) look {
	l := t.Columns[column].Look
	if (l == day || l == count) && v.Text != "" {
		return centered
	}
	return l
}

// breaks sets the page and where a new width of it begins.
func (s *sheet) breaks(headRow, frozen int, breaks []int, scale int) {
	for _, column := range breaks {
		s.do(func() error { return s.f.InsertPageBreak(s.name, at(column, 1)) })
	}
	if len(breaks) == 0 {
		frozen = 0
	}
	s.page(headRow, frozen, scale)
}
