package extract

import (
	"strings"

	"hoso/pipeline/dossier"
	"hoso/pipeline/viet"
)

// flow walks through a document and gathers drafts of models: labels open a
// field, the lines that follow belong to it until something closes it.
type flow struct {
	e       *Extractor
	labels  *finder
	models  []*draft
	free    []line          // lines that belong to no field: letterhead, signature
	open    *piece          // the field that takes the lines that follow
	outline []rank          // the levels of headings above the open field
	marked  map[string]int  // how many labels stood behind a list mark
	strong  map[string]bool // fields met by a label that is not weak
	sure    bool            // the paper has such labels
	asked   bool            // something counts only if it has
	last    *piece          // the field of the form row before this one
	ended   bool            // the signature or the recipients have begun
	ahead   *rank           // of the heading over what a report says of the time to come
	lines   []line          // room for those of the paragraph at hand
}

// clearly is how many fields with labels that are not weak leave no doubt that
// a paper has some, whatever else was taken for a label.
const clearly = 6

// walk goes through a document. What is too common to be a label alone counts
// where the paper has labels that are not: where a walk that lets it count
// meets many of those, all is said. Elsewhere a walk that does not let it count
// tells whether it does. One walk instead of two makes reading 10 % faster.
func (e *Extractor) walk(doc *dossier.Document, kind dossier.Kind) *flow {
	labels := e.labels.finder(string(kind))
	doc = labels.unwrapped(doc)
	sure := e.through(doc, labels, true)
	if !sure.asked || len(sure.strong) >= clearly {
		return sure
	}
	if wary := e.through(doc, labels, false); len(wary.strong) < 2 {
		return wary
	}
	return sure
}

// through is one walk.
func (e *Extractor) through(doc *dossier.Document, labels *finder, sure bool) *flow {
	f := &flow{e: e, labels: labels, models: []*draft{newDraft()}, strong: map[string]bool{}, marked: map[string]int{}, sure: sure}
	f.document(doc)
	f.close()
	return f
}

// knows tells whether the paper is known to have labels that are not weak.
func (f *flow) knows() bool {
	f.asked = true
	return f.sure
}

func (f *flow) model() *draft { return f.models[len(f.models)-1] }

// document walks through all blocks in reading order.
func (f *flow) document(doc *dossier.Document) {
	units := f.unitsAbove(doc)
	for _, b := range doc.Blocks {
		switch {
		case b.Paragraph != nil:
			f.lines = appendLines(f.lines[:0], b.Paragraph)
			for _, l := range f.lines {
				f.line(l)
			}
		case b.Table != nil && !isAside(b.Table, doc):
			before := f.filled()
			f.table(b.Table)
			f.ofUnit(units[b.Table], before)
		}
	}
	for _, b := range doc.Outside {
		if b.Paragraph != nil {
			f.free = append(f.free, linesOf(b.Paragraph)...)
		}
		if b.Table != nil { // a letterhead in the page header
			for _, row := range b.Table.Rows {
				f.free = append(f.free, cellLines(written(row))...)
			}
		}
	}
}

// line takes one line of running text.
func (f *flow) line(l line) {
	if f.ended || isFrame(l.text) || f.isPledge(l.text) {
		f.ended = f.ended || isEnd(l.text)
		f.close()
		f.free = append(f.free, l)
		return
	}
	if rest := strings.TrimLeft(l.text, " .…_"); rest != "" && len(rest) < len(l.text) {
		l.lead = max(l.lead-len(l.text)+len(rest), 0)
		l.text = rest
	}
	if isContents(l.text) {
		f.close()
		return
	}
	r, body := f.rankOf(l)
	if f.isAhead(l, r, body) || f.modelHeading(l, r, body) || f.choices(l, body) || f.labelled(l, r, body) {
		return
	}
	if f.closes(l, r, body) {
		f.close()
		if r.style != 0 && r.style != '-' {
			f.enter(r)
		}
	}
	if f.open == nil {
		f.free = append(f.free, l)
		return
	}
	f.open.take(l, l.where)
	f.open.listed, f.open.mark = r.style == '-', r.mark
}

