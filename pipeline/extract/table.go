package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"hoso/pipeline/dossier"
	"hoso/pipeline/viet"
)

// table reads a table row by row: a header begins a list of models, a row
// with a label is a form's row, anything else is running text.
func (f *flow) table(t *dossier.Table) {
	if f.ahead != nil && !f.looksFramed(t) {
		return // what is planned for the time to come
	}
	form := f.formOf(t)
	if f.duties(t) || !form.any && f.figures(t) {
		return
	}
	if !form.any && f.headed(t) {
		f.ended = false
		f.overs(t)
		return
	}
	if !form.any && f.open != nil && len(f.open.lines) == 0 && !f.looksFramed(t) {
		if h := f.header(t, 0); h == nil && !f.hasLabels(t) {
			f.swallow(t)
			return
		}
	}
	f.ended = f.ended && !form.any
	f.last = nil
	if f.overs(t) || f.byColumn(t, form) {
		return
	}
	for r := 0; r < len(t.Rows); {
		if !form.owns(r, 1) {
			if h := f.header(t, r); h != nil && !form.owns(r, h.height) && !(form.any && h.weak()) {
				f.close()
				r = f.list(t, r+h.height, h)
				continue
			}
		}
		f.row(t, r, form)
		r++
	}
	if form.any {
		f.close()
	}
}

// isAside tells whether a sheet only tells how to fill in the others, or lists
// the choices.
func isAside(t *dossier.Table, doc *dossier.Document) bool {
	if t.Sheet == "" {
		return false
	}
	name := viet.Plain(t.Sheet) + " "
	aside := strings.HasPrefix(name, "huongdan") || strings.HasPrefix(name, "danhmuc")
	for _, word := range []string{"huong dan ", "hd ", "danh muc ", "vi du "} {
		aside = aside || strings.HasPrefix(name, word)
	}
	return aside && slices.ContainsFunc(doc.Blocks, func(b dossier.Block) bool { return b.Table != nil && b.Table.Sheet != t.Sheet })
}

// distinct are the cells of a row, each once, in order; blank ones too.
func distinct(row dossier.Row) []*dossier.Cell {
	out := make([]*dossier.Cell, 0, len(row.Cells))
	for _, c := range row.Cells {
		if c != nil && (len(out) == 0 || out[len(out)-1] != c) {
			out = append(out, c)
		}
	}
	return out
}

// written are the distinct cells that are not blank.
func written(row dossier.Row) []*dossier.Cell {
	return slices.DeleteFunc(distinct(row), (*dossier.Cell).Blank)
}

// row reads one row that is not part of a list.
func (f *flow) row(t *dossier.Table, r int, fm form) {
	cells := distinct(t.Rows[r])
	if fm.any && (f.formHeading(cells, fm) || headsForm(r, cells, fm)) {
		return
	}
	if !f.formRow(t.Rows[r], cells, fm) {
		for _, c := range cells {
			f.cell(c)
		}
	}
}

// headsForm tells whether a row above all labels of a form is its heading by
// the word over the labels, whatever stands over the values ("Nội dung | Chi
// bộ điền").
func headsForm(r int, cells []*dossier.Cell, fm form) bool {
	for above := range fm.rows {
		if above <= r {
			return false
		}
	}
	heads := false
	for _, c := range cells {
		text := c.Text()
		if utf8.RuneCountInString(text) > longestHeading || strings.Contains(text, "\n") {
			return false
		}
		heads = heads || fm.columns[c.Column-1] && headingWord[headKey(text)]
	}
	return heads
}

// longestHeading is the most letters that a heading over a column of a form has.
const longestHeading = 40

func rowText(row dossier.Row) string {
	var parts []string
	for i, c := range written(row) {
		if i == 0 && isOrdinal(c.Text()) {
			continue
		}
		parts = append(parts, strings.ReplaceAll(c.Text(), "\n", " "))
	}
	return strings.Join(parts, "; ")
}

// cell reads a cell as running text at the place of the cell.
func (f *flow) cell(c *dossier.Cell) {
	whole := f.labelsInside(c) > manyLabels
	first := true
	for i := range c.Paragraphs {
		for _, l := range linesOf(&c.Paragraphs[i]) {
			l.where = c.Where
			l.inner = !first && !whole
			first = false
			f.line(l)
		}
	}
	for _, nested := range c.Tables {
		f.table(nested)
	}
}

// a cell with more labels than this holds a whole paper, not one value.
const manyLabels = 4

// labelsInside counts the fields that the lines of a cell name with a colon.
func (f *flow) labelsInside(c *dossier.Cell) int { return len(f.fieldsInside(c)) }

func (f *flow) fieldsInside(c *dossier.Cell) map[string]bool {
	fields := map[string]bool{}
	for i := range c.Paragraphs {
		for _, l := range linesOf(&c.Paragraphs[i]) {
			_, body := splitNumber(l.text)
			for _, cut := range cuts(l, body) {
				if m, found := f.labels.find(cut.label); found && !m.weak && !m.loose {
					fields[m.field] = true
				}
			}
		}
	}
	return fields
}

// swallow gives a table to the open field as its value, a line a row.
func (f *flow) swallow(t *dossier.Table) {
	for r, row := range t.Rows {
		cells := written(row)
		if len(cells) == 0 || r == 0 && f.isTableHead(cells) {
			continue
		}
		f.open.add(rowText(row), cells[0].Where)
	}
	f.open.confidence = min(f.open.confidence, 0.85)
}

// isTableHead tells whether the first row of a table only names its columns.
func (f *flow) isTableHead(cells []*dossier.Cell) bool {
	heads := 0
	for _, c := range cells {
		text := c.Text()
		if _, ok := f.labels.find(text); ok || isNumberHead(text) || headingWord[headKey(text)] || f.labels.other(text) {
			heads++
		}
	}
	return isNumberHead(cells[0].Text()) || heads*2 > len(cells)
}

// hasLabels tells whether some cell of a table names a field with a colon.
func (f *flow) hasLabels(t *dossier.Table) bool {
	for _, row := range t.Rows {
		for _, c := range distinct(row) {
			if f.labelsInside(c) > 0 {
				return true
			}
		}
	}
	return false
}

// looksFramed tells whether a table is a letterhead or a signature block.
func (f *flow) looksFramed(t *dossier.Table) bool {
	for _, row := range t.Rows {
		for _, c := range distinct(row) {
			if isFrameCell(c) {
				return true
			}
		}
	}
	return false
}

// isFrameCell tells whether a line of a cell belongs to the frame.
func isFrameCell(c *dossier.Cell) bool {
	for i := range c.Paragraphs {
		for _, l := range linesOf(&c.Paragraphs[i]) {
			if isFrame(l.text) || upper(l.text) && signerTitle(l.text) {
				return true
			}
		}
	}
	return false
}
