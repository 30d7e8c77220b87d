package extract

import (
	"maps"
	"slices"
	"strings"

	"hoso/pipeline/dossier"
	"hoso/pipeline/viet"
)

// a head of more fields than this vouches for its common words.
const manyFields = 3

// list reads the rows below a header, one model a row, and returns the row
// after the last.
func (f *flow) list(t *dossier.Table, from int, h *header) int {
	for _, m := range h.columns {
		if !m.weak || h.fields() > manyFields {
			f.strong[m.field] = true // common words under a head of many labels are labels
		}
	}
	unit := f.unitBefore()
	var named *dossier.Cell       // the name cell of the current model
	var above *piece              // the unit of the row before
	groups := map[string]*piece{} // what stands as a heading over rows: a unit, a choice
	for r := from; r < len(t.Rows); r++ {
		row := t.Rows[r]
		cells := written(row)
		switch {
		case len(cells) == 0 || isIndexRow(cells) || h.again(row):
			continue
		case isTotal(cells):
			named = nil
			continue
		case endsList(cells):
			return f.notes(t, r)
		case len(cells) == 1 && (cells[0] != at(row, h.name) || f.groupOf(cells) != nil), isGroup(row, cells, h), f.groupAlone(row, cells, h):
			if p := f.groupOf(cells); p != nil {
				groups[p.field] = p
				continue
			}
			delete(groups, "subject")
			f.free = append(f.free, cellLines(cells)...)
			continue
		}
		cell := at(row, h.name)
		if cell != named && !(cell.Blank() && named != nil && at(row, h.number).Blank()) {
			f.newRow()
			named = cell
		}
		f.listRow(t, r, h)
		if h.detail >= 0 {
			f.details(at(row, h.detail))
		}
		for _, field := range slices.Sorted(maps.Keys(groups)) {
			if f.model().lacks(field) {
				f.add(groups[field].copy(), false)
			}
		}
		if unit != nil && f.model().lacks("subject") && !f.model().lacks("name") {
			f.add(unit.copy(), false)
		}
		above = f.unitFromAbove(above, h)
	}
	return len(t.Rows)
}

// unitFromAbove gives a row that leaves its unit blank the one that stands
// above, where units stand before the names that they group, and returns the
// unit for the next row.
func (f *flow) unitFromAbove(above *piece, h *header) *piece {
	m := f.model()
	if !m.lacks("subject") {
		return m.pieces["subject"]
	}
	if above == nil || m.lacks("name") {
		return above
	}
	for column, label := range h.columns {
		if label.field == "subject" && column < h.name {
			p := above.copy()
			p.confidence = min(p.confidence, unsure)
			f.add(p, false)
			break
		}
	}
	return above
}

// unitBefore takes back the model that holds nothing but a unit, where a list
// follows: "Chi bộ: Phòng 9" above it says whose list it is.
func (f *flow) unitBefore() *piece {
	f.close()
	d := f.model()
	if d.list || d.filled() != 1 || d.lacks("subject") {
		return nil
	}
	unit := d.pieces["subject"]
	f.models[len(f.models)-1] = newDraft()
	return unit
}

// newRow begins a model for a row of a list.
func (f *flow) newRow() {
	if d := f.model(); d.empty() && !d.list {
		f.models = f.models[:len(f.models)-1]
	}
	f.models = append(f.models, &draft{pieces: map[string]*piece{}, list: true})
}

// listRow puts the cells of a row into the current model.
func (f *flow) listRow(t *dossier.Table, r int, h *header) {
	row := t.Rows[r]
	done := map[*dossier.Cell]bool{}
	for c := range t.Columns {
		m, ok := h.columns[c]
		cell := at(row, c)
		if !ok || cell == nil || done[cell] {
			continue
		}
		done[cell] = true
		if m.field == "subject" && cell.RowSpan > 1 && f.isChoice(cell) {
			continue // the heading of a group that is merged with the blank unit below it
		}
		if m.field != "name" && len(m.also) == 0 && f.tellsItself(cell) {
			f.details(cell)
			continue
		}
		p := &piece{match: m, label: h.labels[c], labelAt: cell.Where, where: cell.Where}
		if m.weak {
			p.confidence = min(p.confidence, 0.95)
		}
		p.doubted(row)
		p.addCell(cell)
		f.add(p, false)
	}
}

func at(row dossier.Row, column int) *dossier.Cell {
	if column < 0 || column >= len(row.Cells) {
		return nil
	}
	return row.Cells[column]
}

// isIndexRow: "(1) (2) (3)".
func isIndexRow(cells []*dossier.Cell) bool {
	for _, c := range cells {
		text := strings.Trim(strings.TrimSpace(c.Text()), "()[]")
		if text == "" || len(text) > 3 || strings.Trim(text, "0123456789=+") != "" && len(text) > 1 {
			return false
		}
	}
	return len(cells) >= 2
}

