package main

import (
	"fmt"
	"strings"
	"testing"

	"hoso/pipeline/dossier"
)

const sheetSpace = ` xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`

// bookBomb is a workbook of one sheet, in which each part may be replaced.
func bookBomb(replaced ...entry) func(*testing.T) []byte {
	return func(t *testing.T) []byte {
		entries := []entry{
			{name: "_rels/.rels", head: relations + relation("officeDocument", "xl/workbook.xml") + "</Relationships>"},
			{name: "xl/_rels/workbook.xml.rels", head: relations + strings.Replace(relation("worksheet", "sheet1.xml"), `Id="sheet1.xml"`, `Id="r1"`, 1) +
				relation("styles", "styles.xml") + relation("sharedStrings", "sharedStrings.xml") + "</Relationships>"},
			{name: "xl/workbook.xml", head: `<workbook` + sheetSpace + `><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>`},
			{name: "xl/styles.xml", head: `<styleSheet` + sheetSpace + `/>`},
			{name: "xl/sharedStrings.xml", head: `<sst` + sheetSpace + `><si><t>` + strings.Repeat("Tên mô hình ", 2000) + `</t></si></sst>`},
			{name: "xl/sheet1.xml", head: `<worksheet` + sheetSpace + `><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>`},
		}
		for _, r := range replaced {
			for i := range entries {
				if entries[i].name == "xl/"+r.name {
					r.name = entries[i].name
					entries[i] = r
				}
			}
		}
		return packed(t, entries...)
	}
}

// sheetBomb is a workbook whose sheet is a text many times over.
func sheetBomb(head, body string, times int, tail string, others ...entry) func(*testing.T) []byte {
	return bookBomb(append(others, entry{"sheet1.xml", "<worksheet" + sheetSpace + ">" + head, body, times, tail + "</worksheet>"})...)
}

var hostileSheets = []hostile{
	{"spaces.xlsx", sheetBomb("<sheetData>", " ", 700<<20, "</sheetData>"), []dossier.Code{dossier.TooLarge}},
	{"styled-rows.xlsx", sheetBomb(`<dimension ref="A1:XFD1048576"/><sheetData>`, `<row s="1" customFormat="1"/>`, 1_048_576, "</sheetData>"), []dossier.Code{wasRead}},
	{"styled-cells.xlsx", sheetBomb(`<sheetData>`, "<row>"+strings.Repeat(`<c s="1"/>`, 100)+"</row>", 30_000, "</sheetData>"), nil},
	{"strings.xlsx", sheetBomb("<sheetData>", "", 0, "</sheetData>", entry{"sharedStrings.xml", "<sst" + sheetSpace + ">", "<si/>", 3_900_000, "</sst>"}), nil},
	{"texts.xlsx", sheetBomb("<sheetData>", "", 0, "</sheetData>", entry{"sharedStrings.xml", "<sst" + sheetSpace + ">", "<si><t>Tên mô hình</t></si>", 1_300_000, "</sst>"}), nil},
	{"rich.xlsx", sheetBomb("<sheetData>", "", 0, "</sheetData>", entry{"sharedStrings.xml", "<sst" + sheetSpace + "><si>", `<r><rPr><rFont val=".VnTime"/></rPr><t>a</t></r>`, 900_000, "</si></sst>"}), nil},
	{"one-text-often.xlsx", sheetBomb("<sheetData>", `<row><c t="s"><v>0</v></c></row>`, 300_000, "</sheetData>"), []dossier.Code{dossier.TooLarge}},
	{"formats.xlsx", sheetBomb("<sheetData>", `<row><c s="1"><v>1</v></c></row>`, 300_000, "</sheetData>", entry{"styles.xml",
		`<styleSheet` + sheetSpace + `><numFmts><numFmt numFmtId="200" formatCode="`, `0;[Red]`, 40_000, `"/></numFmts><cellXfs><xf/><xf numFmtId="200"/></cellXfs></styleSheet>`}), nil},
	{"long-format.xlsx", sheetBomb("<sheetData>", `<row><c s="1"><v>46079.5</v></c></row>`, 100_000, "</sheetData>", entry{"styles.xml",
		`<styleSheet` + sheetSpace + `><numFmts><numFmt numFmtId="200" formatCode="`, `dd/mm/yyyy &quot;x&quot; `, 4_000, `"/></numFmts><cellXfs><xf/><xf numFmtId="200"/></cellXfs></styleSheet>`}), nil},
	{"looks.xlsx", sheetBomb("<sheetData>", "", 0, "</sheetData>", entry{"styles.xml", `<styleSheet` + sheetSpace + `><cellXfs>`, `<xf numFmtId="1" fontId="2"><alignment/></xf>`, 1_300_000, `</cellXfs></styleSheet>`}), nil},
	{"fonts.xlsx", sheetBomb("<sheetData>", "", 0, "</sheetData>", entry{"styles.xml", `<styleSheet` + sheetSpace + `><fonts>`, `<font><b/><name val=".VnTime"/></font>`, 1_200_000, `</fonts></styleSheet>`}), nil},
	{"names.xlsx", bookBomb(entry{"workbook.xml", `<workbook` + sheetSpace + `><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets><definedNames>`, `<definedName name="a">b</definedName>`, 1_500_000, `</definedNames></workbook>`}), nil},
	{"sheets.xlsx", bookBomb(entry{"workbook.xml", `<workbook` + sheetSpace + `><sheets>`, `<sheet name="A" sheetId="1" r:id="r1"/>`, 1_000_000, `</sheets></workbook>`}), []dossier.Code{dossier.Corrupt, dossier.TooLarge}},
	{"one-sheet-often.xlsx", sheetBomb("<sheetData>", `<row><c><v>1</v></c></row>`, 2_000, "</sheetData>",
		entry{"workbook.xml", `<workbook` + sheetSpace + `><sheets>`, `<sheet name="A" sheetId="1" r:id="r1"/>`, 5_000, `</sheets></workbook>`}), []dossier.Code{dossier.Corrupt}},
	{"links.xlsx", bookBomb(entry{"_rels/workbook.xml.rels", relations, relation("image", "media/a.png"), 300_000, "</Relationships>"}), nil},
	{"merges.xlsx", sheetBomb("<sheetData>"+strings.Repeat(`<row><c><v>1</v></c></row>`, 2000)+"</sheetData><mergeCells>", `<mergeCell ref="A1:XFD1048576"/>`, 1_000_000, "</mergeCells>"), nil},
	{"columns.xlsx", sheetBomb("<cols>", `<col min="1" max="16384" hidden="1"/>`, 1_000_000, `</cols><sheetData><row><c r="XFD1"><v>1</v></c></row></sheetData>`), []dossier.Code{wasRead}},
	{"number.xlsx", sheetBomb("<sheetData><row><c><v>", "9", 60<<20, "</v></c></row></sheetData>"), nil},
	{"deep.xlsx", sheetBomb("", "<a>", 1_000_000, ""), []dossier.Code{dossier.TooLarge}},
	{"corners.xlsx", sheetBomb("<sheetData>", corners(20_000), 1, "</sheetData>"), nil},
}

// corners are rows far apart with a cell at both ends.
func corners(rows int) string {
	var out strings.Builder
	for i := range rows {
		row := 1 + i*50
		fmt.Fprintf(&out, `<row r="%d"><c r="A%d"><v>1</v></c><c r="XFD%d"><v>1</v></c></row>`, row, row, row)
	}
	return out.String()
}
