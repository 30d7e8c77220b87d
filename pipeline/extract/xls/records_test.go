package xls_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract"
	"hoso/pipeline/extract/readertest"
	"hoso/pipeline/extract/xls"
)

// sst writes shared strings.
func sst(strings ...[]byte) []byte {
	return rec(0x00FC, long(len(strings)), long(len(strings)), join(strings...))
}

func labelSST(row, column, look, i int) []byte { return rec(0x00FD, words(row, column, look), long(i)) }

// TestCells reads one record and looks for the cell that it makes.
func TestCells(t *testing.T) {
	number := func(look int, x float64) []byte { return rec(0x0203, words(0, 0, look), float(x)) }
	rk := func(look, bits int) []byte { return rec(0x027E, words(0, 0, look), long(bits)) }
	formula := func(value []byte, tokens ...byte) []byte {
		return rec(0x0006, words(0, 0, 0), value, words(0, 0, 0), words(len(tokens)), tokens)
	}
	special := func(kind, value byte) []byte { return bytesOf(kind, 0, value, 0, 0, 0, 0xFF, 0xFF) }
	cases := map[string]struct {
		globals, sheet []byte
		want           string
	}{
		"number":            {nil, number(0, 12.5), `|A1 "12,5"`},
		"percent":           {nil, number(2, 0.9), `|A1 "90%"`},
		"day":               {nil, number(3, 46079), `|A1 "26/02/2026" false 2026-02-26`},
		"day from 1904":     {rec(0x0022, words(1)), number(3, 46079-1462), `|A1 "26/02/2026" false 2026-02-26`},
		"thousands":         {nil, number(4, 1500000), `|A1 "1.500.000"`},
		"look that is none": {nil, number(99, 7), `|A1 "7"`},
		"RK whole":          {nil, rk(0, 7<<2|2), `|A1 "7"`},
		"RK below zero":     {nil, rk(0, -7<<2|2), `|A1 "-7"`},
		"RK hundredth":      {nil, rk(0, 250<<2|3), `|A1 "2,5"`},
		"RK half a double":  {nil, rk(0, 0x3FF80000), `|A1 "1,5"`},
		"MulRK":             {nil, rec(0x00BD, words(0, 1), words(0), long(1<<2|2), words(2), long(100<<2|3), words(2)), `|B1 "1" false  1x1 0 |C1 "100%"`},
		"Label":             {nil, rec(0x0204, words(0, 0, 0), str("chữ")), `|A1 "chữ"`},
		"Label in one byte": {nil, rec(0x0204, words(0, 0, 0), words(3), bytesOf(0, 'a', 0xE0, 'c')), `|A1 "aàc"`},
		"old font":          {nil, rec(0x0204, words(0, 0, 1), str("Tªn m« h×nh")), `|A1 "Tên mô hình"`},
		"RString":           {nil, rec(0x00D6, words(0, 0, 0), str("Đây là Teân moâ hình"), words(1), words(7, 5)), `|A1 "Đây là Tên mô hình"`},
		"bold":              {nil, rec(0x0204, words(0, 0, 5), str("đậm")), `|A1 "đậm" false  1x1 6`},
		"bold head":         {nil, rec(0x00D6, words(0, 0, 5), str("Tên: gì"), words(1), words(4, 0)), `|A1 "Tên: gì" false  1x1 5`},
		"true":              {nil, rec(0x0205, words(0, 0, 0), bytesOf(1, 0)), `|A1 "Có"`},
		"fault":             {nil, rec(0x0205, words(0, 0, 0), bytesOf(0x17, 1)), `|A1 "" false #REF!`},
		"formula, number":   {nil, formula(float(3)), `|A1 "3"`},
		"formula, text":     {nil, join(formula(special(0, 0)), rec(0x04BC, make([]byte, 8)), rec(0x0207, str("kết quả"))), `|A1 "kết quả"`},
		"formula, long text": {nil, join(formula(special(0, 0)), rec(0x0207, words(7), bytesOf(1), wide("kết q")), rec(0x003C, bytesOf(0, 'u', 'a'))),
			`|A1 "kết qua"`},
		"formula, false":       {nil, formula(special(1, 0)), `|A1 "Không"`},
		"formula, fault":       {nil, formula(special(2, 0x17)), `|A1 "" false #REF!`},
		"formula, named fault": {nil, formula(special(2, 0x17)), `note Trang tính “A”, ô A1 có lỗi #REF! nên không có giá trị.`},
		"formula without text": {nil, formula(float(0), 0x17, 1, 0, 'a', 0x17, 1, 0, 'b', 0x08), `note Trang tính “A”, ô A1 có công thức nhưng tệp không lưu kết quả`},
		"LEFT without text":    {nil, formula(float(0), 0x44, 0, 0, 0, 0, 0x42, 1, 115, 0), `note Trang tính “A”, ô A1 có công thức nhưng tệp không lưu kết quả`},
		"zero":                 {nil, formula(float(0), 0x1E, 0, 0), `|A1 "0"`},
		"chart within":         {nil, join(bof(0x20), number(0, 1), eof(), rec(0x0203, words(0, 0, 0), float(2))), `|A1 "2"`},
		"merge":                {nil, join(number(0, 1), rec(0x0203, words(1, 1, 0), float(2)), rec(0x00E5, words(1, 0, 1, 0, 0))), "row 2 hidden false doubt false: <1,1> |B2"},
		"hidden row":           {nil, join(rec(0x0208, words(0, 0, 1, 255, 0, 0), words(0x20, 0)), number(0, 1)), "row 1 hidden true"},
		"rows hidden at first": {nil, join(rec(0x0225, words(2, 0)), number(0, 1)), "row 1 hidden true"},
		"hidden column":        {nil, join(rec(0x007D, words(0, 0, 100, 0, 1, 0)), number(0, 1)), `|A1 "1" true`},
		"shared":               {sst(str("một"), str("hai")), labelSST(0, 0, 0, 1), `|A1 "hai"`},
		"shared, phonetic":     {sst(join(words(1), bytesOf(4), long(3), bytesOf('a', 9, 9, 9)), str("hai")), labelSST(0, 0, 0, 1), `|A1 "hai"`},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			doc, err := read(ole("Workbook", workbook(c.globals, c.sheet)))
			if err != nil {
				t.Fatal(err)
			}
			if text := dump(doc); !strings.Contains(text, c.want) {
				t.Errorf("lacks %s:\n%s", c.want, text)
			}
		})
	}
}

