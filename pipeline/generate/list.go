package generate

import (
	"strings"

	"hoso/pipeline/generate/layout"
	"hoso/pipeline/viet"
)

// ListSheet is a table of a paper as data, for the edition as a workbook: what stands in it is the same as on the pages.
type ListSheet struct {
	Name    string // of the sheet
	Issuer  string // who issues it
	Title   []string
	Columns []ListColumn
	Rows    [][]ListValue
	Empty   string // stands in the first row where there is none
}

// ListColumn is one column. Width is in mm, as on the page.
type ListColumn struct {
	Heading string
	Width   float64
	Kind    ListKind
}

// ListKind says what a column holds.
type ListKind int

// The kinds of columns.
const (
	ListText    ListKind = iota // running text
	ListShort                   // a short text, centred
	ListDay                     // a day
	ListOrdinal                 // a whole number, or a running number
)

// ListValue is what stands in one cell: a day, a number, or a text; the zero value is an empty cell. Text that begins with a sign of
// a formula stays text in every edition.
type ListValue struct {
	Text   string    `json:",omitempty"`
	Day    viet.Date `json:",omitzero"`
	Number *int      `json:",omitempty"`
}

func textual(s string) ListValue { return ListValue{Text: s} }

func dated(d viet.Date) ListValue { return ListValue{Day: d} }

func counted(n int) ListValue { return ListValue{Number: &n} }

// words is the value as a paper prints it.
func (v ListValue) words() string {
	switch {
	case v.Number != nil:
		return viet.Count(*v.Number)
	case v.Day != viet.Date{}:
		return viet.ShortDate(v.Day)
	}
	return v.Text
}

// Lists are the tables of a paper for its edition as a workbook; none where the paper is no list.
func (p *Paper) Lists() []ListSheet { return p.compose().lists }

// List sets a table on the page and keeps it for the workbook. The title there is that of the paper.
func (s *sheet) list(name string, columns []ListColumn, rows [][]ListValue) {
	s.listTitled(name, []string{s.edition.Title, oneLine(s.edition.Subject)}, columns, rows, "")
}

// listTitled is list with a title and a word for no row of its own. A list without rows leaves no table on the page.
func (s *sheet) listTitled(name string, title []string, columns []ListColumn, rows [][]ListValue, empty string) {
	s.keep(name, title, columns, rows, empty)
	if len(rows) == 0 {
		return
	}
	plain := plainColumns(columns)
	texts := make([][]string, len(rows))
	for i, row := range rows {
		for _, v := range row {
			texts[i] = append(texts[i], v.words())
		}
	}
	s.table(plain, texts)
}

// keep keeps a table for the workbook alone.
func (s *sheet) keep(name string, title []string, columns []ListColumn, rows [][]ListValue, empty string) {
	set := make([]ListColumn, len(columns))
	for i, width := range s.widths(plainColumns(columns)) {
		set[i] = columns[i]
		set[i].Width = width
	}
	s.lists = append(s.lists, ListSheet{Name: sheetName(name), Issuer: oneLine(s.office.Issuer), Title: title, Columns: set, Rows: rows, Empty: empty})
}

func plainColumns(columns []ListColumn) []column {
	plain := make([]column, len(columns))
	for i, c := range columns {
		plain[i] = column{c.Heading, c.Width, alignOf(c.Kind)}
	}
	return plain
}

func alignOf(k ListKind) layout.Align {
	switch k {
	case ListShort, ListDay, ListOrdinal:
		return layout.Center
	case ListText:
	}
	return layout.Left
}

// sheetName makes a name that Excel takes for a sheet: 31 letters, none of the signs that it forbids.
func sheetName(name string) string {
	name = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]'`, r) {
			return ' '
		}
		return r
	}, oneLine(name))
	letters := []rune(name)
	return strings.TrimSpace(string(letters[:min(len(letters), 31)]))
}
