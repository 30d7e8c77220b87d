package extract

import (
	"strings"

	"hoso/pipeline/dossier"
)

// Some lists have one column for the name of each model and one for all the
// rest, which names its fields itself:
//
//	| STT | Tên mô hình | Thông tin chi tiết                    |
//	| 1   | Gần dân     | Đơn vị: Chi bộ Phòng 9 / Mục tiêu: …  |

// least labels in a cell that make it such a column.
const leastInside = 2

// detailed finds the column of a head in which cells name their fields
// themselves, -1 where there is none. The row below the head must count the
// models, or the heading over the column say that details follow.
func (f *flow) detailed(t *dossier.Table, from, height int, h *header) int {
	below := from + height
	if below >= len(t.Rows) {
		return -1
	}
	counted := h.number >= 0 && isOrdinal(strings.TrimSpace(textAt(t.Rows[below], h.number)))
	for c := range t.Columns {
		cell := at(t.Rows[below], c)
		if c == h.name || c == h.number || cell == nil {
			continue
		}
		path := headerPath(t, from, height, c)
		if (counted || len(path) > 0 && headingWord[headKey(path[0])]) && f.labelsInside(cell) >= leastInside {
			return c
		}
	}
	return -1
}

// so many labels in a cell, so many of them of fields that no other has as its
// details, and the cell is read by them though a label stands over its column.
const (
	leastLabels  = 3
	leastMatters = 2
)

// matters are fields of which none is a detail of another.
var matters = []string{"subject", "subject_type", "domain", "origin", "objectives", "targets", "schedule", "leader", "officers", "location"}

// tellsItself tells whether a cell of a list names its fields itself.
func (f *flow) tellsItself(cell *dossier.Cell) bool {
	if len(cell.Paragraphs) < leastLabels {
		return false
	}
	fields := f.fieldsInside(cell)
	n := 0
	for _, field := range matters {
		if fields[field] {
			n++
		}
	}
	return len(fields) >= leastLabels && n >= leastMatters
}

// details reads a cell that names its fields itself.
func (f *flow) details(cell *dossier.Cell) {
	if cell == nil {
		return
	}
	f.outline = nil
	f.cell(cell)
	f.close()
}

// headsDetails tells whether a row of a table is the head of such a list.
func (f *flow) headsDetails(t *dossier.Table, r int, cells []*dossier.Cell) bool {
	if len(cells) < 2 || !isNumberHead(cells[0].Text()) && !headingWord[headKey(cells[len(cells)-1].Text())] {
		return false
	}
	h := f.header(t, r)
	return h != nil && h.detail >= 0
}
