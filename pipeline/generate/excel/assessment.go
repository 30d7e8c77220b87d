package excel

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"hoso/pipeline/dossier"
	"hoso/pipeline/generate"
	"hoso/pipeline/plan"
	"hoso/pipeline/viet"
)

// Assessment is the workbook for the committee: a row a model with the common
// criteria (III.1), rating, recognition and decision; the criteria of
// outstanding models (III.2) by collective and individual; the decisions.
// Beside each criterion stands, as a note, what the submission says. What the
// committee has found of a revision before is filled in. In round 1 it says
// whom it recommends and introduces to the superior committee (IV.3); in round
// 2, at the year's end, what was decided (II.4.3).
func Assessment(st *dossier.State, pl *plan.Plan, s generate.Settings, version string, asOf viet.Date, round int) (*Book, error) {
	v := gather(st, pl, asOf)
	made, err := carryOf(pl, v, round)
	if err != nil {
		return nil, err
	}
	sheets := v.forms(round)
	decisions := st.Decisions
	inputs, err := digestOf("assessment_sheet", version, asOf, s.Issuer, made, sheets, decisions)
	if err != nil {
		return nil, err
	}
	b := &Book{
		Name: fmt.Sprintf("Phiếu thẩm định đợt %d.xlsx", round), Kind: "assessment_sheet", Format: "xlsx", Inputs: inputs,
		meta: meta{title: "Phiếu thẩm định mô hình", author: s.Issuer, subject: pl.Title, day: asOf},
	}
	for _, m := range v.all {
		b.Models = append(b.Models, m.entry.ID)
	}
	b.write = func(f *excelize.File) error {
		looks, err := newStyles(f)
		if err != nil {
			return err
		}
		w := &former{f: f, styles: looks, plan: pl, decisions: decisions, round: round}
		if err := w.all(sheets); err != nil {
			return err
		}
		return made.write(f)
	}
	return b, nil
}

// filled is a form with the rows to be filled in.
type filled struct {
	Form  formSheet `json:"-"`
	Name  string
	Title []string
	Rows  [][]field
}

// field is one cell of a form.
type field struct {
	Value value
	Open  bool   // people write here
	Note  string `json:",omitempty"`
}

// forms are the sheets with a row a model.
func (v *view) forms(round int) []filled {
	title := func(words string) []string {
		return []string{fmt.Sprintf("%s “%s” NĂM %d", words, strings.ToUpper(v.plan.Movement), v.plan.Year), v.basis()}
	}
	main := filled{Form: mainForm(v.plan, round), Title: title(roundTitles()[round])}
	group := filled{Form: collectiveForm(v.plan), Title: title("TIÊU CHÍ MÔ HÌNH TIÊU BIỂU CỦA TẬP THỂ")}
	single := filled{Form: individualForm(v.plan), Title: title("TIÊU CHÍ MÔ HÌNH TIÊU BIỂU CỦA CÁ NHÂN")}
	for _, m := range v.all {
		subject := m.rev.Model.Text(subjectType)
		main.Rows = append(main.Rows, v.formRow(main.Form, m))
		if subject != individual { // where the type is not known, both sheets have a row
			group.Rows = append(group.Rows, v.formRow(group.Form, m))
		}
		if subject != collective {
			single.Rows = append(single.Rows, v.formRow(single.Form, m))
		}
	}
	out := []filled{main, group, single}
	for i := range out {
		out[i].Name = out[i].Form.name
	}
	return out
}

func roundTitles() map[int]string {
	return map[int]string{dossier.Appraisal: "PHIẾU THẨM ĐỊNH (ĐỢT 1) MÔ HÌNH", dossier.YearEnd: "PHIẾU CÔNG NHẬN, KHEN THƯỞNG (ĐỢT 2) MÔ HÌNH"}
}

// formsOf are the sheets with a row a model, of a round.
func formsOf(pl *plan.Plan, round int) []formSheet {
	return []formSheet{mainForm(pl, round), collectiveForm(pl), individualForm(pl)}
}

// Fields and values of the plan that decide which criteria of III.2 hold.
const (
	subjectType = "subject_type"
	collective  = "collective"
	individual  = "individual"
	leadership  = "leadership"
)

func (v *view) formRow(form formSheet, m modelView) []field {
	before := v.state.Assessment(m.entry.ID)
	if before != nil && before.Revision != m.rev.Number {
		before = nil // of another revision: to be judged anew
	}
	row := make([]field, len(form.columns))
	for i, c := range form.columns {
		row[i] = v.formCell(c, m)
		if before != nil && row[i].Open {
			row[i].Value = text(v.answered(c, before))
		}
	}
	return row
}

func (v *view) formCell(c formColumn, m modelView) field {
	switch c.key {
	case keyID:
		return field{Value: text(m.entry.ID)}
	case keyRevision:
		return field{Value: number(m.rev.Number)}
	case keyUnit:
		return field{Value: text(v.unit(m.entry.Unit))}
	case keyName:
		return field{Value: text(m.entry.Name), Note: v.setNote(m, "name")}
	case keyType:
		return field{Value: text(orUnknown(v.said(m.rev.Model, subjectType))), Note: v.setNote(m, subjectType)}
	case keySubject:
		return field{Value: text(m.rev.Model.Text("subject")), Note: v.setNote(m, "subject")}
	case keyLeader:
		said := v.said(m.rev.Model, leadership)
		return field{Value: text(said), Open: said == "", Note: v.setNote(m, leadership)}
	}
	criterion := v.plan.Criterion(c.key)
	if criterion == nil {
		return field{Open: true}
	}
	open := criterion.Group != "leader" || m.rev.Model.Text(leadership) != "false"
	return field{Open: open, Note: v.evidence(criterion, m)}
}

// answered is what an earlier assessment says in a column.
func (v *view) answered(c formColumn, a *dossier.Assessment) string {
	switch c.key {
	case keyRating:
		if f := v.plan.Field(ratingField); f != nil && f.Option(a.Rating) != nil {
			return f.Option(a.Rating).Label
		}
	case keyRecognised:
		return yesOrNo(a.Recognised)
	case keyOutstanding:
		return yesOrNo(a.Outstanding)
	case keyRecommended:
		return yesOrNo(a.Recommended)
	case keyIntroduced:
		return yesOrNo(a.Introduced)
	case keyDecision:
		return a.Decision
	case keyReward:
		return a.Reward
	case keySuperior:
		return a.Superior
	case keyWaivedBy, keyWaived:
		return waived(c.key, a.Waiver)
	case keyPrinted:
		return a.PrintedName
	case keyRemarks:
		return a.Remarks
	}
	words := c.words(v.plan)
	for i, mark := range marks() {
		if a.Marks[c.key] == mark && (c.answer == marking || c.answer == assuring) {
			return words[i]
		}
	}
	return ""
}

func waived(key string, w *dossier.Waiver) string {
	switch {
	case w == nil:
		return ""
	case key == keyWaivedBy:
		return w.By
	}
	return w.Reason
}

// marks are what the words of marking and assuring mean, in their order.
func marks() []dossier.Mark {
	return []dossier.Mark{dossier.Met, dossier.NotMet, dossier.NoEvidence}
}

func yesOrNo(b *bool) string {
	switch {
	case b == nil:
		return ""
	case *b:
		return "có"
	}
	return "không"
}

func orUnknown(s string) string {
	if s == "" {
		return "chưa rõ"
	}
	return s
}
