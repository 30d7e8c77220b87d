package generate

import (
	"slices"
	"strings"

	"hoso/pipeline/dossier"
	"hoso/pipeline/generate/layout"
	"hoso/pipeline/viet"
)

// verdictMark picks one of the two verdicts of an assessment.
type verdictMark func(*dossier.Assessment) *bool

func recognisedMark(a *dossier.Assessment) *bool  { return a.Recognised }
func outstandingMark(a *dossier.Assessment) *bool { return a.Outstanding }

func isTrue(a *dossier.Assessment, mark verdictMark) bool {
	return a != nil && mark(a) != nil && *mark(a)
}

// assessment is the newest assessment of a model, or nil.
func (w *party) assessment(model string) *dossier.Assessment {
	if w.assessments == nil {
		w.assessments = map[string]*dossier.Assessment{}
		for i := range w.state.Assessments {
			a := &w.state.Assessments[i]
			w.assessments[a.Model] = a
		}
	}
	return w.assessments[model]
}

// judged are the models with an assessment, in the order of the units.
func (w *party) judged() []modelFacts {
	return w.withVerdict(func(*dossier.Assessment) bool { return true })
}

func (w *party) withVerdict(want func(*dossier.Assessment) bool) []modelFacts {
	return slices.DeleteFunc(slices.Clone(w.models), func(m modelFacts) bool {
		a := w.assessment(m.entry.ID)
		return a == nil || !want(a)
	})
}

func (w *party) recognisedModels() []modelFacts {
	return w.withVerdict(func(a *dossier.Assessment) bool { return isTrue(a, recognisedMark) })
}

func (w *party) outstandingModels() []modelFacts {
	return w.withVerdict(func(a *dossier.Assessment) bool { return isTrue(a, outstandingMark) })
}

// recognition tells what the committee assessed, recognised and put forward (plan, II.4.3, II.5), by which decision, and which
// certificates were issued.
func (w *party) recognition() {
	w.heading(w.say("heading_recognition"))
	judged := w.judged()
	if len(judged) == 0 {
		w.toBeWritten("write_recognition")
		return
	}
	w.body(w.say("assessed", "assessed", viet.Count(len(judged)), "models", viet.Count(len(w.models)),
		"recognised", viet.Count(len(w.recognisedModels())), "outstanding", viet.Count(len(w.outstandingModels()))))
	w.recognisedTable()
	w.waivers()
	w.superiors()
	w.decided()
	w.notMet()
}

func (w *party) recognisedTable() {
	var rows [][]string
	for _, m := range w.recognisedModels() {
		a := w.assessment(m.entry.ID)
		rows = append(rows, []string{viet.Count(len(rows) + 1), w.nameCell(m), w.subjectCell(m), w.verdict(a), w.decisionOf(a)})
	}
	if len(rows) == 0 {
		return
	}
	w.table([]column{
		{w.say("column_number"), 11, layout.Center}, {w.say("column_model"), 0, layout.Left}, {w.say("column_subject"), 42, layout.Left},
		{w.say("column_verdict"), 26, layout.Center}, {w.say("column_decision"), 32, layout.Center},
	}, rows)
	w.setNote()
}

func (w *party) verdict(a *dossier.Assessment) string {
	if isTrue(a, outstandingMark) {
		return w.say("verdict_outstanding")
	}
	return w.say("verdict_recognised")
}

func (w *party) decisionOf(a *dossier.Assessment) string {
	d := w.state.Decision(a.Decision)
	if d == nil {
		return w.say("decision_none")
	}
	return w.say("decision_cited", "number", d.Number, "date", citedDay(d.Date))
}

// recipientOf is who carries the model out, as the certificate prints it.
func (w *party) recipientOf(m modelFacts) string {
	if a := w.assessment(m.entry.ID); a != nil && a.PrintedName != "" {
		return oneLine(a.PrintedName)
	}
	if subject := oneLine(m.rev.Model.Text("subject")); subject != "" {
		return subject
	}
	if m.entry.Unit.Name != "" {
		return m.entry.Unit.Name
	}
	return w.say("unit_unknown")
}

// decided names the certificates that are in force.
func (w *party) decided() {
	n := 0
	for i := range w.state.Certificates {
		if w.state.Certificates[i].Ended == nil {
			n++
		}
	}
	if n > 0 {
		w.body(w.say("certificates", "certificates", viet.Count(n)))
	}
}

// notMet is the list of the criteria that the committee most often found not met or without evidence.
func (w *party) notMet() {
	type count struct {
		id                string
		notMet, noWitness int
	}
	var list []count
	for _, c := range w.plan.Criteria {
		one := count{id: c.ID}
		for _, m := range w.judged() {
			switch w.assessment(m.entry.ID).Marks[c.ID] {
			case dossier.NotMet:
				one.notMet++
			case dossier.NoEvidence:
				one.noWitness++
			}
		}
		if !c.Private && one.notMet+one.noWitness > 0 {
			list = append(list, one)
		}
	}
	slices.SortStableFunc(list, func(a, b count) int { return b.notMet + b.noWitness - a.notMet - a.noWitness })
	var rows [][]string
	for _, c := range list[:min(len(list), mostMissing)] {
		rows = append(rows, []string{viet.Count(len(rows) + 1), w.criterion(c.id), viet.Count(c.notMet), viet.Count(c.noWitness)})
	}
	if len(rows) == 0 {
		w.body(w.say("not_met_none"))
		return
	}
	w.intro(w.say("not_met_intro"))
	w.table([]column{
		{w.say("column_number"), 11, layout.Center}, {w.say("column_criterion"), 0, layout.Left},
		{w.say("column_not_met"), 28, layout.Center}, {w.say("column_no_evidence"), 34, layout.Center},
	}, rows)
}

// marksOf lists the criteria of a mark for one model, by their ids; what is printed nowhere but in the committee's workbook is left out.
func (w *party) marksOf(a *dossier.Assessment, mark dossier.Mark) string {
	var ids []string
	for _, c := range w.plan.Criteria {
		if !c.Private && a != nil && a.Marks[c.ID] == mark {
			ids = append(ids, c.ID)
		}
	}
	return strings.Join(ids, ", ")
}
