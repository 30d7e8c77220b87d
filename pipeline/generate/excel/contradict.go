package excel

import (
	"bytes"
	"slices"

	"hoso/pipeline/dossier"
)

// contradictions holds what is written against what another workbook has said
// of the same model since this one was exported.
func (c *committee) contradictions() {
	for _, id := range c.order {
		j := c.models[id]
		if !j.filled || j.before == nil {
			continue
		}
		if c.carry.Round == dossier.YearEnd { // what the appraisal said stays
			j.Recommended, j.Introduced, j.Waiver = j.before.Recommended, j.before.Introduced, j.before.Waiver
		}
		if c.state.AssessedTimes(id) > j.times {
			c.contradiction(j)
		}
	}
}

func (c *committee) contradiction(j *judgement) {
	switch before := j.before; {
	case before.Withdrawn != nil:
		c.fault(j, keyID, "Mô hình %s đã bị thu hồi công nhận (%s) sau khi xuất phiếu; xuất lại phiếu.", j.Model, before.Withdrawn.Reason)
	case before.Round != 0 && before.Round > c.carry.Round:
		c.fault(j, keyID, "Phiếu này của đợt %d mà mô hình %s đã có kết quả đợt %d%s; xuất lại phiếu đợt %d.",
			c.carry.Round, j.Model, before.Round, c.origin(before.Workbook, before.Act), before.Round)
	case before.Round == 0 || before.Round == c.carry.Round:
		for _, form := range formsOf(c.plan, c.carry.Round) {
			c.against(j, form)
		}
	}
}

// against compares one sheet: where both say something and it differs, that is
// told with both cells; what only the other says is kept.
func (c *committee) against(j *judgement, form formSheet) {
	v := &view{state: c.state, plan: c.plan}
	for _, column := range form.columns {
		if column.answer == fixed || column.key == keyLeader {
			continue
		}
		had, says := v.answered(column, j.before), j.said[column.key]
		switch at := j.cells[column.key]; {
		case had == "" || sameWords(had, says):
		case says == "":
			j.said[column.key] = had
			g := &grid{form: form, faults: &c.faults}
			c.take(g, at.Cell, column, had, j)
		case !c.how.Replace:
			c.faults.add(at.Sheet, at.Cell, "Mô hình %s, cột “%s”: phiếu này%s ghi “%s”, nhưng đã nhập “%s” từ ô %s%s. Thống nhất rồi sửa một phiếu, hoặc nhập với --replace để lấy theo phiếu này.",
				j.Model, firstLine(column.heading), named(c.how.Name), says, had, c.formerCell(j, form, column), c.origin(j.before.Workbook, j.before.Act))
		}
	}
}

func named(file string) string {
	if file == "" {
		return ""
	}
	return " (“" + file + "”)"
}

// formerCell is where the other workbook says it: that file is in the archive.
func (c *committee) formerCell(j *judgement, form formSheet, column formColumn) string {
	here := j.cells[column.key].Cell
	w := c.former(j.before.Workbook)
	if w == nil {
		return here + " của phiếu kia"
	}
	var ignored Faults
	g := gridOf(w, form, &ignored)
	if g == nil {
		return here + " của phiếu kia"
	}
	for row := g.head + 1; row < len(g.rows); row++ {
		if id, _ := g.read(row, keyID); id == j.Model {
			_, cell := g.read(row, column.key)
			return cell
		}
	}
	return here + " của phiếu kia"
}

// former is a workbook that was taken before, or nil where it cannot be had.
func (c *committee) former(sha string) *workbook {
	if w, ok := c.others[sha]; ok || c.how.Former == nil {
		return w
	}
	c.others[sha] = nil
	data, err := c.how.Former(sha)
	if err != nil {
		return nil // the place is left out; the contradiction is told all the same
	}
	w, err := load(bytes.NewReader(slices.Clip(data)), int64(len(data)))
	if err == nil {
		c.others[sha] = w
	}
	return c.others[sha]
}
