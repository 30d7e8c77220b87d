package generate

import (
	"slices"
	"strings"

	"hoso/pipeline/dossier"
	"hoso/pipeline/generate/layout"
	"hoso/pipeline/viet"
)

// movement writes the report on the movement for a half year or a year (plan, IV.4): figures, list of models, what the units report,
// for the year also what was recognised.
func (w *party) movement(period string) {
	w.letterhead(w.asOf, "")
	w.titled(w.say("subject", w.about()...))
	w.body(w.say("opening", w.about()...))
	w.heading(w.say("heading_1"))
	w.body(w.say("themes"))
	w.toBeWritten("write_1")
	w.toBeWritten("write_publicity")
	w.heading(w.say("heading_2"))
	w.numbers()
	w.byLateness()
	w.byUnit(period)
	w.byDomain()
	w.modelList(period)
	w.results(period)
	w.oftenMissed()
	if period == annualPeriod {
		w.recognition()
	}
	w.heading(w.say("heading_3"))
	w.quoted("heading_3_1", "shortcomings", period)
	w.toBeWritten("write_3")
	w.quoted("heading_3_2", "lessons", period)
	w.heading(w.say("heading_4"))
	w.heading(w.say("heading_4_1"))
	w.demands(period)
	w.upcoming(period)
	if period == annualPeriod {
		w.toBeWritten("write_plan")
	}
	w.quoted("heading_4_2", "proposals", period)
	w.toBeWritten("write_4")
	w.closing(w.say("closing", w.about()...))
	w.signature(w.office.Recipients)
}

// resultOf is the result report of a model for a period. At the half year any report that has come is one, since a report without
// a date of its own is taken as one of the year; at the year's end only that of the year.
func resultOf(e *dossier.Entry, period string) *dossier.Revision {
	var other *dossier.Revision
	for i := len(e.Revisions) - 1; i >= 0; i-- {
		r := &e.Revisions[i]
		switch {
		case r.Kind != dossier.ResultReport || !r.Current:
		case r.Period == period:
			return r
		case other == nil && period == midyearPeriod:
			other = r
		}
	}
	return other
}

// tally counts the models of a unit or a domain.
type tally struct{ all, fresh, continued, complete, reported, recognised, outstanding int }

func (w *party) tally(models []modelFacts, period string) tally {
	t := tally{all: len(models)}
	one := func(n *int, yes bool) {
		if yes {
			*n++
		}
	}
	for _, m := range models {
		origin, a := m.rev.Model.Text("origin"), w.assessment(m.entry.ID)
		one(&t.fresh, origin == "new")
		one(&t.continued, origin == "continued")
		one(&t.complete, m.rev.Complete)
		one(&t.reported, resultOf(m.entry, period) != nil)
		one(&t.recognised, isTrue(a, recognisedMark))
		one(&t.outstanding, isTrue(a, outstandingMark))
	}
	return t
}

// byUnit is the table of the figures of each unit.
func (w *party) byUnit(period string) {
	w.heading(w.say("heading_by_unit"))
	if len(w.units) == 0 {
		w.body(w.say("no_models"))
		return
	}
	columns := []column{{w.say("column_number"), 11, layout.Center}, {w.say("column_unit"), 0, layout.Left}}
	for _, c := range w.figureColumns(period) {
		columns = append(columns, column{w.say(c), 19, layout.Center})
	}
	var rows [][]string
	for _, u := range w.units {
		rows = append(rows, append([]string{viet.Count(len(rows) + 1), u.name}, w.figures(u.models, u.required, period)...))
	}
	required := 0
	for _, u := range w.units {
		required += u.required
	}
	w.totalled(columns, rows, append([]string{"", w.say("total")}, w.figures(w.models, required, period)...))
}

func (w *party) figureColumns(period string) []string {
	columns := []string{"column_required", "column_registered", "column_new", "column_continued", "column_complete"}
	if period == annualPeriod {
		columns = []string{"column_registered", "column_new", "column_continued", "column_reported", "column_recognised", "column_outstanding"}
	}
	if period == midyearPeriod {
		columns = append(columns, "column_reported")
	}
	return columns
}

func (w *party) figures(models []modelFacts, required int, period string) []string {
	t := w.tally(models, period)
	figures := []int{required, t.all, t.fresh, t.continued, t.complete, t.reported}
	if period == annualPeriod {
		figures = []int{t.all, t.fresh, t.continued, t.reported, t.recognised, t.outstanding}
	}
	var out []string
	for _, n := range figures {
		out = append(out, viet.Count(n))
	}
	return out
}

// byDomain is the table of the models by domain of the plan (III.1(1)), those without one last, each with a bar.
func (w *party) byDomain() {
	w.heading(w.say("heading_by_domain"))
	field := w.plan.Field("domain")
	if len(w.models) == 0 || field == nil {
		w.body(w.say("no_models"))
		return
	}
	var bars []bar
	for _, o := range field.Options {
		bars = append(bars, bar{lowered(o.Label), len(w.inDomain(o.ID))})
	}
	unknown := slices.DeleteFunc(slices.Clone(w.models), func(m modelFacts) bool { return field.Option(m.rev.Model.Text("domain")) != nil })
	if len(unknown) > 0 {
		bars = append(bars, bar{w.say("domain_unknown"), len(unknown)})
	}
	w.chart(w.say("chart_domain"), bars)
}

func (w *party) inDomain(id string) []modelFacts {
	return slices.DeleteFunc(slices.Clone(w.models), func(m modelFacts) bool { return m.rev.Model.Text("domain") != id })
}

// modelList is the table of all models: what each is, how its dossier stands, whether its results were reported.
func (w *party) modelList(period string) {
	w.heading(w.say("heading_models"))
	if len(w.models) == 0 {
		w.body(w.say("no_models"))
		return
	}
	var rows [][]string
	for _, u := range w.units {
		for _, m := range u.models {
			rows = append(rows, []string{viet.Count(len(rows) + 1), u.name, w.nameCell(m), w.domainCell(m), w.originCell(m), w.setState(w.standingOf(m, period), m)})
		}
	}
	w.table([]column{
		{w.say("column_number"), 11, layout.Center}, {w.say("column_unit"), 30, layout.Left}, {w.say("column_model"), 0, layout.Left},
		{w.say("column_domain"), 27, layout.Left}, {w.say("column_origin"), 19, layout.Center}, {w.say("column_state"), 38, layout.Left},
	}, rows)
	w.setNote()
}

func (w *party) standingOf(m modelFacts, period string) string {
	lines := []string{w.say("model_incomplete")}
	if m.rev.Complete {
		lines[0] = w.say("model_complete")
	}
	key := "model_unreported"
	if resultOf(m.entry, period) != nil {
		key = "model_reported"
	}
	lines = append(lines, w.say(key))
	a := w.assessment(m.entry.ID)
	switch {
	case period != annualPeriod:
	case isTrue(a, outstandingMark):
		lines = append(lines, w.say("model_outstanding"))
	case isTrue(a, recognisedMark):
		lines = append(lines, w.say("model_recognised"))
	}
	return strings.Join(lines, ";\n")
}
