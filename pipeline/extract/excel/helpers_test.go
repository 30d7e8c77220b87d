package excel_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract"
	"hoso/pipeline/extract/excel"
	"hoso/pipeline/extract/readertest"
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
	return readertest.Read(excel.New(), data, change...)
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

// messages joins the notes, one a line.
func messages(doc *dossier.Document) string {
	var lines []string
	for _, n := range doc.Notes {
		lines = append(lines, n.Message)
	}
	return strings.Join(lines, "\n")
}
