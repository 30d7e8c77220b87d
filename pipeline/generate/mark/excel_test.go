package mark_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"hoso/pipeline/dossier"
	"hoso/pipeline/generate/mark"
)

const sheetNS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

func excelParts(sheet string, more ...part) []part {
	const packageNS = "http://schemas.openxmlformats.org/package/2006/relationships"
	return append([]part{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`},
		{"_rels/.rels", `<Relationships xmlns="` + packageNS + `"><Relationship Id="rId1" Type="` + officeNS + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		{"xl/workbook.xml", `<workbook xmlns="` + sheetNS + `" xmlns:r="` + officeNS + `"><sheets><sheet name="Ẩn" sheetId="1" state="hidden" r:id="rId9"/><sheet name="Biểu 1" sheetId="2" r:id="rId1"/></sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", `<Relationships xmlns="` + packageNS + `"><Relationship Id="rId1" Type="` + officeNS + `/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId9" Type="` + officeNS + `/worksheet" Target="worksheets/hidden.xml"/><Relationship Id="rId2" Type="` + officeNS + `/styles" Target="styles.xml"/></Relationships>`},
		{"xl/styles.xml", `<styleSheet xmlns="` + sheetNS + `"><fills count="2"><fill/><fill/></fills><cellXfs count="3"><xf fillId="0"/><xf numFmtId="14" fillId="1" applyFill="0"><alignment/></xf><xf/></cellXfs></styleSheet>`},
		{"xl/worksheets/hidden.xml", `<worksheet/>`},
		{"xl/worksheets/sheet1.xml", `<worksheet xmlns="` + sheetNS + `">` + sheet + `</worksheet>`},
	}, more...)
}

func cell(name string, grave bool) mark.Remark {
	return mark.Remark{Where: dossier.Location{Sheet: "Biểu 1", Cell: name}, Title: "Cần sửa " + name, Lines: []string{"a < b"}, Grave: grave}
}

const draws = `<legacyDrawing xmlns:r="` + officeNS + `" r:id="rIdHoso2"/>`

func TestExcelCells(t *testing.T) {
	for _, c := range []struct {
		name         string
		cell         string
		before, want string
	}{
		{"a cell with a style", "B2", `<sheetData><row r="2"><c r="A2"/><c r="B2" s="1"><v>1</v></c></row></sheetData>`, `<sheetData><row r="2"><c r="A2"/><c r="B2" s="3"><v>1</v></c></row></sheetData>` + draws},
		{"a cell without", "B2", `<sheetData><row r="2"><c r="B2"/></row></sheetData>`, `<sheetData><row r="2"><c s="3" r="B2"/></row></sheetData>` + draws},
		{"cells that name no place", "B2", `<sheetData><row/><row><c/><c/></row></sheetData>`, `<sheetData><row/><row><c/><c s="3"/></row></sheetData>` + draws},
		{"a cell that is not there", "B2", `<sheetData><row r="2"><c r="A2"/><c r="C2"/></row></sheetData>`, `<sheetData><row r="2"><c r="A2"/><c r="B2" s="3"/><c r="C2"/></row></sheetData>` + draws},
		{"at the end of a row", "B2", `<sheetData><row r="2"><c r="A2"/></row></sheetData>`, `<sheetData><row r="2"><c r="A2"/><c r="B2" s="3"/></row></sheetData>` + draws},
		{"an empty row", "B2", `<sheetData><row r="2"/></sheetData>`, `<sheetData><row r="2"><c r="B2" s="3"/></row></sheetData>` + draws},
		{"a row that is not there", "B2", `<sheetData><row r="1"/><row r="3"/></sheetData>`, `<sheetData><row r="1"/><row r="2"><c r="B2" s="3"/></row><row r="3"/></sheetData>` + draws},
		{"the last row", "B2", `<sheetData><row r="1"/></sheetData>`, `<sheetData><row r="1"/><row r="2"><c r="B2" s="3"/></row></sheetData>` + draws},
		{"an empty sheet", "B2", `<sheetData/>`, `<sheetData><row r="2"><c r="B2" s="3"/></row></sheetData>` + draws},
		{"before what stands behind", "B2", `<sheetData><row r="2"><c r="B2"/></row></sheetData><pageMargins/><tableParts/>`, `<sheetData><row r="2"><c s="3" r="B2"/></row></sheetData><pageMargins/>` + draws + `<tableParts/>`},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, parts := copyOf(t, "xlsx", excelParts(c.before), cell(c.cell, true))
			want := `<worksheet xmlns="` + sheetNS + `">` + c.want + `</worksheet>`
			if got := parts["xl/worksheets/sheet1.xml"]; got != want {
				t.Errorf("got  %s\nwant %s", got, want)
			}
			if said := parts["xl/comments1.xml"]; !strings.Contains(said, `ref="B2"`) || !strings.Contains(said, "a &lt; b") || !strings.Contains(said, "<author>Tổ giúp việc</author>") {
				t.Errorf("notes %s", said)
			}
			if box := parts["xl/drawings/vmlDrawing1.vml"]; !strings.Contains(box, "<x:Row>1</x:Row><x:Column>1</x:Column>") {
				t.Errorf("box %s", box)
			}
		})
	}
}

