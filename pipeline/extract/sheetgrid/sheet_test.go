package sheetgrid_test

import (
	"errors"
	"strings"
	"testing"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract"
	"hoso/pipeline/extract/sheetgrid"
	"hoso/pipeline/viet"
)

// sheet makes a sheet with "x" at the given places.
func sheet(places ...[2]int) *sheetgrid.Sheet {
	s := &sheetgrid.Sheet{Name: "A", HiddenRows: map[int]bool{}, Limit: 10_000, Notes: &sheetgrid.Notes{}}
	for _, p := range places {
		cell := s.NewCell(p[0], p[1])
		sheetgrid.Plain(cell, "x", false)
		s.Cells = append(s.Cells, cell)
	}
	return s
}

func layOut(t *testing.T, s *sheetgrid.Sheet) *dossier.Table {
	t.Helper()
	table, err := s.Table()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range table.Rows {
		if len(row.Cells) != table.Columns {
			t.Fatalf("row %d has %d cells of %d", row.Index, len(row.Cells), table.Columns)
		}
	}
	return table
}

func TestTable(t *testing.T) {
	table := layOut(t, sheet([2]int{2, 3}, [2]int{4, 1}))
	if len(table.Rows) != 4 || table.Columns != 3 || table.Rows[1].Cells[2].Where.Cell != "C2" || !table.Rows[0].Cells[0].Blank() {
		t.Errorf("%d rows, %d columns", len(table.Rows), table.Columns)
	}
}

func TestStrayCells(t *testing.T) {
	table := layOut(t, sheet([2]int{1, 1}, [2]int{1 << 20, 2}))
	if len(table.Rows) != 2 || table.Rows[1].Index != 1<<20 {
		t.Errorf("%d rows", len(table.Rows))
	}
	s := sheet([2]int{1, 1}, [2]int{2, 16384})
	if table = layOut(t, s); table.Columns != 1 || len(s.Notes.All) != 1 || !s.Notes.All[0].Doubt {
		t.Errorf("%d columns, notes %v", table.Columns, s.Notes.All)
	}
	s = sheet([2]int{1, 1}, [2]int{2, 2})
	s.Limit = 3
	if _, err := s.Table(); !errors.Is(err, extract.ErrTooLarge) {
		t.Errorf("error %v", err)
	}
}

func TestMerges(t *testing.T) {
	s := sheet([2]int{1, 1}, [2]int{3, 3})
	s.Merges = []sheetgrid.Area{
		{Row: 1, Column: 1, LastRow: 2, LastColumn: 2},
		{Row: 2, Column: 2, LastRow: 3, LastColumn: 3}, // overlaps: the first counts
	}
	table := layOut(t, s)
	anchor := table.Rows[0].Cells[0]
	if anchor.RowSpan != 2 || anchor.ColumnSpan != 2 || table.Rows[1].Cells[1] != anchor || table.Rows[2].Cells[2].RowSpan != 1 {
		t.Errorf("anchor %+v", anchor)
	}
}

func TestHidden(t *testing.T) {
	s := sheet([2]int{1, 1}, [2]int{2, 2}, [2]int{3, 2})
	s.HiddenRows = map[int]bool{2: true, 3: true}
	s.HiddenColumns = []sheetgrid.Area{{Column: 2, LastColumn: 300}}
	table := layOut(t, s)
	if !table.Rows[1].Hidden || !table.Rows[0].Cells[1].Hidden || table.Rows[0].Cells[0].Hidden {
		t.Error("hidden marks are wrong")
	}
	var told []string
	for _, n := range s.Notes.All {
		told = append(told, n.Message)
	}
	const want = "Trang tính “A”: dòng 2 đến 3 bị ẩn nhưng vẫn được đọc.|Trang tính “A”: cột B bị ẩn nhưng vẫn được đọc."
	if got := strings.Join(told, "|"); got != want {
		t.Error(got)
	}
}

func TestFill(t *testing.T) {
	cell := sheet().NewCell(1, 1)
	met := sheetgrid.Fill(cell, []sheetgrid.Run{{Text: "Tªn m« h×nh:", Font: ".VnTime", Bold: true}, {Text: " một\r\n\nhai", Font: "Arial"}, {Text: "\u00FE", Font: "Wingdings"}})
	if got := cell.Text(); got != "Tên mô hình: một\n\nhai☑" || cell.Paragraphs[0].Lead != len("Tên mô hình:") {
		t.Errorf("%q, lead %d", got, cell.Paragraphs[0].Lead)
	}
	if len(met) != 1 || met[0] != viet.TCVN3 {
		t.Errorf("met %v", met)
	}
}

func TestFaultsAreToldUpToABound(t *testing.T) {
	s := sheet()
	for row := range 100 {
		s.Notes.Fault(s.NewCell(row+1, 1), "#REF!")
	}
	if n := len(s.Notes.All); n != 21 {
		t.Errorf("%d notes", n)
	}
}

func TestColumnName(t *testing.T) {
	for column, want := range map[int]string{1: "A", 26: "Z", 27: "AA", 16384: "XFD"} {
		if got := sheetgrid.ColumnName(column); got != want {
			t.Errorf("%d: %s", column, got)
		}
	}
}

func TestSheetName(t *testing.T) {
	for given, want := range map[string]string{"Biểu 1": "Biểu 1", "": "Sheet3", " \t": "Sheet3"} {
		if got := sheetgrid.SheetName(given, 3); got != want {
			t.Errorf("%q is named %q, want %q", given, got, want)
		}
	}
}
