package extract_test

import (
	"fmt"
	"strings"

	"hoso/pipeline/dossier"
)

// layout puts truths on paper; models tells how many it takes.
type layout struct {
	name   string
	models int
	draw   func(g *generator, p *paper, models []truth)
	fields []string // those that it has room for, or all
	least  float64  // the F1 that it must reach, 0.98 where nothing is said
}

var listFields = []string{"name", "subject", "domain", "objectives", "content", "schedule", "leader", "coordinating_forces"}

// layouts in groups as doc.go tells them.
var layouts = []layout{
	{name: "form: two columns", models: 1, draw: form(formStyle{})},
	{name: "form: two columns, header row", models: 1, draw: form(formStyle{head: []string{"Nội dung", "Diễn giải"}})},
	{name: "form: three columns, STT", models: 1, draw: form(formStyle{head: []string{"STT", "Tiêu mục", "Nội dung đăng ký"}, number: true})},
	{name: "form: three columns, no header", models: 1, draw: form(formStyle{number: true})},
	{name: "form: four columns, remarks", models: 1, draw: form(formStyle{head: []string{"TT", "Nội dung", "Thông tin kê khai", "Ghi chú"}, number: true, remarks: true})},
	{name: "form: label merged over rows", models: 1, draw: form(formStyle{mergedLabel: true})},
	{name: "form: label and value merged", models: 1, draw: form(formStyle{wideValue: true})},
	{name: "form: hints in label cells", models: 1, draw: form(formStyle{hint: true})},
	{name: "form: label in lines", models: 1, draw: form(formStyle{broken: true})},
	{name: "form: capitals", models: 1, draw: form(formStyle{capitals: true})},
	{name: "form: section rows", models: 1, draw: form(formStyle{sections: true, number: true, head: []string{"TT", "Nội dung", "Chi tiết"}})},
	{name: "form: numbered labels", models: 1, draw: form(formStyle{numberedLabel: true})},
	{name: "form: two pairs a row", models: 1, draw: twoPairs},
	{name: "form: label over value", models: 1, draw: labelOverValue},
	{name: "form: one column, colon", models: 1, draw: oneColumn(true)},
	{name: "form: one column, label line", models: 1, draw: oneColumn(false)},
	{name: "form: Excel", models: 1, draw: excelForm},
	{name: "inline: colon", models: 1, draw: inline(": ", nil)},
	{name: "inline: numbered, colon", models: 1, draw: inline(": ", []string{"1.", "a)", "1-", "1)", "I."})},
	{name: "inline: dotted leader", models: 1, draw: inline(" .......... ", nil)},
	{name: "inline: colon and leader", models: 1, draw: inline(": .......... ", []string{"1."})},
	{name: "inline: tab", models: 1, draw: inline("\t", nil)},
	{name: "inline: colon and tab", models: 1, draw: inline(":\t", []string{"1."})},
	{name: "inline: dash", models: 1, draw: inline(" - ", []string{"1."})},
	{name: "inline: bold lead", models: 1, draw: boldLead},
	{name: "inline: bullets", models: 1, draw: inline(": ", []string{"-", "+", "*", "•"})},
	{name: "inline: automatic numbers", models: 1, draw: autoNumbered},
	{name: "inline: several pairs a line", models: 1, draw: severalPairs},
	{name: "inline: line breaks in one paragraph", models: 1, draw: oneParagraph},
	{name: "headings: 1.", models: 1, draw: headings("1.", false)},
	{name: "headings: I.", models: 1, draw: headings("I.", true)},
	{name: "headings: 1-", models: 1, draw: headings("1-", false)},
	{name: "headings: a)", models: 1, draw: headings("a)", false)},
	{name: "headings: 1)", models: 1, draw: headings("1)", false)},
	{name: "headings: bold, no number", models: 1, draw: headings("", false)},
	{name: "headings: capitals, no number", models: 1, draw: headings("", true)},
	{name: "headings: styles", models: 1, draw: styledHeadings},
	{name: "headings: nested 1.1", models: 1, draw: nested},
	{name: "whole plan", models: 1, draw: wholePlan},
	{name: "list: one row", models: 4, draw: list(listStyle{}), fields: listFields},
	{name: "list: header of two rows", models: 3, draw: list(listStyle{height: 2}), fields: listFields},
	{name: "list: header of three rows", models: 3, draw: list(listStyle{height: 3}), fields: listFields},
	{name: "list: index row, totals, notes", models: 4, draw: list(listStyle{index: true, total: true, below: true}), fields: listFields},
	{name: "list: groups by unit", models: 4, draw: list(listStyle{groups: true}), fields: listFields},
	{name: "list: merged units", models: 4, draw: list(listStyle{merged: true, total: true}), fields: listFields},
	{name: "list: extra columns, any order", models: 4, draw: list(listStyle{extra: true, shuffled: true}), fields: listFields},
	{name: "list: Excel", models: 5, draw: list(listStyle{excel: true, index: true, total: true, below: true}), fields: listFields},
	{name: "list: one model a column", models: 3, draw: transposed, fields: listFields},
	{name: "several: repeated forms", models: 3, draw: repeatedForms},
	{name: "several: numbered models", models: 3, draw: numberedModels},
	{name: "several: inline one after another", models: 2, draw: severalInline},
	{name: "inner labels under composite headings", models: 1, draw: compositeInner},
	{name: "labels with typing errors", models: 1, draw: misspelt},
	{name: "labels without diacritics", models: 1, draw: plainLabels},
	{name: "check boxes", models: 1, draw: boxes},
}

