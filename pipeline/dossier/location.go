package dossier

import (
	"fmt"
	"strings"
)

// Location is the place where a value stands, counted from 1 as a person
// counts in Word or Excel. For Word: Part, then Table, Row and Column, or
// Paragraph (within the body). For Excel: Sheet and Cell ("B7").
type Location struct {
	Part      string `json:"part,omitempty"`
	Table     int    `json:"table,omitempty"`
	Row       int    `json:"row,omitempty"`
	Column    int    `json:"column,omitempty"`
	Paragraph int    `json:"paragraph,omitempty"`
	Sheet     string `json:"sheet,omitempty"`
	Cell      string `json:"cell,omitempty"`
}

// IsZero tells whether no place is known.
func (l Location) IsZero() bool { return l == Location{} }

// Words says the place in the words of the person who has to find it.
func (l Location) Words() string {
	switch {
	case l.Cell != "":
		return fmt.Sprintf("trang tính “%s”, ô %s", l.Sheet, l.Cell)
	case l.Sheet != "":
		return fmt.Sprintf("trang tính “%s”", l.Sheet)
	case l.Table > 0:
		words := []string{fmt.Sprintf("bảng %d", l.Table)}
		if l.Row > 0 {
			words = append(words, fmt.Sprintf("dòng %d", l.Row))
		}
		if l.Column > 0 {
			words = append(words, fmt.Sprintf("cột %d", l.Column))
		}
		return strings.Join(words, ", ")
	case l.Paragraph > 0:
		return fmt.Sprintf("đoạn %d", l.Paragraph)
	}
	return ""
}
