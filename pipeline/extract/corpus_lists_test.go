package extract_test

import (
	"fmt"
	"strings"
)

type listStyle struct {
	height                                                      int
	index, total, below, groups, merged, extra, shuffled, excel bool
}

// columns of a list: field and heading; "" is a column of no field.
type column struct{ field, heading string }

func list(s listStyle) func(*generator, *paper, []truth) {
	return func(g *generator, p *paper, models []truth) {
		columns := s.columns(g)
		var rows [][]cell
		if s.excel {
			rows = append(rows, []cell{wide("BIỂU TỔNG HỢP ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2026", len(columns))}, []cell{})
		} else {
			p.title(g)
		}
		rows = append(rows, s.head(columns)...)
		if s.index {
			var cells []cell
			for i := range columns {
				cells = append(cells, c(fmt.Sprintf("(%d)", i+1)))
			}
			rows = append(rows, cells)
		}
		rows = append(rows, s.body(g, columns, models)...)
		if s.total {
			rows = append(rows, append(cs("", "Tổng cộng"), cs(fmt.Sprintf("%02d mô hình", len(models)))...))
		}
		if s.below {
			rows = append(rows, []cell{wide("Ghi chú: Biểu này gửi về Tổ giúp việc trước ngày 29/01/2026.", len(columns))},
				[]cell{wide("NGƯỜI LẬP BIỂU\n(Ký, ghi rõ họ tên)", 3), wide("T/M CHI BỘ\nBÍ THƯ\n\nVũ Đình Khôi", len(columns)-3)})
		}
		if s.excel {
			p.sheet("Biểu 01", len(columns), rows...)
			return
		}
		p.table(len(columns), rows...)
	}
}

func (s listStyle) columns(g *generator) []column {
	out := []column{{"", "STT"}}
	var fields []column
	for _, f := range listFields {
		if s.groups && f == "subject" {
			continue
		}
		fields = append(fields, column{f, g.pick(g.wordings[f])})
	}
	if s.shuffled {
		g.rng.Shuffle(len(fields), func(i, j int) { fields[i], fields[j] = fields[j], fields[i] })
	}
	out = append(out, fields...)
	if s.extra {
		out = append(out, column{"", "Số người tham gia"}, column{"", "Ghi chú"})
	}
	return out
}

// head is a header of one, two or three rows: the columns in the middle stand
// under a common cell where it is higher.
func (s listStyle) head(columns []column) [][]cell {
	if s.height < 2 {
		var row []cell
		for _, col := range columns {
			row = append(row, c(col.heading))
		}
		return [][]cell{row}
	}
	over, from, to := "Thông tin về mô hình", 3, 6
	rows := make([][]cell, s.height)
	for i, col := range columns {
		switch {
		case i == from:
			rows[0] = append(rows[0], wide(over, to-from))
			if s.height == 3 {
				rows[1] = append(rows[1], wide("Nội dung đăng ký", to-from))
			}
			fallthrough
		case i > from && i < to:
			rows[s.height-1] = append(rows[s.height-1], c(col.heading))
		default:
			rows[0] = append(rows[0], tall(col.heading, s.height))
		}
	}
	return rows
}

func (s listStyle) body(g *generator, columns []column, models []truth) [][]cell {
	var rows [][]cell
	for i, m := range models {
		if s.groups {
			rows = s.group(rows, columns, models, i)
		}
		var row []cell
		for _, col := range columns {
			switch {
			case col.heading == "STT":
				row = append(row, c(fmt.Sprint(i+1)))
			case col.field == "" && col.heading == "Ghi chú":
				row = append(row, c(g.pick([]string{"", "Đã thống nhất"})))
			case col.field == "":
				row = append(row, c(fmt.Sprint(5+g.rng.IntN(40))))
			case col.field == "subject" && s.merged:
				row = s.mergedUnit(row, models, i)
			default:
				row = append(row, c(m.item(col.field).text))
			}
		}
		rows = append(rows, row)
	}
	return rows
}

var groupUnits = []string{"Chi bộ Phòng 9", "Chi bộ VKSND khu vực 10"}

// group begins a group of two rows with a row that names the unit.
func (s listStyle) group(rows [][]cell, columns []column, models []truth, i int) [][]cell {
	unit := groupUnits[(i/2)%2]
	models[i].want["subject"] = unit
	if i%2 == 1 {
		return rows
	}
	return append(rows, []cell{c([]string{"I", "II"}[i/2]), wide(strings.ToUpper(unit[:0])+unit, len(columns)-1)})
}

// mergedUnit: the unit's cell covers two rows.
func (s listStyle) mergedUnit(row []cell, models []truth, i int) []cell {
	unit := groupUnits[(i/2)%2]
	models[i].want["subject"] = unit
	if i%2 == 1 {
		return row
	}
	return append(row, tall(unit, 2))
}

// transposed: labels in the first column, one model in each further column.
func transposed(g *generator, p *paper, models []truth) {
	p.title(g)
	head := cs("Nội dung")
	for i := range models {
		head = append(head, c(fmt.Sprintf("Mô hình %d", i+1)))
	}
	rows := [][]cell{head}
	for _, field := range listFields {
		row := cs(g.pick(g.wordings[field]))
		for _, m := range models {
			row = append(row, c(m.item(field).text))
		}
		rows = append(rows, row)
	}
	p.table(len(models)+1, rows...)
}
