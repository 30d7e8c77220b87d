package generate

import (
	"strings"

	"hoso/pipeline/dossier"
	"hoso/pipeline/generate/layout"
	"hoso/pipeline/plan"
	"hoso/pipeline/viet"
)

// Minutes is the record of the meeting that appraises the models (plan, IV.3): the models with what the committee's workbook says of
// each. Members, votes and conclusions are places that people write; the two who sign are the secretary and the chair.
func (p *Press) Minutes(st *dossier.State, pl *plan.Plan, asOf viet.Date, o Official) (*Paper, error) {
	on := stateOn(st, asOf)
	if len(gather(on, pl, asOf).models) == 0 {
		return nil, &NothingToSay{"Chưa có mô hình nào được đăng ký nên chưa có gì để thẩm định; nhận hồ sơ trước: hoso run"}
	}
	return p.partyPaper(st, pl, asOf, partyPaper{kind: "minutes", words: p.Book.minutes, write: (*party).minutes, official: o,
		part: []any{on.Entries, on.Receipts, on.Assessments}})
}

func (w *party) minutes() {
	w.letterhead(w.asOf, "")
	w.titled(w.say("subject", w.about()...))
	w.heading(w.say("heading_1"))
	w.toBeWritten("write_when")
	w.heading(w.say("heading_2"))
	w.person("write_chair", "chair")
	w.person("write_secretary", "secretary")
	w.toBeWritten("write_members")
	w.heading(w.say("heading_3"))
	w.body(w.say("opening", w.about()...))
	w.heading(w.say("heading_3_1"))
	w.submittedTable()
	w.heading(w.say("heading_3_2"))
	w.verdicts()
	w.heading(w.say("heading_3_3"))
	w.toBeWritten("write_votes")
	w.heading(w.say("heading_4"))
	w.conclusion()
	w.toBeWritten("write_conclusion")
	w.closing(w.say("closing", w.about()...))
	w.twoSign()
}

// person sets who has a part in the meeting, once it is known.
func (w *party) person(key, sentence string) {
	name := strings.Join(w.official.written(key), "; ")
	if name == "" {
		w.toBeWritten(key)
		return
	}
	w.body(w.say(sentence, "name", name))
}

func (w *party) submittedTable() {
	var rows [][]string
	for _, m := range w.models {
		state := w.say("model_incomplete")
		if m.rev.Complete {
			state = w.say("model_complete")
		}
		rows = append(rows, []string{viet.Count(len(rows) + 1), w.nameCell(m), w.subjectCell(m), w.domainCell(m), w.setState(state, m)})
	}
	w.table([]column{
		{w.say("column_number"), 11, layout.Center}, {w.say("column_model"), 0, layout.Left}, {w.say("column_subject"), 42, layout.Left},
		{w.say("column_domain"), 32, layout.Left}, {w.say("column_state"), 22, layout.Center},
	}, rows)
	w.setNote()
}

// verdicts is what the committee found of each model, by the ids of the criteria; the criteria that are printed nowhere else stay out.
func (w *party) verdicts() {
	judged := w.judged()
	if len(judged) == 0 {
		w.toBeWritten("write_verdicts")
		return
	}
	w.intro(w.say("verdicts_intro"))
	var rows [][]string
	for _, m := range judged {
		a := w.assessment(m.entry.ID)
		rows = append(rows, []string{viet.Count(len(rows) + 1), w.nameCell(m), w.marked(a, dossier.Met), w.marked(a, dossier.NotMet),
			w.marked(a, dossier.NoEvidence), w.verdictWords(a), w.remarks(a)})
	}
	w.table([]column{
		{w.say("column_number"), 11, layout.Center}, {w.say("column_model"), 0, layout.Left}, {w.say("column_met"), 25, layout.Left},
		{w.say("column_not_met"), 18, layout.Left}, {w.say("column_no_evidence"), 21, layout.Left}, {w.say("column_verdict"), 24, layout.Left}, {w.say("column_remarks"), 30, layout.Left},
	}, rows)
	w.setNote()
	if rest := len(w.models) - len(judged); rest > 0 {
		w.body(w.say("not_assessed", "models", viet.Count(rest)))
	}
}

func (w *party) marked(a *dossier.Assessment, mark dossier.Mark) string {
	if ids := w.marksOf(a, mark); ids != "" {
		return ids
	}
	return w.say("marks_none")
}

func (w *party) verdictWords(a *dossier.Assessment) string {
	switch {
	case isTrue(a, introducedMark):
		return w.say("verdict_outstanding")
	case isTrue(a, recommendedMark):
		return w.say("verdict_recognised")
	case recommendedMark(a) != nil:
		return w.say("verdict_refused")
	}
	return w.say("verdict_open")
}

func (w *party) remarks(a *dossier.Assessment) string {
	var lines []string
	if f := w.plan.Field("unit_rating"); f != nil && f.Option(a.Rating) != nil {
		lines = append(lines, w.say("rating", "rating", lowered(f.Option(a.Rating).Label)))
	}
	if a.Remarks != "" {
		lines = append(lines, a.Remarks)
	}
	return strings.Join(lines, "\n")
}

func (w *party) conclusion() {
	if len(w.judged()) == 0 {
		return
	}
	w.body(w.say("concluded", "assessed", viet.Count(len(w.judged())), "recognised", viet.Count(len(w.recommendedModels())),
		"outstanding", viet.Count(len(w.introducedModels()))))
	w.waivers()
}

// twoSign sets the secretary on the left and the chair on the right (wording rules of minutes of a Party meeting).
func (w *party) twoSign() {
	signer := func(key string) string {
		name, _, _ := strings.Cut(strings.Join(w.official.written(key), " "), ",") // “Vũ Đình Khang, Phó Bí thư”: the name alone
		return name
	}
	w.twoSides(w.say("secretary_signs"), signer("write_secretary"), w.say("chair_signs"), signer("write_chair"))
}
