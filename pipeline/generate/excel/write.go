package excel

import "github.com/xuri/excelize/v2"

// writeTable sets a table on a sheet of its own.
func writeTable(f *excelize.File, t table, st *styles) error {
	s := newSheet(f, t.Sheet, st)
	row := 1
	for _, words := range t.Above {
		s.put(1, row, text(words), st.above)
		s.height(row, lineHeight)
		row++
	}
	row = s.titles(row, t.Title, t.Columns, t.pages())
	row++
	s.head(row, t.Columns)
	s.rows(row+1, t)
	s.finish(row, t)
	return s.err
}

// span is the columns of one width of a page, from 1, the repeated left out.
type span struct{ first, last int }

func (t *table) pages() []span { return pagesOf(len(t.Columns), t.Freeze, t.Breaks) }

// pagesOf are the widths of a page into which breaks cut the columns. Where
// there are several, the frozen columns are repeated on each.
func pagesOf(columns, frozen int, breaks []int) []span {
	if len(breaks) == 0 {
		return []span{{1, columns}}
	}
	var out []span
	first := frozen + 1
	for _, at := range breaks {
		out = append(out, span{first, at - 1})
		first = at
	}
	return append(out, span{first, columns})
}

// titles writes title and explanation over the first width of a page, the
// title over each other one too, and gives the row below.
func (s *sheet) titles(row int, lines []string, columns []column, pages []span) int {
	width := 0.0
	for _, c := range columns[pages[0].first-1 : pages[0].last] {
		width += c.Width
	}
	for i, words := range lines {
		style, height := s.styles.subtitle, heightOf([]string{words}, []float64{width}, false)
		if i == 0 {
			style, height = s.styles.title, heightOf([]string{words}, []float64{width * 0.9}, true)+4
			for _, p := range pages[1:] {
				s.over(row, p, words+" (tiếp theo)", style)
			}
		}
		s.over(row, pages[0], words, style)
		s.height(row, height)
		row++
	}
	return row
}

func (s *sheet) head(row int, columns []column) {
	headings, widths := make([]string, len(columns)), make([]float64, len(columns))
	for i, c := range columns {
		s.width(i+1, c.Width)
		s.put(i+1, row, text(c.Heading), s.styles.head)
		headings[i], widths[i] = c.Heading, c.Width
	}
	s.height(row, heightOf(headings, widths, true))
}

func (s *sheet) rows(row int, t table) {
	if t.length() == 0 && t.Empty != "" {
		s.over(row, t.pages()[0], t.Empty, s.styles.subtitle)
		s.height(row, lineHeight)
	}
	words, widths := make([]string, len(t.Columns)), make([]float64, len(t.Columns))
	s.do(func() error {
		return t.rows(func(values []value) error {
			for k, v := range values {
				s.put(k+1, row, v, s.styles.cells[t.lookOf(k, v)])
				words[k], widths[k] = v.Text, t.Columns[k].Width
			}
			s.height(row, heightOf(words, widths, false))
			row++
			return s.err
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

func (s *sheet) finish(headRow int, t table) {
	s.freeze(headRow, t.Freeze)
	if t.length() > 0 {
		area := at(1, headRow) + ":" + at(len(t.Columns), headRow+t.length())
		s.do(func() error { return s.f.AutoFilter(s.name, area, nil) })
	}
	s.breaks(headRow, t.Freeze, t.Breaks, t.Scale)
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
