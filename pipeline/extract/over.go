package extract

import (
	"slices"

	"hoso/pipeline/dossier"
)

// overs reads a table in which each label stands over its value, several
// pairs side by side:
//
//	| Tên mô hình | Đơn vị đăng ký |
//	| Gần dân     | Chi bộ Phòng 9 |
//	| Lĩnh vực    | Mục tiêu       |
//	| …           | …              |
//
// It tells whether the table is one.
func (f *flow) overs(t *dossier.Table) bool {
	heads := f.overRows(t)
	if heads == nil {
		return false
	}
	f.close()
	for r := 0; r < len(t.Rows); r++ {
		if !heads[r] {
			f.row(t, r, form{})
			continue
		}
		last := r
		for last+1 < len(t.Rows) && !heads[last+1] && !f.framed(t.Rows[last+1]) {
			last++
		}
		f.under(t, r, last)
		r = last
	}
	f.close()
	return true
}

// manyHeads is how many rows with a label over a value leave no doubt.
const manyHeads = 5

// overRows are the rows of labels, or nil where labels do not stand over
// values: at least two rows hold nothing but labels, half of them strong, each
// with a row under it that holds none, and make up a third of those that are
// written; or one such row and many others with a label do nearly half.
func (f *flow) overRows(t *dossier.Table) map[int]bool {
	if f.headed(t) {
		return map[int]bool{0: true}
	}
	if t.Columns < 2 || len(t.Rows) < 4 {
		return nil
	}
	heads, sure, rows := map[int]bool{}, 0, 1+writtenRows(t.Rows[:len(t.Rows)-1])
	for r := 0; r+1 < len(t.Rows); r++ {
		if most := len(heads) + (len(t.Rows)-r)/2; most*3 < rows {
			return nil // so few can be left that it is no use to look on
		}
		strong, found, cells := f.labelsOf(t.Rows[r])
		if strong == 0 || found*2 < cells || heads[r-1] {
			continue
		}
		if below, _, _ := f.labelsOf(t.Rows[r+1]); below > 0 && below-f.chosen(t.Rows[r], t.Rows[r+1]) >= strong {
			return nil
		}
		if heads[r] = true; found == cells && strong*2 >= cells && cells > 1 {
			sure++
		}
	}
	many := len(heads)*5 >= rows*2
	if sure == 0 || sure == 1 && !(many && len(heads) >= manyHeads) || sure > 1 && !many && sure*3 < rows {
		return nil
	}
	return heads
}

func writtenRows(rows []dossier.Row) (n int) {
	for _, row := range rows {
		if slices.ContainsFunc(row.Cells, func(c *dossier.Cell) bool { return !c.Blank() }) {
			n++
		}
	}
	return n
}

// headed tells whether one row of labels stands over all values of a table:
// over a single row, or over the people in charge ("Lãnh đạo chỉ đạo | Cán bộ
// thực hiện").
func (f *flow) headed(t *dossier.Table) bool {
	if t.Columns < 2 || len(t.Rows) < 2 {
		return false
	}
	strong, _, cells := f.labelsOf(t.Rows[0])
	if strong < 2 || strong != cells {
		return false
	}
	onlyPeople := true
	for _, c := range written(t.Rows[0]) {
		m, _ := f.labels.find(c.Text())
		if m.field == "name" {
			return false
		}
		onlyPeople = onlyPeople && people[m.field]
	}
	for _, row := range t.Rows[1:] {
		if _, found, _ := f.labelsOf(row); found > 0 || f.framed(row) {
			return false
		}
	}
	return onlyPeople || len(t.Rows) == 2
}

// chosen counts the cells of a row that name a choice of the field over them:
// "Duy trì, nhân rộng từ năm trước" has a label's words and is none there.
func (f *flow) chosen(heads, row dossier.Row) int {
	n := 0
	for _, c := range written(row) {
		head := at(heads, c.Column-1)
		if head == nil {
			continue
		}
		m, _ := f.labels.find(head.Text())
		if pf := f.e.plan.Field(m.field); pf != nil && len(pf.Options) > 0 && len(f.e.optionsIn(pf, c.Text())) == 1 {
			n++
		}
	}
	return n
}

// labelsOf counts the strong labels of a row, all its labels and its written cells.
func (f *flow) labelsOf(row dossier.Row) (strong, found, cells int) {
	for _, c := range written(row) {
		cells++
		m, ok := f.labels.find(c.Text())
		if !ok || m.loose {
			continue
		}
		if found++; !m.weak {
			strong++
		}
	}
	return strong, found, cells
}

// under gives the cells of the rows below a row of labels to these.
func (f *flow) under(t *dossier.Table, head, last int) {
	for _, label := range written(t.Rows[head]) {
		m, ok := f.labels.find(label.Text())
		if !ok || m.loose {
			continue
		}
		if !m.weak {
			f.strong[m.field] = true
		}
		p := &piece{match: m, label: trimLabel(label.Text()), labelAt: label.Where}
		for r := head + 1; r <= last; r++ {
			if c := at(t.Rows[r], label.Column-1); c != nil {
				p.addCell(c)
				p.doubted(t.Rows[r])
				if p.where.IsZero() {
					p.where = c.Where
				}
			}
		}
		f.put(p)
	}
}

// framed tells whether a row belongs to the frame of the paper.
func (f *flow) framed(row dossier.Row) bool {
	for _, c := range written(row) {
		if isFrameCell(c) {
			return true
		}
	}
	return false
}
