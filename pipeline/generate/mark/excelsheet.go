package mark

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"hoso/pipeline/xmltok"
)

// sheet is one sheet while it is marked.
type sheet struct {
	book  *workbook
	part  string
	data  []byte
	notes []note // in the order of the sheet
	next  int    // the first note whose cell has not been met
	edits []edit

	columns  []columnLook
	heights  map[int]float64 // of rows near notes, in points
	standard [2]float64      // width of a column in digits, height of a row in points
	drawing  string          // relationship of the drawing that holds the boxes of notes
	drawn    int             // where an element that names it may stand
	root     element
	rowLook  int // style of the row at hand, -1 for none
}

// columnLook is what a sheet says of some columns.
type columnLook struct {
	from, to, style int
	width           float64
}

// markSheet colours cells and puts notes to them.
func (b *workbook) markSheet(part string, notes []note, by Author) error {
	data, err := b.pack.part(part)
	if err != nil {
		return err
	}
	s := &sheet{book: b, part: part, data: data, notes: notes, heights: map[int]float64{}, standard: [2]float64{9, 15}}
	if err := b.scan(data, s.walk); err != nil {
		return err
	}
	if err := s.write(by); err != nil {
		return err
	}
	b.set(part, splice(data, s.edits))
	return nil
}

// after are the elements that stand behind the one that names the boxes.
var after = []string{"legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst", "AlternateContent"}

// walk goes through the sheet.
func (s *sheet) walk(t *xmltok.Tokenizer) error {
	if t.Name != (xmltok.Name{Space: "x", Local: "worksheet"}) {
		return fmt.Errorf("root element %s %s", t.Name.Space, t.Name.Local)
	}
	rows := false
	var err error
	s.root, err = within(t, func() error {
		switch {
		case t.Name.Local == "sheetFormatPr":
			s.standard = [2]float64{number(t, "defaultColWidth", 9), number(t, "defaultRowHeight", 15)}
		case t.Name.Local == "cols":
			return t.Each(func() error { s.column(t); return nil })
		case t.Name.Local == "sheetData" && !rows:
			rows = true
			return s.rows(t)
		case t.Name.Local == "legacyDrawing":
			s.drawing, _ = t.Attr("r", "id")
		case rows && s.drawn == 0 && slices.Contains(after, t.Name.Local):
			s.drawn = int(t.Begin())
		}
		return nil
	})
	if err == nil && !rows {
		err = fmt.Errorf("no sheetData")
	}
	if s.drawn == 0 {
		s.drawn = s.root.close
	}
	return err
}

func (s *sheet) column(t *xmltok.Tokenizer) {
	c := columnLook{whole(t, "min", 0), whole(t, "max", 0), whole(t, "style", -1), number(t, "width", s.standard[0])}
	if hidden, _ := t.Attr("", "hidden"); hidden == "1" || hidden == "true" {
		c.width = 0
	}
	if len(s.columns) < maxColumn {
		s.columns = append(s.columns, c)
	}
}

// rows reads sheetData: cells that are met get their colour, those that are
// not there are put in.
func (s *sheet) rows(t *xmltok.Tokenizer) error {
	last := 0
	data, err := within(t, func() error {
		if t.Name.Local != "row" {
			return nil
		}
		at := whole(t, "r", last+1)
		last = at
		if missing := s.missing(at, t); missing != "" {
			s.insert(int(t.Begin()), missing)
		}
		s.keepHeight(at, t)
		return s.row(t, at)
	})
	if err != nil {
		return err
	}
	if s.next < len(s.notes) {
		prefix := data.prefix(s.data)
		s.edits = append(s.edits, data.last(s.data, s.rowsUpTo(maxRow+1, prefix)))
	}
	return nil
}

// missing are the rows before one that the sheet does not have.
func (s *sheet) missing(row int, t *xmltok.Tokenizer) string {
	if s.next >= len(s.notes) || s.notes[s.next].row >= row {
		return ""
	}
	e := element{begin: int(t.Begin()), open: int(t.Offset())}
	return s.rowsUpTo(row, e.prefix(s.data))
}

