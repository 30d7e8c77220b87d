package excel

import (
	"strconv"
	"strings"
)

// The bounds of a sheet in every Excel since 2007.
const (
	maxRow    = 1048576
	maxColumn = 16384
)

// area is a rectangle of cells, bounds included, from 1.
type area struct{ row, column, lastRow, lastColumn int }

// columnName gives the letters of a column: 1 is A, 28 is AB.
func columnName(column int) string {
	var letters [8]byte
	i := len(letters)
	for ; column > 0; column = (column - 1) / 26 {
		i--
		letters[i] = byte('A' + (column-1)%26)
	}
	return string(letters[i:])
}

// cellName gives the name of a position: row 7, column 2 is B7.
func cellName(row, column int) string { return columnName(column) + strconv.Itoa(row) }

// parseCell reads the name of a cell, with or without $. It is false for a
// place outside of any sheet.
func parseCell(name string) (row, column int, ok bool) {
	name = strings.ReplaceAll(name, "$", "")
	i := 0
	for ; i < len(name) && isLetter(name[i]); i++ {
		if column = column*26 + int((name[i]|0x20)-'a') + 1; column > maxColumn {
			return 0, 0, false
		}
	}
	row, ok = parseRow(name[i:])
	return row, column, ok && column > 0
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func parseRow(digits string) (int, bool) {
	row := 0
	for _, c := range []byte(digits) {
		if c < '0' || c > '9' {
			return 0, false
		}
		if row = row*10 + int(c-'0'); row > maxRow {
			return 0, false
		}
	}
	return row, row > 0
}

// parseArea reads a range such as "A1:D1".
func parseArea(ref string) (area, bool) {
	from, to, _ := strings.Cut(ref, ":")
	row, column, ok := parseCell(from)
	lastRow, lastColumn, last := parseCell(to)
	return area{
		row: min(row, lastRow), lastRow: max(row, lastRow),
		column: min(column, lastColumn), lastColumn: max(column, lastColumn),
	}, ok && last
}
