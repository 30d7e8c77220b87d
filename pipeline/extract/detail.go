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

// details reads the cell of a row in the column that names its fields itself.
func (f *flow) details(row dossier.Row, h *header) {
	cell := at(row, h.detail)
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