func isTotal(cells []*dossier.Cell) bool {
	for _, c := range cells[:min(2, len(cells))] {
		key := viet.Fold(c.Text())
		for _, word := range []string{"cộng", "tổng cộng", "tổng số", "tổng"} {
			if key == word || strings.HasPrefix(key, word+" ") && (len(cells) <= 3 || len(key) < 30) {
				return true
			}
		}
	}
	return false
}

// endsList tells whether a row belongs to what stands below a list: the
// place and date, the signature, notes.
func endsList(cells []*dossier.Cell) bool {
	if len(cells) > 3 {
		return false
	}
	for _, c := range cells {
		for _, text := range strings.Split(c.Text(), "\n") {
			if isFrame(strings.TrimSpace(text)) {
				return true
			}
		}
	}
	return isRemark(cells)
}

// notes takes the items of a remark below a list ("Ghi chú:", "- Cột 5 ghi
// …"), which state no value, and returns the row after them.
func (f *flow) notes(t *dossier.Table, r int) int {
	if !isRemark(written(t.Rows[r])) {
		return r
	}
	for ; r < len(t.Rows); r++ {
		cells := written(t.Rows[r])
		if len(cells) > 0 && !isRemark(cells) && !isNote(cells) {
			break
		}
		f.free = append(f.free, cellLines(cells)...)
	}
	return r
}

// isNote tells whether a row is one item of a list of notes.
func isNote(cells []*dossier.Cell) bool {
	if len(cells) != 1 || isFrameCell(cells[0]) {
		return false
	}
	n, _ := splitNumber(cells[0].Text())
	return n.style != 0
}

func isRemark(cells []*dossier.Cell) bool {
	return len(cells) == 1 && strings.HasPrefix(viet.Fold(cells[0].Text()), "ghi chú")
}

// isGroup: a cell over most columns, or a numbered heading row, names the
// unit of the rows below.
func isGroup(row dossier.Row, cells []*dossier.Cell, h *header) bool {
	if len(cells) > 2 || len(h.columns) < 3 {
		return false
	}
	last := cells[len(cells)-1]
	if len(cells) == 2 && cells[0] != at(row, h.number) {
		return false
	}
	return last.ColumnSpan > 1 && last.ColumnSpan*2 >= len(row.Cells)
}

// groupAlone: nothing but a number and a unit or a choice is written in the row.
func (f *flow) groupAlone(row dossier.Row, cells []*dossier.Cell, h *header) bool {
	return len(cells) == 2 && cells[0] == at(row, h.number) && len(h.columns) > 2 && f.groupOf(cells) != nil
}

// groupOf is what a group row says of the rows below: their unit, or an
// option such as "Lĩnh vực kinh tế" or "Mô hình mới"; nil where it says none.
func (f *flow) groupOf(cells []*dossier.Cell) *piece {
	_, text := splitNumber(cells[len(cells)-1].Text())
	if p := f.unitAlone(text, cells[0].Where); p != nil {
		return p
	}
	a := answerOf(strings.TrimSpace(withoutBrackets(text)))
	for _, pf := range f.e.plan.Fields {
		if len(pf.Options) == 0 || pf.Type == "boolean" {
			continue
		}
		if _, ok := a.among(f.e.wordings[pf.ID]); ok {
			p := &piece{match: match{field: pf.ID, confidence: sureLoose}}
			p.add(text, cells[0].Where)
			return p
		}
	}
	return nil
}

// unitAlone reads a text that is nothing but the name of a unit.
func (f *flow) unitAlone(text string, where dossier.Location) *piece {
	u, ok := f.e.units.find(text)
	if !ok {
		return nil
	}
	if upper(text) || f.e.units.exact[viet.Plain(text)] == nil {
		text = u.Name // else as the sender wrote it
	}
	p := &piece{match: match{field: "subject", confidence: sureLoose}}
	p.add(text, where)
	return p
}

// isChoice tells whether a cell holds nothing but an option of some field.
func (f *flow) isChoice(cell *dossier.Cell) bool {
	if cell.Blank() {
		return false
	}
	g := f.groupOf([]*dossier.Cell{cell})
	return g != nil && g.field != "subject"
}

func cellLines(cells []*dossier.Cell) []line { return appendCells(nil, cells) }

// appendCells adds the lines of cells, each at the place of its cell.
func appendCells(out []line, cells []*dossier.Cell) []line {
	for _, c := range cells {
		first := len(out)
		for i := range c.Paragraphs {
			out = appendLines(out, &c.Paragraphs[i])
		}
		for i := first; i < len(out); i++ {
			out[i].where = c.Where
		}
	}
	return out
}
