package extract

import (
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"hoso/pipeline/dossier"
	"hoso/pipeline/viet"
)

// form is what is known of a table whose labels stand in columns.
type form struct {
	any     bool
	columns map[int]bool // grid columns (from 0) that hold labels
	ignore  map[int]bool // columns under "Ghi chú"
	rows    map[int]bool // rows with a strong label in a label column
}

// owns tells whether one of the rows from row on is a row of the form.
func (fm form) owns(row, height int) bool {
	for r := row; r < row+height; r++ {
		if fm.any && fm.rows[r] {
			return true
		}
	}
	return false
}

// formOf finds the columns of a table that hold labels: those with strong
// labels in at least two rows, or in the only row.
func (f *flow) formOf(t *dossier.Table) form {
	if fm, ok := f.labels.forms[t]; ok {
		return fm
	}
	fm := f.readForm(t)
	f.labels.forms[t] = fm
	return fm
}

func (f *flow) readForm(t *dossier.Table) form {
	fm := form{columns: map[int]bool{}, ignore: map[int]bool{}, rows: map[int]bool{}}
	if t.Columns < 2 || f.isPlanOfWork(t) {
		return fm
	}
	hits := make(map[int]map[string]bool)
	reached := make(map[int]int) // cells that begin in a column and have another behind them
	for r := range t.Rows {
		cells := distinct(t.Rows[r])
		if f.headsList(cells) || f.headsDetails(t, r, cells) {
			continue
		}
		for i, c := range cells {
			if i == len(cells)-1 {
				break // no value stands behind it: it is the value of the label before it, or a label over its value
			}
			reached[c.Column-1]++
			if m, ok := f.labels.find(c.Text()); ok && !m.weak && !m.loose {
				if hits[c.Column-1] == nil {
					hits[c.Column-1] = map[string]bool{}
				}
				hits[c.Column-1][m.field] = true
			}
		}
	}
	best := 0
	for _, fields := range hits {
		best = max(best, len(fields))
	}
	if best < 2 && !(best == 1 && len(hits) <= 2 && len(t.Rows) <= 2) {
		return fm
	}
	for column, fields := range hits {
		if len(fields)*3 >= best || len(fields) >= 2 && len(fields)*3 > reached[column]*2 {
			fm.columns[column], fm.any = true, true
		}
	}
	f.formRows(t, &fm)
	return fm
}

// formRows notes the rows of the form and the columns of remarks.
func (f *flow) formRows(t *dossier.Table, fm *form) {
	for r := range t.Rows {
		for _, c := range distinct(t.Rows[r]) {
			if fm.columns[c.Column-1] {
				if m, ok := f.labels.find(c.Text()); ok && !m.weak {
					fm.rows[r] = true
				}
			}
			if key := headKey(c.Text()); remarks[key] || len(fm.rows) == 0 && !fm.columns[c.Column-1] && guides(key) {
				fm.ignore[c.Column-1] = true
			}
		}
	}
}

// remarks stand over a column of remarks.
var remarks = foldedSet("ghi chú;hướng dẫn;hướng dẫn ghi;minh chứng")

// guides tells whether a heading above all rows of a form stands over a column
// that tells how to fill it in.
func guides(key string) bool {
	for _, word := range guideHeads {
		if rest, ok := strings.CutPrefix(key, word); ok && (rest == "" || rest[0] == ' ') {
			return true
		}
	}
	return false
}

// guideHeads begin the heading of such a column, by viet.Fold.
var guideHeads = slices.Sorted(maps.Keys(foldedSet("hướng dẫn;yêu cầu khi;yêu cầu ghi;yêu cầu đối với;gợi ý;cách ghi;cách điền;giải thích;lưu ý;ví dụ;chú thích")))

// leastHeads is how many strong labels stand side by side at the head of a list.
const leastHeads = 3

// headsList tells whether a row is the head of a list by the labels in it.
func (f *flow) headsList(cells []*dossier.Cell) bool {
	run := 0
	for i, c := range cells {
		if run+len(cells)-i < leastHeads {
			return false // too few are left
		}
		if run++; !f.labelCell(c) {
			run = 0
		}
		if run == leastHeads {
			return true
		}
	}
	return false
}

func (f *flow) labelCell(c *dossier.Cell) bool {
	m, ok := f.labels.find(c.Text())
	return ok && !m.weak && !m.loose
}

// formHeading tells whether a row is the heading over a form ("TT | Nội dung |
// Diễn giải"), which states no value.
func (f *flow) formHeading(cells []*dossier.Cell, fm form) bool {
	seen := 0
	for _, c := range cells {
		if isNumberHead(c.Text()) {
			return true
		}
		switch key := viet.Fold(c.Text()); {
		case key == "":
		case headingWord[key], overValues(key):
			seen++
		default:
			return false
		}
	}
	return seen >= 2
}

// overValues: "phần kê khai của chi bộ", "nội dung đơn vị điền" over the values
// of a form.
func overValues(key string) bool {
	heads := false
	for _, who := range []string{"phần", "nội dung", "đơn vị", "chi bộ", "cơ quan", "thông tin"} {
		heads = heads || strings.HasPrefix(key, who+" ")
	}
	for _, does := range []string{" kê khai ", " điền ", " trả lời ", " ghi "} {
		if heads && utf8.RuneCountInString(key) <= longestHeading && strings.Contains(key+" ", does) {
			return true
		}
	}
	return false
}

