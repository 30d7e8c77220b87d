package generate

import (
	"path"
	"slices"
	"strings"

	"hoso/pipeline/dossier"
	"hoso/pipeline/generate/layout"
	"hoso/pipeline/plan"
	"hoso/pipeline/viet"
)

// registered is the table of all models with their state.
func (w *party) registered() {
	w.heading(w.say("heading_2_2"))
	if len(w.models) == 0 {
		w.body(w.say("no_models"))
		return
	}
	var rows [][]string
	for _, u := range w.units {
		for _, m := range u.models {
			rows = append(rows, []string{viet.Count(len(rows) + 1), u.name, w.nameCell(m), w.domainCell(m), w.originCell(m), w.setState(w.modelState(m), m)})
		}
	}
	w.table([]column{
		{w.say("column_number"), 11, layout.Center}, {w.say("column_unit"), 30, layout.Left}, {w.say("column_model"), 0, layout.Left},
		{w.say("column_domain"), 27, layout.Left}, {w.say("column_origin"), 19, layout.Center}, {w.say("column_state"), 38, layout.Left},
	}, rows)
	w.setNote()
}

func (w *party) modelName(m modelFacts) string {
	if name := unquoted(m.rev.Model.Text("name")); name != "" {
		return name
	}
	return w.say("name_unknown")
}

// quotedName is the name of a model within a sentence.
func (w *party) quotedName(m modelFacts) string {
	if name := unquoted(m.rev.Model.Text("name")); name != "" {
		return w.say("name_quoted", "model", name)
	}
	return w.say("name_unknown")
}

func (w *party) origin(m modelFacts) string {
	switch m.rev.Model.Text("origin") {
	case "new":
		return w.say("origin_new")
	case "continued":
		return w.say("origin_continued")
	}
	return w.say("origin_unknown")
}

func (w *party) modelState(m modelFacts) string {
	if m.rev.Complete {
		return w.say("state_complete")
	}
	return w.say("model_missing", "list", strings.Join(labels(w.plan, m.asked), "; "))
}

// asked says what is asked of whom; the day to answer by is for people to set.
func (w *party) asked() {
	n := 0
	for _, u := range w.units {
		for _, duty := range w.duties(u) {
			w.item(duty)
			n++
		}
	}
	if n == 0 {
		w.item(w.say("asked_none"))
		return
	}
	w.toBeWritten("write_date")
}

// duties are what one unit still has to do, a sentence each.
func (w *party) duties(u unitFacts) []string {
	var out []string
	switch {
	case !u.submitted() && len(u.unread) > 0:
		out = append(out, w.say("asked_resend", "unit", u.name))
	case !u.submitted() && u.required > 0:
		out = append(out, w.say("asked_submit", "unit", u.name, "models", viet.Count(u.required)))
	case len(u.models) < u.required:
		out = append(out, w.say("asked_more", "unit", u.name, "models", viet.Count(u.required-len(u.models))))
	}
	for _, m := range u.models {
		if !m.rev.Complete {
			out = append(out, w.say("asked_add", "unit", u.name, "model", w.quotedName(m), "list", strings.Join(labels(w.plan, m.asked), "; ")))
		}
	}
	return out
}

// upcoming lists the plan's further deadlines but that of the paper itself. A day that stands in for an impossible one is never given as the plan's own words.
func (w *party) upcoming(own string) {
	var next []plan.Deadline
	for _, d := range w.plan.Deadlines {
		if d.ID != registrationPeriod && d.ID != own && w.asOf.Before(d.Day()) {
			next = append(next, d)
		}
	}
	if len(next) == 0 {
		return
	}
	helper := w.office.Helper
	if helper == "" {
		helper = w.plan.Issuer
	}
	w.body(w.say("next", "helper", helper))
	for i := range next {
		w.item(w.say("next_item", "label", next[i].Label, "deadline", w.deadline(&next[i])))
	}
}

// owing writes the list of units that have not submitted or must add.
func (w *party) owing() {
	w.letterhead(w.asOf, "")
	w.titled(w.say("subject", w.about()...))
	w.body(w.say("opening", w.about()...))
	obliged := w.obliged()
	inState := func(states ...string) string {
		n := len(pick(obliged, func(u unitFacts) bool { return slices.Contains(states, u.state()) }))
		return viet.Count(n)
	}
	w.body(w.say("summary", "required", viet.Count(len(obliged)), "none", inState("state_none", "state_unread"),
		"incomplete", inState("state_fewer", "state_incomplete"), "complete", inState("state_complete")))
	owing := pick(w.units, func(u unitFacts) bool { return w.owed(u) != "" })
	if len(owing) == 0 {
		w.owingTable(nil)
		w.closing(w.say("empty"))
		w.signature(w.office.Recipients)
		return
	}
	w.owingTable(owing)
	if slices.ContainsFunc(owing, func(u unitFacts) bool { return u.required == 0 }) {
		w.body(w.say("outside"))
	}
	w.closing(w.say("closing", "units", viet.Count(len(owing))))
	w.signature(w.office.Recipients)
}

func (w *party) owingTable(units []unitFacts) {
	var rows [][]ListValue
	for _, u := range units {
		rows = append(rows, []ListValue{counted(len(rows) + 1), textual(u.name), textual(w.say(u.state())), textual(w.owed(u)), w.due(u), w.daysLate(u)})
	}
	w.listTitled(w.say("sheet"), []string{w.edition.Title, w.edition.Subject}, []ListColumn{
		{w.say("column_number"), 11, ListOrdinal}, {w.say("column_unit"), 34, ListText}, {w.say("column_state"), 26, ListText},
		{w.say("column_owed"), 0, ListText}, {w.say("column_deadline"), 25, ListDay}, {w.say("column_late"), 18, ListOrdinal},
	}, rows, w.say("empty"))
	w.setNoteOfList()
}

// owed says in one cell what a unit still has to bring; nothing where it owes nothing.
func (w *party) owed(u unitFacts) string {
	var lines []string
	for _, r := range u.unread {
		lines = append(lines, w.say("owed_resend", "file", path.Base(r.Path), "reason", reason(r)))
	}
	switch {
	case !u.submitted() && u.required > 0:
		lines = append(lines, w.say("owed_submit", "models", viet.Count(u.required)))
	case u.submitted() && len(u.models) < u.required:
		lines = append(lines, w.say("owed_more", "models", viet.Count(u.required-len(u.models))))
	}
	for _, m := range u.models {
		if !m.rev.Complete {
			lines = append(lines, w.say("owed_add", "model", w.setState(w.quotedName(m), m), "list", strings.Join(labels(w.plan, m.asked), "; ")))
		}
	}
	return strings.Join(lines, "\n")
}

func reason(r dossier.Receipt) string { return lowered(trimStop(r.Message)) }

func (w *party) due(u unitFacts) ListValue {
	if u.required == 0 || w.limit == nil {
		return ListValue{}
	}
	return dated(w.limit.Day())
}

func (w *party) daysLate(u unitFacts) ListValue {
	if u.late == 0 {
		return textual(w.say("late_none"))
	}
	return counted(u.late)
}
