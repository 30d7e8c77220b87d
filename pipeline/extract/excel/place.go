package excel

import (
	"strings"

	"hoso/pipeline/extract/sheetgrid"
)

// parseCell reads the name of a cell, with or without $. It is false for a
// place outside of any sheet.
func parseCell(name string) (row, column int, ok bool) {
	name = strings.ReplaceAll(name, "$", "")
	i := 0
	for ; i < len(name) && isLetter(name[i]); i++ {
		if column = column*26 + int((name[i]|0x20)-'a') + 1; column > sheetgrid.MaxColumn {
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
		if row = row*10 + int(c-'0'); row > sheetgrid.MaxRow {
			return 0, false
		}
	}
	return row, row > 0
}

// parseArea reads a range such as "A1:D1".
func parseArea(ref string) (sheetgrid.Area, bool) {
	from, to, _ := strings.Cut(ref, ":")
	row, column, ok := parseCell(from)
	lastRow, lastColumn, last := parseCell(to)
	return sheetgrid.Area{
		Row: min(row, lastRow), LastRow: max(row, lastRow),
		Column: min(column, lastColumn), LastColumn: max(column, lastColumn),
	}, ok && last
}