// TestContinue cuts the shared strings at every place where Excel may cut
// them: the flag of width stands again where characters go on, and nowhere else.
func TestContinue(t *testing.T) {
	const first, second = "Tên mô hình", "Chủ thể: ai làm?"
	head := join(long(2), long(2))
	plain := join(words(length(first)), bytesOf(1))
	rich := join(words(length(second)), bytesOf(1|8), words(2)) // two changes of font
	runs := words(4, 1, 9, 2)
	characters := wide(second)
	before := join(head, plain, wide(first))
	var cuts [][]byte
	for i := 0; i <= length(second); i++ {
		rest := join(bytesOf(1), characters[2*i:])
		if i == length(second) {
			rest = nil
		}
		cuts = append(cuts, join(rec(0x00FC, before, rich, characters[:2*i]), rec(0x003C, rest, runs)))
	}
	cuts = append(cuts,
		join(rec(0x00FC, before), rec(0x003C, rich, characters, runs)),
		join(rec(0x00FC, before, rich, characters, runs[:4]), rec(0x003C, runs[4:])),
		join(rec(0x00FC, before, rich, characters, runs[:3]), rec(0x003C, runs[3:])),
		join(rec(0x00FC, head, words(length(first)), bytesOf(1), wide("Tên ")), rec(0x003C, bytesOf(1), wide("mô")),
			rec(0x003C, bytesOf(0), []byte(" h\xECnh")), rec(0x003C, rich, characters, runs)),
	)
	for i, cut := range cuts {
		doc, err := read(ole("Workbook", workbook(cut, labelSST(0, 0, 0, 0), labelSST(0, 1, 0, 1))))
		if err != nil {
			t.Errorf("cut %d: %v", i, err)
			continue
		}
		cells := doc.Blocks[0].Table.Rows[0].Cells
		if cells[0].Text() != first || cells[1].Text() != second {
			t.Errorf("cut %d: %q, %q", i, cells[0].Text(), cells[1].Text())
		}
	}
}

