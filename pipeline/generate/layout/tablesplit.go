package layout

// rowSplit cuts a row between lines: every cell takes the lines that fit, the rest goes to the next page.
type rowSplit struct {
	table Table
	cells []setCell
}

// least is the height of the smallest part worth keeping on a page: two lines of each cell, or all it has.
func (r *rowSplit) least() float64 {
	height := 0.0
	for _, c := range r.cells {
		height = max(height, tall(c.strips[:min(2, len(c.strips))]))
	}
	return height + 2*r.table.PadY
}

// split cuts the row at a height; ok is false where nothing worth keeping fits.
func (r *rowSplit) split(s strip, height float64) (head, tail strip, ok bool) {
	first, rest := &rowSplit{table: r.table}, &rowSplit{table: r.table}
	progress, remains := false, false
	for _, c := range r.cells {
		n := fits(c.strips, height-2*r.table.PadY)
		progress, remains = progress || n > 0, remains || n < len(c.strips)
		above, below := c, c
		above.strips, below.strips = c.strips[:n], c.strips[n:]
		above.valign, below.valign = Top, Top
		first.cells, rest.cells = append(first.cells, above), append(rest.cells, below)
	}
	if !progress || !remains {
		return s, strip{}, false
	}
	head, tail = first.strip(), rest.strip()
	head.header, tail.header = s.header, s.header
	head.before = s.before
	tail.after, tail.bond = s.after, s.bond
	return head, tail, true
}

func (r *rowSplit) strip() strip {
	s := strip{row: r}
	for _, c := range r.cells {
		s.height = max(s.height, tall(c.strips)+2*r.table.PadY)
	}
	for _, c := range r.cells {
		r.table.drawCell(&s.ink, c, s.height)
	}
	return s
}

// fits counts the lines that go into a height, leaving no SingleSpacing line for the next page where two can go.
func fits(strips []strip, height float64) int {
	n, used := 0, 0.0
	for ; n < len(strips); n++ {
		if n > 0 {
			used += strips[n-1].after + strips[n].before
		}
		if used += strips[n].height; used > height+slack {
			break
		}
	}
	if n > 2 && len(strips)-n == 1 {
		n--
	}
	return n
}
