package excel_test

import (
	"bytes"
	"fmt"
	"testing"

	"hoso/pipeline/extract/readertest"

	"github.com/xuri/excelize/v2"
)

// form is an appendix as one unit sends it: labels, values merged to the right.
func form(t testing.TB) []byte {
	return made(t, func(f *excelize.File) {
		for row := 1; row <= 26; row++ {
			must(t, f.SetCellValue("Sheet1", fmt.Sprintf("A%d", row), fmt.Sprintf("Chỉ tiêu, tiêu chí %d", row)))
			must(t, f.SetCellValue("Sheet1", fmt.Sprintf("B%d", row), "Giảm 15% chi phí giấy in; quỹ đạt 9 triệu đồng"))
			must(t, f.MergeCell("Sheet1", fmt.Sprintf("B%d", row), fmt.Sprintf("D%d", row)))
		}
	})
}

// list is a list of models with text, numbers and dates.
func list(t testing.TB, rows int) []byte {
	return made(t, func(f *excelize.File) {
		w, err := f.NewStreamWriter("Sheet1")
		must(t, err)
		for row := 1; row <= rows; row++ {
			cells := make([]any, 20)
			for i := range cells {
				cells[i] = fmt.Sprintf("Mô hình số %d, cột %d", row, i)
				if i%4 == 0 {
					cells[i] = row * i
				}
			}
			must(t, w.SetRow(fmt.Sprintf("A%d", row), cells))
		}
		must(t, w.Flush())
	})
}

func benchmark(b *testing.B, data []byte) {
	b.ReportAllocs()
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := read(data); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkReadForm(b *testing.B) { benchmark(b, form(b)) }

func BenchmarkReadList1000x20(b *testing.B) { benchmark(b, list(b, 1000)) }

func FuzzRead(f *testing.F) {
	f.Add(form(f))
	f.Add(list(f, 3))
	f.Add(raw(f, `<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells>`, `<si><t>a</t></si>`))
	f.Fuzz(func(t *testing.T, data []byte) { sane(t, data) })
}

// FuzzSheet changes the XML within a sound package, which FuzzRead hardly ever
// reaches behind the checksums.
func FuzzSheet(f *testing.F) {
	f.Add(`<cols><col min="1" max="3" hidden="1"/></cols><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c t="b"><v>1</v></c></row></sheetData>`, `<si><t>a</t></si>`)
	f.Add(`<sheetData><row r="3"><c r="C3"><f>A1</f></c><c t="e"><v>#REF!</v></c></row></sheetData><mergeCells><mergeCell ref="A1:C3"/></mergeCells>`, `<si><r><rPr><rFont val=".VnTime"/></rPr><t>bé</t></r></si>`)
	f.Fuzz(func(t *testing.T, sheet, strings string) { sane(t, raw(t, sheet, strings)) })
}

// sane reads and fails where the outcome is neither a true grid nor a
// rejection, or differs from one time to the next.
func sane(t *testing.T, data []byte) {
	doc, err := read(data)
	if err != nil {
		if c := readertest.Code(err); doc != nil || len(c) > 30 {
			t.Fatalf("document %v, error %v", doc != nil, err)
		}
		return
	}
	for _, b := range doc.Blocks {
		readertest.SoundTable(t, b.Table)
	}
	again, err := read(bytes.Clone(data))
	if err != nil || fmt.Sprintf("%v", again.Notes) != fmt.Sprintf("%v", doc.Notes) {
		t.Fatalf("read again: %v", err)
	}
}
