package excel

// cell is what stands over some columns of one row.
type cell struct {
	over  span
	value value
	style int
}

// line is one row of a sheet; height is in points, 0 for the default.
type line struct {
	cells  []cell
	height float64
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

// titleLines are title and explanation over the first width of a page, the
// title over each other one too.
func titleLines(lines []string, columns []column, pages []span, st *styles) []line {
	width := 0.0
	for _, c := range columns[pages[0].first-1 : pages[0].last] {
		width += c.Width
	}
	var out []line
	for i, words := range lines {
		l := line{cells: []cell{{pages[0], text(words), st.subtitle}}, height: heightOf([]string{words}, []float64{width}, false)}
		if i == 0 {
			l.cells[0].style, l.height = st.title, heightOf([]string{words}, []float64{width * 0.9}, true)+4
			for _, p := range pages[1:] {
				l.cells = append(l.cells, cell{p, text(words + " (tiếp theo)"), st.title})
			}
		}
		out = append(out, l)
	}
	return out
}

// headLine is the row of the headings.
func headLine(columns []column, st *styles) line {
	headings, widths := make([]string, len(columns)), make([]float64, len(columns))
	l := line{}
	for i, c := range columns {
		l.cells = append(l.cells, cell{span{i + 1, i + 1}, text(c.Heading), st.head})
		headings[i], widths[i] = c.Heading, c.Width
	}
	l.height = heightOf(headings, widths, true)
	return l
}

// line writes a line on a sheet that is in memory as a whole.
func (s *sheet) line(row int, l line) {
	for _, c := range l.cells {
		s.put(c.over.first, row, c.value, c.style)
		if c.over.last > c.over.first {
			s.do(func() error { return s.f.MergeCell(s.name, at(c.over.first, row), at(c.over.last, row)) })
		}
	}
	if l.height > 0 {
		s.height(row, l.height)
	}
}
