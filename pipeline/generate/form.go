package generate

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"hoso/pipeline/dossier"
	"hoso/pipeline/plan"
)

// ratingField is the one field of the plan that is stated at the year's end though it stands in no kind of paper alone.
const ratingField = "unit_rating"

// longestHint is how long a hint beside a label may be, in letters: a longer one is put as an example, which is short.
const longestHint = 100

// Form is a blank form to send to units, made from the plan's fields: what they fill in is read back without a doubt. How it looks is
// for the adapters of Word and Excel.
type Form struct {
	Name    string // of the file, without extension: "Biểu mẫu/Phụ lục kế hoạch mô hình"
	Kind    dossier.Kind
	Title   string
	Subject string
	Source  string // the plan that asks for it
	Unit    string // the line that names the unit
	Guide   string // how to fill it in, a sentence
	Heads   [3]string
	Rows    []FormRow
	Signed  []string // the foot: place and day, who signs
	Author  string
	Year    int
	Inputs  string // SHA-256 of all that it follows from
}

// FormRow is one line to fill in.
type FormRow struct {
	Field   string // of the plan
	Number  string
	Label   string   // in the plan
	Hint    string   // how to write it
	Choices []string // one of which is chosen; none: free text
	Value   string   // what is known already: a text, or one of the choices
}

// Cell is what stands in the cell to write in: what is known, or the choices, a line each, with a box before each that is ticked where the
// choice is known.
func (r FormRow) Cell() string {
	if len(r.Choices) == 0 {
		return r.Value
	}
	var lines []string
	for _, c := range r.Choices {
		box := "☐ "
		if c == r.Value {
			box = "☒ "
		}
		lines = append(lines, box+c)
	}
	return strings.Join(lines, "\n")
}

// Filled is the form with what is known of a model written in, so that its unit has only to add what is missing.
func (p *Press) Filled(f Form, pl *plan.Plan, id string, m dossier.Model) (Form, error) {
	var err error
	if f.Inputs, err = p.InputsDigest("form", pl, f.Inputs, id, m); err != nil {
		return Form{}, err
	}
	f.Name, f.Rows = f.Name+" "+fileName(id), slices.Clone(f.Rows)
	for i := range f.Rows {
		r := &f.Rows[i]
		r.Value = m.Text(r.Field)
		if spec := pl.Field(r.Field); spec != nil && spec.Option(r.Value) != nil {
			r.Value = spec.Option(r.Value).Label
		}
	}
	return f, nil
}

// Forms are the blank forms of a plan: the plan appendix and the result report, for any unit, or with the name of one filled in.
func (p *Press) Forms(pl *plan.Plan, unit string) ([]Form, error) {
	name := ""
	if unit != "" {
		u := pl.Unit(unit)
		if u == nil {
			var known []string
			for _, u := range pl.Units {
				known = append(known, u.ID)
			}
			return nil, &UnknownUnit{unit, known}
		}
		name = u.Name
	}
	var forms []Form
	for _, kind := range []dossier.Kind{dossier.Registration, dossier.ResultReport} {
		form, err := p.form(pl, kind, name)
		if err != nil {
			return nil, err
		}
		forms = append(forms, form)
	}
	return forms, nil
}

func (p *Press) form(pl *plan.Plan, kind dossier.Kind, unit string) (Form, error) {
	inputs, err := p.InputsDigest("form", pl, kind, unit)
	if err != nil {
		return Form{}, err
	}
	v, suffix := voice{words: p.Book.form, shared: p.Book.shared}, "_"+string(kind)
	year, caps := strconv.Itoa(pl.Year), strings.ToUpper(pl.Movement)
	form := Form{
		Kind: kind, Inputs: inputs, Author: oneLine(p.Settings.Issuer), Year: pl.Year,
		Title:   v.say("title"+suffix, "movement", caps, "year", year),
		Subject: v.say("subject"+suffix, "movement", pl.Movement, "year", year),
		Source:  v.say("source", "number", pl.Number, "date", citedDay(pl.Date), "issuer", pl.Issuer),
		Unit:    v.say("unit", "unit", unit),
		Guide:   v.say("guide"),
		Heads:   [3]string{v.say("column_number"), v.say("column_content"), v.say("column_value")},
		Signed:  []string{v.say("place_and_day", "year", year), v.say("signs"), v.say("signs_hint")},
	}
	if unit == "" {
		form.Unit = v.say("unit_open")
	}
	form.Name = v.say("file_name" + suffix)
	if unit != "" {
		form.Name = v.say("file_name_unit", "form", form.Name, "unit", unit)
	}
	form.Name = namePath(form.Name)
	for _, f := range formFields(pl, kind) {
		form.Rows = append(form.Rows, v.formRow(pl, f, kind, len(form.Rows)+1))
	}
	return form, nil
}

// formFields are the fields that a kind of paper states, in the plan's order. A date that follows from another field has no line of its own.
func formFields(pl *plan.Plan, kind dossier.Kind) []plan.Field {
	var out []plan.Field
	for _, f := range pl.Fields {
		switch {
		case f.From != "":
		case slices.Contains(f.Kinds, string(kind)),
			kind == dossier.Registration && len(f.Kinds) == 0 && f.ID != ratingField,
			kind == dossier.ResultReport && (f.ID == ratingField || checkOf(pl, f.ID, kind) != nil):
			out = append(out, f)
		}
	}
	return out
}

// checkOf is the check that asks for a field in a kind of paper, or nil.
func checkOf(pl *plan.Plan, field string, kind dossier.Kind) *plan.Check {
	for i := range pl.Criteria {
		for j := range pl.Criteria[i].Checks {
			c := &pl.Criteria[i].Checks[j]
			of := c.Kind
			if of == "" {
				of = string(dossier.Registration)
			}
			if c.Field == field && of == string(kind) {
				return c
			}
		}
	}
	return nil
}

func (v *voice) formRow(pl *plan.Plan, f plan.Field, kind dossier.Kind, number int) FormRow {
	row := FormRow{Field: f.ID, Number: strconv.Itoa(number), Label: f.Label}
	if len(f.Options) > 0 {
		for _, o := range f.Options {
			row.Choices = append(row.Choices, o.Label)
		}
		row.Hint = v.say("hint_choice")
		return row
	}
	if c := checkOf(pl, f.ID, kind); c != nil && c.Advice != "" {
		row.Hint = v.say("hint_advice", "advice", trimStop(c.Advice))
	}
	if f.Example != "" && (row.Hint == "" || utf8.RuneCountInString(row.Hint) > longestHint) {
		row.Hint = v.say("hint_example", "example", trimStop(f.Example))
	}
	return row
}
