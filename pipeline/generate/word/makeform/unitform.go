package main

import (
	"fmt"
	"strings"
)

// unitForm is the blank form that units fill in: a line for the unit, the title, a table of three columns, who signs.
func unitForm() string {
	var b strings.Builder
	b.WriteString(`<w:document ` + namespaces + `><w:body>`)
	b.WriteString(paragraph("Unit", "{{unit}}") + paragraph("Title", "{{title}}") + paragraph("Subtitle", "{{subject}}") + paragraph("Source", "{{source}}") + paragraph("Guide", "{{guide}}"))
	columns := widths([]int{680, 3969, 0})
	b.WriteString(tableStart("Ruled", columns))
	b.WriteString(`<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>` + cell(columns[0], "TableHead", "{{number}}") + cell(columns[1], "TableHead", "{{content}}") + cell(columns[2], "TableHead", "{{value}}") + `</w:tr>`)
	label := paragraph("Label", "{{row.label}}") + paragraph("Hint", "{{row.hint}}")
	fmt.Fprintf(&b, `<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="737" w:hRule="atLeast"/></w:trPr>%s<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr>%s</w:tc>%s</w:tr></w:tbl>`,
		cell(columns[0], "TableCentered", "{{row.number}}"), columns[1], label, cell(columns[2], "FillIn", "{{row.value}}"))
	b.WriteString(paragraph("Gap", "") + paragraph("SignedDay", "{{day}}") + paragraph("SignedBy", "{{signs}}") + paragraph("SignedHint", "{{signs_hint}}"))
	fmt.Fprintf(&b, `<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:headerReference w:type="first" r:id="rId4"/>`+
		`<w:pgSz w:w="%d" w:h="%d"/><w:pgMar w:top="%d" w:right="%d" w:bottom="%d" w:left="%d" w:header="567" w:footer="567" w:gutter="0"/><w:titlePg/></w:sectPr>`,
		pageWidth, pageHeight, top, right, bottom, left)
	b.WriteString(`</w:body></w:document>`)
	return b.String()
}

// unitStyles are the paragraph styles of the blank form beside those of every form.
func unitStyles() []style {
	foot := `<w:keepNext/><w:spacing w:before="0" w:after="0"/><w:ind w:left="3685"/><w:jc w:val="center"/>`
	return []style{
		{id: "Unit", name: "Đơn vị", size: 28, paragraph: `<w:spacing w:before="0" w:after="200"/>`},
		{id: "Source", name: "Kèm theo", size: 28, look: `<w:i/><w:iCs/>`, paragraph: `<w:keepNext/><w:spacing w:before="0" w:after="160"/><w:jc w:val="center"/>`},
		{id: "Guide", name: "Cách ghi", size: 24, look: `<w:i/><w:iCs/>`, paragraph: `<w:keepNext/><w:spacing w:before="0" w:after="120"/><w:jc w:val="both"/>`},
		{id: "Label", name: "Tên mục", size: 26, look: `<w:b/><w:bCs/>`, paragraph: `<w:keepNext/><w:spacing w:before="20" w:after="0"/>`},
		{id: "Hint", name: "Gợi ý", size: 22, look: `<w:i/><w:iCs/>`, paragraph: `<w:spacing w:before="0" w:after="20"/>`},
		{id: "FillIn", name: "Đơn vị ghi", size: 26, paragraph: `<w:spacing w:before="20" w:after="20"/>`},
		{id: "SignedDay", name: "Ngày ký", size: 28, look: `<w:i/><w:iCs/>`, paragraph: `<w:keepNext/><w:spacing w:before="160" w:after="0"/><w:ind w:left="3685"/><w:jc w:val="center"/>`},
		{id: "SignedBy", name: "Người ký", size: 28, look: `<w:b/><w:bCs/>`, paragraph: foot},
		{id: "SignedHint", name: "Cách ký", size: 24, look: `<w:i/><w:iCs/>`, paragraph: foot},
	}
}
