package excel_test

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"hash/crc32"
	"io"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract"
	"hoso/pipeline/extract/excel"
	"hoso/pipeline/extract/readertest"
)

const oneCell = `<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData>`

// with gives the usual package with one part replaced, added or, where content
// is "", left out.
func with(t testing.TB, name, content string) []byte {
	t.Helper()
	parts := frame(oneCell, `<si><t>Dân vận khéo</t></si>`)
	i := slices.IndexFunc(parts, func(p part) bool { return p.name == name })
	switch {
	case i < 0:
		parts = append(parts, part{name, content})
	case content == "":
		parts = slices.Delete(parts, i, i+1)
	default:
		parts[i].content = content
	}
	return pack(t, parts...)
}

func get(t testing.TB, name string) string {
	t.Helper()
	for _, p := range frame(oneCell, `<si><t>Dân vận khéo</t></si>`) {
		if p.name == name {
			return p.content
		}
	}
	t.Fatalf("no part %s", name)
	return ""
}

func TestPackagesThatAreRead(t *testing.T) {
	const sheet = "xl/worksheets/sheet1.xml"
	strict := strings.NewReplacer(
		mainNS, "http://purl.oclc.org/ooxml/spreadsheetml/main",
		relNS, "http://purl.oclc.org/ooxml/officeDocument/relationships")
	var strictParts, elsewhere, upper []part
	for _, p := range frame(oneCell, `<si><t>Dân vận khéo</t></si>`) {
		strictParts = append(strictParts, part{p.name, strict.Replace(p.content)})
		elsewhere = append(elsewhere, part{strings.ReplaceAll(p.name, "xl/", "wtf/"), strings.ReplaceAll(p.content, `"xl/`, `"/wtf/`)})
		upper = append(upper, part{strings.ToUpper(strings.ReplaceAll(p.name, "/", `\`)), p.content})
	}
	wide := []byte{0xFF, 0xFE}
	for _, u := range utf16.Encode([]rune(`<?xml version="1.0" encoding="UTF-16"?>` + get(t, "xl/sharedStrings.xml"))) {
		wide = append(wide, byte(u), byte(u>>8))
	}
	cases := map[string][]byte{
		"transitional":         with(t, "docProps/app.xml", "<Properties/>"),
		"strict":               pack(t, strictParts...),
		"another folder":       pack(t, elsewhere...),
		"capitals, backslash":  pack(t, upper...),
		"prefixes":             with(t, sheet, `<x:worksheet xmlns:x="`+mainNS+`"><x:sheetData><x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c></x:row></x:sheetData></x:worksheet>`),
		"byte order mark":      with(t, sheet, "\xEF\xBB\xBF"+get(t, sheet)),
		"UTF-16":               with(t, "xl/sharedStrings.xml", string(wide)),
		"no package relations": with(t, "_rels/.rels", ""),
		"broken picture":       with(t, "xl/media/image1.png", strings.Repeat("x", 100)),
		"macros":               with(t, "xl/vbaProject.bin", "\xD0\xCF"),
	}
	for name, data := range cases {
		t.Run(name, func(t *testing.T) {
			if got := find(firstTable(t, mustRead(t, data)), "A1").Text(); got != "Dân vận khéo" {
				t.Errorf("A1 = %q", got)
			}
		})
	}
}

func TestPackagesThatAreRejected(t *testing.T) {
	const sheet, main = "xl/worksheets/sheet1.xml", "xl/workbook.xml"
	whole := with(t, "docProps/app.xml", "<Properties/>")
	cells := func(s string) string {
		return `<worksheet xmlns="` + mainNS + `"><sheetData>` + s + `</sheetData></worksheet>`
	}
	cases := []struct {
		name string
		data []byte
		want dossier.Code
	}{
		{"empty", nil, dossier.Empty},
		{"no zip", []byte("Kính gửi"), dossier.Corrupt},
		{"truncated", whole[:len(whole)*2/3], dossier.Corrupt},
		{"zip without parts", pack(t), dossier.Corrupt},
		{"foreign zip", pack(t, part{"a.txt", "a"}), dossier.UnsupportedFormat},
		{"xlsb", pack(t, part{"xl/workbook.bin", "\x83\x01"}), dossier.UnsupportedFormat},
		{"word", with(t, main, `<w:document xmlns:w="w"/>`), dossier.UnsupportedFormat},
		{"no workbook", with(t, main, ""), dossier.Corrupt},
		{"no sheet", with(t, sheet, ""), dossier.Corrupt},
		{"sheet cut off", with(t, sheet, get(t, sheet)[:120]), dossier.Corrupt},
		{"sheet with wrong nesting", with(t, sheet, cells("<row></c></row>")), dossier.Corrupt},
		{"sheet with two roots", with(t, sheet, cells("")+cells("")), dossier.Corrupt},
		{"sheet that is blank", with(t, sheet, " "), dossier.Corrupt},
		{"unknown shared string", with(t, sheet, cells(`<row><c t="s"><v>7</v></c></row>`)), dossier.Corrupt},
		{"cell out of bounds", with(t, sheet, cells(`<row><c r="ZZZZZ1"><v>7</v></c></row>`)), dossier.Corrupt},
		{"row out of bounds", with(t, sheet, cells(`<row r="99999999"/>`)), dossier.Corrupt},
		{"broken UTF-8", with(t, sheet, cells("<row><c><v>\xff\xfe</v></c></row>")), dossier.Corrupt},
		{"unknown entity", with(t, sheet, cells("<row><c><v>&lol;</v></c></row>")), dossier.Corrupt},
		{"document type", with(t, sheet, `<!DOCTYPE a SYSTEM "http://example.org/a">`+cells("")), dossier.Corrupt},
		{"entities", with(t, sheet, `<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>`+cells("<row><c><v>&b;</v></c></row>")), dossier.TooLarge},
		{"a part twice", pack(t, append(frame(oneCell, ""), part{sheet, cells("")})...), dossier.Corrupt},
		{"two sheets in one part", with(t, main, strings.Replace(get(t, main), "</sheets>", `<sheet name="B" sheetId="2" r:id="r1"/></sheets>`, 1)), dossier.Corrupt},
		{"deep nesting", with(t, sheet, strings.Repeat("<a>", 5000)+strings.Repeat("</a>", 5000)), dossier.TooLarge},
		{"deep workbook", with(t, main, strings.Repeat("<a>", 5000)+strings.Repeat("</a>", 5000)), dossier.TooLarge},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			doc, err := read(c.data)
			if readertest.Code(err) != c.want || doc != nil {
				t.Errorf("document %v, error %v; want %s", doc != nil, err, c.want)
			}
		})
	}
}

func TestWrongChecksum(t *testing.T) {
	content := []byte(get(t, "xl/worksheets/sheet1.xml"))
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, p := range frame(oneCell, `<si><t>a</t></si>`) {
		if p.name == "xl/worksheets/sheet1.xml" {
			continue
		}
		f, err := w.Create(p.name)
		must(t, err)
		_, err = io.WriteString(f, p.content)
		must(t, err)
	}
	f, err := w.CreateRaw(&zip.FileHeader{
		Name: "xl/worksheets/sheet1.xml", Method: zip.Store, CRC32: crc32.ChecksumIEEE(content) + 1,
		CompressedSize64: uint64(len(content)), UncompressedSize64: uint64(len(content)),
	})
	must(t, err)
	_, err = f.Write(content)
	must(t, err)
	must(t, w.Close())
	if _, err := read(out.Bytes()); readertest.Code(err) != dossier.Corrupt || !errors.Is(err, zip.ErrChecksum) {
		t.Errorf("error %v, want corrupt for the checksum", err)
	}
}

// TestBombs has parts that inflate far beyond the limits. Neither memory nor
// the folder for temporary files may take them.
func TestBombs(t *testing.T) {
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	blank := strings.Repeat(" ", 8<<20)
	bombs := map[string]struct {
		part string
		want dossier.Code
	}{
		"sheet":          {"xl/worksheets/sheet1.xml", dossier.TooLarge},
		"shared strings": {"xl/sharedStrings.xml", dossier.TooLarge},
		"workbook":       {"xl/workbook.xml", dossier.TooLarge},
		"picture":        {"xl/media/image1.png", ""},
		"unused part":    {"docProps/custom.xml", ""},
	}
	for name, b := range bombs {
		t.Run(name, func(t *testing.T) {
			content := blank
			if b.want == dossier.TooLarge {
				content = get(t, b.part) + blank
			}
			data := with(t, b.part, content)
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			_, err := read(data, func(l *extract.Limits) { l.Inflated = 4 << 20 })
			runtime.ReadMemStats(&after)
			if readertest.Code(err) != b.want {
				t.Errorf("error %v, want %s", err, b.want)
			}
			if grown := after.TotalAlloc - before.TotalAlloc; grown > 64<<20 {
				t.Errorf("%d bytes packed took %d MB", len(data), grown>>20)
			}
		})
	}
	left, err := os.ReadDir(temp)
	if err != nil || len(left) > 0 {
		t.Errorf("temporary files: %v, %v", left, err)
	}
}

func TestLimits(t *testing.T) {
	many := `<si><t>` + strings.Repeat("a", 1000) + `</t></si>`
	used := `<sheetData><row>` + strings.Repeat(`<c t="s"><v>0</v></c>`, 100) + `</row></sheetData>`
	data := raw(t, used, many)
	cases := map[string]func(*extract.Limits){
		"inflated": func(l *extract.Limits) { l.Inflated = 300 },
		"total":    func(l *extract.Limits) { l.Total = 1000 },
		"parts":    func(l *extract.Limits) { l.Parts = 3 },
		"depth":    func(l *extract.Limits) { l.Depth = 3 },
		"elements": func(l *extract.Limits) { l.Elements = 50 },
		"cells":    func(l *extract.Limits) { l.Cells = 99 },
		"text":     func(l *extract.Limits) { l.Text = 99_999 },
	}
	for name, change := range cases {
		t.Run(name, func(t *testing.T) {
			if _, err := read(data, change); readertest.Code(err) != dossier.TooLarge {
				t.Errorf("error %v, want too_large", err)
			}
		})
	}
	mustRead(t, data)
}

func TestTimeout(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	data := with(t, "a", "a")
	_, err := excel.New().Read(ctx, bytes.NewReader(data), int64(len(data)), extract.DefaultLimits())
	if readertest.Code(err) != dossier.Timeout {
		t.Errorf("error %v, want timeout", err)
	}
}

// gone fails after some bytes, like a share that went away.
type gone struct{}

var errGone = errors.New("network path not found")

func (gone) ReadAt([]byte, int64) (int, error) { return 0, errGone }

func TestFaultOfTheMachineIsNoRejection(t *testing.T) {
	_, err := excel.New().Read(context.Background(), gone{}, 1000, extract.DefaultLimits())
	var r *dossier.Rejection
	if !errors.Is(err, errGone) || errors.As(err, &r) {
		t.Errorf("error %v, want the fault itself", err)
	}
}

func TestChartSheetsAreSkipped(t *testing.T) {
	data := made(t, func(f *excelize.File) {
		must(t, f.SetCellValue("Sheet1", "A1", 1))
		must(t, f.AddChartSheet("Biểu đồ", &excelize.Chart{Type: excelize.Col, Series: []excelize.ChartSeries{{Values: "Sheet1!$A$1:$A$1"}}}))
	})
	doc := mustRead(t, data)
	if len(doc.Blocks) != 1 || len(doc.Notes) != 0 || firstTable(t, doc).Sheet != "Sheet1" {
		t.Errorf("%d tables, notes %v", len(doc.Blocks), doc.Notes)
	}
}
