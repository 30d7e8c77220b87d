package excel_test

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract"
	"hoso/pipeline/extract/excel"
)

// part is an entry of a package made in a test.
type part struct{ name, content string }

func pack(t testing.TB, parts ...part) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, p := range parts {
		f, err := w.Create(p.name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(f, p.content); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

const (
	mainNS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	relNS  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
)

// frame is everything around one sheet called "A" and its shared strings.
func frame(sheet, strings string) []part {
	rel := func(id, kind, target string) string {
		return fmt.Sprintf(`<Relationship Id="%s" Type="%s/%s" Target="%s"/>`, id, relNS, kind, target)
	}
	const open = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	return []part{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`},
		{"_rels/.rels", open + rel("r1", "officeDocument", "xl/workbook.xml") + `</Relationships>`},
		{"xl/_rels/workbook.xml.rels", open + rel("r1", "worksheet", "worksheets/sheet1.xml") + rel("r2", "sharedStrings", "sharedStrings.xml") + `</Relationships>`},
		{"xl/workbook.xml", `<workbook xmlns="` + mainNS + `" xmlns:r="` + relNS + `"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>`},
		{"xl/sharedStrings.xml", `<sst xmlns="` + mainNS + `">` + strings + `</sst>`},
		{"xl/worksheets/sheet1.xml", `<worksheet xmlns="` + mainNS + `">` + sheet + `</worksheet>`},
	}
}

// raw makes a package of one sheet from its XML.
func raw(t testing.TB, sheet, strings string) []byte { return pack(t, frame(sheet, strings)...) }

// made has excelize write a workbook.
func made(t testing.TB, fill func(f *excelize.File)) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	fill(f)
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// must fails the test where excelize refuses a step.
func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func read(data []byte, change ...func(*extract.Limits)) (*dossier.Document, error) {
	limits := extract.DefaultLimits()
	for _, c := range change {
		c(&limits)
	}
	return excel.New().Read(context.Background(), bytes.NewReader(data), int64(len(data)), limits)
}

func mustRead(t testing.TB, data []byte) *dossier.Document {
	t.Helper()
	doc, err := read(data)
	if err != nil {
		t.Fatalf("read: %v", err)
	}
	return doc
}

// firstTable is the table of the first sheet.
func firstTable(t testing.TB, doc *dossier.Document) *dossier.Table {
	t.Helper()
	if len(doc.Blocks) == 0 || doc.Blocks[0].Table == nil {
		t.Fatal("no table")
	}
	return doc.Blocks[0].Table
}

// find gives the cell that covers a position, or nil beyond the table.
func find(table *dossier.Table, name string) *dossier.Cell {
	column, row, err := excelize.CellNameToCoordinates(name)
	if err != nil || column > table.Columns {
		return nil
	}
	for _, r := range table.Rows {
		if r.Index == row {
			return r.Cells[column-1]
		}
	}
	return nil
}

// code is the code of a rejection, or the error itself in words.
func code(err error) dossier.Code {
	var r *dossier.Rejection
	if errors.As(err, &r) {
		return r.Code
	}
	return dossier.Code(fmt.Sprint(err))
}

// checkGrid fails where a table is no true grid.
func checkGrid(t testing.TB, table *dossier.Table) {
	t.Helper()
	last := 0
	for _, row := range table.Rows {
		if row.Index <= last || len(row.Cells) != table.Columns {
			t.Fatalf("row %d after %d has %d cells of %d", row.Index, last, len(row.Cells), table.Columns)
		}
		last = row.Index
		for i, c := range row.Cells {
			within := c != nil && c.Row <= row.Index && row.Index < c.Row+c.RowSpan &&
				c.Column <= i+1 && i+1 < c.Column+c.ColumnSpan
			if !within {
				t.Fatalf("row %d, column %d: wrong cell %+v", row.Index, i+1, c)
			}
		}
	}
}

// messages joins the notes, one a line.
func messages(doc *dossier.Document) string {
	var lines []string
	for _, n := range doc.Notes {
		lines = append(lines, n.Message)
	}
	return strings.Join(lines, "\n")
}
