package generate

import (
	"strings"

	"hoso/pipeline/dossier"
	"hoso/pipeline/generate/layout"
	"hoso/pipeline/plan"
	"hoso/pipeline/viet"
)

// Overview is the table of all models by unit as things stand on a day, on its side.
func (p *Press) Overview(st *dossier.State, pl *plan.Plan, asOf viet.Date, o Official) (*Paper, error) {
	return p.partyPaper(st, pl, asOf, partyPaper{kind: "overview", words: p.Book.overview, write: (*party).overview, official: o, wide: true})
}

func (w *party) overview() {
	w.letterhead(w.asOf, "")
	w.titled(w.say("subject", w.about()...))
	w.body(w.say("opening", w.about()...))
	if len(w.models) == 0 {
		w.closing(w.say("empty"))
		w.signature(w.office.Recipients)
		return
	}
	w.overviewTable()
	complete := 0
	for _, m := range w.models {
		if m.rev.Complete {
			complete++
		}
	}
	units := pick(w.units, func(u unitFacts) bool { return u.submitted() })
	w.closing(w.say("closing", append(w.about(), "models", viet.Count(len(w.models)), "units", viet.Count(len(units)),
		"complete", viet.Count(complete), "incomplete", viet.Count(len(w.models)-complete))...))
	w.signature(w.office.Recipients)
}

// overviewTable has the models of each unit below a row with its name.
func (w *party) overviewTable() {
	columns := []column{
		{w.say("column_number"), 11, layout.Center}, {w.say("column_model"), 0, layout.Left}, {w.say("column_subject"), 42, layout.Left}, {w.say("column_domain"), 32, layout.Left},
		{w.say("column_origin"), 20, layout.Center}, {w.say("column_time"), 25, layout.Center}, {w.say("column_received"), 24, layout.Center}, {w.say("column_state"), 44, layout.Left},
	}
	var rows [][]string
	heads := map[int]string{} // by the row above which they stand
	units := 0
	for _, u := range w.units {
		if !u.submitted() {
			continue
		}
		units++
		heads[len(rows)] = w.say("unit", "roman", roman(units), "unit", u.name, "models", viet.Count(len(u.models)), "late", w.lateWords(u))
		for _, m := range u.models {
			rows = append(rows, []string{
				viet.Count(len(rows) + 1), w.nameCell(m), w.subjectCell(m), w.domainCell(m), w.originCell(m), w.timeCell(m), w.receivedOn(m), w.setState(w.modelState(m), m),
			})
		}
	}
	w.add(w.grouped(w.grid(columns, rows), heads))
	w.setNote()
}

// grouped puts rows over the whole width between the rows of a table; each stays with the row below it.
func (s *sheet) grouped(t layout.Table, heads map[int]string) layout.Table {
	rows := t.Each
	t.Each = func(yield func(layout.Row) bool) {
		i := 0
		for row := range rows {
			if words, ok := heads[i]; ok {
				cell := s.cell(words, s.profile.TableHead, layout.Left)
				cell.Across = len(t.Columns)
				if !yield(layout.Row{Cells: []layout.Cell{cell}, Whole: true, KeepWithNext: true}) {
					return
				}
			}
			if i++; !yield(row) {
				return
			}
		}
	}
	return t
}

func (w *party) lateWords(u unitFacts) string {
	if u.required == 0 || u.late == 0 {
		return ""
	}
	return w.say("unit_late", "days", viet.Count(u.late))
}

// timeOf is when a model runs, as its registration states it.
func (w *party) timeOf(m modelFacts) string {
	var parts []string
	for _, field := range []string{"start_date", "end_date"} {
		if day := m.rev.Model.Text(field); day != "" {
			parts = append(parts, citedDay(day))
		}
	}
	return strings.Join(parts, w.say("until"))
}

func (w *party) receivedOn(m modelFacts) string {
	if r := w.state.Receipt(m.rev.Receipt); r != nil {
		return viet.ShortDate(viet.DayOf(r.At))
	}
	return ""
}
