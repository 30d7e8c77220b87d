package main

import (
	"fmt"
	"strings"
)

const (
	declaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	namespaces  = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	office      = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	wordML      = "application/vnd.openxmlformats-officedocument.wordprocessingml."

	contentTypes = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
		`<Override PartName="/word/document.xml" ContentType="` + wordML + `document.main+xml"/>` +
		`<Override PartName="/word/styles.xml" ContentType="` + wordML + `styles+xml"/>` +
		`<Override PartName="/word/settings.xml" ContentType="` + wordML + `settings+xml"/>` +
		`<Override PartName="/word/header1.xml" ContentType="` + wordML + `header+xml"/>` +
		`<Override PartName="/word/header2.xml" ContentType="` + wordML + `header+xml"/>` +
		`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>` +
		`<Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>`

	packageLinks = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="` + office + `officeDocument" Target="word/document.xml"/>` +
		`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>` +
		`<Relationship Id="rId3" Type="` + office + `extended-properties" Target="docProps/app.xml"/></Relationships>`

	documentLinks = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="` + office + `styles" Target="styles.xml"/><Relationship Id="rId2" Type="` + office + `settings" Target="settings.xml"/>` +
		`<Relationship Id="rId3" Type="` + office + `header" Target="header1.xml"/><Relationship Id="rId4" Type="` + office + `header" Target="header2.xml"/></Relationships>`

	core = `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
		`<dc:title>%s</dc:title><dc:language>vi-VN</dc:language></cp:coreProperties>`
	app = `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>hoso</Application></Properties>`

	settings = `<w:settings ` + namespaces + `><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/><w:characterSpacingControl w:val="doNotCompress"/>` +
		`<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="vi-VN"/></w:settings>`

	pageField = `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>` +
		`<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`
	pageNumber = `<w:hdr ` + namespaces + `><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>` + pageField + `</w:p></w:hdr>`
	noHeader   = `<w:hdr ` + namespaces + `><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr></w:p></w:hdr>`
)

// tableLine is a line of a table as on the PDF: 15 pt exactly, 0.7 mm above and below.
const tableLine = `<w:spacing w:before="40" w:after="40" w:line="300" w:lineRule="exact"/>`

// style is a paragraph style; sizes in half points, distances in twips.
type style struct {
	id, name  string
	size      int
	look      string // <w:b/> and the like
	paragraph string // spacing, indents, keeping together
}

func styles(more []style) string {
	var b strings.Builder
	b.WriteString(`<w:styles ` + namespaces + `><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/>` +
		`<w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>`)
	b.WriteString(`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>`)
	for _, s := range append([]style{
		{id: "Title", name: "Title", size: 32, look: `<w:b/><w:bCs/>`, paragraph: `<w:keepNext/><w:spacing w:before="0" w:after="40"/><w:jc w:val="center"/>`},
		{id: "Subtitle", name: "Subtitle", size: 28, look: `<w:b/><w:bCs/>`, paragraph: `<w:keepNext/><w:spacing w:before="0" w:after="200"/><w:jc w:val="center"/>`},
		{id: "Heading1", name: "heading 1", size: 28, look: `<w:b/><w:bCs/>`, paragraph: `<w:keepNext/><w:keepLines/><w:spacing w:before="240" w:after="120" w:line="400" w:lineRule="exact"/><w:ind w:firstLine="567"/><w:outlineLvl w:val="0"/>`},
		{id: "BodyText", name: "Body Text", size: 28, paragraph: `<w:spacing w:before="0" w:after="120" w:line="360" w:lineRule="exact"/><w:ind w:firstLine="567"/><w:jc w:val="both"/>`},
		{id: "Closing", name: "Closing", size: 28, look: `<w:i/><w:iCs/>`, paragraph: `<w:spacing w:before="120" w:after="0" w:line="360" w:lineRule="exact"/><w:ind w:firstLine="567"/><w:jc w:val="both"/>`},
		{id: "Particular", name: "Chi tiết", size: 28, paragraph: `<w:spacing w:before="20" w:after="20"/>`},
		{id: "TableText", name: "Chữ trong bảng", size: 24, paragraph: tableLine},
		{id: "TableCentered", name: "Chữ giữa ô", size: 24, paragraph: tableLine + `<w:jc w:val="center"/>`},
		{id: "TableHead", name: "Đầu bảng", size: 24, look: `<w:b/><w:bCs/>`, paragraph: `<w:keepNext/>` + tableLine + `<w:jc w:val="center"/>`},
		{id: "Gap", name: "Cách bảng", size: 12, paragraph: `<w:spacing w:before="0" w:after="0"/>`},
		{id: "Mark", name: "Dấu của mẫu", size: 20, look: `<w:color w:val="2E74B5"/>`, paragraph: `<w:spacing w:before="0" w:after="0"/>`},
		{id: "Header", name: "header", size: 28, paragraph: `<w:jc w:val="center"/>`},
	}, more...) {
		fmt.Fprintf(&b, `<w:style w:type="paragraph" w:styleId="%s"><w:name w:val="%s"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>%s</w:pPr><w:rPr>%s<w:sz w:val="%d"/><w:szCs w:val="%d"/></w:rPr></w:style>`,
			s.id, s.name, s.paragraph, s.look, s.size, s.size)
	}
	b.WriteString(tableStyle("Plain", "Không kẻ", "", 0) + tableStyle("Ruled", "Kẻ ô", borders(), 85))
	b.WriteString(`</w:styles>`)
	return b.String()
}

func tableStyle(id, name, lines string, side int) string {
	return fmt.Sprintf(`<w:style w:type="table" w:styleId="%s"><w:name w:val="%s"/><w:tblPr>%s<w:tblCellMar><w:left w:w="%d" w:type="dxa"/><w:right w:w="%d" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>`,
		id, name, lines, side, side)
}

func borders() string {
	var b strings.Builder
	b.WriteString(`<w:tblBorders>`)
	for _, side := range []string{"top", "left", "bottom", "right", "insideH", "insideV"} {
		fmt.Fprintf(&b, `<w:%s w:val="single" w:sz="4" w:space="0" w:color="000000"/>`, side)
	}
	b.WriteString(`</w:tblBorders>`)
	return b.String()
}
