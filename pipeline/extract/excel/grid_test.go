package excel_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract"
	"hoso/pipeline/extract/readertest"
)

func TestMergedCells(t *testing.T) {
	data := made(t, func(f *excelize.File) {
		for name, text := range map[string]string{"A1": "Tiêu đề", "A2": "Chi bộ", "B2": "một", "B3": "hai", "A4": "cuối"} {
			must(t, f.SetCellValue("Sheet1", name, text))
		}
		must(t, f.MergeCell("Sheet1", "A1", "D1"))
		must(t, f.MergeCell("Sheet1", "A2", "A3"))
		must(t, f.MergeCell("Sheet1", "A4", "A9"))
	})
	table := firstTable(t, mustRead(t, data))
	readertest.SoundTable(t, table)
	if table.Columns != 4 || len(table.Rows) != 4 {
		t.Fatalf("%d rows of %d columns, want 4 of 4", len(table.Rows), table.Columns)
	}
	title := find(table, "A1")
	if find(table, "D1") != title || title.ColumnSpan != 4 || title.Text() != "Tiêu đề" {
		t.Errorf("title %+v", title)
	}
	unit := find(table, "A3")
	if unit != find(table, "A2") || unit.RowSpan != 2 || unit.Where.Cell != "A2" {
		t.Errorf("unit %+v", unit)
	}
	if last := find(table, "A4"); last.RowSpan != 1 {
		t.Errorf("a merged cell reaches beyond the table: %+v", last)
	}
}

func TestOverlappingMergesKeepAGrid(t *testing.T) {
	data := raw(t, `<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>9</v></c></row><row r="3"><c r="C3"><v>3</v></c></row></sheetData>
		<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="B2:C3"/><mergeCell ref="C3"/><mergeCell ref="?"/><mergeCell ref="A1:XFD1048576"/></mergeCells>`, "")
	table := firstTable(t, mustRead(t, data))
	readertest.SoundTable(t, table)
	for _, name := range []string{"B1", "B2"} {
		if c := find(table, name); c.Text() != "1" {
			t.Errorf("%s = %q, want what A1:B2 shows", name, c.Text())
		}
	}
	if c := find(table, "C3"); c.Text() != "3" {
		t.Errorf("C3 = %q, want 3", c.Text())
	}
}

func TestHiddenParts(t *testing.T) {
	data := made(t, func(f *excelize.File) {
		for _, name := range []string{"A1", "A2", "B2", "A3"} {
			must(t, f.SetCellValue("Sheet1", name, name))
		}
		must(t, f.SetRowVisible("Sheet1", 3, false))
		must(t, f.SetColVisible("Sheet1", "B", false))
		must(t, f.SetColVisible("Sheet1", "F:XFD", false))
		for i, name := range []string{"Nháp", "Kín"} {
			_, err := f.NewSheet(name)
			must(t, err)
			must(t, f.SetCellValue(name, "A1", "bỏ"))
			must(t, f.SetSheetVisible(name, false, i == 1))
		}
	})
	doc := mustRead(t, data)
	if len(doc.Blocks) != 1 {
		t.Fatalf("%d tables, want the shown sheet only", len(doc.Blocks))
	}
	table := firstTable(t, doc)
	if find(table, "A2").Hidden || !find(table, "B2").Hidden || !find(table, "A3").Hidden || !table.Rows[2].Hidden {
		t.Error("hidden row or column not marked")
	}
	want := "Trang tính “Sheet1”: dòng 3 bị ẩn nhưng vẫn được đọc.\n" +
		"Trang tính “Sheet1”: cột B bị ẩn nhưng vẫn được đọc.\n" +
		"Trang tính ẩn “Nháp” không được đọc.\n" +
		"Trang tính ẩn “Kín” không được đọc."
	if got := messages(doc); got != want {
		t.Errorf("notes:\n%s\nwant:\n%s", got, want)
	}
}

func TestFilteredListGivesFewNotes(t *testing.T) {
	var rows strings.Builder
	for i := range 1000 {
		fmt.Fprintf(&rows, `<row hidden="%d"><c><v>1</v></c></row>`, i%2)
	}
	doc := mustRead(t, raw(t, "<sheetData>"+rows.String()+"</sheetData>", ""))
	if n := len(doc.Notes); n < 1 || n > 30 {
		t.Errorf("%d notes", n)
	}
}

// TestPhantomExtent has sheets that reach to the last row and column of Excel
// while next to nothing is written in them.
func TestPhantomExtent(t *testing.T) {
	styled := `<row r="1048576"><c r="XFD1048576" s="0"/></row>`
	cases := []struct {
		name, sheet   string
		rows, columns int
	}{
		{"format only", `<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row>` + styled + `</sheetData>`, 1, 1},
		{"stray cell far below", `<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData>`, 2, 1},
		{"stray cell in the far corner", `<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>`, 2, 16384},
		{"merged over everything", `<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>`, 1, 1},
		{"blank rows within", `<sheetData><row r="2"><c r="B2"><v>1</v></c></row><row r="5"><c r="A5"><v>1</v></c></row></sheetData>`, 5, 2},
		{"nothing", `<sheetData/>`, 0, 0},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			begin := time.Now()
			table := firstTable(t, mustRead(t, raw(t, c.sheet, "")))
			readertest.SoundTable(t, table)
			if len(table.Rows) != c.rows || table.Columns != c.columns {
				t.Errorf("%d rows of %d columns, want %d of %d", len(table.Rows), table.Columns, c.rows, c.columns)
			}
			if took := time.Since(begin); took > 2*time.Second {
				t.Errorf("took %v", took)
			}
		})
	}
}

func TestStrayColumnOfALongListIsLeftOutWithANote(t *testing.T) {
	var rows strings.Builder
	for range 1000 {
		rows.WriteString(`<row><c><v>1</v></c></row>`)
	}
	rows.WriteString(`<row r="1001"><c r="XFD1001"><v>1</v></c></row>`)
	doc := mustRead(t, raw(t, "<sheetData>"+rows.String()+"</sheetData>", ""))
	table := firstTable(t, doc)
	readertest.SoundTable(t, table)
	if table.Columns != 1 || len(doc.Notes) != 1 || !doc.Notes[0].Doubt || doc.Notes[0].Where.Cell != "XFD1001" {
		t.Errorf("%d columns, notes %+v", table.Columns, doc.Notes)
	}
}

func TestCellsWithoutReferences(t *testing.T) {
	table := firstTable(t, mustRead(t, raw(t, `<sheetData><row><c><v>1</v></c><c><v>2</v></c></row><row r="4"><c r="B4"><v>3</v></c><c><v>4</v></c></row></sheetData>`, "")))
	for name, want := range map[string]string{"A1": "1", "B1": "2", "B4": "3", "C4": "4"} {
		if got := find(table, name).Text(); got != want {
			t.Errorf("%s = %q, want %q", name, got, want)
		}
	}
}

func TestTooManyCells(t *testing.T) {
	data := raw(t, `<sheetData><row><c><v>1</v></c><c><v>2</v></c><c><v>3</v></c></row></sheetData>`, "")
	_, err := read(data, func(l *extract.Limits) { l.Cells = 2 })
	if readertest.Code(err) != dossier.TooLarge {
		t.Errorf("error %v, want too_large", err)
	}
}
