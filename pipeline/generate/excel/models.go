package excel

import (
	"strings"

	"hoso/pipeline/dossier"
)

// sheets reads the rows of the three sheets that have a row a model.
func (c *committee) sheets() {
	for _, form := range formsOf(c.plan, c.carry.Round) {
		g := gridOf(c.workbook, form, &c.faults)
		if g == nil {
			continue
		}
		seen := map[string]string{}
		for row := g.head + 1; row < len(g.rows); row++ {
			c.row(g, row, seen)
		}
	}
}

// row reads one row; seen has the cells of the ids above it.
func (c *committee) row(g *grid, row int, seen map[string]string) {
	id, cell := g.read(row, keyID)
	if id == "" {
		if c.stray(g, row) {
			g.fault(cell, "Dòng có ghi nhưng không có mã mô hình; ghi vào dòng của mô hình.")
		}
		return
	}
	if first := seen[id]; first != "" {
		g.fault(cell, "Mô hình %s có hai dòng (dòng kia ở ô %s); bỏ dòng chép thêm.", id, first)
		return
	}
	seen[id] = cell
	j := c.judgement(g, row, id, cell)
	if j == nil {
		return
	}
	before := len(j.said)
	for _, column := range g.form.columns {
		c.cell(g, row, column, j)
	}
	if len(j.said) > before {
		j.filled = true
		c.current(g, j, cell)
	}
}

// stray tells whether something is written in a row of which no model is known.
func (c *committee) stray(g *grid, row int) bool {
	for _, column := range g.form.columns {
		if words, _ := g.read(row, column.key); words != "" && column.answer != fixed && column.key != keyLeader {
			return true
		}
	}
	return false
}

// judgement finds the model of a row, or nil where it is not known.
func (c *committee) judgement(g *grid, row int, id, cell string) *judgement {
	if j := c.models[id]; j != nil {
		return j
	}
	var made *carried
	for i := range c.carry.Models {
		if c.carry.Models[i].ID == id {
			made = &c.carry.Models[i]
		}
	}
	entry := c.state.Entry(id)
	switch {
	case made == nil && entry == nil:
		g.fault(cell, "Không có mô hình mã “%s”%s", id, c.meant(id))
		return nil
	case made == nil:
		g.fault(cell, "Mô hình %s không có trong phiếu khi xuất ra; mã đã bị sửa hoặc chép từ phiếu khác, xuất lại phiếu.", id)
		return nil
	case entry == nil && (c.strange[id] || !c.stray(g, row)):
		return nil // told already, or nothing is said of it
	case entry == nil:
		c.strange[id] = true
		g.fault(cell, "Mô hình %s không có trong sổ theo dõi này; phiếu xuất từ sổ khác.", id)
		return nil
	}
	j := &judgement{rev: judged(entry), cells: map[string]Fault{}, said: map[string]string{}}
	j.Assessment = dossier.Assessment{Model: id, Revision: made.Revision, Marks: map[string]dossier.Mark{}, Round: c.carry.Round}
	j.times, j.before = made.Times, c.state.Assessment(id)
	j.cells[keyID] = Fault{Sheet: g.form.name, Cell: cell}
	c.models[id] = j
	c.order = append(c.order, id)
	return j
}

func (c *committee) meant(id string) string {
	var known []string
	for _, m := range c.carry.Models {
		known = append(known, m.ID)
	}
	if near := nearest(id, known); near != "" {
		return "; có phải là “" + near + "”?"
	}
	return "; xem lại mã ở phiếu khi xuất ra."
}

// current complains of a model that has changed since the export. It is told
// once, at the first row in which something is filled in.
func (c *committee) current(g *grid, j *judgement, cell string) {
	if j.compared {
		return
	}
	j.compared = true
	if j.rev == nil {
		g.fault(cell, "Mô hình %s không còn bản đăng ký hiện hành; xuất lại phiếu.", j.Model)
		return
	}
	if j.rev.Number != j.Revision {
		g.fault(cell, "Mô hình %s đã thay đổi: phiếu lập từ bản số %d, hiện nay là bản số %d; xuất lại phiếu và thẩm định theo bản mới.", j.Model, j.Revision, j.rev.Number)
		return
	}
	content, err := contentOf(j.rev.Model)
	for _, m := range c.carry.Models {
		if m.ID == j.Model && (err != nil || m.Content != content) {
			g.fault(cell, "Nội dung mô hình %s (bản số %d) đã được sửa trong sổ sau khi xuất phiếu; xuất lại phiếu và xem lại.", j.Model, j.Revision)
		}
	}
}

// cell reads one cell that people write in.
func (c *committee) cell(g *grid, row int, column formColumn, j *judgement) {
	if column.answer == fixed || g.at[column.key] < 0 {
		return
	}
	words, cell := g.read(row, column.key)
	j.cells[column.key] = Fault{Sheet: g.form.name, Cell: cell}
	if words == "" || column.key == keyLeader && j.rev != nil && j.rev.Model.Text(leadership) != "" {
		return
	}
	j.said[column.key] = words
	c.take(g, cell, column, words, j)
}

// take understands what is written in a cell.
func (c *committee) take(g *grid, cell string, column formColumn, words string, j *judgement) {
	switch column.answer {
	case yesNo:
		c.yesNo(g, cell, column.key, words, j)
	case marking, assuring, rating:
		c.choice(g, cell, column, words, j)
	case deciding:
		*j.number(column.key) = words
	case writing:
		*j.written(column.key) = words
	case fixed, dating, rewarding, applying:
	}
}

// number is where the number of a decision goes.
func (j *judgement) number(key string) *string {
	if key == keyReward {
		return &j.Reward
	}
	return &j.Decision
}

// written is where a free text goes.
func (j *judgement) written(key string) *string {
	switch key {
	case keyPrinted:
		return &j.PrintedName
	case keySuperior:
		return &j.Superior
	case keyWaivedBy:
		return &j.waiver.By
	case keyWaived:
		return &j.waiver.Reason
	}
	return &j.Remarks
}

func (c *committee) yesNo(g *grid, cell, key, words string, j *judgement) {
	var answer bool
	switch {
	case sameWords(words, "có") || sameWords(words, "x"):
		answer = true
	case sameWords(words, "không"):
	default:
		g.fault(cell, "“%s” chưa rõ; ghi “có” hoặc “không”.", words)
		return
	}
	switch key {
	case keyRecognised:
		j.Recognised = &answer
	case keyOutstanding:
		j.Outstanding = &answer
	case keyRecommended:
		j.Recommended = &answer
	case keyIntroduced:
		j.Introduced = &answer
	case keyLeader:
		j.leader = &answer
	}
}

func (c *committee) choice(g *grid, cell string, column formColumn, words string, j *judgement) {
	known := column.words(c.plan)
	for i, word := range known {
		if !sameWords(words, word) {
			continue
		}
		if column.answer == rating {
			j.Rating = c.plan.Field(ratingField).Options[i].ID
		} else {
			j.Marks[column.key] = marks()[i]
		}
		return
	}
	if near := nearest(words, known); near != "" {
		g.fault(cell, "“%s” không có trong danh sách; có phải là “%s”?", words, near)
		return
	}
	g.fault(cell, "“%s” không có trong danh sách; chọn một trong: %s.", words, strings.Join(known, ", "))
}
