package extract

import (
	"strings"

	"hoso/pipeline/dossier"
	"hoso/pipeline/viet"
)

// title is what the head of a paper says of its kind.
type title struct {
	kind  dossier.Kind
	other string   // "thông báo": a kind of paper that is no appendix
	lines []line   // the first lines, where the name of a model may stand
	keys  []string // those lines by viet.Fold
}

// lines looked at for the title.
const titleLines = 25

// others are kinds of paper that are no appendix, as they stand in a title.
var others = []string{"thông báo", "giấy mời", "công văn", "nghị quyết", "biên bản", "quyết định", "hướng dẫn", "tờ trình", "chỉ thị", "quy chế", "quy định", "chương trình công tác", "giấy triệu tập", "lịch công tác"}

// readTitle decides the kind of paper from the first lines: a title stands
// at the start of a line of its own.
func readTitle(doc *dossier.Document) title {
	out := title{kind: dossier.Registration, lines: firstLines(doc)}
	out.keys = make([]string, len(out.lines))
	for i, l := range out.lines {
		out.keys[i] = viet.Fold(l.text)
	}
	registers := false
	for i, l := range out.lines {
		key := out.keys[i]
		switch {
		case isRegistrationTitle(key) && !isReportTitle(key):
			registers = registers || len(key) < 160
		case isReportTitle(key) && (!registers || strings.HasPrefix(key, "biểu ")) && !strings.Contains(l.text, ":"):
			out.kind = dossier.ResultReport
			return out
		}
		for _, word := range others {
			rest, begins := strings.CutPrefix(key, word)
			if begins && (rest == "" || rest[0] == ' ' && upper(l.text)) && out.other == "" && !registers {
				out.other = word
			}
		}
	}
	return out
}

func isRegistrationTitle(key string) bool {
	for _, word := range registrationHeads {
		if strings.HasPrefix(key, word) {
			return true
		}
	}
	return false
}

// registrationHeads begin the title of a registration, by viet.Fold.
var registrationHeads = []string{"phụ lục", viet.Fold("đăng ký"), "kế hoạch", "biểu", viet.Fold("phiếu đăng ký"), viet.Fold("bản đăng ký"), viet.Fold("danh sách đăng ký"), "xây dựng", "thực hiện"}

func isReportTitle(key string) bool {
	return key == "báo cáo" || strings.HasPrefix(key, "báo cáo kết quả") || strings.HasPrefix(key, "báo cáo tình hình") ||
		strings.HasPrefix(key, "biểu báo cáo") || strings.HasPrefix(key, "phiếu báo cáo") || strings.HasPrefix(key, "kết quả thực hiện mô hình") ||
		strings.HasPrefix(key, "báo cáo tổng kết") || strings.HasPrefix(key, "báo cáo sơ kết") || strings.HasPrefix(key, "biểu kết quả") || strings.HasPrefix(key, "biểu tổng hợp kết quả")
}

// firstLines are the first lines of text, those of tables included.
func firstLines(doc *dossier.Document) []line {
	out := make([]line, 0, titleLines+titleLines/2) // the last block may have more
	for _, b := range doc.Blocks {
		switch {
		case b.Paragraph != nil:
			out = appendLines(out, b.Paragraph)
		case b.Table != nil:
			for _, row := range b.Table.Rows[:min(len(b.Table.Rows), 8)] {
				if cells := written(row); len(cells) <= 2 || b.Table.Sheet == "" {
					out = appendCells(out, cells)
				}
			}
		}
		if len(out) >= titleLines {
			return out[:titleLines]
		}
	}
	return out
}

// isAppendix decides whether a paper is an appendix or a result report: it
// must name a model and say something about it.
func (e *Extractor) isAppendix(t title, f *flow, doc *dossier.Document) bool {
	if e.isThePlan(t, f.anyName() || f.strong["name"]) {
		return false
	}
	fields := len(f.strong)
	_, named := quotedModel(t)
	switch {
	case t.other != "":
		return f.strong["name"] && fields >= 4 && (t.other != "hướng dẫn" || f.anyUnit())
	case f.strong["name"]:
		return fields >= 2
	case f.anyName():
		return fields >= 3
	case named:
		return fields >= 4
	}
	return fields >= 6
}

// anyUnit tells whether some model has a unit of the plan for its subject: a
// guide has the labels too, and words on how to fill them in.
func (f *flow) anyUnit() bool {
	for _, d := range f.models {
		if !d.lacks("subject") {
			if _, ok := f.e.units.find(d.pieces["subject"].lines[0]); ok {
				return true
			}
		}
	}
	return false
}

// anyName tells whether some model has a name under a weak label.
func (f *flow) anyName() bool {
	for _, d := range f.models {
		if !d.lacks("name") {
			return true
		}
	}
	return false
}

// isThePlan recognises the plan itself by its own number, or by its title
// where no model is named.
func (e *Extractor) isThePlan(t title, named bool) bool {
	want, name := e.own.number, e.own.title
	_, issuer, _ := strings.Cut(e.plan.Number, "/")
	for i, l := range t.lines {
		if !named && strings.HasSuffix(t.keys[i], name) && len(l.text) < 2*len(e.plan.Title) {
			return true
		}
		if m := numberOf.FindStringSubmatch(l.text); m != nil && (viet.Fold(m[1]+"-"+m[2]+"/"+m[3]) == want || m[3] == issuer) {
			return true // the plan, or another paper of the committee that issued it
		}
	}
	return false
}

// quotedModel finds the name of a model between quotation marks in the title:
// 'KẾ HOẠCH thực hiện mô hình “Kiểm sát viên với pháp luật học đường”'.
func quotedModel(t title) (line, bool) {
	for i, l := range t.lines {
		if !strings.Contains(t.keys[i], "mô hình") {
			continue
		}
		for _, q := range quoted(l.text) {
			if key := viet.Fold(q); key != "dân vận khéo" && len(key) > 8 {
				l.text = q
				return l, true
			}
		}
	}
	return line{}, false
}

// quoted are the texts between quotation marks.
func quoted(text string) []string {
	var out []string
	for _, marks := range [][2]string{{"“", "”"}, {"\"", "\""}, {"«", "»"}} {
		rest := text
		for {
			open := strings.Index(rest, marks[0])
			if open < 0 {
				break
			}
			rest = rest[open+len(marks[0]):]
			shut := strings.Index(rest, marks[1])
			if shut < 0 {
				break
			}
			out = append(out, strings.TrimSpace(rest[:shut]))
			rest = rest[shut+len(marks[1]):]
		}
	}
	return out
}

// nameFromTitle takes the name from the title where no label states it.
func (e *Extractor) nameFromTitle(d *draft, t title) {
	l, ok := quotedModel(t)
	if !ok {
		return
	}
	p := &piece{match: match{field: "name", confidence: sureTitle}, labelAt: l.where}
	p.add(l.text, l.where)
	d.pieces["name"] = p
}
