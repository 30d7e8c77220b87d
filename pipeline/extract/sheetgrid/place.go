package sheetgrid

import "strconv"

// The bounds of a sheet in every Excel since 2007.
const (
	MaxRow    = 1048576
	MaxColumn = 16384
)

// Area is a rectangle of cells, bounds included, from 1.
type Area struct{ Row, Column, LastRow, LastColumn int }

// ColumnName gives the letters of a column: 1 is A, 28 is AB.
func ColumnName(column int) string {
	var letters [8]byte
	i := len(letters)
	for ; column > 0; column = (column - 1) / 26 {
		i--
		letters[i] = byte('A' + (column-1)%26)
	}
	return string(letters[i:])
}

// CellName gives the name of a position: row 7, column 2 is B7.
func CellName(row, column int) string { return ColumnName(column) + strconv.Itoa(row) }