// countedModel: "Mô hình 2: Hòa giải trước phiên tòa", "Mô hình thứ nhất".
var countedModel = patternOf(beginsAsModel, `(?i)^mô hình\s+(?:thứ\s+|số\s+)?(\d{1,2}|nhất|hai|ba|tư|bốn|năm|sáu|[IVX]{1,4})\s*(?:[:.)–-]\s*(.*))?$`)

// namedModel: "Mô hình “Hòa giải trước phiên tòa”" and nothing else.
var namedModel = patternOf(beginsAsModel, `(?i)^mô hình\s*(:?\s*)[“"«]([^“”"«»]{3,150})[”"»]\s*[:.;]?$`)

// modelHeading begins a further model at a heading that counts them, or at a
// numbered one that names it.
func (f *flow) modelHeading(l line, r rank, body string) bool {
	m := countedModel.FindStringSubmatch(body)
	if m == nil && r.style != 0 && r.style != '-' {
		if m = namedModel.FindStringSubmatch(body); m != nil && viet.Fold(m[2]) == f.e.own.movement {
			return false
		}
	}
	if m == nil || !f.knows() {
		return false
	}
	f.close()
	f.newModel()
	f.outline = nil
	f.enter(r)
	if m[2] != "" {
		p := &piece{match: match{field: "name", confidence: sureFiller}, label: strings.TrimSpace(body[:len(body)-len(m[2])]), labelAt: l.where}
		p.label = trimLabel(p.label)
		p.add(m[2], l.where)
		f.strong["name"] = true
		f.put(p)
	}
	return true
}

// choices takes a line that is nothing but the choices of a field with their
// boxes: "Mô hình mới ☒   Tiếp tục ☐".
func (f *flow) choices(l line, body string) bool {
	if f.open != nil && len(f.open.lines) == 0 || colon(body) >= 0 || !tick.MatchString(body) || !f.knows() {
		return false
	}
	for i := range f.e.plan.Fields {
		pf := &f.e.plan.Fields[i]
		if len(pf.Options) == 0 || len(f.e.optionsIn(pf, tick.ReplaceAllString(body, " "))) < 2 || f.open != nil && f.open.field == pf.ID {
			continue
		}
		f.close()
		p := &piece{match: match{field: pf.ID, confidence: sureLoose}, labelAt: l.where}
		p.add(body, l.where)
		f.put(p)
		return true
	}
	return false
}

// newModel begins a model, unless the last one is still empty.
func (f *flow) newModel() {
	if f.model().empty() {
		f.models = f.models[:len(f.models)-1]
	}
	f.models = append(f.models, newDraft())
}

// labelled takes a line that begins with a label, or is one. Labels behind
// which nobody knows some words come last.
func (f *flow) labelled(l line, r rank, body string) bool {
	if f.isChosen(r, body) {
		return false
	}
	inline := cuts(l, body)
	if c, ok := f.askedBehindColon(body); ok {
		inline = []cutting{c}
	}
	dashed := f.dashes(body)
	for _, loose := range []bool{false, true} {
		for _, c := range inline {
			if f.labelAndValue(c, l, r, loose) {
				return true
			}
		}
		for _, c := range dashed {
			if m, _ := f.labels.find(c.label); m.weak && f.open != nil && f.open.whole && len(f.open.lines) == 0 {
				continue // "Hồ sơ số - giải quyết nhanh" below "Tên mô hình"
			}
			if f.labelAndValue(c, l, r, loose) {
				return true
			}
		}
		m, found := f.labels.find(body)
		if found && m.loose == loose && !isSentence(m, r, body) && f.admits(m, l, r, false) && !f.isTitle(m, r, body) {
			f.begin(m, body, l.where, r)
			f.open.whole = !strings.HasSuffix(body, ":")
			f.open.section = r.style == 'I' || upper(body)
			return true
		}
	}
	return false
}

