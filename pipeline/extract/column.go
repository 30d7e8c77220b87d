package extract

import (
	"hoso/pipeline/dossier"
)

// byColumn reads a table with one model a column: labels in one column, a
// model's values in each of the columns to its right. It tells whether the
// table is one.
func (f *flow) byColumn(t *dossier.Table, fm form) bool {
	label, columns := f.modelColumns(t, fm)
	if len(columns) < 2 {
		return false
	}
	f.close()
	for _, column := range columns {
		f.newModel()
		f.model().list = true
		for r := range t.Rows {
			f.columnCell(t.Rows[r], label, column)
		}
	}
	f.last = nil
	return true
}

// modelColumns finds the column of labels and those of models: each states a
// name of its own, and a row above counts them or all of them state a subject.
func (f *flow) modelColumns(t *dossier.Table, fm form) (label int, columns []int) {
	if !fm.any || len(fm.columns) != 1 || t.Columns < 3 {
		return 0, nil
	}
	for label = range fm.columns {
	}
	counted := false
	for _, row := range t.Rows {
		cells := cellsAfter(row, label)
		m, ok := f.labels.find(textAt(row, label))
		switch {
		case len(columns) == 0 && countsModels(cells):
			counted = true
		case ok && m.field == "name" && !m.loose:
			columns = nil
			for _, c := range cells {
				if !c.Blank() && !fm.ignore[c.Column-1] {
					columns = append(columns, c.Column-1)
				}
			}
		case ok && m.field == "subject" && len(columns) > 1 && !counted:
			counted = f.unitsIn(cells) > 1
		}
	}
	if !counted {
		return 0, nil
	}
	return label, columns
}

func (f *flow) unitsIn(cells []*dossier.Cell) int {
	n := 0
	for _, c := range cells {
		if _, ok := f.e.units.find(c.Text()); ok {
			n++
		}
	}
	return n
}

// countsModels: "Mô hình 1 | Mô hình 2".
func countsModels(cells []*dossier.Cell) bool {
	n := 0
	for _, c := range cells {
		if countedModel.MatchString(c.Text()) {
			n++
		}
	}
	return n > 1
}

// cellsAfter are the distinct cells to the right of a column.
func cellsAfter(row dossier.Row, column int) []*dossier.Cell {
	var out []*dossier.Cell
	for _, c := range distinct(row) {
		if c.Column-1 > column {
			out = append(out, c)
		}
	}
	return out
}

func textAt(row dossier.Row, column int) string { return at(row, column).Text() }

// columnCell gives the cell of one row to the model of a column.
func (f *flow) columnCell(row dossier.Row, label, column int) {
	m, ok := f.labels.find(textAt(row, label))
	value := at(row, column)
	if !ok || value == nil || value == at(row, label) || countsModels(cellsAfter(row, label)) {
		return
	}
	if !m.weak {
		f.strong[m.field] = true
	}
	p := &piece{match: m, label: trimLabel(textAt(row, label)), labelAt: at(row, label).Where, where: value.Where}
	p.addCell(value)
	p.doubted(row)
	f.add(p, false)
}
