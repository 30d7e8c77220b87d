package sheetgrid

import (
	"hoso/pipeline/dossier"
)

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
