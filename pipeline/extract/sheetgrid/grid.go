package sheetgrid

import (
	"fmt"
	"slices"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract"
)

// How far a sheet may be blank before what follows no longer belongs to it.
const (
	blankRows    = 100 // more blank rows in a row are left out of the table
	blankColumns = 20  // a stray cell farther right is left out where the table gets too wide
	mergeColumns = 64  // merged cells widen a table up to here
)

// Table lays the cells out as a table that starts in row and column 1.
func (s *Sheet) Table() (*dossier.Table, error) {
	table := &dossier.Table{Sheet: s.Name, Where: dossier.Location{Sheet: s.Name}}
	byRow := map[int][]*dossier.Cell{}
	for _, c := range s.Cells {
		byRow[c.Row] = append(byRow[c.Row], c)
	}
	rows := rowNumbers(byRow, blankRows)
	table.Columns = s.width(len(byRow))
	if len(rows)*table.Columns > s.Limit {
		rows = rowNumbers(byRow, 0)
	}
	if len(rows)*table.Columns > s.Limit {
		return nil, fmt.Errorf("%d rows of %d columns: %w", len(rows), table.Columns, extract.ErrTooLarge)
	}
	hidden := s.hiddenColumns(table.Columns)
	at := make(map[int]int, len(rows)) // index of a sheet row
	table.Rows = make([]dossier.Row, len(rows))
	for i, n := range rows {
		at[n] = i
		table.Rows[i] = s.layRow(n, table.Columns, byRow[n], hidden)
	}
	if err := s.applyMerges(table, at); err != nil {
		return nil, err
	}
	s.noteHidden(table, byRow, hidden)
	return table, nil
}

// rowNumbers gives the rows of the table: all up to the last one that holds
// something, but no blank stretch of more than gap rows.
func rowNumbers(byRow map[int][]*dossier.Cell, gap int) []int {
	filled := make([]int, 0, len(byRow))
	for n := range byRow {
		filled = append(filled, n)
	}
	slices.Sort(filled)
	var rows []int
	last := 0
	for _, n := range filled {
		if n-last-1 <= gap {
			for blank := last + 1; blank < n; blank++ {
				rows = append(rows, blank)
			}
		}
		rows = append(rows, n)
		last = n
	}
	return rows
}

// width is the last column that holds something, or that a merged cell with
// content covers. Where stray cells far to the right would make the table too
// large they are left out, and a note says so.
func (s *Sheet) width(rows int) int {
	used := map[int]*dossier.Cell{}
	anchors := map[[2]int]bool{}
	for _, c := range s.Cells {
		used[c.Column] = c
		if len(s.Merges) > 0 {
			anchors[[2]int{c.Row, c.Column}] = true
		}
	}
	width, next := 0, 0
	columns := make([]int, 0, len(used))
	for n := range used {
		columns = append(columns, n)
	}
	slices.Sort(columns)
	for _, n := range columns {
		if n-width > blankColumns && rows*n > s.Limit {
			next = n
			break
		}
		width = n
	}
	if next > 0 {
		where := used[next].Where
		s.Notes.Add(true, where, "Trang tính “%s”: ô %s nằm quá xa bảng nên từ cột đó trở đi không được đọc.", s.Name, where.Cell)
		return width
	}
	for _, m := range s.Merges {
		if m.LastColumn <= mergeColumns && anchors[[2]int{m.Row, m.Column}] {
			width = max(width, m.LastColumn)
		}
	}
	return width
}

// layRow makes a row with a cell at every position.
func (s *Sheet) layRow(number, columns int, filled []*dossier.Cell, hidden []bool) dossier.Row {
	row := dossier.Row{Index: number, Cells: make([]*dossier.Cell, columns), Hidden: s.HiddenRows[number]}
	missing := columns
	for _, c := range filled {
		if c.Column > columns {
			continue
		}
		if row.Cells[c.Column-1] == nil {
			missing--
		}
		row.Cells[c.Column-1] = c
	}
	blanks := make([]dossier.Cell, missing)
	for i := range row.Cells {
		if row.Cells[i] == nil {
			blank := &blanks[0]
			blanks = blanks[1:]
			*blank = dossier.Cell{Row: number, Column: i + 1, RowSpan: 1, ColumnSpan: 1}
			blank.Where = dossier.Location{Sheet: s.Name, Cell: CellName(number, i+1)}
			row.Cells[i] = blank
		}
		row.Cells[i].Hidden = row.Hidden || hidden[i]
	}
	return row
}

// applyMerges puts the cell of each merged range at every position that it
// covers, as far as the table reaches. What stands below a merged cell is not
// shown by Excel and not read. Of ranges that overlap the first counts.
func (s *Sheet) applyMerges(table *dossier.Table, at map[int]int) error {
	budget := 4 * s.Limit
	for _, m := range s.Merges {
		first, ok := at[m.Row]
		if !ok || m.Column > table.Columns {
			continue
		}
		last := first
		for last+1 < len(table.Rows) && table.Rows[last+1].Index <= m.LastRow {
			last++
		}
		m.LastColumn = min(m.LastColumn, table.Columns)
		if budget -= (last - first + 1) * (m.LastColumn - m.Column + 1); budget < 0 {
			return fmt.Errorf("%d merged ranges: %w", len(s.Merges), extract.ErrTooLarge)
		}
		cover(table.Rows[first:last+1], m)
	}
	return nil
}

func cover(rows []dossier.Row, m Area) {
	free := func(c *dossier.Cell) bool { return c.RowSpan == 1 && c.ColumnSpan == 1 }
	for _, row := range rows {
		if !allOf(row.Cells[m.Column-1:m.LastColumn], free) {
			return
		}
	}
	anchor := rows[0].Cells[m.Column-1]
	anchor.RowSpan = rows[len(rows)-1].Index - m.Row + 1
	anchor.ColumnSpan = m.LastColumn - m.Column + 1
	for _, row := range rows {
		for i := m.Column - 1; i < m.LastColumn; i++ {
			row.Cells[i] = anchor
		}
	}
}

func allOf(cells []*dossier.Cell, ok func(*dossier.Cell) bool) bool {
	return !slices.ContainsFunc(cells, func(c *dossier.Cell) bool { return !ok(c) })
}

// hiddenColumns tells for each column of the table whether it is hidden.
func (s *Sheet) hiddenColumns(columns int) []bool {
	hidden := make([]bool, columns)
	ends := make([]int, columns+1) // how many areas begin at a column, less those that end before it
	for _, a := range s.HiddenColumns {
		if a.Column <= columns {
			ends[a.Column-1]++
			ends[min(a.LastColumn, columns)]--
		}
	}
	open := 0
	for i := range hidden {
		open += ends[i]
		hidden[i] = open > 0
	}
	return hidden
}

// noteHidden tells of the hidden rows and columns that hold something.
func (s *Sheet) noteHidden(table *dossier.Table, byRow map[int][]*dossier.Cell, hidden []bool) {
	var rows, columns []int
	for n := range byRow {
		if s.HiddenRows[n] {
			rows = append(rows, n)
		}
	}
	filled := make([]bool, table.Columns)
	for _, c := range s.Cells {
		if c.Column <= table.Columns {
			filled[c.Column-1] = true
		}
	}
	for i := range hidden {
		if hidden[i] && filled[i] {
			columns = append(columns, i+1)
		}
	}
	s.Notes.hidden(s.Name, rows, columns)
}
