package generate

import (
	"slices"
	"strings"

	"hoso/pipeline/dossier"
	"hoso/pipeline/generate/layout"
	"hoso/pipeline/plan"
	"hoso/pipeline/viet"
)

// results tells whose results have been reported and quotes them, unit by unit.
func (w *party) results(period string) {
	w.heading(w.say("heading_results"))
	if len(w.models) == 0 {
		w.body(w.say("no_models"))
		return
	}
	reported := w.tally(w.models, period).reported
	if reported == 0 {
		w.body(w.say("reported_none"))
	} else {
		w.body(w.say("reported", "reported", viet.Count(reported), "models", viet.Count(len(w.models))))
	}
	w.quotes("results", period)
	if missing := w.unreported(period); len(missing) > 0 {
		w.item(w.say("unreported", "list", w.few(missing)))
	}
	w.toBeWritten("write_results")
}

// unreported are the units whose models have no report of their results yet.
func (w *party) unreported(period string) []string {
	var out []string
	for _, u := range w.units {
		if slices.ContainsFunc(u.models, func(m modelFacts) bool { return resultOf(m.entry, period) == nil }) {
			out = append(out, u.name)
		}
	}
	return out
}

// quoted sets a heading with what the units report of a matter below, or that no unit has reported it.
func (w *party) quoted(heading, field, period string) {
	w.heading(w.say(heading))
	if w.quotes(field, period) == 0 {
		w.body(w.say("quotes_none"))
	}
}

// quotes gives the words of the units of one field of their result reports and counts them. They stay the unit's words: nothing is
// summed up or made better.
func (w *party) quotes(field, period string) int {
	n := 0
	for _, u := range w.units {
		for _, m := range u.models {
			r := resultOf(m.entry, period)
			if r == nil || r.Model.Text(field) == "" {
				continue
			}
			w.quote(u.name, w.quotedName(m), w.setQuote(r, field))
			n++
		}
	}
	w.setNote()
	return n
}

func (w *party) quote(unit, model, text string) {
	lines := slices.DeleteFunc(strings.Split(text, "\n"), func(line string) bool { return strings.TrimSpace(line) == "" })
	if len(lines) == 1 {
		w.item(w.say("quote", "unit", unit, "model", model, "text", ended(lines[0])))
		return
	}
	w.item(w.say("quote_lines", "unit", unit, "model", model))
	for _, line := range lines {
		w.body("+ " + ended(strings.TrimLeft(line, "+-–• ")))
	}
}

// ended closes a sentence that its writer left open.
func ended(text string) string {
	text = strings.TrimSpace(text)
	if text == "" || strings.ContainsAny(text[len(text)-1:], ".!?…") || strings.HasSuffix(text, "…") || strings.HasSuffix(text, "”") {
		return text
	}
	return strings.TrimRight(text, ";, ") + "."
}

// oftenMissed is the table of the criteria under which most models lack something, with the contents that they lack.
func (w *party) oftenMissed() {
	w.heading(w.say("heading_missed"))
	if len(w.models) == 0 {
		w.body(w.say("no_models"))
		return
	}
	var rows [][]string
	for _, c := range w.missed() {
		rows = append(rows, []string{viet.Count(len(rows) + 1), w.criterion(c.id), c.contents(w), viet.Count(c.models)})
	}
	if len(rows) == 0 {
		w.body(w.say("missing_none"))
		return
	}
	w.intro(w.say("missing_intro"))
	w.table([]column{
		{w.say("column_number"), 11, layout.Center}, {w.say("column_criterion"), 58, layout.Left},
		{w.say("column_content"), 0, layout.Left}, {w.say("column_models"), 24, layout.Center},
	}, rows)
	w.byCompleteness()
}

// missedCriterion is a criterion under which models lack something.
type missedCriterion struct {
	id     string
	models int
	fields []string
	count  map[string]int // models that lack the field
}

func (c missedCriterion) contents(w *party) string {
	slices.SortStableFunc(c.fields, func(a, b string) int { return c.count[b] - c.count[a] })
	var out []string
	for _, f := range c.fields {
		out = append(out, w.say("missed_item", "content", labelOf(w.plan, f), "models", viet.Count(c.count[f])))
	}
	return strings.Join(out, "; ")
}

// missed counts, the most frequent first; of two alike the plan's first.
func (w *party) missed() []missedCriterion {
	var list []missedCriterion
	for _, c := range w.plan.Criteria {
		if c.Private {
			continue
		}
		m := missedCriterion{id: c.ID, count: map[string]int{}}
		for _, model := range w.models {
			if m.add(model.rev.Findings) {
				m.models++
			}
		}
		if m.models > 0 {
			list = append(list, m)
		}
	}
	slices.SortStableFunc(list, func(a, b missedCriterion) int { return b.models - a.models })
	return list
}

func (c *missedCriterion) add(findings []dossier.Finding) bool {
	seen := map[string]bool{}
	for _, f := range findings {
		if f.Severity != dossier.Missing || f.Criterion != c.id || f.Field == "" || seen[f.Field] {
			continue
		}
		seen[f.Field] = true
		c.count[f.Field]++
		if !slices.Contains(c.fields, f.Field) {
			c.fields = append(c.fields, f.Field)
		}
	}
	return len(seen) > 0
}

// criterion names a criterion: “(2) Kế hoạch cụ thể, ra mắt mô hình, mục III.1(2)”.
func (w *party) criterion(id string) string {
	c := w.plan.Criterion(id)
	if c == nil {
		c = &plan.Criterion{ID: id}
	}
	return w.say("criterion", "criterion", c.ID, "short", c.Short, "section", c.Section)
}

// demands says what is asked of which unit, and until when where people have set a day.
func (w *party) demands(period string) {
	n := 0
	for _, u := range w.units {
		list := w.duties(u)
		for _, m := range u.models {
			if resultOf(m.entry, period) == nil {
				list = append(list, w.say("asked_report", "unit", u.name, "model", w.quotedName(m)))
			}
		}
		for _, duty := range list {
			w.item(duty)
		}
		n += len(list)
	}
	switch {
	case n == 0:
		w.item(w.say("asked_none"))
	case w.official.By != (viet.Date{}):
		w.body(w.say("asked_by", "date", viet.ShortDate(w.official.By)))
	default:
		w.toBeWritten("write_date")
	}
}
