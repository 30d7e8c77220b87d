package excel

import (
	"time"

	"hoso/pipeline/viet"
)

// table is one sheet as data: title lines, columns, rows.
type table struct {
	Sheet   string
	Above   []string // who issues: small lines at the top left
	Title   []string // the first line is the title, the others explain
	Columns []column
	Rows    [][]value
	Count   int                                 `json:",omitempty"` // of the rows that Each gives, in place of Rows
	Each    func(put func([]value) error) error `json:"-"`
	Empty   string                              // stands in the first row where there is none
	Freeze  int                                 // columns that stay in sight
	Scale   int                                 // of the print, per cent; 0: one page wide
	Breaks  []int                               // columns before which a new page begins
}

// rows gives the rows one by one.
func (t *table) rows(put func([]value) error) error {
	if t.Each != nil {
		return t.Each(put)
	}
	for _, row := range t.Rows {
		if err := put(row); err != nil {
			return err
		}
	}
	return nil
}

func (t *table) length() int { return max(t.Count, len(t.Rows)) }

// column is one column of a table.
type column struct {
	Heading string
	Width   float64 // in digits of the default type
	Look    look
}

// look says how the cells of a column are set.
type look int

const (
	running  look = iota // text, left
	centered             // short text
	day                  // dd/mm/yyyy
	count                // whole number
)

// value is what stands in one cell: a text, or a real day, or a number.
type value struct {
	Text   string `json:",omitempty"`
	Serial int    `json:",omitempty"` // days as Excel counts them
	Number *int   `json:",omitempty"`
}

func text(s string) value { return value{Text: viet.Clean(s)} }

func number(n int) value { return value{Number: &n} }

// dated is a real Excel date, or the text as it stands where the day is not in
// the calendar: an impossible day is never moved.
func dated(d viet.Date, otherwise string) value {
	t, ok := d.Time()
	if !ok || d.Year <= 1900 {
		return text(otherwise)
	}
	return value{Serial: int(t.Sub(epoch()).Hours() / 24)}
}

// epoch is day 0 of Excel's calendar as it counts from March 1900 on.
func epoch() time.Time { return time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC) }

// daysFrom counts the days from a to b; both are in the calendar.
func daysFrom(a, b viet.Date) int {
	from, _ := a.Time()
	to, _ := b.Time()
	return int(to.Sub(from).Hours() / 24)
}