// A colour is a style of its own, like the cell's but for the fill.
func TestExcelStyles(t *testing.T) {
	_, parts := copyOf(t, "xlsx", excelParts(`<sheetData><row r="1"><c r="A1" s="1"/><c r="B1" s="1"/><c r="C1" s="2"/></row></sheetData>`), cell("A1", true), cell("B1", true), cell("C1", false))
	got := parts["xl/styles.xml"]
	for _, want := range []string{`<fills count="4">`, `rgb="FFFFC7CE"`, `rgb="FFFFEB9C"`, `<cellXfs count="5">`, `<xf numFmtId="14" fillId="2" applyFill="1"><alignment/></xf>`, `fillId="3"`, `applyFill="1"`} {
		if !strings.Contains(got, want) {
			t.Errorf("styles lack %s: %s", want, got)
		}
	}
	if got := parts["xl/worksheets/sheet1.xml"]; !strings.Contains(got, `<c r="A1" s="3"/><c r="B1" s="3"/><c r="C1" s="4"/>`) {
		t.Error(got)
	}
}

// A note of the sender's stays; ours goes beside it and says what it is about.
func TestExcelKeepsNotes(t *testing.T) {
	theirs := `<comment ref="B2" authorId="0"><text><t>của tôi</t></text></comment>`
	relations := `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="` + officeNS + `/comments" Target="../comments7.xml"/><Relationship Id="rId2" Type="` + officeNS + `/vmlDrawing" Target="../drawings/v.vml"/></Relationships>`
	_, parts := copyOf(t, "xlsx", excelParts(`<sheetData><row r="2"><c r="B2"/></row></sheetData><legacyDrawing xmlns:r="`+officeNS+`" r:id="rId2"/>`,
		part{"xl/worksheets/_rels/sheet1.xml.rels", relations},
		part{"xl/comments7.xml", `<comments xmlns="` + sheetNS + `"><authors><author>An</author></authors><commentList>` + theirs + `</commentList></comments>`},
		part{"xl/drawings/v.vml", `<xml><br><v:shape id="_x0000_s2049"/></xml>`}), cell("B2", true))
	if said := parts["xl/comments7.xml"]; !strings.Contains(said, theirs) || !strings.Contains(said, `<comment ref="C2" authorId="1">`) || !strings.Contains(said, "Ô B2:") {
		t.Error(said)
	}
	if box := parts["xl/drawings/v.vml"]; !strings.HasPrefix(box, `<xml><br><v:shape id="_x0000_s2049"/>`) || !strings.Contains(box, `id="_x0000_s2050"`) {
		t.Error(box)
	}
	if got := parts["xl/worksheets/_rels/sheet1.xml.rels"]; got != relations {
		t.Error(got)
	}
}

// A place that the book does not have is its beginning; a hidden sheet is never spoken of.
func TestExcelBeginning(t *testing.T) {
	hidden := cell("B2", true)
	hidden.Where.Sheet = "Ẩn"
	_, parts := copyOf(t, "xlsx", excelParts(`<sheetData/>`), hidden, mark.Remark{Title: "chung"})
	if said := parts["xl/comments1.xml"]; strings.Count(said, `ref="A1"`) != 1 || !strings.Contains(said, "Cần sửa B2") || !strings.Contains(said, "chung") {
		t.Error(said)
	}
}

// FuzzCopy holds that no file can hurt: it is copied or unfit, within limits, and the copy can be copied again.
func FuzzCopy(f *testing.F) {
	f.Add(packed(f, wordParts("word/document.xml", body(`<w:p/><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>`))...))
	f.Add(packed(f, excelParts(`<sheetData><row r="2"><c r="B2" s="1"/></row></sheetData>`)...))
	f.Fuzz(func(t *testing.T, data []byte) {
		remarks := []mark.Remark{at(1, 1, 1, 0), at(0, 0, 0, 2), cell("B2", true)}
		for _, format := range []string{"docx", "xlsm"} {
			out, err := mark.Copy(bytes.NewReader(data), int64(len(data)), format, remarks, by)
			if err != nil {
				if !errors.Is(err, mark.ErrUnfit) || strings.Contains(err.Error(), "panic") {
					t.Fatal(err)
				}
				continue
			}
			if _, err := mark.Copy(bytes.NewReader(out), int64(len(out)), format, remarks, by); err != nil {
				t.Fatalf("the copy: %v", err)
			}
		}
	})
}

// FuzzParts does the same with what stands in the parts.
func FuzzParts(f *testing.F) {
	f.Add(body(`<w:p/><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>`), `<sheetData><row r="2"><c r="B2" s="1"/></row></sheetData>`, `<styleSheet xmlns="`+sheetNS+`"><fills count="0"/><cellXfs><xf/></cellXfs></styleSheet>`)
	f.Fuzz(func(t *testing.T, document, sheet, styles string) {
		book := excelParts(sheet)
		book[4].content = styles
		for format, parts := range map[string][]part{"docx": wordParts("word/document.xml", document), "xlsx": book} {
			data := packed(t, parts...)
			_, err := mark.Copy(bytes.NewReader(data), int64(len(data)), format, []mark.Remark{at(1, 1, 1, 0), at(0, 0, 0, 2), cell("B2", true), cell("D9", false)}, by)
			if err != nil && (!errors.Is(err, mark.ErrUnfit) || strings.Contains(err.Error(), "panic")) {
				t.Fatal(err)
			}
		}
	})
}
