package excel

import "github.com/xuri/excelize/v2"

// rows writes the rows of a sheet from the top. Each goes out at once, to a
// file of the system's where it is much, so that a sheet of ten thousand rows
// takes little more memory than one of a hundred. Once a sheet has rows,
// nothing may ask the library for the sheet: it would read all of it.
type rows struct {
	sheet *sheet
	to    *excelize.StreamWriter
	last  int // row written
	cells []any
}

// rows begins them; the sheet must have all but its rows.
func (s *sheet) rows() *rows {
	r := &rows{sheet: s}
	s.do(func() (err error) {
		r.to, err = s.f.NewStreamWriter(s.name)
		return err
	})
	return r
}

// put writes the next row. A text is text, never a formula.
func (r *rows) put(l line) {
	r.last++
	if len(l.cells) == 0 {
		return
	}
	r.cells = r.cells[:0]
	for _, c := range l.cells {
		for len(r.cells) < c.over.first-1 {
			r.cells = append(r.cells, nil)
		}
		r.cells = append(r.cells, excelize.Cell{StyleID: c.style, Value: c.value.plain()})
		if c.over.last > c.over.first {
			r.sheet.do(func() error { return r.to.MergeCell(at(c.over.first, r.last), at(c.over.last, r.last)) })
		}
	}
	r.sheet.do(func() error { return r.to.SetRow(at(1, r.last), r.cells, excelize.RowOpts{Height: l.height}) })
}

// end closes the sheet.
func (r *rows) end() { r.sheet.do(func() error { return r.to.Flush() }) }

// plain is the value as the library takes it; nil is an empty cell.
func (v value) plain() any {
	switch {
	case v.Number != nil:
		return *v.Number
	case v.Serial != 0:
		return v.Serial
	case v.Text != "":
		return v.Text
	}
	return nil
}
