package xls

import (
	"fmt"
	"slices"
)

// formula reads the value that is stored for a formula.
func (s *sheetReader) formula(at place, data []byte) error {
	if len(data) < 14 {
		return fmt.Errorf("formula of %d bytes", len(data))
	}
	s.pending = nil
	if u16(data, 12) != 0xFFFF {
		if f64(data, 6) == 0 && givesText(tail(data, 20)) {
			return s.unknown(at)
		}
		return s.number(at, f64(data, 6))
	}
	switch data[6] {
	case 0:
		s.pending = &at
	case 1:
		return s.boolOrFault(at, data[8], false)
	case 2:
		return s.boolOrFault(at, data[8], true)
	}
	return nil
}

// textFunctions are functions that always give text, by their number
// ([MS-XLS] 2.5.198.17): REPT, MID, TEXT, LOWER, UPPER, PROPER, LEFT, RIGHT,
// TRIM, REPLACE, SUBSTITUTE, CONCATENATE.
var textFunctions = []int{30, 31, 48, 112, 113, 114, 115, 116, 118, 119, 120, 336}

// givesText tells by the last token of a formula whether its value is text.
// LibreOffice stores the number 0 for such a formula that it has not
// calculated itself, and Excel calculates it when it opens the file.
func givesText(formula []byte) bool {
	size := u16(formula, 0)
	if size == 0 || size+2 > len(formula) {
		return false
	}
	tokens := formula[2 : 2+size]
	const concat, function, variadic, class = 0x08, 0x21, 0x22, 0x60
	if tokens[size-1] == concat {
		return true
	}
	is := func(back, kind int) bool {
		return size >= back && int(tokens[size-back])|class == kind|class && slices.Contains(textFunctions, u16(tokens, size-2))
	}
	return is(3, function) || is(4, variadic)
}

// unknown notes a formula whose value the file does not hold.
func (s *sheetReader) unknown(at place) error {
	cell, err := s.at(at)
	if err == nil {
		s.Notes.Unknown(cell.Where)
	}
	return err
}

// formulaText reads the text of the formula before it.
func (s *sheetReader) formulaText(first record) error {
	parts, err := s.records.long(first)
	if err != nil || s.pending == nil {
		return err
	}
	t, err := newTextReader(parts...).read(2)
	if err != nil {
		return err
	}
	at := *s.pending
	s.pending = nil
	return s.text(at, t)
}
