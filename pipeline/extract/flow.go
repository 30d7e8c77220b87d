package extract

import (
	"strings"
	"unicode/utf8"

	"hoso/pipeline/dossier"
	"hoso/pipeline/viet"
)

// flow walks through a document and gathers drafts of models: labels open a
// field, the lines that follow belong to it until something closes it.
type flow struct {
	e      *Extractor
	kind   string
	models []*draft
	free   []line // lines that belong to no field: letterhead, signature
	open   *piece // the field that takes the lines that follow
	head   numbering
	strong map[string]bool // fields met by a label that is not weak
	last   *piece          // the field of the form row before this one
	ended  bool            // the signature or the recipients have begun
}

// draft is a model being gathered.
type draft struct {
	pieces map[string]*piece
	list   bool // from a row of a list
}

// piece is one field being gathered.
type piece struct {
	field      string
	also       []string
	label      string
	labelAt    dossier.Location
	lines      []string
	where      dossier.Location // of the first line
	confidence float64
	column     int // of the label cell
	date       string
}

func newFlow(e *Extractor, kind dossier.Kind) *flow {
	return &flow{e: e, kind: string(kind), models: []*draft{newDraft()}, strong: map[string]bool{}}
}

func newDraft() *draft { return &draft{pieces: map[string]*piece{}} }

func (d *draft) empty() bool {
	for _, p := range d.pieces {
		if len(p.lines) > 0 {
			return false
		}
	}
	return true
}

func (d *draft) lacks(field string) bool {
	p := d.pieces[field]
	return p == nil || len(p.lines) == 0
}

func (d *draft) filled() int {
	n := 0
	for _, p := range d.pieces {
		if len(p.lines) > 0 {
			n++
		}
	}
	return n
}

func (f *flow) model() *draft { return f.models[len(f.models)-1] }

// document walks through all blocks in reading order.
func (f *flow) document(doc *dossier.Document) {
	for _, b := range doc.Blocks {
		switch {
		case b.Paragraph != nil:
			for _, l := range linesOf(b.Paragraph) {
				f.line(l)
			}
		case b.Table != nil:
			f.table(b.Table)
		}
	}
	for _, b := range doc.Outside {
		if b.Paragraph != nil {
			f.free = append(f.free, linesOf(b.Paragraph)...)
		}
	}
}

// line takes one line of running text.
func (f *flow) line(l line) {
	if f.ended || isFrame(l.text) {
		f.ended = f.ended || isEnd(l.text)
		f.close()
		f.free = append(f.free, l)
		return
	}
	number, body := splitNumber(l.text)
	if l.number != "" {
		number, _ = splitNumber(l.number + " x")
		body = l.text
	}
	if f.labelled(l, number, body) {
		return
	}
	if f.closes(l, number, body) {
		f.close()
	}
	if f.open == nil {
		f.free = append(f.free, l)
		return
	}
	f.append(l, number)
}

// append adds a line to the open field.
func (f *flow) append(l line, number numbering) {
	text := unmark(l.text)
	if l.number != "" && number.style != '-' {
		text = l.number + " " + text
	}
	f.open.add(text, l.where)
}

func (p *piece) add(text string, where dossier.Location) {
	text = strings.TrimSpace(text)
	if text == "" || viet.IsPlaceholder(text) {
		return
	}
	if len(p.lines) == 0 {
		p.where = where
	}
	p.lines = append(p.lines, text)
}

// labelled takes a line that begins with a label, or is one.
func (f *flow) labelled(l line, number numbering, body string) bool {
	if label, value, ok := f.cut(l, body); ok {
		m, found := f.e.labels.find(label, f.kind)
		if found && f.admits(m, l, number, true) {
			f.begin(m, label, l.where, number)
			f.values(value, l)
			return true
		}
	}
	m, found := f.e.labels.find(body, f.kind)
	if !found || !f.admits(m, l, number, false) {
		return false
	}
	f.begin(m, body, l.where, number)
	return true
}

// values gives the rest of a label's line to its field: further pairs in the
// same line begin fields of their own.
func (f *flow) values(value string, l line) {
	for _, part := range f.pairs(value) {
		if part.label != "" {
			f.begin(part.match, part.label, l.where, f.head)
		}
		if f.open != nil {
			f.open.add(unmark(part.value), l.where)
		}
	}
}

// admits tells whether a label counts here. A weak one does only among strong
// ones, and where it looks like a heading; a list mark under an open field
// introduces a detail of that field, not a field.
func (f *flow) admits(m match, l line, number numbering, inline bool) bool {
	if number.style == '-' && f.open != nil {
		if m.field == f.open.field || m.weak {
			return false
		}
		return inline && (contains(f.open.also, m.field) || len(f.open.lines) == 0 || f.open.field != "" && !sameTopic(f.open.field, m.field))
	}
	if !m.weak {
		return true
	}
	if len(f.strong) < 2 {
		return false
	}
	return number.style != 0 || l.bold || l.level > 0 || inline && l.lead > 0 || inline
}

// sameTopic tells fields apart whose details often bear the other's name.
func sameTopic(open, label string) bool {
	details := map[string]string{"reviews": "results", "schedule": "reviews", "resources": "coordinating_forces"}
	switch {
	case details[open] == label, open == "methods", open == "content", open == "situation":
		return true
	}
	return open == "schedule"
}

// begin opens a field.
func (f *flow) begin(m match, label string, where dossier.Location, number numbering) {
	if !m.weak {
		f.strong[m.field] = true
	}
	f.close()
	f.head = number
	f.open = &piece{field: m.field, also: m.also, label: trimLabel(label), labelAt: where, confidence: m.confidence}
}

// close puts the open field into the model.
func (f *flow) close() {
	if f.open == nil {
		return
	}
	p := f.open
	f.open = nil
	f.put(p)
}

// put adds a field to the current model; a second name begins a new model.
func (f *flow) put(p *piece) {
	if p.field == "name" && f.secondName(p) {
		f.models = append(f.models, newDraft())
	}
	f.model().put(p)
}

func (f *flow) secondName(p *piece) bool {
	have := f.model().pieces["name"]
	if have == nil || len(have.lines) == 0 || len(p.lines) == 0 {
		return false
	}
	if viet.Fold(strings.Join(have.lines, " ")) == viet.Fold(strings.Join(p.lines, " ")) {
		return false
	}
	return f.model().filled() >= 3
}

func (d *draft) put(p *piece) {
	have := d.pieces[p.field]
	if have == nil || len(have.lines) == 0 {
		d.pieces[p.field] = p
		return
	}
	for _, text := range p.lines {
		if !contains(have.lines, text) {
			have.lines = append(have.lines, text)
		}
	}
	have.confidence = min(have.confidence, p.confidence)
}

// closes tells whether a line that no label fits ends the open field: a
// section heading, or a heading numbered on from the last label.
func (f *flow) closes(l line, number numbering, body string) bool {
	if f.open == nil {
		return false
	}
	started := len(f.open.lines) > 0
	short := utf8.RuneCountInString(body) <= 80 && !strings.HasSuffix(body, ".") && !strings.HasSuffix(body, ";")
	label, _, cut := f.cut(l, body)
	switch {
	case f.e.labels.other(body), cut && f.e.labels.other(label):
		return true
	case number.style == 'I' && f.head.style != 'I' && short:
		return true
	case number.style == 'I' && f.head.style == 'I' && number.follows(f.head):
		return true
	case l.level > 0:
		return true
	case number.follows(f.head) && (short || strings.Contains(body, ":")):
		return true
	case started && short && number.style != '-' && (upper(body) || l.bold):
		return true
	}
	return false
}
