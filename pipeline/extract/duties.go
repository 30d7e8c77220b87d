package extract

import (
	"strings"

	"hoso/pipeline/dossier"
)

// duties reads a table that gives each person a duty which names a field:
//
//	| TT | Họ và tên                | Nhiệm vụ            |
//	| 1  | Đồng chí A, Bí thư       | Trực tiếp chỉ đạo   |
//	| 2  | Đồng chí B, Chuyên viên  | Cán bộ thực hiện    |
//
// Every row below the head must be such a one. It tells whether the table is
// one.
func (f *flow) duties(t *dossier.Table) bool {
	if t.Columns < 2 || len(t.Rows) < 2 {
		return false
	}
	var found []*piece
	for r, row := range t.Rows {
		cells := written(row)
		p := f.duty(cells)
		switch {
		case p != nil:
			p.doubted(row)
			found = append(found, p)
		case len(cells) > 0 && !(r == 0 && f.isTableHead(cells)):
			return false
		}
	}
	if len(found) < 2 {
		return false
	}
	f.close()
	for _, p := range found {
		f.strong[p.field] = true
		f.put(p)
	}
	return true
}

// duty is a row of such a table: a person, then the duty.
func (f *flow) duty(cells []*dossier.Cell) *piece {
	if len(cells) > 1 && isOrdinal(cells[0].Text()) {
		cells = cells[1:]
	}
	if len(cells) < 2 {
		return nil
	}
	last := cells[len(cells)-1]
	m, ok := f.labels.find(last.Text())
	if !ok || !people[m.field] || m.loose {
		return nil
	}
	p := &piece{match: m, label: trimLabel(last.Text()), labelAt: last.Where}
	var texts []string
	for _, c := range cells[:len(cells)-1] {
		if _, ok := f.labels.find(c.Text()); ok {
			return nil
		}
		texts = append(texts, strings.ReplaceAll(c.Text(), "\n", " "))
	}
	p.add(strings.Join(texts, ", "), cells[0].Where)
	return p
}
