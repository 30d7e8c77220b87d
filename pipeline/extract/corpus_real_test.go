package extract_test

import (
	"fmt"
	"strings"

	"hoso/pipeline/dossier"
)

// realLayouts have the mess of real papers about the fields: columns that tell
// how to fill in, contents pages, heads that come again, dots typed into, two
// encodings in one line.
var realLayouts = []layout{
	{name: "real: column of guidance before the values", models: 1, draw: guidance([]string{"TT", "Nội dung", "Hướng dẫn ghi", "Thông tin của chi bộ"}, true)},
	{name: "real: column of guidance behind the values", models: 1, draw: guidance([]string{"Số TT", "Tiêu mục", "Chi bộ kê khai", "Yêu cầu khi ghi"}, false)},
	{name: "real: hints above the values", models: 1, draw: hintsAbove},
	{name: "real: letterhead in the sheet of a form", models: 1, draw: letterheadSheet},
	{name: "real: contents page", models: 1, draw: contentsPage},
	{name: "real: typed into dots, line by line", models: 1, draw: dottedLines},
	{name: "real: list marks that vary", models: 1, draw: variedMarks},
	{name: "real: title and notes like labels", models: 1, draw: titleLikeLabel},
	{name: "real: paragraphs, a sentence, then a form", models: 1, draw: halfAndHalf},
	{name: "real: details in one cell", models: 3, draw: detailList},
	{name: "real: head repeated, remarks in the first row", models: 4, draw: repeatedHead, fields: listFields},
	{name: "real: units as headings above their lists", models: 4, draw: unitHeadings, fields: []string{"name", "subject", "domain", "objectives", "schedule", "leader"}},
	{name: "real: converted twice", models: 1, draw: twice(form(formStyle{number: true}), false)},
	{name: "real: converted twice in pieces", models: 1, draw: twice(headings("1.", false), true), least: 0.97}, // "đó" in a sound piece is "đã" in a converted one
}

func guidance(head []string, before bool) func(*generator, *paper, []truth) {
	return func(g *generator, p *paper, models []truth) {
		p.title(g)
		rows := [][]cell{cs(head...)}
		for i, it := range models[0].items {
			hint := g.pick([]string{"Ghi ngắn gọn", "Nêu số liệu cụ thể", "Không quá 05 dòng", "Ghi rõ họ tên, chức vụ", ""})
			if before {
				rows = append(rows, cs(fmt.Sprint(i+1), it.label, hint, bullets(g, it)))
			} else {
				rows = append(rows, cs(fmt.Sprint(i+1), it.label, bullets(g, it), hint))
			}
		}
		p.table(4, rows...)
		p.signature(g)
	}
}

func hintsAbove(g *generator, p *paper, models []truth) {
	p.title(g)
	hints := []string{"(có số liệu cụ thể)", "(nêu rõ cách làm)", "(họ tên, chức vụ)", "(ghi đầy đủ)", "(nếu có)"}
	inCells := g.one(2)
	var rows [][]cell
	for i, it := range models[0].items {
		if inCells {
			rows = append(rows, cs(it.label, g.pick(hints)+"\n"+bullets(g, it)))
			continue
		}
		p.para(fmt.Sprintf("%d. %s", i+1, it.label), bold)
		p.para(g.pick(hints))
		p.valueLines(g, it)
	}
	if inCells {
		p.table(2, rows...)
	}
}

func letterheadSheet(g *generator, p *paper, models []truth) {
	rows := [][]cell{cs("ĐẢNG BỘ VKSND THÀNH PHỐ", "", "ĐẢNG CỘNG SẢN VIỆT NAM"), cs("CHI BỘ PHÒNG 9", "", "Hải Phòng, ngày 28 tháng 01 năm 2026"), {wide("PHIẾU ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO”", 3)}, {}}
	for _, it := range models[0].items {
		rows = append(rows, []cell{c(it.label), wide(it.text, 2)})
	}
	p.sheet("Mẫu 01", 3, append(rows, []cell{}, cs("", "", "T/M CHI BỘ"), cs("", "", "BÍ THƯ"), cs("", "", "Vũ Đình Khôi"))...)
}

func contentsPage(g *generator, p *paper, models []truth) {
	p.title(g)
	p.para("MỤC LỤC", bold)
	dots := g.pick([]string{"\t", " ......................... ", "…………………… "})
	for i, it := range models[0].items {
		p.para(fmt.Sprintf("%d. %s%s%d", i+1, it.label, dots, i/4+1))
	}
	for i, it := range models[0].items {
		p.para(fmt.Sprintf("%d. %s", i+1, it.label), bold)
		p.valueLines(g, it)
	}
}

func dottedLines(g *generator, p *paper, models []truth) {
	p.title(g)
	dots := g.pick([]string{"....", "……", "…"})
	for i, it := range models[0].items {
		head := fmt.Sprintf("%d. %s: ", i+1, it.label)
		if models[0].want[it.field] == "" {
			p.para(head + it.text)
			continue
		}
		for n, l := range it.lines() {
			if n > 0 {
				head = ""
			}
			p.para(head + dots + l + dots)
		}
	}
}

// variedMarks: people begin their lines as they like.
func variedMarks(g *generator, p *paper, models []truth) {
	p.para("Kính gửi Tổ giúp việc,")
	p.para("Chi bộ gửi thông tin đăng ký mô hình “Dân vận khéo” năm 2026 như dưới đây.")
	for i, it := range models[0].items {
		scheme := ""
		if i > 0 {
			scheme = g.pick([]string{"-", "-", "-", "*", ""})
		}
		if strings.Contains(it.text, "\n") {
			it.text = strings.ReplaceAll(it.text, "\n", "; ")
			if models[0].want[it.field] != "" {
				models[0].want[it.field] = it.text
			}
		}
		p.para(numberAt(scheme, i) + it.label + ": " + it.text)
	}
	p.para("Trân trọng cảm ơn!")
}

