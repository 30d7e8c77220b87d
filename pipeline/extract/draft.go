package extract

import (
	"maps"
	"slices"
	"strings"

	"hoso/pipeline/dossier"
	"hoso/pipeline/viet"
)

// draft is a model being gathered.
type draft struct {
	pieces map[string]*piece
	first  string // the field that it began with
	list   bool   // from a row of a list
}

// piece is one field being gathered.
type piece struct {
	match
	label   string
	labelAt dossier.Location
	lines   []string
	where   dossier.Location // of the first line
	column  int              // of the label cell
	date    string
	inline  bool     // the value began on the label's line
	whole   bool     // the label stands alone on its line, without a colon
	section bool     // the label is a heading over a part of the paper
	inDoubt bool     // from a row that does not tile its grid
	listed  bool     // its last line stood behind a list mark
	mark    string   // that mark
	unsure  bool     // a word of it may be read in two ways
	asked   bool     // its only line may be the form's own words
	rivals  []*piece // other values of a field that has but one
}

func newDraft() *draft { return &draft{pieces: map[string]*piece{}} }

func (d *draft) empty() bool { return d.filled() == 0 }

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

// put adds a field. What stands in several places is joined in its order; a
// field of one value keeps the others as rivals.
func (d *draft) put(p *piece, single bool) {
	have := d.pieces[p.field]
	if have == nil || len(have.lines) == 0 {
		d.pieces[p.field] = p
		if d.first == "" && len(p.lines) > 0 {
			d.first = p.field
		}
		return
	}
	switch {
	case len(p.lines) == 0:
		return
	case single:
		d.rival(have, p)
		return
	}
	for _, text := range p.lines {
		if !contains(have.lines, text) {
			have.lines = append(have.lines, text)
		}
	}
	have.confidence = min(have.confidence, p.confidence)
	have.unsure = have.unsure || p.unsure
}

// rival keeps the other value of a field of one value; that under the clearer
// label leads.
func (d *draft) rival(have, p *piece) {
	if have.key() == p.key() {
		return
	}
	if have.weak && !p.weak {
		d.pieces[p.field], have, p = p, p, have
		have.rivals, p.rivals = p.rivals, nil
	}
	have.rivals = append(have.rivals, p)
}

// split parts a piece under a composite label at the labels within its lines:
// "Mục tiêu: …", "Chỉ tiêu: …" in one cell.
func (f *flow) split(p *piece) []*piece {
	out := []*piece{p}
	if len(p.also) == 0 {
		return out
	}
	lines := p.lines
	p.lines = nil
	for _, text := range lines {
		m, c, ok := f.innerLabel(p, text)
		if !ok {
			last := out[len(out)-1]
			last.lines = append(last.lines, text)
			continue
		}
		inner := &piece{match: m, label: trimLabel(c.label), labelAt: p.labelAt, where: p.where, column: p.column, inDoubt: p.inDoubt}
		inner.add(unmark(c.value), p.where)
		out = append(out, inner)
	}
	return out
}

// innerLabel finds a label of one of a composite's fields before a line.
func (f *flow) innerLabel(p *piece, text string) (match, cutting, bool) {
	_, body := splitNumber(text)
	for _, c := range cuts(line{text: text}, body) {
		m, ok := f.labels.find(c.label)
		if ok && !m.loose && (m.field == p.field || contains(p.also, m.field)) {
			return m, c, true
		}
	}
	return match{}, cutting{}, false
}

// begins tells whether a field is the first of a further model: a name other
// than the one there is, or the field with which the model began.
func (d *draft) begins(p *piece) bool {
	have := d.pieces[p.field]
	if have == nil || len(have.lines) == 0 || len(p.lines) == 0 || have.key() == p.key() {
		return false
	}
	return p.field == "name" && d.filled() >= 2 && (!p.weak || have.weak) || p.field == "subject" && d.first == "subject" && d.filled() >= 4
}

// copy is a piece of its own with the same lines.
func (p *piece) copy() *piece {
	own := *p
	own.lines = slices.Clone(p.lines)
	return &own
}

// key is the text of a piece to compare it by.
func (p *piece) key() string { return viet.Fold(strings.Join(p.lines, " ")) }

func (p *piece) add(text string, where dossier.Location) {
	typed := strings.TrimSpace(text)
	text = trimLeaders(typed)
	if text == "" || viet.IsPlaceholder(text) || len(text) != len(typed) && viet.IsPlaceholder(typed) {
		return
	}
	if len(p.lines) == 1 && (p.asked || isHint(p.lines[0])) { // the form's own words, then the value
		p.lines, p.asked = p.lines[:0], false
	}
	if len(p.lines) == 0 {
		p.where = where
	}
	p.lines = append(p.lines, text)
}

// longestHint is the most bytes of what a form says in brackets above a value.
const longestHint = 120

// shortest such hint with a figure in it, in words.
const figuredHint = 6

// isHint tells whether a line is one bracket that tells how to fill in what
// follows it: "(có số liệu cụ thể):". A figure in a short one answers something.
func isHint(text string) bool {
	if text[0] != '(' || len(text) > longestHint {
		return false
	}
	text = strings.TrimRight(text, " :")
	return strings.IndexByte(text, ')') == len(text)-1 && (!strings.ContainsAny(text, "0123456789") || strings.Count(text, " ") >= figuredHint)
}

// take adds a line.
func (p *piece) take(l line, where dossier.Location) {
	text := l.value()
	p.add(text, where)
	p.asked = len(p.lines) == 1 && p.lines[0] == l.text && !p.inline && isInstruction(text)
	p.waver(l)
}

// instructions begin what a form tells above a value without brackets, by
// viet.Fold.
var instructions = slices.Sorted(maps.Keys(foldedSet("ghi rõ;ghi ngắn gọn;ghi họ tên;ghi tên;ghi cụ thể;nêu rõ;nêu cụ thể;nêu khái quát;nêu tóm tắt;nêu số liệu;chọn một trong;chọn 1 trong")))

// isInstruction tells whether a line without a list mark or a figure tells how
// to fill in what follows it: "Ghi rõ họ tên, chức vụ."
func isInstruction(text string) bool {
	if len(text) >= longestHint || text[0] != 'G' && text[0] != 'N' && text[0] != 'C' || strings.ContainsAny(text, "0123456789:;") {
		return false
	}
	key := viet.Fold(text)
	return slices.ContainsFunc(instructions, func(head string) bool { return strings.HasPrefix(key, head+" ") })
}

// addCell adds all lines of a cell, nested tables included.
func (p *piece) addCell(c *dossier.Cell) {
	if c.Date != "" {
		p.date = c.Date
	}
	for i := range c.Paragraphs {
		for _, l := range linesOf(&c.Paragraphs[i]) {
			p.take(l, c.Where)
		}
	}
	for _, nested := range c.Tables {
		for _, row := range nested.Rows {
			p.add(rowText(row), c.Where)
		}
	}
}

// waver lowers the confidence of a piece that took a line of which a word may
// be read in two ways.
func (p *piece) waver(l line) {
	if l.unsure {
		p.unsure, p.confidence = true, min(p.confidence, unsure)
	}
}

// doubted marks a piece that was read in a row of which the cells are in doubt.
func (p *piece) doubted(row dossier.Row) {
	if row.InDoubt {
		p.inDoubt, p.confidence = true, min(p.confidence, sureDoubt)
	}
}

// value is a line as it stands in a value: without a list mark, with a number.
func (l line) value() string {
	text := unmark(l.text)
	if n, _ := splitNumber(l.number + " x"); l.number != "" && n.style != '-' {
		text = l.number + " " + text
	}
	return text
}
