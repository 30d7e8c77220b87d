package main

import (
	"fmt"
	"strings"
	"testing"

	"hoso/pipeline/dossier"
)

const (
	wordSpace   = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	officeTypes = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	relations   = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
)

// relation is a relationship of a part.
func relation(kind, target string) string {
	return `<Relationship Id="` + target + `" Type="` + officeTypes + kind + `" Target="` + target + `"/>`
}

// wordBomb is a Word file whose body is a text many times over, beside other
// parts, each called by its kind.
func wordBomb(head, body string, times int, tail string, others ...entry) func(*testing.T) []byte {
	return func(t *testing.T) []byte {
		links := relations
		for i := range others {
			kind := others[i].name
			others[i].name = fmt.Sprint(kind, i, ".xml")
			links += relation(strings.TrimRight(kind, "0123456789"), others[i].name)
			others[i].name = "word/" + others[i].name
		}
		entries := []entry{
			{name: "_rels/.rels", head: relations + relation("officeDocument", "word/document.xml") + "</Relationships>"},
			{name: "word/_rels/document.xml.rels", head: links + "</Relationships>"},
			{name: "word/document.xml", head: "<w:document" + wordSpace + "><w:body>" + head, body: body, times: times, tail: tail + "</w:body></w:document>"},
		}
		return packed(t, append(entries, others...)...)
	}
}

// numbered is a list whose every level counts in one format, from a number.
func numbered(format string, start int) entry {
	levels := ""
	for i := range 9 {
		levels += fmt.Sprintf(`<w:lvl w:ilvl="%d"><w:start w:val="%d"/><w:numFmt w:val="%s"/><w:lvlText w:val="%%1.%%2.%%3.%%4.%%5.%%6.%%7.%%8.%%9"/></w:lvl>`, i, start, format)
	}
	return entry{name: "numbering", head: `<w:numbering` + wordSpace + `><w:abstractNum w:abstractNumId="0">` + levels + `</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`}
}

const wideCell = `<w:tc><w:tcPr><w:gridSpan w:val="20000"/><w:vMerge/></w:tcPr><w:p/></w:tc>`

var hostileWords = []hostile{
	{"spaces.docx", wordBomb(`<w:p><w:r><w:t>`, " ", 700<<20, `</w:t></w:r></w:p>`), []dossier.Code{dossier.TooLarge}},
	{"comment.docx", wordBomb("<!--", "-", 0, "x"+strings.Repeat(" ", 6<<20)+"-->"), nil},
	{"attribute.docx", wordBomb(`<w:p w:x="`, "a", 60<<20, `"/>`), nil},
	{"paragraphs.docx", wordBomb("", "<w:p/>", 3_900_000, ""), nil},
	{"runs.docx", wordBomb("<w:p>", "<w:r><w:t>a</w:t></w:r>", 1_900_000, "</w:p>"), nil},
	{"fonts.docx", wordBomb("<w:p>", `<w:r><w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr><w:t>Tªn m« </w:t></w:r><w:r><w:rPr><w:rFonts w:ascii="VNI-Times"/></w:rPr><w:t>moâ hình </w:t></w:r>`, 300_000, "</w:p>"), nil},
	{"cells.docx", wordBomb("<w:tbl>", "<w:tr>"+strings.Repeat("<w:tc><w:p/></w:tc>", 60)+"</w:tr>", 6_600, "</w:tbl>"), nil},
	{"nested.docx", wordBomb(strings.Repeat("<w:tbl><w:tr><w:tc>", 80), "<w:p><w:r><w:t>a</w:t></w:r></w:p>", 500_000, strings.Repeat("</w:tc></w:tr></w:tbl>", 80)), nil},
	{"deep.docx", wordBomb(strings.Repeat("<w:sdt><w:sdtContent>", 100_000), "", 0, ""), []dossier.Code{dossier.TooLarge}},
	{"merged.docx", wordBomb("<w:tbl>", "<w:tr>"+wideCell+"</w:tr>", 19, "</w:tbl>"), nil},
	{"boxes.docx", wordBomb("<w:p><w:r>", "<w:pict><w:txbxContent><w:p><w:r><w:t>a</w:t></w:r></w:p></w:txbxContent></w:pict>", 500_000, "</w:r></w:p>"), nil},
	{"lists.docx", wordBomb("", `<w:p><w:pPr><w:numPr><w:ilvl w:val="8"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>`, 300_000, "", numbered("upperRoman", 2_000_000_000)), nil},
	{"words.docx", wordBomb("", `<w:p><w:pPr><w:numPr><w:ilvl w:val="8"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>`, 100_000, "", numbered("lowerLetter", 2_147_483_000)), nil},
	{"styles.docx", wordBomb("", `<w:p><w:pPr><w:pStyle w:val="S"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>`, 100_000, "", chainOfStyles(60_000)), nil},
	{"parts.docx", wordBomb("<w:p/>", "", 0, "", slicesOf("header", entry{head: "<w:hdr" + wordSpace + ">", body: "<w:p> </w:p>", times: 3_900_000, tail: "</w:hdr>"}, 4)...), nil},
	{"fields.docx", wordBomb("<w:p>", `<w:r><w:fldChar w:fldCharType="begin"/></w:r>`, 1_500_000, "</w:p>"), nil},
}

// chainOfStyles is a sheet of styles, each based on the next, the last on the
// first.
func chainOfStyles(n int) entry {
	var out strings.Builder
	out.WriteString("<w:styles" + wordSpace + ">")
	for i := range n {
		id := fmt.Sprint("S", i)
		if i == 0 {
			id = "S"
		}
		fmt.Fprintf(&out, `<w:style w:type="paragraph" w:styleId="%s"><w:basedOn w:val="S%d"/></w:style>`, id, (i+1)%n)
	}
	out.WriteString("</w:styles>")
	return entry{name: "styles", head: out.String()}
}

func slicesOf(name string, e entry, n int) []entry {
	e.name = name
	out := make([]entry, n)
	for i := range out {
		out[i] = e
	}
	return out
}
