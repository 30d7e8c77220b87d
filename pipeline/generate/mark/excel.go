package mark

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"hoso/pipeline/dossier"
	"hoso/pipeline/xmltok"
)

const (
	excelSpace       = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	strictExcelSpace = "http://purl.oclc.org/ooxml/spreadsheetml/main"
)

// workbook is an Excel file while it is marked.
type workbook struct {
	*pack
	main   string
	strict bool
	sheets []sheetPart
	looks  looks
}

// sheetPart is a sheet with the name that people see.
type sheetPart struct {
	name, part string
	hidden     bool
}

// spot is a cell of a sheet, row and column from 1.
type spot struct{ row, column int }

func (s spot) name() string { return columnName(s.column) + fmt.Sprint(s.row) }

func (s spot) before(o spot) bool {
	return cmp.Or(cmp.Compare(s.row, o.row), cmp.Compare(s.column, o.column)) < 0
}

// note is what is said of one cell.
type note struct {
	spot
	lines []line
	grave bool
}

// line is a line of a note.
type line struct {
	text string
	bold bool
}

// markExcel colours the cell of each remark and puts a note to it.
func (p *pack) markExcel(main string, remarks []Remark, by Author) error {
	b := &workbook{pack: p, main: main}
	if err := b.open(); err != nil {
		return fmt.Errorf("part %s: %w", main, err)
	}
	if err := b.looks.open(b); err != nil {
		return err
	}
	byPart := map[string][]note{}
	for _, r := range remarks {
		part, at := b.place(r.Where)
		if part == "" {
			return errors.New("no sheet")
		}
		byPart[part] = add(byPart[part], at, r)
	}
	for _, s := range b.sheets {
		notes := byPart[s.part]
		delete(byPart, s.part)
		if len(notes) == 0 {
			continue
		}
		slices.SortFunc(notes, func(a, b note) int { return cmp.Or(cmp.Compare(a.row, b.row), cmp.Compare(a.column, b.column)) })
		if err := b.markSheet(s.part, notes, by); err != nil {
			return fmt.Errorf("part %s: %w", s.part, err)
		}
	}
	return b.looks.close(b)
}

// add says a remark of a cell, behind what is said of it already.
func add(notes []note, at spot, r Remark) []note {
	i := slices.IndexFunc(notes, func(n note) bool { return n.spot == at })
	if i < 0 {
		i = len(notes)
		notes = append(notes, note{spot: at})
	}
	n := &notes[i]
	if len(n.lines) > 0 {
		n.lines = append(n.lines, line{})
	}
	n.lines = append(n.lines, line{r.Title, true})
	for _, text := range r.Lines {
		n.lines = append(n.lines, line{text, false})
	}
	n.grave = n.grave || r.Grave
	return notes
}

// open reads which sheets there are.
func (b *workbook) open() error {
	data, err := b.part(b.main)
	if err != nil {
		return err
	}
	relations, _, err := b.relations(b.main)
	if err != nil {
		return err
	}
	return b.scan(data, func(t *xmltok.Tokenizer) error {
		if t.Name != (xmltok.Name{Space: "x", Local: "workbook"}) {
			return fmt.Errorf("root element %s %s", t.Name.Space, t.Name.Local)
		}
		b.strict = strings.Contains(string(data[:t.Offset()]), strictExcelSpace)
		return t.Each(func() error {
			if t.Name.Local != "sheets" {
				return nil
			}
			return t.Each(func() error { b.sheet(t, relations); return nil })
		})
	})
}

func (b *workbook) sheet(t *xmltok.Tokenizer, relations []relation) {
	name, _ := t.Attr("", "name")
	state, _ := t.Attr("", "state")
	id, _ := t.Attr("r", "id")
	for _, r := range relations {
		if r.id == id && r.kind == "worksheet" && b.has(r.target) {
			b.sheets = append(b.sheets, sheetPart{name, r.target, state == "hidden" || state == "veryHidden"})
			return
		}
	}
}

// place is the sheet and cell of a place; the first cell of the first shown
// sheet where the file does not have it.
func (b *workbook) place(where dossier.Location) (part string, at spot) {
	at = spot{1, 1}
	shown := slices.IndexFunc(b.sheets, func(s sheetPart) bool { return !s.hidden })
	if shown >= 0 {
		part = b.sheets[shown].part
	}
	named := slices.IndexFunc(b.sheets, func(s sheetPart) bool { return !s.hidden && sameName(s.name, where.Sheet) })
	if named < 0 {
		return part, at
	}
	if cell, ok := parseSpot(where.Cell); ok {
		at = cell
	}
	return b.sheets[named].part, at
}

// space is the namespace of relationships in this file.
func (b *workbook) space() string {
	if b.strict {
		return strictRelationSpace
	}
	return relationSpace
}

// maxRow and maxColumn are the last row and column that Excel has.
const (
	maxRow    = 1 << 20
	maxColumn = 1 << 14
)

// parseSpot reads the name of a cell: "B7".
func parseSpot(name string) (spot, bool) {
	var s spot
	i := 0
	for ; i < len(name) && i < 4 && name[i] >= 'A' && name[i] <= 'Z'; i++ {
		s.column = s.column*26 + int(name[i]-'A') + 1
	}
	for _, c := range name[i:] {
		if c < '0' || c > '9' || s.row > maxRow {
			return spot{}, false
		}
		s.row = s.row*10 + int(c-'0')
	}
	return s, s.row > 0 && s.row <= maxRow && s.column > 0 && s.column <= maxColumn
}

func columnName(column int) string {
	name := ""
	for ; column > 0; column = (column - 1) / 26 {
		name = string(rune('A'+(column-1)%26)) + name
	}
	return name
}
