package xls_test

import (
	"strings"
	"testing"
	"time"

	"hoso/pipeline/extract/readertest"
)

// TestHostile reads files made to cost more than their length: each must be
// read or refused soon.
func TestHostile(t *testing.T) {
	repeat := func(b []byte, n int) []byte { return []byte(strings.Repeat(string(b), n)) }
	runs := join(words(1), bytesOf(8), words(60_000), bytesOf('a'))
	files := map[string][]byte{
		"sheets in one place": ole("Workbook", join(bof(5), globals(), repeat(rec(0x0085, long(0), bytesOf(0, 0), short("A")), 4000), eof())),
		"merges":              ole("Workbook", workbook(nil, labels(300), repeat(rec(0x00E5, words(1000), repeat(words(0, 65535, 0, 255), 1000)), 200))),
		"hidden columns":      ole("Workbook", workbook(nil, labels(300), repeat(rec(0x007D, words(0, 255, 0, 0, 1, 0)), 50_000))),
		"changes of font":     ole("Workbook", workbook(join(rec(0x00FC, long(1), long(1), runs), continues(repeat(words(0, 1), 60_000))), repeat(labelSST(0, 0, 0, 0), 100_000))),
		"one long text":       ole("Workbook", workbook(sst(str(strings.Repeat("Tªn ", 500))), repeat(labelSST(0, 0, 1, 0), 25_000))),
		"blank strings":       ole("Workbook", workbook(join(rec(0x00FC, long(1<<30), long(1<<30)), continues(repeat(join(words(0), bytesOf(0)), 1_200_000))))),
		"far rows":            ole("Workbook", workbook(nil, labels(65_000))),
	}
	for name, content := range files {
		began := time.Now()
		_, err := read(content)
		took := time.Since(began)
		if took > 10*time.Second {
			t.Errorf("%s took %v (%v)", name, took, readertest.Code(err))
		}
		t.Logf("%-20s %5d kB %8v %s", name, len(content)>>10, took.Round(time.Millisecond), readertest.Code(err))
	}
}

// labels writes a number at the end of each of some rows.
func labels(rows int) []byte {
	var out []byte
	for row := range rows {
		out = append(out, rec(0x0203, words(row, 255, 0), float(1))...)
	}
	return out
}

// continues cuts bytes into records Continue.
func continues(data []byte) []byte {
	var out []byte
	for len(data) > 0 {
		n := min(len(data), 8224)
		out = append(out, rec(0x003C, data[:n])...)
		data = data[n:]
	}
	return out
}
