package extract_test

import (
	"fmt"
	"strings"
)

// moreLayouts are those met less often.
var moreLayouts = []layout{
	{name: "form: groups in the first column", models: 1, draw: groupColumn},
	{name: "form: blank columns between, Excel", models: 1, draw: gapForm},
	{name: "form: two tables", models: 1, draw: twoTables},
	{name: "form: remarks row, dots round values", models: 1, draw: dotted},
	{name: "form: note rows between", models: 1, draw: noteRows},
	{name: "lines: label with colon over value", models: 1, draw: colonOver},
	{name: "headings: I. over 1. over a)", models: 1, draw: threeLevels},
	{name: "headings: Mục 1.", models: 1, draw: countedHeadings("Mục %d. %s")},
	{name: "headings: 1. and colon", models: 1, draw: countedHeadings("%d. %s:")},
	{name: "headings: star", models: 1, draw: countedHeadings("* %[2]s:")},
	{name: "headings: bold inline after heading", models: 1, draw: mixedHeadings},
	{name: "list: common words as headings", models: 4, draw: weakList, fields: []string{"name", "subject", "content", "schedule", "officers", "coordinating_forces"}},
	{name: "list: no STT, units as names", models: 3, draw: plainList, fields: []string{"subject", "name", "domain", "objectives", "targets", "schedule"}},
	{name: "list: start and end columns", models: 3, draw: startEndList, fields: []string{"name", "subject", "objectives", "schedule"}},
	{name: "one cell holds the paper", models: 1, draw: oneCell},
}

func groupColumn(g *generator, p *paper, models []truth) {
	p.title(g)
	var rows [][]cell
	for _, s := range sections {
		var in []item
		for _, f := range s.fields {
			if it := models[0].item(f); it.label != "" {
				in = append(in, it)
			}
		}
		for i, it := range in {
			row := cs(it.label, it.text)
			if i == 0 {
				row = append([]cell{tall(s.title, len(in))}, row...)
			}
			rows = append(rows, row)
		}
	}
	p.table(3, rows...)
}

func gapForm(g *generator, p *paper, models []truth) {
	rows := [][]cell{{wide("PHIẾU ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO”", 6)}, {}}
	for _, it := range models[0].items {
		rows = append(rows, cs("", it.label, "", "", it.text, ""), []cell{})
	}
	p.sheet("Trang 1", 6, rows...)
}

func twoTables(g *generator, p *paper, models []truth) {
	items := models[0].items
	p.title(g)
	half := len(items) / 2
	for _, part := range [][]item{items[:half], items[half:]} {
		var rows [][]cell
		for _, it := range part {
			rows = append(rows, cs(it.label, it.text))
		}
		p.table(2, rows...)
		p.para("")
	}
}

func dotted(g *generator, p *paper, models []truth) {
	p.title(g)
	var rows [][]cell
	for _, it := range models[0].items {
		text := it.text
		if !strings.Contains(text, "\n") && strings.ContainsAny(text, "abcdefghijklmnopqrstuvwxyz") && !strings.HasPrefix(text, "(") {
			text = "…… " + text + " ……"
		}
		rows = append(rows, cs(it.label+":", text))
	}
	rows = append(rows, cs("Ghi chú", "Đã thông qua chi ủy"))
	p.table(2, rows...)
}

func noteRows(g *generator, p *paper, models []truth) {
	p.title(g)
	var rows [][]cell
	for i, it := range models[0].items {
		if i%5 == 3 {
			rows = append(rows, []cell{wide("(Ghi ngắn gọn, đủ ý, theo hướng dẫn của Tổ giúp việc)", 2)})
		}
		rows = append(rows, cs(it.label, it.text))
	}
	p.table(2, rows...)
}

func colonOver(g *generator, p *paper, models []truth) {
	p.title(g)
	for _, it := range models[0].items {
		p.para(it.label + ":")
		for _, l := range it.lines() {
			if l != "" {
				p.para("- " + l)
			}
		}
	}
}

func threeLevels(g *generator, p *paper, models []truth) {
	p.title(g)
	for i, s := range sections {
		p.para(numberAt("I.", i+1)+s.title, bold)
		p.para("1. Nội dung cụ thể cần làm rõ", bold)
		n := 0
		for _, field := range s.fields {
			if it := models[0].item(field); it.label != "" {
				n++
				p.para(numberAt("a)", n) + it.label)
				p.valueLines(g, it)
			}
		}
	}
}

func countedHeadings(format string) func(*generator, *paper, []truth) {
	return func(g *generator, p *paper, models []truth) {
		p.title(g)
		for i, it := range models[0].items {
			p.para(fmt.Sprintf(format, i+1, it.label), bold)
			for _, l := range it.lines() {
				if l != "" {
					p.para("- " + l)
				}
			}
		}
	}
}

// mixedHeadings: short values beside their labels, long ones below.
func mixedHeadings(g *generator, p *paper, models []truth) {
	p.title(g)
	for i, it := range models[0].items {
		if strings.Contains(it.text, "\n") || len(it.text) > 70 {
			p.para(fmt.Sprintf("%d. %s", i+1, it.label), bold)
			p.valueLines(g, it)
			continue
		}
		label := fmt.Sprintf("%d. %s:", i+1, it.label)
		p.para(label+" "+it.text, lead(label))
	}
}

func weakList(g *generator, p *paper, models []truth) {
	p.title(g)
	rows := [][]cell{cs("TT", "Mô hình", "Chi bộ", "Nội dung", "Thời gian", "Người phụ trách", "Phối hợp", "Ghi chú")}
	for i, m := range models {
		row := cs(fmt.Sprintf("%02d", i+1))
		for _, f := range []string{"name", "subject", "content", "schedule", "officers", "coordinating_forces"} {
			row = append(row, c(m.item(f).text))
		}
		rows = append(rows, append(row, c("")))
	}
	p.table(8, rows...)
}

func plainList(g *generator, p *paper, models []truth) {
	p.title(g)
	fields := []string{"subject", "name", "domain", "objectives", "targets", "schedule"}
	var head []cell
	for _, f := range fields {
		head = append(head, c(strings.ToUpper(g.pick(g.wordings[f]))))
	}
	rows := [][]cell{head}
	for _, m := range models {
		var row []cell
		for _, f := range fields {
			row = append(row, c(m.item(f).text))
		}
		rows = append(rows, row)
	}
	p.table(len(fields), rows...)
}

func startEndList(g *generator, p *paper, models []truth) {
	p.title(g)
	rows := [][]cell{
		{tall("STT", 2), tall("Tên mô hình đăng ký", 2), tall("Đơn vị thực hiện", 2), tall("Mục tiêu hướng tới", 2), wide("Thời gian", 2)},
		cs("Bắt đầu", "Hoàn thành"),
	}
	for i := range models {
		m := &models[i]
		delete(m.want, "schedule")
		m.want["start_date"], m.want["end_date"], m.want["schedule"] = "2026-03-01", "2026-10-31", "01/3/2026\nTháng 10/2026"
		rows = append(rows, cs(fmt.Sprint(i+1), m.item("name").text, m.item("subject").text, m.item("objectives").text, "01/3/2026", "Tháng 10/2026"))
	}
	p.table(6, rows...)
}

func oneCell(g *generator, p *paper, models []truth) {
	p.title(g)
	var lines []string
	for i, it := range models[0].items {
		for n, l := range it.lines() {
			if n == 0 {
				lines = append(lines, fmt.Sprintf("%d. %s: %s", i+1, it.label, l))
				continue
			}
			lines = append(lines, "- "+l)
		}
	}
	p.table(1, cs(strings.Join(lines, "\n")))
}