func (p *paper) title(g *generator) {
	if g.kind == dossier.ResultReport {
		p.para("BÁO CÁO", bold)
		p.para(g.pick([]string{"Kết quả thực hiện mô hình “Dân vận khéo” năm 2026", "kết quả xây dựng, thực hiện mô hình “Dân vận khéo”"}), bold)
		return
	}
	p.para(g.pick([]string{"PHỤ LỤC", "PHIẾU ĐĂNG KÝ", "ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2026", "KẾ HOẠCH"}), bold)
	p.para("(Kèm theo Kế hoạch số 261-KH/ĐU ngày 27/01/2026 của Đảng ủy VKSND thành phố Hải Phòng)")
}

func (p *paper) signature(g *generator) {
	if g.one(2) {
		return
	}
	p.para("Hải Phòng, ngày 27 tháng 01 năm 2026")
	p.para("T/M CHI BỘ")
	p.para("BÍ THƯ")
	p.para("Vũ Đình Khôi")
}

type formStyle struct {
	head                                                                                     []string
	number, remarks, mergedLabel, wideValue, hint, broken, capitals, sections, numberedLabel bool
}

func form(s formStyle) func(*generator, *paper, []truth) {
	return func(g *generator, p *paper, models []truth) {
		p.title(g)
		columns := 2
		if s.number {
			columns++
		}
		if s.remarks || s.wideValue {
			columns++
		}
		var rows [][]cell
		if s.head != nil {
			rows = append(rows, cs(s.head...))
		}
		for i, it := range models[0].items {
			if s.sections && i%6 == 0 {
				rows = append(rows, []cell{wide(fmt.Sprintf("%s. %s", []string{"I", "II", "III", "IV"}[i/6], []string{"THÔNG TIN CHUNG", "NỘI DUNG CHÍNH", "TỔ CHỨC THỰC HIỆN", "PHẦN KHÁC"}[i/6]), columns)})
			}
			rows = append(rows, s.row(g, i, it)...)
		}
		p.table(columns, rows...)
		p.signature(g)
	}
}

