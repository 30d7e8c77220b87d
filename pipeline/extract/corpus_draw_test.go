package extract_test

import (
	"fmt"
	"strings"
	"unicode"

	"hoso/pipeline/viet"
)

func styledHeadings(g *generator, p *paper, models []truth) {
	p.title(g)
	for i, it := range models[0].items {
		p.para(it.label, level(2), numbered(fmt.Sprintf("%d.", i+1)))
		p.valueLines(g, it)
	}
}

// sections group fields as plans do.
var sections = []struct {
	title  string
	fields []string
}{
	{"THÔNG TIN CHUNG", []string{"name", "subject", "domain", "origin", "location"}},
	{"ĐẶC ĐIỂM TÌNH HÌNH", []string{"situation"}},
	{"NỘI DUNG, KẾT QUẢ PHẤN ĐẤU", []string{"objectives", "targets", "expected_results", "content"}},
	{"CÁC GIẢI PHÁP CHỦ YẾU", []string{"methods", "publicity", "coordinating_forces", "resources"}},
	{"TỔ CHỨC TRIỂN KHAI", []string{"schedule", "launch", "supervision", "reviews", "leader", "officers", "sustainability", "archive"}},
}

func nested(g *generator, p *paper, models []truth) {
	p.title(g)
	for i, s := range sections {
		p.para(fmt.Sprintf("%d. %s", i+1, s.title), bold)
		n := 0
		for _, field := range s.fields {
			it := models[0].item(field)
			if it.label == "" {
				continue
			}
			n++
			p.para(fmt.Sprintf("%d.%d. %s", i+1, n, it.label))
			p.valueLines(g, it)
		}
	}
}

func wholePlan(g *generator, p *paper, models []truth) {
	m := models[0]
	p.table(2, cs("ĐẢNG BỘ VKSND THÀNH PHỐ HẢI PHÒNG\nCHI BỘ PHÒNG 9\n*\nSố 04-KH/CB", "ĐẢNG CỘNG SẢN VIỆT NAM\n\nHải Phòng, ngày 26 tháng 01 năm 2026"))
	p.para("KẾ HOẠCH", bold)
	p.para("xây dựng và thực hiện mô hình “Dân vận khéo” năm 2026", bold)
	p.para("-----")
	p.para("- Căn cứ Kế hoạch số 261-KH/ĐU, ngày 27/01/2026 của Đảng ủy VKSND thành phố Hải Phòng về thực hiện phong trào thi đua “Dân vận khéo” năm 2026;")
	p.para("- Căn cứ tình hình thực tế của đơn vị.")
	p.para("Chi bộ Phòng 9 xây dựng kế hoạch thực hiện mô hình “Dân vận khéo” năm 2026 như sau:")
	roman := []string{"I", "II", "III", "IV", "V"}
	for i, s := range sections {
		p.para(roman[i]+". "+s.title, bold)
		n := 0
		for _, field := range s.fields {
			it := m.item(field)
			if it.label == "" {
				continue
			}
			n++
			if lines := it.lines(); len(lines) == 1 {
				p.para(fmt.Sprintf("%d. %s: %s", n, it.label, it.text))
				continue
			}
			p.para(fmt.Sprintf("%d. %s", n, it.label), bold)
			p.valueLines(g, it)
		}
	}
	p.para("Trên đây là Kế hoạch thực hiện mô hình “Dân vận khéo” năm 2026 của Chi bộ Phòng 9./.")
	p.table(2, cs("Nơi nhận:\n- Đảng ủy VKSND thành phố (để b/c);\n- Lưu Chi bộ.", "T/M CHI BỘ\nBÍ THƯ\n\nVũ Đình Khôi"))
}

func repeatedForms(g *generator, p *paper, models []truth) {
	p.title(g)
	for i, m := range models {
		p.para(fmt.Sprintf("%d. Mô hình thứ %d", i+1, i+1), bold)
		var rows [][]cell
		for _, it := range m.items {
			rows = append(rows, cs(it.label, it.text))
		}
		p.table(2, rows...)
	}
}

func numberedModels(g *generator, p *paper, models []truth) {
	p.title(g)
	for i, m := range models {
		p.para(fmt.Sprintf("%s Mô hình %d: %s", []string{"I.", "II.", "III."}[i], i+1, m.item("name").text), bold)
		for n, it := range m.items[1:] {
			p.inlineItems(g, []item{{it.field, fmt.Sprintf("%d. %s", n+1, it.label), it.text}}, ": ", "")
		}
	}
}

func severalInline(g *generator, p *paper, models []truth) {
	p.title(g)
	for _, m := range models {
		p.inlineItems(g, m.items, ": ", "1.")
	}
}