// TestRejections reads files that cannot be taken.
func TestRejections(t *testing.T) {
	sound := workbook(nil, rec(0x0203, words(0, 0, 0), float(1)))
	file := ole("Workbook", sound)
	bad := func(sheet ...[]byte) []byte { return ole("Workbook", workbook(nil, sheet...)) }
	cases := map[string]struct {
		content []byte
		want    dossier.Code
	}{
		"sound":               {file, ""},
		"other spelling":      {ole("WORKBOOK", sound), ""},
		"nothing":             {nil, dossier.Empty},
		"head alone":          {file[:8], dossier.Corrupt},
		"download broken off": {file[:len(file)/2], dossier.Corrupt},
		"no container":        {[]byte(strings.Repeat("a", 5000)), dossier.Corrupt},
		"Excel 95":            {ole("Book", sound), dossier.UnsupportedFormat},
		"version of Excel 95": {ole("Workbook", join(rec(0x0809, words(0x0500, 5)), eof())), dossier.UnsupportedFormat},
		"no workbook":         {ole("WordDocument", sound), dossier.UnsupportedFormat},
		"password":            {ole("Workbook", workbook(rec(0x002F, words(1, 1)))), dossier.Encrypted},
		"no such string":      {bad(labelSST(0, 0, 0, 9)), dossier.Corrupt},
		"text too short":      {bad(rec(0x0204, words(0, 0, 0), words(99), bytesOf(1, 'a'))), dossier.Corrupt},
		"strings too short":   {ole("Workbook", workbook(rec(0x00FC, long(1), long(1), words(9), bytesOf(0, 'a')))), dossier.Corrupt},
		"column beyond":       {bad(rec(0x0203, words(0, 300, 0), float(1))), dossier.Corrupt},
		"sheet without end":   {ole("Workbook", append(sound[:len(sound)-4], rec(0x0203, words(0, 0, 0), float(1))...)[:len(sound)]), dossier.Corrupt},
		"place beyond":        {ole("Workbook", join(bof(5), rec(0x0085, long(1<<30), bytesOf(0, 0), short("A")), eof())), dossier.Corrupt},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			if _, err := read(c.content); readertest.Code(err) != c.want {
				t.Errorf("%v, want %q", err, c.want)
			}
		})
	}
}

// TestLimits passes each limit that a file can pass.
func TestLimits(t *testing.T) {
	cell := func(row, column int) []byte { return rec(0x0203, words(row, column, 0), float(1)) }
	file := ole("Workbook", workbook(sst(str("một đoạn chữ")), cell(0, 0), cell(50, 50), labelSST(1, 0, 0, 0), labelSST(2, 0, 0, 0)))
	tests := map[string]func(*extract.Limits){
		"size":    func(l *extract.Limits) { l.Inflated = 1000 },
		"total":   func(l *extract.Limits) { l.Total = 1000 },
		"records": func(l *extract.Limits) { l.Elements = 10 },
		"cells":   func(l *extract.Limits) { l.Cells = 3 },
		"text":    func(l *extract.Limits) { l.Text = 20 },
	}
	for name, change := range tests {
		limits := extract.DefaultLimits()
		change(&limits)
		_, err := xls.New().Read(context.Background(), bytes.NewReader(file), int64(len(file)), limits)
		if readertest.Code(err) != dossier.TooLarge {
			t.Errorf("%s: %v", name, err)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := xls.New().Read(ctx, bytes.NewReader(file), int64(len(file)), extract.DefaultLimits()); readertest.Code(err) != dossier.Timeout {
		t.Errorf("ended context: %v", err)
	}
}

// TestFarCells leaves stray cells out without laying out what lies between.
func TestFarCells(t *testing.T) {
	cell := func(row, column int) []byte { return rec(0x0203, words(row, column, 0), float(1)) }
	doc, err := read(ole("Workbook", workbook(nil, rec(0x0200, long(0), long(1<<20), words(0, 256, 0)), cell(0, 0), cell(65535, 255))))
	if err != nil {
		t.Fatal(err)
	}
	if rows := doc.Blocks[0].Table.Rows; len(rows) != 2 || rows[1].Index != 65536 {
		t.Errorf("%d rows", len(rows))
	}
}

func TestHardFiles(t *testing.T) {
	folder := os.Getenv("HOSO_HARD_FILES")
	if folder == "" {
		t.Skip("HOSO_HARD_FILES names no folder of hard files")
	}
	files, _ := filepath.Glob(filepath.Join(folder, "encrypted", "*.xls"))
	if len(files) == 0 {
		t.Fatal("no files")
	}
	for _, path := range files {
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := read(content); readertest.Code(err) != dossier.Encrypted {
			t.Errorf("%s: %v", path, err)
		}
	}
}
