package main

import (
	"fmt"
	"strings"
)

// Places of a Party paper, in twips: the left column of head and foot is 75 mm wide, the rule under the Party's name as long as the name.
const (
	headLeft  = 4252
	headRight = textWidth - headLeft
	ruleSide  = 485 // of the right column on each side of the rule: the name is 72.9 mm wide
	wideRow   = 8   // columns of the widest table
)

// official is the form of every Party paper that is edited before it is signed: head, title, parts one after the other, foot, and a list
// with pages of its own.
func official(state bool) string {
	var b strings.Builder
	headLeft, headRight := headLeft, headRight
	party, organ := paragraph("Party", "{{party}}")+paragraph("PartyRule", ""), paragraph("Number", "{{star}}")
	if state {
		headLeft = 3742 // 66 mm
		headRight = textWidth - headLeft
		party, organ = paragraph("Party", "{{party}}")+paragraph("Motto", "{{motto}}")+paragraph("PartyRule", ""), paragraph("OrganRule", "")
	}
	b.WriteString(`<w:document ` + namespaces + `><w:body>`)
	b.WriteString(bare(headLeft, headRight,
		paragraph("Superior", "{{superior}}")+paragraph("Organ", "{{issuer}}")+organ+paragraph("Number", "{{number}}")+mark("#below")+paragraph("Below", "{{text}}")+mark("/below"),
		party+paragraph("PlaceDate", "{{place_date}}")))
	b.WriteString(paragraph("Gap", "") + mark("#titled") + paragraph("PaperTitle", "{{title}}") + paragraph("About", "{{subject}}") + underAbout(state) + mark("/titled"))
	b.WriteString(parts())
	b.WriteString(mark("#foot") + bare(headLeft, headRight,
		mark("#recipients")+paragraph("RecipientsHead", "{{text}}")+mark("/recipients")+mark("#recipient")+paragraph("Recipient", "{{text}}")+mark("/recipient")+
			mark("#left_signs")+paragraph("Authority", "{{role}}")+paragraph("Signer", "{{name}}")+mark("/left_signs"),
		paragraph("Authority", "{{authority}}")+mark("#position")+paragraph("Position", "{{text}}")+mark("/position")+paragraph("Signer", "{{signer}}")) + mark("/foot"))
	b.WriteString(mark("#annex") + `<w:p><w:pPr><w:pStyle w:val="Break"/>` + section() + `</w:pPr></w:p>` +
		paragraph("ListTitle", "{{title}}") + paragraph("About", "{{subject}}") + paragraph("AnnexOf", "{{under_subject}}") + parts() + mark("/annex"))
	b.WriteString(paragraph("Break", "") + section() + `</w:body></w:document>`)
	return b.String()
}

// underAbout is what stands below what the paper is about: five hyphens of the Party, a rule of the State.
func underAbout(state bool) string {
	if state {
		return paragraph("AboutRule", "")
	}
	return paragraph("UnderAbout", "{{under_subject}}")
}

// stateStyles are the styles of a State paper (NĐ 30/2020/NĐ-CP, Phụ lục I): those of the Party but for sizes, rules and the recipients.
func stateStyles() []style {
	sizes := map[string]int{"Superior": 26, "Organ": 26, "Number": 26, "Party": 26, "PlaceDate": 26, "PaperTitle": 28, "ListTitle": 28, "RecipientsHead": 24, "Recipient": 22}
	rule := func(side, after int) string {
		return fmt.Sprintf(`<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr><w:spacing w:before="70" w:after="%d" w:line="120" w:lineRule="exact"/><w:ind w:left="%d" w:right="%d"/>`, after, side, side)
	}
	all := officialStyles()
	for i := range all {
		if size := sizes[all[i].id]; size > 0 {
			all[i].size = size
		}
		switch all[i].id {
		case "Below":
			all[i].look = ""
		case "Position":
			all[i].look = `<w:b/><w:bCs/>`
		case "RecipientsHead":
			all[i].look = `<w:b/><w:bCs/><w:i/><w:iCs/>`
		case "PartyRule":
			all[i].paragraph = rule(1230, 0) // as long as the motto, 55 mm
		}
		if all[i].id == "Party" {
			all = append(all, style{id: "Motto", name: "Tiêu ngữ", size: 26, look: all[i].look, paragraph: all[i].paragraph})
		}
	}
	return append(all, style{id: "OrganRule", name: "Gạch dưới cơ quan", size: 8, paragraph: rule(1250, 0)}, style{id: "AboutRule", name: "Gạch dưới trích yếu", size: 8, paragraph: rule(3500, 240)})
}