// isChosen tells whether a line answers the open field, which has choices, by one
// of them: "Duy trì, nhân rộng từ năm trước" is then no label.
func (f *flow) isChosen(r rank, body string) bool {
	if f.open == nil || len(f.open.lines) > 0 || r.style != 0 && r.style != '-' || len(body) > maxLabel || colon(body) >= 0 || hasLeader(body) {
		return false
	}
	pf := f.e.plan.Field(f.open.field)
	if pf == nil || len(pf.Options) == 0 {
		return false
	}
	found := f.e.optionsIn(pf, body)
	return len(found) == 1 && found[0].from == 0 // it begins with the choice
}

// isTitle tells whether a line is the title of the paper, which also has
// words of labels: "ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2026", "BÁO CÁO".
func (f *flow) isTitle(m match, r rank, body string) bool {
	if len(f.strong) > 0 || r.style != 0 {
		return false
	}
	key := viet.Fold(body)
	if (!identity[m.field] || m.field == "name" && !strings.HasPrefix(key, "tên ")) && strings.Contains(" "+key, " mô hình "+f.e.own.movement+" năm ") && !strings.Contains(body, ":") {
		return true // "Tổng kết thực hiện mô hình “Dân vận khéo” năm 2026"
	}
	return m.weak || isReportTitle(key) || isRegistrationTitle(key) || m.field == "name" && upper(body) && strings.Contains(key, f.e.own.movement) && !strings.HasPrefix(key, "tên ")
}

// isSentence tells an item of a list, which ends like one, from a heading. A
// numbered heading may end with a full stop: "1. Mục tiêu."
func isSentence(m match, r rank, body string) bool {
	end := body[len(body)-1]
	if r.style == '-' || r.style == 0 || m.loose {
		return end == '.' || end == ';' || m.loose && dayAndMonth.MatchString(body)
	}
	return end == ';'
}

// dayAndMonth: the "10/6" of what happens then.
var dayAndMonth = patternOf(func(text string) bool { return strings.IndexByte(text, '/') >= 0 }, `\d/\d`)

func (f *flow) labelAndValue(c cutting, l line, r rank, loose bool) bool {
	m, found := f.labels.find(c.label)
	if !found || m.loose != loose || !f.admits(m, l, r, true) || c.stop && (r.style == '-' || m.weak || m.confidence < sureFiller) {
		return false
	}
	f.begin(m, c.label, l.where, r)
	f.open.inline = c.value != ""
	f.values(c.value, l, r)
	return true
}

// values gives the rest of a label's line to its field: further pairs in the
// same line begin fields of their own.
func (f *flow) values(value string, l line, r rank) {
	for _, part := range f.pairs(value) {
		if part.label != "" {
			f.begin(part.match, part.label, l.where, r)
			f.open.inline = true
		}
		f.open.add(unmark(strings.TrimLeft(part.value, " .…_\t")), l.where)
		f.open.waver(l)
	}
}

// begin opens a field.
func (f *flow) begin(m match, label string, where dossier.Location, r rank) {
	if !m.weak {
		f.strong[m.field] = true
	}
	f.close()
	f.enter(r)
	if r.style == '-' && !m.weak {
		f.marked[r.mark]++
	}
	f.open = &piece{match: m, label: trimLabel(label), labelAt: where}
}

// close puts the open field into the model.
func (f *flow) close() {
	if f.open == nil {
		return
	}
	p := f.open
	f.open = nil
	if len(p.lines) == 1 && !p.inline && leadsIn(p.lines[0]) {
		p.lines = nil // it leads to something that did not come
	}
	f.put(p)
}

// put adds a field to the current model, or to the next one that it begins.
func (f *flow) put(p *piece) {
	if f.model().begins(p) {
		f.models = append(f.models, newDraft())
	}
	f.add(p, f.e.single(p.field))
}

// add gives a field, parted at the labels in it, to the current model.
func (f *flow) add(p *piece, single bool) {
	f.unprompt(p)
	for _, part := range f.split(p) {
		f.model().put(part, single && part.field == p.field)
	}
}

// single tells whether a field has but one value: the name, the subject,
// choices and dates; other texts may stand in several places.
func (e *Extractor) single(field string) bool {
	pf := e.plan.Field(field)
	return field == "name" || field == "subject" || pf != nil && (len(pf.Options) > 0 || pf.Type == "date")
}