// compositeInner: headings over several fields with labels of their own in
// the lines below.
func compositeInner(g *generator, p *paper, models []truth) {
	p.title(g)
	models[0] = models[0].keep("name", "subject", "domain", "origin", "location", "objectives", "targets", "expected_results", "methods",
		"coordinating_forces", "resources", "schedule", "supervision", "reviews", "leader", "officers")
	m := models[0]
	groups := []struct {
		heading string
		fields  []string
	}{
		{"Thông tin về mô hình", []string{"name", "subject", "domain", "origin", "location"}},
		{"Mục tiêu, chỉ tiêu, kết quả cần đạt", []string{"objectives", "targets", "expected_results"}},
		{"Giải pháp, lực lượng phối hợp và nguồn lực thực hiện", []string{"methods", "coordinating_forces", "resources"}},
		{"Thời gian thực hiện; kiểm tra, giám sát; sơ kết, tổng kết", []string{"schedule", "supervision", "reviews"}},
		{"Phân công lãnh đạo, cán bộ thực hiện", []string{"leader", "officers"}},
	}
	for i, gr := range groups {
		p.para(fmt.Sprintf("%d. %s", i+1, gr.heading), bold)
		for _, field := range gr.fields {
			if it := m.item(field); it.label != "" {
				p.inlineItems(g, []item{it}, ": ", "-")
			}
		}
	}
}

// misspelt puts one typing error into each label of some length: a letter
// left out, doubled, or two exchanged.
func misspelt(g *generator, p *paper, models []truth) {
	for i := range models[0].items {
		it := &models[0].items[i]
		it.label = planLabels[it.field]
		r := []rune(it.label)
		if len(r) < 10 {
			continue
		}
		at := 4 + g.rng.IntN(len(r)-6)
		for r[at] == ' ' || r[at] == ',' || r[at+1] == ' ' || r[at+1] == ',' {
			at = 4 + g.rng.IntN(len(r)-6)
		}
		switch g.rng.IntN(3) {
		case 0:
			r = append(r[:at:at], r[at+1:]...)
		case 1:
			r = append(r[:at+1:at+1], r[at:]...)
		default:
			r[at], r[at+1] = r[at+1], r[at]
		}
		it.label = string(r)
	}
	p.title(g)
	p.inlineItems(g, models[0].items, ": ", "1.")
}

// planLabels are the plan's own words, for the layout with typing errors.
var planLabels = map[string]string{
	"name": "Tên mô hình", "subject": "Chủ thể thực hiện", "domain": "Lĩnh vực đăng ký", "origin": "Mô hình mới hay tiếp tục", "situation": "Thực trạng tình hình",
	"location": "Địa điểm thực hiện", "objectives": "Mục tiêu của mô hình", "targets": "Chỉ tiêu phấn đấu", "expected_results": "Kết quả cần đạt", "content": "Nội dung mô hình",
	"methods": "Cách thức, biện pháp", "publicity": "Hình thức tuyên truyền", "coordinating_forces": "Lực lượng phối hợp", "resources": "Nguồn lực, kinh phí", "schedule": "Thời gian thực hiện",
	"launch": "Tổ chức ra mắt", "supervision": "Kiểm tra, giám sát", "reviews": "Sơ kết, tổng kết", "leader": "Lãnh đạo phụ trách", "officers": "Cán bộ thực hiện",
	"sustainability": "Khả năng nhân rộng", "archive": "Hồ sơ lưu trữ", "results": "Kết quả đạt được", "shortcomings": "Khó khăn, hạn chế", "lessons": "Bài học kinh nghiệm", "proposals": "Đề xuất, kiến nghị",
}

func plainLabels(g *generator, p *paper, models []truth) {
	p.para("PHIEU DANG KY MO HINH DAN VAN KHEO NAM 2026")
	for i, it := range models[0].items {
		label := strings.ToUpper(withoutMarks(it.label))
		p.para(fmt.Sprintf("%d. %s: %s", i+1, label, strings.ReplaceAll(it.text, "\n", "; ")))
		if w, ok := models[0].want[it.field]; ok && w == it.text {
			models[0].want[it.field] = strings.ReplaceAll(it.text, "\n", "; ")
		}
	}
}

// withoutMarks types a text as people do who have no Vietnamese keyboard.
func withoutMarks(text string) string {
	return strings.Map(func(r rune) rune {
		if plain := viet.Plain(string(r)); plain != "" && unicode.IsLetter(r) {
			return []rune(plain)[0]
		}
		return r
	}, text)
}

// boxes lays domain, origin and kind of subject out as choices with boxes.
func boxes(g *generator, p *paper, models []truth) {
	on, off := "☒", "☐"
	if g.one(2) {
		on, off = "[x]", "[ ]"
	}
	behind := g.one(2)
	draw := func(texts []string, which int) string {
		for i := range texts {
			box := off
			if i == which {
				box = on
			}
			if behind {
				texts[i] += " " + box
			} else {
				texts[i] = box + " " + texts[i]
			}
		}
		return strings.Join(texts, g.pick([]string{"   ", "\n", "; "}))
	}
	m := &models[0]
	for i := range m.items {
		it := &m.items[i]
		switch it.field {
		case "domain":
			which := g.rng.IntN(4)
			it.text = draw([]string{"Kinh tế", "Văn hóa - xã hội", "Quốc phòng - an ninh, dân tộc - tôn giáo", "Xây dựng hệ thống chính trị"}, which)
			m.want["domain"] = []string{"economy", "culture_society", "defence_ethnic_religion", "political_system"}[which]
		case "origin":
			which := g.rng.IntN(2)
			it.text = draw([]string{"Mô hình mới", "Tiếp tục từ năm trước"}, which)
			m.want["origin"] = []string{"new", "continued"}[which]
		}
	}
	if g.one(2) {
		form(formStyle{number: true})(g, p, models)
		return
	}
	inline(": ", []string{"1."})(g, p, models)
}
