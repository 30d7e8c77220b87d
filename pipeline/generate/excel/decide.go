package excel

import (
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"hoso/pipeline/dossier"
	"hoso/pipeline/viet"
)

// ruling is a decision with the row in which it stands.
type ruling struct {
	dossier.Decision
	cells map[string]string
	whole bool // its date could be read, if there is one
}

// decide reads the sheet of decisions and joins them to the models.
func (c *committee) decide() {
	if c.carry.Round != dossier.YearEnd {
		return
	}
	g := gridOf(c.workbook, decisionForm(), &c.faults)
	if g == nil {
		return
	}
	found := map[string]*ruling{}
	var numbers []string
	for row := g.head + 1; row < len(g.rows); row++ {
		r := c.ruling(g, row)
		if r == nil {
			continue
		}
		if first := found[r.Number]; first != nil {
			g.fault(r.cells[keyNumber], "Quyết định %s ghi hai dòng (dòng kia ở ô %s); giữ một dòng.", r.Number, first.cells[keyNumber])
			continue
		}
		c.differs(g, r)
		found[r.Number] = r
		numbers = append(numbers, r.Number)
		c.decisions = append(c.decisions, r.Decision)
	}
	used := map[string]bool{}
	for _, id := range c.order {
		j := c.models[id]
		for _, key := range []string{keyDecision, keyReward} {
			if number := j.number(key); *number != "" {
				c.join(j, key, found, numbers)
				used[*number] = true
				c.suits(j, key, found[*number])
			}
		}
	}
	for _, number := range numbers {
		if used[number] {
			c.complete(g, found[number])
		}
	}
}

// ruling reads a row; nil where it is blank, or after a fault that leaves no
// decision.
func (c *committee) ruling(g *grid, row int) *ruling {
	r := &ruling{cells: map[string]string{}, whole: true}
	blank := true
	for _, column := range g.form.columns {
		words, cell := g.read(row, column.key)
		r.cells[column.key] = cell
		blank = blank && words == ""
		switch column.key {
		case keyNumber:
			r.Number = words
		case keyDate:
			r.Date = c.date(g, cell, words)
			r.whole = words == "" || r.Date != ""
		case keyPlace:
			r.Place = words
		case keyAuthority:
			r.Authority = words
		case keyTitle:
			r.Title = words
		case keySigner:
			r.Signer = words
		case keyForm:
			r.Form = c.oneOf(g, cell, column, words, rewardForms())
		case keySubjects:
			r.Subjects = c.oneOf(g, cell, column, words, subjectKinds())
		}
	}
	if blank {
		return nil
	}
	if r.Number == "" {
		g.fault(r.cells[keyNumber], "Quyết định chưa ghi số.")
		return nil
	}
	r.Plan = c.plan.ID
	return r
}

// The days that a decision may have as Excel counts them: years 2000 to 2199.
const firstDay, lastDay = 36526, 109574

// date reads a real Excel date or a text such as 05/12/2026, day before month.
func (c *committee) date(g *grid, cell, words string) string {
	if words == "" {
		return ""
	}
	if serial, err := strconv.ParseFloat(words, 64); err == nil {
		if serial < firstDay || serial > lastDay || serial != math.Trunc(serial) {
			g.fault(cell, "“%s” không phải là ngày; ghi dạng 05/12/2026.", words)
			return ""
		}
		day, err := excelize.ExcelDateToTime(serial, c.workbook.date04)
		if err != nil {
			g.fault(cell, "“%s” không phải là ngày; ghi dạng 05/12/2026.", words)
			return ""
		}
		return day.Format(time.DateOnly)
	}
	dates := viet.ParseDates(words, 0)
	if len(dates) != 1 || dates[0].Precision != "day" || !allDate(words, dates[0]) {
		g.fault(cell, "“%s” không phải là ngày; ghi dạng 05/12/2026.", words)
		return ""
	}
	d := dates[0].First
	if !d.Valid() {
		g.fault(cell, "Ngày %s không có trong lịch; ngày gần nhất là %s.", words, viet.ShortDate(d.Nearest()))
		return ""
	}
	return d.String()
}

// allDate tells whether nothing but the date and the word “ngày” stands there.
func allDate(words string, m viet.DateMatch) bool {
	rest := strings.TrimSpace(words[:m.Start] + words[m.End:])
	return rest == "" || sameWords(rest, "ngày")
}

// join finds the decision that a model names.
func (c *committee) join(j *judgement, key string, found map[string]*ruling, numbers []string) {
	said := j.number(key)
	if found[*said] != nil {
		return
	}
	for _, number := range numbers { // another case or blanks: the same decision
		if sameWords(number, *said) {
			*said = number
			return
		}
	}
	if near := nearest(*said, numbers); near != "" {
		c.fault(j, key, "Trang tính “%s” không có quyết định %s; có phải là “%s”?", decisionSheet, *said, near)
		return
	}
	c.fault(j, key, "Trang tính “%s” không có quyết định %s; ghi quyết định vào đó trước.", decisionSheet, *said)
}

// complete complains of what a decision that is used does not state.
func (c *committee) complete(g *grid, r *ruling) {
	stated := map[string]string{
		keyDate: r.Date, keyPlace: r.Place, keyAuthority: r.Authority, keyTitle: r.Title, keySigner: r.Signer,
	}
	for _, column := range g.form.columns {
		words, ok := stated[column.key]
		if !ok || words != "" || column.key == keyDate && !r.whole {
			continue
		}
		g.fault(r.cells[column.key], "Quyết định %s chưa ghi %s.", r.Number, lower(firstLine(column.heading)))
	}
}
