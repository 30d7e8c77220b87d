package main

import (
	"fmt"
	"strings"
)

// Lengths in twips: 1 mm is 56.69.
const (
	top, bottom, left, right = 1134, 1134, 1701, 850 // 20, 20, 30, 15 mm
	pageWidth, pageHeight    = 11906, 16838          // A4
	textWidth                = pageWidth - left - right
)

func document() string {
	var b strings.Builder
	b.WriteString(`<w:document ` + namespaces + `><w:body>`)
	b.WriteString(paragraph("Title", "{{title}}") + paragraph("Subtitle", "{{subject}}"))
	b.WriteString(mark("#blocks"))
	for _, name := range []string{"heading", "body", "item", "closing"} {
		text := "{{text}}"
		if name == "item" {
			text = "- {{text}}"
		}
		style := map[string]string{"heading": "SlipHeading", "body": "SlipText", "item": "SlipText", "closing": "SlipClosing"}[name]
		b.WriteString(mark("#"+name) + paragraph(style, text) + mark("/"+name))
	}
	b.WriteString(mark("#particulars") + strings.ReplaceAll(particulars(), "Particular", "SlipParticular") + gap() + mark("/particulars"))
	b.WriteString(mark("#table3") + table([]int{2381, 0, 1928}, "LLL") + gap() + mark("/table3"))
	b.WriteString(mark("#table4") + table([]int{624, 3000, 0, 1814}, "CLLL") + gap() + mark("/table4"))
	b.WriteString(mark("/blocks"))
	fmt.Fprintf(&b, `<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:headerReference w:type="first" r:id="rId4"/>`+
		`<w:pgSz w:w="%d" w:h="%d"/><w:pgMar w:top="%d" w:right="%d" w:bottom="%d" w:left="%d" w:header="567" w:footer="567" w:gutter="0"/><w:titlePg/></w:sectPr>`,
		pageWidth, pageHeight, top, right, bottom, left)
	b.WriteString(`</w:body></w:document>`)
	return b.String()
}

// slipStyles are the paragraph styles of the check slip, as on its PDF: 13 pt, lines 18 pt apart, nothing indented.
func slipStyles() []style {
	text := func(before, after int, more string) string {
		return fmt.Sprintf(`%s<w:spacing w:before="%d" w:after="%d" w:line="360" w:lineRule="exact"/>`, more, before, after)
	}
	return []style{
		{id: "SlipHeading", name: "Đề mục phiếu", size: 26, look: `<w:b/><w:bCs/>`, paragraph: text(240, 120, `<w:keepNext/><w:keepLines/>`) + `<w:outlineLvl w:val="0"/>`},
		{id: "SlipText", name: "Nội dung phiếu", size: 26, paragraph: text(0, 120, "") + `<w:jc w:val="both"/>`},
		{id: "SlipClosing", name: "Câu cuối phiếu", size: 26, look: `<w:i/><w:iCs/>`, paragraph: text(0, 0, "") + `<w:jc w:val="both"/>`},
		{id: "SlipParticular", name: "Chi tiết phiếu", size: 26, paragraph: text(34, 34, "")},
	}
}

func paragraph(style, text string) string {
	return fmt.Sprintf(`<w:p><w:pPr><w:pStyle w:val="%s"/></w:pPr><w:r><w:t xml:space="preserve">%s</w:t></w:r></w:p>`, style, text)
}

// mark is a paragraph that begins or ends a section of the form; it is not printed.
func mark(name string) string { return paragraph("Mark", "{{"+name+"}}") }

// gap is the thin line after a table, which also keeps two tables apart.
func gap() string { return paragraph("Gap", "") }

// widths gives a column of 0 what the others leave.
func widths(columns []int) []int {
	rest, out := textWidth, append([]int{}, columns...)
	for _, w := range columns {
		rest -= w
	}
	for i, w := range out {
		if w == 0 {
			out[i] = rest
		}
	}
	return out
}

func tableStart(style string, columns []int) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<w:tbl><w:tblPr><w:tblStyle w:val="%s"/><w:tblW w:w="%d" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>`, style, textWidth)
	for _, w := range columns {
		fmt.Fprintf(&b, `<w:gridCol w:w="%d"/>`, w)
	}
	b.WriteString(`</w:tblGrid>`)
	return b.String()
}

func cell(width int, style, text string) string {
	return fmt.Sprintf(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr>%s</w:tc>`, width, paragraph(style, text))
}

func particulars() string {
	columns := widths([]int{2381, 0})
	return tableStart("Plain", columns) + `<w:tr><w:trPr><w:cantSplit/></w:trPr>` +
		cell(columns[0], "Particular", "{{row.label}}:") + cell(columns[1], "Particular", "{{row.value}}") + `</w:tr></w:tbl>`
}

// table has a heading row that is repeated on every page; align has a letter a column.
func table(columns []int, align string) string {
	columns = widths(columns)
	var head, row strings.Builder
	for i, w := range columns {
		name := string(rune('a' + i))
		style := "TableText"
		if align[i] == 'C' {
			style = "TableCentered"
		}
		head.WriteString(cell(w, "TableHead", "{{"+name+"}}"))
		row.WriteString(cell(w, style, "{{row."+name+"}}"))
	}
	return tableStart("Ruled", columns) +
		`<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>` + head.String() + `</w:tr>` +
		`<w:tr>` + row.String() + `</w:tr></w:tbl>`
}