// section is the page: its number runs from 1 in every part, and the first page bears none.
func section() string {
	return fmt.Sprintf(`<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:headerReference w:type="first" r:id="rId4"/><w:type w:val="nextPage"/>`+
		`<w:pgSz w:w="%d" w:h="%d"/><w:pgMar w:top="%d" w:right="%d" w:bottom="%d" w:left="%d" w:header="567" w:footer="567" w:gutter="0"/><w:pgNumType w:start="1"/><w:titlePg/></w:sectPr>`,
		pageWidth, pageHeight, top, right, bottom, left)
}

// bare is a table of one row and two columns without lines, kept on one page: head and foot.
func bare(leftWidth, rightWidth int, leftCell, rightCell string) string {
	cells := fmt.Sprintf(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr>%s</w:tc><w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr>%s</w:tc>`, leftWidth, leftCell, rightWidth, rightCell)
	return tableStart("Plain", []int{leftWidth, rightWidth}) + `<w:tr><w:trPr><w:cantSplit/></w:trPr>` + cells + `</w:tr></w:tbl>`
}

// parts are the sections for each kind of part of a paper.
func parts() string {
	var b strings.Builder
	b.WriteString(mark("#blocks"))
	for _, part := range [][2]string{{"address", "Address"}, {"heading", "Heading1"}, {"body", "Running"}, {"last", "Last"}, {"mark", "ToWrite"}, {"center", "Middle"}} {
		b.WriteString(mark("#"+part[0]) + paragraph(part[1], "{{text}}") + mark("/"+part[0]))
	}
	b.WriteString(mark("#item") + paragraph("Running", "- {{text}}") + mark("/item"))
	b.WriteString(mark("#article") + `<w:p><w:pPr><w:pStyle w:val="Last"/></w:pPr><w:r><w:rPr><w:b/><w:bCs/></w:rPr><w:t xml:space="preserve">{{a}} </w:t></w:r><w:r><w:t xml:space="preserve">{{text}}</w:t></w:r></w:p>` + mark("/article"))
	b.WriteString(mark("#particulars") + particulars() + gap() + mark("/particulars"))
	for n := 3; n <= wideRow; n++ {
		name := fmt.Sprintf("table%d", n)
		b.WriteString(mark("#"+name) + table(tableColumns(n), tableAlign(n)) + gap() + mark("/"+name))
	}
	b.WriteString(mark("/blocks"))
	return b.String()
}

// tableColumns are the widths of a table by the number of its columns, as the tables of these papers have them; whoever edits a paper may
// pull them.
func tableColumns(n int) []int {
	switch n {
	case 3:
		return []int{624, 0, 2268}
	case 4:
		return []int{624, 0, 2835, 1588}
	case 5:
		return []int{624, 0, 2381, 1644, 1588}
	case 6:
		return []int{624, 1757, 0, 1474, 1247, 1757}
	case 7:
		return []int{624, 0, 1417, 1020, 1191, 1361, 1701}
	}
	return []int{624, 0, 1077, 1077, 1077, 1077, 1077, 1077}
}

// tableAlign centres the running number, and the counts in the tables that have them.
func tableAlign(n int) string {
	switch n {
	case 4:
		return "CLLC"
	case wideRow:
		return "CLCCCCCC"
	}
	return "C" + strings.Repeat("L", n-1)
}

// officialStyles are the paragraph styles of a Party paper (HD 05-HD/VPTW), beside those of every form.
func officialStyles() []style {
	middle := func(before, after int, more string) string {
		return fmt.Sprintf(`<w:keepNext/><w:spacing w:before="%d" w:after="%d"/>%s<w:jc w:val="center"/>`, before, after, more)
	}
	// lines of head and foot stand exactly as far apart as on the PDF (17 pt), so that both editions have the same pages
	line := func(before int) string {
		return fmt.Sprintf(`<w:keepNext/><w:spacing w:before="%d" w:after="0" w:line="340" w:lineRule="exact"/><w:jc w:val="center"/>`, before)
	}
	running := `<w:spacing w:before="0" w:after="120" w:line="400" w:lineRule="exact"/><w:ind w:firstLine="567"/><w:jc w:val="both"/>`
	bold, italic := `<w:b/><w:bCs/>`, `<w:i/><w:iCs/>`
	rule := fmt.Sprintf(`<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr><w:spacing w:before="20" w:after="0" w:line="120" w:lineRule="exact"/><w:ind w:left="%d" w:right="%d"/>`, ruleSide, ruleSide)
	return []style{
		{id: "Superior", name: "Cấp trên", size: 28, paragraph: line(0)}, {id: "Organ", name: "Cơ quan", size: 28, look: bold, paragraph: line(0)},
		{id: "Number", name: "Số, ký hiệu", size: 28, paragraph: line(0)}, {id: "Below", name: "Trích yếu công văn", size: 24, look: italic, paragraph: line(0)},
		{id: "Party", name: "Tiêu đề", size: 30, look: bold, paragraph: line(0)}, {id: "PartyRule", name: "Gạch dưới tiêu đề", size: 8, paragraph: rule},
		{id: "PlaceDate", name: "Địa danh, ngày", size: 28, look: italic, paragraph: line(0)},
		{id: "PaperTitle", name: "Tên loại", size: 32, look: bold, paragraph: middle(160, 0, "")}, {id: "About", name: "Trích yếu", size: 28, look: bold, paragraph: middle(0, 0, "")},
		{id: "ListTitle", name: "Tên danh sách", size: 30, look: bold, paragraph: middle(0, 0, "")},
		{id: "UnderAbout", name: "Gạch dưới trích yếu", size: 28, paragraph: middle(0, 240, "")}, {id: "AnnexOf", name: "Kèm theo", size: 28, look: italic, paragraph: middle(0, 200, "")},
		{id: "Address", name: "Kính gửi", size: 28, paragraph: middle(0, 240, "")}, {id: "Middle", name: "Dòng giữa", size: 28, look: bold, paragraph: middle(0, 160, "")},
		{id: "Running", name: "Nội dung", size: 28, paragraph: running}, {id: "Last", name: "Câu cuối", size: 28, paragraph: `<w:keepNext/><w:keepLines/>` + running}, {id: "ToWrite", name: "Chỗ người viết", size: 28, look: italic, paragraph: running},
		{id: "Authority", name: "Quyền hạn ký", size: 28, look: bold, paragraph: line(240)}, {id: "Position", name: "Chức vụ", size: 28, paragraph: line(0)},
		{id: "Signer", name: "Họ tên người ký", size: 28, look: bold, paragraph: `<w:spacing w:before="1701" w:after="0" w:line="340" w:lineRule="exact"/><w:jc w:val="center"/>`},
		{id: "RecipientsHead", name: "Nơi nhận", size: 28, look: `<w:u w:val="single"/>`, paragraph: `<w:spacing w:before="240" w:after="0"/>`},
		{id: "Recipient", name: "Từng nơi nhận", size: 24, paragraph: `<w:spacing w:before="0" w:after="0" w:line="300" w:lineRule="exact"/>`},
		{id: "Break", name: "Hết phần", size: 2, paragraph: `<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>`},
		{id: "Draft", name: "Bản dự thảo", size: 28, look: bold + `<w:color w:val="A6A6A6"/>`, paragraph: `<w:jc w:val="center"/>`},
	}
}

// Headers of a Party paper: the page's number from the second page on, and “BẢN DỰ THẢO” on each while it is a draft.
const (
	draftMark       = `<w:r><w:rPr><w:b/><w:bCs/><w:color w:val="A6A6A6"/></w:rPr><w:t xml:space="preserve">{{draft}}</w:t></w:r>`
	officialNumber  = `<w:hdr ` + namespaces + `><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>` + pageField + `<w:r><w:t xml:space="preserve">   </w:t></w:r>` + draftMark + `</w:p></w:hdr>`
	officialNoFirst = `<w:hdr ` + namespaces + `><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>` + draftMark + `</w:p></w:hdr>`
)
