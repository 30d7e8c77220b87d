package generate

import (
	"slices"
	"strings"

	"hoso/pipeline/dossier"
	"hoso/pipeline/generate/layout"
	"hoso/pipeline/plan"
	"hoso/pipeline/viet"
)

// manyCriteria is how many criteria one table holds side by side; more go into tables of their own.
const manyCriteria = 9

// AssessmentTable is what the committee found of each model, criterion by criterion (plan, III.1, IV.3), on its side. Criteria that
// belong into the committee's workbook alone stay out.
func (p *Press) AssessmentTable(st *dossier.State, pl *plan.Plan, asOf viet.Date, o Official) (*Paper, error) {
	on := stateOn(st, asOf)
	if len(gather(on, pl, asOf).models) == 0 {
		return nil, &NothingToSay{"Chưa có mô hình nào được đăng ký nên chưa có gì để đánh giá; nhận hồ sơ trước: hoso run"}
	}
	return p.partyPaper(st, pl, asOf, partyPaper{kind: "assessment_table", words: p.Book.table, write: (*party).assessmentTable, official: o, wide: true,
		part: []any{on.Entries, on.Assessments}})
}

// commonCriteria are those by which every model is judged.
func (w *party) commonCriteria() []plan.Criterion {
	return slices.DeleteFunc(slices.Clone(w.plan.Criteria), func(c plan.Criterion) bool { return c.Group != "common" || c.Private })
}

func (w *party) assessmentTable() {
	w.letterhead(w.asOf, "")
	w.titled(w.say("subject", w.about()...))
	w.body(w.say("opening", append(w.about(), "assessed", viet.Count(len(w.judged())), "models", viet.Count(len(w.models)))...))
	criteria := w.commonCriteria()
	var legend []string
	for some := range slices.Chunk(criteria, manyCriteria) {
		w.markTable(some)
	}
	w.setNote()
	for _, c := range criteria {
		legend = append(legend, w.say("legend_item", "criterion", c.ID, "short", lowered(c.Short)))
	}
	w.keepList(criteria)
	w.stars = false
	w.body(w.say("legend", "list", strings.Join(legend, "; ")))
	w.closing(w.say("closing", "models", viet.Count(len(w.models)), "assessed", viet.Count(len(w.judged())),
		"recognised", viet.Count(len(w.recognisedModels())), "outstanding", viet.Count(len(w.outstandingModels()))))
	w.signature(w.office.Recipients)
}

// markTable sets a row a model with a column for each criterion, below one heading for all of them.
func (w *party) markTable(criteria []plan.Criterion) {
	columns := []column{{w.say("column_number"), 11, layout.Center}, {w.say("column_model"), 0, layout.Left}}
	for _, c := range criteria {
		columns = append(columns, column{c.ID, 15.5, layout.Center})
	}
	columns = append(columns, column{w.say("column_verdict"), 26, layout.Left}, column{w.say("column_remarks"), 30, layout.Left})
	var rows [][]string
	for _, m := range w.models {
		a := w.assessment(m.entry.ID)
		row := []string{viet.Count(len(rows) + 1), w.say("model", "model", w.nameCell(m), "unit", m.entry.Unit.Name)}
		for _, c := range criteria {
			row = append(row, w.markWord(a, c.ID))
		}
		rows = append(rows, append(row, w.verdictOrNone(a), w.remarksOrNone(a)))
	}
	t := w.grid(columns, rows)
	t.PadX = 1
	w.add(joinedHead(t, w.cell(w.say("column_criteria"), w.profile.TableHead, layout.Center), 2, len(criteria)))
}

// joinedHead puts a heading over some columns of a table; the headings of the others reach down beside it.
func joinedHead(t layout.Table, over layout.Cell, from, count int) layout.Table {
	low := t.Header[0].Cells
	over.Across, over.VAlign = count, layout.Middle
	var top []layout.Cell
	for i, cell := range low {
		switch {
		case i == from:
			top = append(top, over)
		case i < from || i >= from+count:
			cell.Down = 2
			top = append(top, cell)
		}
	}
	t.Header = []layout.Row{{Cells: top}, {Cells: slices.Clone(low[from : from+count])}}
	return t
}

// keepList keeps the same rows for the workbook, all criteria in one table.
func (w *party) keepList(criteria []plan.Criterion) {
	columns := []ListColumn{{w.say("column_number"), 11, ListOrdinal}, {w.say("column_unit"), 34, ListText}, {w.say("column_model"), 60, ListText}}
	for _, c := range criteria {
		columns = append(columns, ListColumn{w.say("criterion", "criterion", c.ID, "short", c.Short), 26, ListShort})
	}
	columns = append(columns, ListColumn{w.say("column_verdict"), 34, ListText}, ListColumn{w.say("column_remarks"), 45, ListText})
	var rows [][]ListValue
	for i, m := range w.models {
		a := w.assessment(m.entry.ID)
		row := []ListValue{counted(i + 1), textual(m.entry.Unit.Name), textual(w.nameCell(m))}
		for _, c := range criteria {
			row = append(row, textual(w.markWord(a, c.ID)))
		}
		rows = append(rows, append(row, textual(w.verdictOrNone(a)), textual(w.remarksOrNone(a))))
	}
	title := []string{w.edition.Title, w.edition.Subject}
	if w.stars {
		title = append(title, w.say("set_note"))
	}
	w.keep(w.say("sheet"), title, columns, rows, "")
}

func (w *party) markWord(a *dossier.Assessment, criterion string) string {
	if a == nil {
		return ""
	}
	switch a.Marks[criterion] {
	case dossier.Met:
		return w.say("mark_met")
	case dossier.NotMet:
		return w.say("mark_not_met")
	case dossier.NoEvidence:
		return w.say("mark_no_evidence")
	}
	return ""
}

func (w *party) verdictOrNone(a *dossier.Assessment) string {
	if a == nil {
		return w.say("verdict_none")
	}
	return w.verdictWords(a)
}

func (w *party) remarksOrNone(a *dossier.Assessment) string {
	if a == nil {
		return ""
	}
	return w.remarks(a)
}
