// Package sheetgrid lays the cells of a worksheet out as a dossier.Table, in the
// same way for every kind of workbook. What counts is what is written, not how
// far the sheet reaches: a stray row 1048576 costs nothing.
//
//	s := &sheetgrid.Sheet{Name: "Biểu", Limit: 400_000, Notes: &notes}
//	cell := s.NewCell(7, 2)
//	sheetgrid.Fill(cell, []sheetgrid.Run{{Text: "Tªn m« h×nh", Font: ".VnTime"}})
//	s.Cells = append(s.Cells, cell)
//	table, err := s.Table() // cell B7 stands in row 7, column 2
package sheetgrid