var headingWord = foldedSet(`tt;stt;số tt;số thứ tự;nội dung;diễn giải;tiêu mục;thông tin;mục;nội dung đăng ký;nội dung cụ thể;chi tiết;ghi chú;
thực hiện;trả lời;phần trả lời;kê khai;nội dung kê khai;tiêu chí;yêu cầu;hạng mục;đơn vị kê khai;phần kê khai;
phần ghi của đơn vị;thông tin đăng ký;giá trị;chỉ mục;đề mục;nội dung thông tin;tên mục;hướng dẫn;minh chứng;đơn vị điền;
nội dung trả lời;kết quả;các mục;nội dung báo cáo;nội dung thực hiện;trường thông tin;chi bộ kê khai;kết quả thực hiện;
nội dung đăng ký cụ thể;thông tin chi tiết;nội dung chi tiết;thông tin cụ thể;câu hỏi;nội dung kê khai của chi bộ`)

// foldedSet holds the texts of a list by viet.Fold.
func foldedSet(list string) map[string]bool {
	out := map[string]bool{}
	for text := range strings.SplitSeq(list, ";") {
		out[viet.Fold(text)] = true
	}
	return out
}

// formRow reads the pairs of a form's row and tells whether there were any.
func (f *flow) formRow(row dossier.Row, cells []*dossier.Cell, fm form) bool {
	found := false
	for i := 0; i < len(cells); i++ {
		c := cells[i]
		if !fm.columns[c.Column-1] && fm.any && !(found && f.beginsPair(cells[i:])) {
			continue
		}
		if i+1 >= len(cells) {
			continue
		}
		m, ok := f.labels.find(c.Text())
		if fm.any && (!ok || m.loose || m.misspelt) {
			m, ok = f.hinted(c, cells[i+1], m)
		}
		if ok && m.weak && !fm.any {
			ok = false
		}
		if !ok {
			continue
		}
		values := f.valueCells(cells[i+1:], fm)
		if len(values) == 0 {
			continue
		}
		found = true
		f.pairCells(m, c, values, row)
		i += len(values)
	}
	if !found && fm.any && f.carriesOn(cells, fm) {
		return true
	}
	return found
}

// valueCells are the cells after a label that hold its value: the next one,
// and those after it until a label column.
func (f *flow) valueCells(cells []*dossier.Cell, fm form) []*dossier.Cell {
	var out []*dossier.Cell
	for i, c := range cells {
		switch {
		case fm.ignore[c.Column-1] && len(out) == 0:
			continue
		case i > 0 && (fm.columns[c.Column-1] || fm.ignore[c.Column-1]), i > 0 && fm.any && f.beginsPair(cells[i:]):
			return out
		}
		out = append(out, c)
	}
	return out
}

// beginsPair tells whether a label and a value stand in the last two cells of a
// row, behind a pair in the columns of the form: few other rows may have two.
func (f *flow) beginsPair(cells []*dossier.Cell) bool {
	if len(cells) != 2 || cells[1].Blank() {
		return false
	}
	m, ok := f.labels.find(cells[0].Text())
	if !ok || m.loose || m.misspelt {
		return false
	}
	text := cells[1].Text()
	if pf := f.e.plan.Field(m.field); pf != nil && len(pf.Options) > 0 && len(f.e.optionsIn(pf, text)) > 0 {
		return true
	}
	other, ok := f.labels.find(text)
	return !ok || other.weak || other.loose
}

// pairCells puts the value cells of a label into the model.
func (f *flow) pairCells(m match, label *dossier.Cell, values []*dossier.Cell, row dossier.Row) {
	f.close()
	if !m.weak {
		f.strong[m.field] = true
	}
	p := &piece{match: m, label: trimLabel(label.Text()), labelAt: label.Where}
	for i, c := range values {
		before := len(p.lines)
		p.addCell(c)
		if i > 0 && len(p.lines) > before && before > 0 {
			p.confidence = min(p.confidence, 0.85) // a second value cell: is it the same field?
		}
	}
	if len(p.lines) == 0 {
		p.where = values[0].Where
	}
	p.doubted(row)
	p.column = label.Column
	f.put(p)
	f.last = f.model().pieces[p.field]
}

// isOrdinal: the "1" or "01." in the first column of a table.
func isOrdinal(text string) bool {
	text = strings.TrimRight(text, ".)")
	return len(text) > 0 && len(text) <= 3 && strings.Trim(text, "0123456789") == ""
}

// carriesOn gives a row without a label to the field of the row before it,
// and tells whether the row is dealt with.
func (f *flow) carriesOn(cells []*dossier.Cell, fm form) bool {
	texts := written(dossier.Row{Cells: cells})
	switch {
	case len(texts) == 0:
		return true
	case f.ended: // the names of those who sign
		return false
	}
	if slices.ContainsFunc(texts, isFrameCell) {
		f.last = nil
		return false
	}
	for _, c := range texts {
		if fm.columns[c.Column-1] {
			f.last = nil // a label that the plan does not know
			return len(cells) > 1 && f.labelsInside(c) == 0
		}
	}
	if f.last == nil || len(cells) == 1 {
		return false
	}
	for _, c := range texts {
		if !fm.ignore[c.Column-1] && c.Column > f.last.column {
			f.last.addCell(c)
		}
	}
	return true
}
