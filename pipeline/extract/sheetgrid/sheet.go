package sheetgrid

import (
	"strconv"
	"strings"

	"hoso/pipeline/dossier"
	"hoso/pipeline/viet"
)

// SheetName is the name of the n-th sheet of a file, from 1, as people are
// told it. A sheet must have one; where a broken writer left it out, the place
// of a cell still has to say where it stands.
func SheetName(given string, n int) string {
	if name := viet.Clean(given); strings.TrimSpace(name) != "" {
		return name
	}
	return "Sheet" + strconv.Itoa(n)
}

// Sheet is what a reader gathers of one shown sheet.
type Sheet struct {
	Name          string
	Cells         []*dossier.Cell // that hold something, made by NewCell
	HiddenRows    map[int]bool
	HiddenColumns []Area // of which only the columns count
	Merges        []Area
	Limit         int // positions of the table
	Notes         *Notes
}

// NewCell makes the cell of a position, counted from 1.
func (s *Sheet) NewCell(row, column int) *dossier.Cell {
	return &dossier.Cell{
		Row: row, Column: column, RowSpan: 1, ColumnSpan: 1,
		Where: dossier.Location{Sheet: s.Name, Cell: CellName(row, column)},
	}
}
