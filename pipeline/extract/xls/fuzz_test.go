package xls_test

import (
	"os"
	"testing"

	"hoso/pipeline/extract/readertest"
	"hoso/pipeline/extract/xls"
)

// FuzzRead reads whatever bytes as a file.
func FuzzRead(f *testing.F) {
	fixture, err := os.ReadFile("testdata/bieu.xls")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(fixture)
	f.Add(ole("Workbook", workbook(sst(str("một")), labelSST(0, 0, 0, 0))))
	f.Fuzz(func(t *testing.T, content []byte) { readertest.Fuzz(t, xls.New(), content) })
}

// FuzzRecords puts whatever records into a sound container.
func FuzzRecords(f *testing.F) {
	f.Add(workbook(sst(join(words(2), bytesOf(9), words(1), wide("ab"), words(1, 1))), labelSST(0, 0, 0, 0),
		rec(0x00D6, words(1, 0, 0), str("ab"), words(1), words(1, 5)), rec(0x00E5, words(1, 0, 1, 0, 0))))
	f.Add(workbook(nil, rec(0x0006, words(0, 0, 0), bytesOf(0, 0, 0, 0, 0, 0, 0xFF, 0xFF), words(0, 0, 0, 0)), rec(0x0207, str("a")),
		rec(0x00BD, words(0, 1), words(0), long(6), words(1)), rec(0x0208, words(0, 0, 1, 255, 0, 0), words(0x20, 0))))
	f.Fuzz(func(t *testing.T, stream []byte) {
		if len(stream) < 60000 {
			readertest.Fuzz(t, xls.New(), ole("Workbook", stream))
		}
	})
}

// BenchmarkRead reads an appendix of 400 rows.
func BenchmarkRead(b *testing.B) {
	content, err := os.ReadFile("testdata/bieu.xls")
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(content)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := read(content); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkLarge reads 60,000 rows of six numbers each.
func BenchmarkLarge(b *testing.B) {
	var sheet []byte
	for row := range 60_000 {
		cells := words(row, 0)
		for column := range 6 {
			cells = append(cells, join(words(0), long(column<<2|2))...)
		}
		sheet = append(sheet, rec(0x00BD, cells, words(5))...)
	}
	content := ole("Workbook", workbook(nil, sheet))
	b.SetBytes(int64(len(content)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := read(content); err != nil {
			b.Fatal(err)
		}
	}
}