func (s *sheet) rowsUpTo(row int, prefix string) string {
	var b strings.Builder
	s.rowLook = -1
	for s.next < len(s.notes) && s.notes[s.next].row < row {
		at := s.notes[s.next].row
		fmt.Fprintf(&b, `<%srow r="%d">%s</%srow>`, prefix, at, s.cellsUpTo(spot{at, maxColumn + 1}, prefix), prefix)
	}
	return b.String()
}

// cellsUpTo are the cells before one that a row does not have.
func (s *sheet) cellsUpTo(end spot, prefix string) string {
	var b strings.Builder
	for s.next < len(s.notes) && s.notes[s.next].row == end.row && s.notes[s.next].column < end.column {
		n := s.notes[s.next]
		s.next++
		fmt.Fprintf(&b, `<%sc r="%s" s="%d"/>`, prefix, n.name(), s.book.looks.coloured(s.styleOf(n.column), n.grave))
	}
	return b.String()
}

// styleOf is the style of a cell that the sheet does not have.
func (s *sheet) styleOf(column int) int {
	if s.rowLook >= 0 {
		return s.rowLook
	}
	for _, c := range s.columns {
		if c.from <= column && column <= c.to && c.style >= 0 {
			return c.style
		}
	}
	return 0
}

func (s *sheet) insert(at int, text string) { s.edits = append(s.edits, edit{at, at, text}) }

func (s *sheet) row(t *xmltok.Tokenizer, row int) error {
	s.rowLook = -1
	if own, _ := t.Attr("", "customFormat"); own == "1" || own == "true" {
		s.rowLook = whole(t, "s", -1)
	}
	last := 0
	e, err := within(t, func() error {
		if t.Name.Local != "c" {
			return nil
		}
		at := spot{row, last + 1}
		if name, ok := t.Attr("", "r"); ok {
			if named, ok := parseSpot(name); ok {
				at.column = named.column
			}
		}
		last = at.column
		s.cell(t, at)
		return nil
	})
	if err != nil {
		return err
	}
	if text := s.cellsUpTo(spot{row, maxColumn + 1}, e.prefix(s.data)); text != "" {
		s.edits = append(s.edits, e.last(s.data, text))
	}
	return nil
}

// cell colours a cell that is to be, and puts in those before it.
func (s *sheet) cell(t *xmltok.Tokenizer, at spot) {
	e := element{begin: int(t.Begin()), open: int(t.Offset())}
	if text := s.cellsUpTo(at, e.prefix(s.data)); text != "" {
		s.insert(e.begin, text)
	}
	if s.next >= len(s.notes) || s.notes[s.next].spot != at {
		return
	}
	style := s.book.looks.coloured(whole(t, "s", 0), s.notes[s.next].grave)
	s.edits = append(s.edits, e.with(s.data, "s", strconv.Itoa(style)))
	s.next++
}

// keepHeight notes the height of a row that a box may lie on.
func (s *sheet) keepHeight(row int, t *xmltok.Tokenizer) {
	near := slices.ContainsFunc(s.notes, func(n note) bool { return n.row <= row+1 && row <= n.row+boxRows })
	if !near {
		return
	}
	height := number(t, "ht", s.standard[1])
	if hidden, _ := t.Attr("", "hidden"); hidden == "1" || hidden == "true" {
		height = 0
	}
	s.heights[row] = height
}

func whole(t *xmltok.Tokenizer, name string, other int) int {
	text, _ := t.Attr("", name)
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 || n > maxRow {
		return other
	}
	return n
}

func number(t *xmltok.Tokenizer, name string, other float64) float64 {
	text, _ := t.Attr("", name)
	n, err := strconv.ParseFloat(text, 64)
	if err != nil || !(n >= 0 && n < 1000) {
		return other
	}
	return n
}

// sameName compares the name of a sheet as written with that of a place.
func sameName(written, place string) bool {
	fields := func(s string) []byte { return bytes.Join(bytes.Fields([]byte(s)), []byte(" ")) }
	return bytes.Equal(fields(written), fields(place))
}