func titleLikeLabel(g *generator, p *paper, models []truth) {
	p.para(g.pick([]string{"BẢN ĐĂNG KÝ", "THUYẾT MINH MÔ HÌNH"}), bold)
	p.para("Mô hình “Dân vận khéo” năm 2026", bold)
	p.para(g.pick([]string{"(Ban hành kèm theo Kế hoạch số 261-KH/ĐU ngày 27/01/2026)", "Lưu ý: các chi bộ ghi đầy đủ các mục, gửi về Tổ giúp việc trước ngày 29/01/2026."}))
	for i, it := range models[0].items {
		p.para(fmt.Sprintf("%d. %s", i+1, it.label), bold)
		p.valueLines(g, it)
	}
}

func halfAndHalf(g *generator, p *paper, models []truth) {
	p.title(g)
	items := models[0].items
	half := len(items) / 2
	p.inlineItems(g, items[:half], ": ", "1.")
	p.para("Các nội dung cụ thể như sau:")
	var rows [][]cell
	for _, it := range items[half:] {
		rows = append(rows, cs(it.label, bullets(g, it)))
	}
	p.table(2, rows...)
}

func detailList(g *generator, p *paper, models []truth) {
	p.title(g)
	rows := [][]cell{cs("STT", "Tên mô hình", g.pick([]string{"Thông tin chi tiết", "Nội dung đăng ký cụ thể", "Nội dung"}))}
	for i, m := range models {
		var lines []string
		for _, it := range m.items {
			if it.field == "name" {
				continue
			}
			head := "- " + it.label + ": "
			if strings.Contains(it.text, "\n") {
				lines = append(lines, head)
				head = "+ "
			}
			for _, l := range it.lines() {
				lines = append(lines, head+l)
			}
		}
		rows = append(rows, cs(fmt.Sprint(i+1), m.item("name").text, strings.Join(lines, "\n")))
	}
	p.table(3, rows...)
}

func repeatedHead(g *generator, p *paper, models []truth) {
	p.title(g)
	head, index := cs("STT"), cs("(1)")
	for i, f := range listFields {
		head, index = append(head, c(g.pick(g.wordings[f]))), append(index, c(fmt.Sprintf("(%d)", i+2)))
	}
	head, index = append(head, c("Ghi chú")), append(index, c("(10)"))
	rows := [][]cell{head}
	if g.one(2) {
		rows = append(rows, index)
	}
	for i, m := range models {
		if i == 2 {
			rows = append(rows, head)
		}
		row := cs(fmt.Sprint(i + 1))
		for _, f := range listFields {
			row = append(row, c(m.item(f).text))
		}
		rows = append(rows, append(row, c(g.pick([]string{"Đã báo cáo Đảng ủy", "Đã thông qua chi ủy", ""}))))
	}
	p.table(len(head), rows...)
}

func unitHeadings(g *generator, p *paper, models []truth) {
	p.title(g)
	fields := []string{"name", "domain", "objectives", "schedule", "leader"}
	for i, unit := range []string{"Chi bộ Phòng 9", "Chi bộ VKSND khu vực 10"} {
		p.para(fmt.Sprintf("%d. %s", i+1, unit), bold)
		rows := [][]cell{append(cs("STT"), g.heads(fields)...)}
		for n := range 2 {
			m := models[2*i+n]
			m.want["subject"] = unit
			row := cs(fmt.Sprint(n + 1))
			for _, f := range fields {
				row = append(row, c(m.item(f).text))
			}
			rows = append(rows, row)
		}
		p.table(len(fields)+1, rows...)
	}
}

func (g *generator) heads(fields []string) (out []cell) {
	for _, f := range fields {
		out = append(out, c(g.pick(g.wordings[f])))
	}
	return out
}

// twice converts a paper that was in Unicode from TCVN3 once more, the whole
// of it or some words here and there.
func twice(draw func(*generator, *paper, []truth), pieces bool) func(*generator, *paper, []truth) {
	return func(g *generator, p *paper, models []truth) {
		draw(g, p, models)
		for _, b := range p.doc.Blocks {
			if b.Paragraph != nil {
				b.Paragraph.Text = g.again(b.Paragraph.Text, pieces)
				b.Paragraph.Lead = 0
			}
			if b.Table == nil {
				continue
			}
			for _, row := range b.Table.Rows {
				g.againIn(row, pieces)
			}
		}
	}
}

func (g *generator) againIn(row dossier.Row, pieces bool) {
	for _, cell := range row.Cells {
		for i := range cell.Paragraphs {
			cell.Paragraphs[i].Text = g.again(cell.Paragraphs[i].Text, pieces)
		}
	}
}

// convert is what a converter from TCVN3 makes of the letters of Latin-1.
var convert = strings.NewReplacer("á", "ỏ", "â", "õ", "ã", "ó", "è", "ố", "é", "ộ", "ê", "ờ", "ì", "ỡ", "í", "ớ", "ò", "ũ", "ó", "ú", "ô", "ụ", "õ", "ừ", "ù", "ự", "ú", "ỳ",
	"Ê", "ấ", "È", "ẩ", "É", "ẫ", "Ì", "è", "Ò", "ề", "Ó", "ể", "Ô", "ễ", "Õ", "ế", "Ý", "í")

func (g *generator) again(text string, pieces bool) string {
	if !pieces {
		return convert.Replace(text)
	}
	words := strings.Split(text, " ")
	on := g.one(3)
	for i, w := range words {
		if on {
			words[i] = convert.Replace(w)
		}
		if g.one(4) {
			on = !on
		}
	}
	return strings.Join(words, " ")
}