func (s formStyle) row(g *generator, i int, it item) [][]cell {
	label := s.label(g, i, it.label)
	lines := it.lines()
	if s.mergedLabel && len(lines) > 1 {
		rows := [][]cell{{tall(label, len(lines)), c(lines[0])}}
		for _, l := range lines[1:] {
			rows = append(rows, cs(l))
		}
		return rows
	}
	row := []cell{}
	if s.number {
		row = append(row, c(fmt.Sprint(i+1)))
	}
	row = append(row, c(label))
	if s.wideValue {
		return [][]cell{append(row, wide(bullets(g, it), 2))}
	}
	row = append(row, c(bullets(g, it)))
	if s.remarks {
		row = append(row, c(g.pick([]string{"", "", "Theo mục II.4.2", "Bắt buộc"})))
	}
	return [][]cell{row}
}

func (s formStyle) label(g *generator, i int, label string) string {
	switch {
	case s.hint:
		return label + g.pick([]string{" (ghi rõ)", "\n(nêu cụ thể, ngắn gọn)", " (*)", ":", " (nếu có)"})
	case s.broken:
		words := strings.Fields(label)
		at := (len(words) + 1) / 2
		return strings.TrimSpace(strings.Join(words[:at], " ") + "\n" + strings.Join(words[at:], " "))
	case s.capitals:
		return strings.ToUpper(label)
	case s.numberedLabel:
		return fmt.Sprintf(g.pick([]string{"%d. ", "%d) ", "%d/ ", "%02d. "}), i+1) + label
	}
	return label
}

// bullets gives the lines of a value a list mark, sometimes.
func bullets(g *generator, it item) string {
	lines := it.lines()
	if len(lines) < 2 || g.one(2) {
		return it.text
	}
	mark := g.pick([]string{"- ", "+ ", "• ", "* ", "– "})
	return mark + strings.Join(lines, "\n"+mark)
}

func twoPairs(g *generator, p *paper, models []truth) {
	p.title(g)
	var rows [][]cell
	items := models[0].items
	for i := 0; i < len(items); i += 2 {
		row := cs(items[i].label, items[i].text)
		if i+1 < len(items) {
			row = append(row, cs(items[i+1].label, items[i+1].text)...)
		}
		rows = append(rows, row)
	}
	p.table(4, rows...)
}

func labelOverValue(g *generator, p *paper, models []truth) {
	p.title(g)
	var rows [][]cell
	for _, it := range models[0].items {
		rows = append(rows, cs(it.label), cs(it.text))
	}
	p.table(1, rows...)
}

func oneColumn(colon bool) func(*generator, *paper, []truth) {
	return func(g *generator, p *paper, models []truth) {
		p.title(g)
		var rows [][]cell
		for _, it := range models[0].items {
			text := it.label + "\n" + it.text
			if colon {
				text = it.label + ": " + it.text
			}
			rows = append(rows, []cell{{text: text, wide: 1, tall: 1, bold: !colon}})
		}
		p.table(1, rows...)
		p.signature(g)
	}
}

func excelForm(g *generator, p *paper, models []truth) {
	rows := [][]cell{{c(""), wide("ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2026", 4)}, cs("", "", "", "", "")}
	if g.kind == dossier.ResultReport {
		rows[0] = []cell{c(""), wide("BÁO CÁO KẾT QUẢ THỰC HIỆN MÔ HÌNH “DÂN VẬN KHÉO”", 4)}
	}
	for i, it := range models[0].items {
		rows = append(rows, []cell{c(""), c(fmt.Sprint(i + 1)), c(it.label), wide(it.text, 2)})
	}
	rows = append(rows, cs("", "", "", "", ""), []cell{c(""), c(""), c(""), wide("Hải Phòng, ngày 28 tháng 01 năm 2026", 2)}, []cell{c(""), c(""), c(""), wide("BÍ THƯ", 2)}, []cell{c(""), c(""), c(""), wide("Vũ Đình Khôi", 2)})
	p.sheet("Đăng ký", 5, rows...)
}

// numberAt writes the n-th number of a scheme: "1.", "I.", "a)", "-".
func numberAt(scheme string, n int) string {
	roman := []string{"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII", "XVIII", "XIX", "XX", "XXI", "XXII"}
	letters := []rune("abcdđeghiklmnopqrstuvxy")
	switch {
	case scheme == "":
		return ""
	case strings.HasPrefix(scheme, "1"):
		return fmt.Sprint(n) + scheme[1:] + " "
	case strings.HasPrefix(scheme, "I"):
		return roman[n-1] + scheme[1:] + " "
	case strings.HasPrefix(scheme, "a"):
		return string(letters[n-1]) + scheme[1:] + " "
	}
	return scheme + " "
}

func inline(between string, schemes []string) func(*generator, *paper, []truth) {
	return func(g *generator, p *paper, models []truth) {
		p.title(g)
		scheme := ""
		if schemes != nil {
			scheme = g.pick(schemes)
		}
		p.inlineItems(g, models[0].items, between, scheme)
		p.signature(g)
	}
}

func (p *paper) inlineItems(g *generator, items []item, between, scheme string) {
	for i, it := range items {
		lines := it.lines()
		if len(lines) > 1 {
			p.para(numberAt(scheme, i+1) + it.label + ":")
			for _, l := range lines {
				p.para(mark(scheme) + l)
			}
			continue
		}
		p.para(strings.TrimRight(numberAt(scheme, i+1)+it.label+between+it.text, " "))
	}
}

// mark is a list mark unlike that of the labels.
func mark(scheme string) string {
	if strings.HasPrefix(scheme, "-") || scheme == "•" {
		return "+ "
	}
	return "- "
}

func boldLead(g *generator, p *paper, models []truth) {
	p.title(g)
	for _, it := range models[0].items {
		lines := it.lines()
		p.para(it.label+" "+lines[0], lead(it.label))
		for _, l := range lines[1:] {
			p.para("- " + l)
		}
	}
}

func autoNumbered(g *generator, p *paper, models []truth) {
	p.title(g)
	for i, it := range models[0].items {
		lines := it.lines()
		p.para(it.label+": "+lines[0], numbered(fmt.Sprintf("%d.", i+1)))
		for _, l := range lines[1:] {
			p.para(l, numbered("-"))
		}
	}
}

// severalPairs puts short pairs two in a line, between tabs or semicolons.
func severalPairs(g *generator, p *paper, models []truth) {
	p.title(g)
	between := g.pick([]string{"; ", "\t", "     "})
	short := func(it item) bool {
		return len(it.text) > 0 && len(it.text) < 60 && !strings.ContainsAny(it.text, "\n;…._")
	}
	items := models[0].items
	for i := 0; i < len(items); i++ {
		if i+1 < len(items) && short(items[i]) && short(items[i+1]) {
			p.para(items[i].label + ": " + items[i].text + between + items[i+1].label + ": " + items[i+1].text)
			i++
			continue
		}
		p.inlineItems(g, items[i:i+1], ": ", "")
	}
}

func oneParagraph(g *generator, p *paper, models []truth) {
	p.title(g)
	var lines []string
	for _, it := range models[0].items {
		lines = append(lines, it.label+": "+strings.ReplaceAll(it.text, "\n", "; "))
	}
	for i, it := range models[0].items {
		if w, ok := models[0].want[it.field]; ok && w == it.text {
			models[0].want[it.field] = strings.ReplaceAll(models[0].items[i].text, "\n", "; ")
		}
	}
	p.para(strings.Join(lines, "\n"))
}

func headings(scheme string, capitals bool) func(*generator, *paper, []truth) {
	return func(g *generator, p *paper, models []truth) {
		p.title(g)
		for i, it := range models[0].items {
			label := it.label
			if capitals {
				label = strings.ToUpper(label)
			}
			p.para(numberAt(scheme, i+1)+label, bold)
			p.valueLines(g, it)
		}
		p.signature(g)
	}
}

func (p *paper) valueLines(g *generator, it item) {
	lines := it.lines()
	m := ""
	if len(lines) > 1 {
		m = g.pick([]string{"- ", "+ ", "", "• "})
	}
	for _, l := range lines {
		if l != "" {
			p.para(m + l)
		}
	}
}
