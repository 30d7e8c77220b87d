package correct

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"hoso/pipeline/dossier"
	"hoso/pipeline/viet"
)

// Apply puts the corrections of a state over what was read and checks anew
// what they touch; then it says what only people can settle. What was read in
// the files is not changed.
func (r Rules) Apply(state *dossier.State) {
	byModel := map[string][]*dossier.Correction{}
	for i := range state.Corrections {
		c := &state.Corrections[i]
		if c.Stands() && (c.Kind == dossier.SetValue || c.Kind == dossier.Waive && c.Criterion != dossier.Conflict) {
			id := state.Standing(c.Model)
			byModel[id] = append(byModel[id], c)
		}
	}
	var overtaken []overtaken
	for i := range state.Entries {
		if list := byModel[state.Entries[i].ID]; len(list) > 0 {
			overtaken = append(overtaken, r.entry(state, &state.Entries[i], list)...)
		}
	}
	r.disputes(state, overtaken)
}

// overtaken is a value that a person set and the sender changed afterwards.
type overtaken struct {
	entry      *dossier.Entry
	receipt    int64
	correction *dossier.Correction
	message    string
}

// entry applies the corrections of one model and gives the values that the
// current papers have overtaken.
func (r Rules) entry(state *dossier.State, e *dossier.Entry, list []*dossier.Correction) (out []overtaken) {
	e.Revisions = slices.Clone(e.Revisions)
	for i := range e.Revisions {
		v := &e.Revisions[i]
		mine := latest(list, func(c *dossier.Correction) bool { return concerns(state, e, v, c) })
		if len(mine) == 0 {
			continue
		}
		for _, o := range r.revision(v, mine) {
			if v.Current {
				o.entry, o.receipt = e, v.Receipt
				out = append(out, o)
			}
		}
	}
	if v := e.Current(dossier.Registration); v != nil && v.Model.Text("name") != "" {
		e.Name = v.Model.Text("name")
	}
	return out
}

// latest are the corrections that concern a revision; of several values of
// one field the last one.
func latest(list []*dossier.Correction, concerns func(*dossier.Correction) bool) []*dossier.Correction {
	var out []*dossier.Correction
	for _, c := range list {
		if !concerns(c) {
			continue
		}
		out = slices.DeleteFunc(out, func(o *dossier.Correction) bool {
			return o.Kind == dossier.SetValue && c.Kind == dossier.SetValue && o.Field == c.Field
		})
		out = append(out, c)
	}
	return out
}

// concerns tells whether a correction is about a revision: about the one that
// was current when it was made, and those that came after it.
func concerns(state *dossier.State, e *dossier.Entry, v *dossier.Revision, c *dossier.Correction) bool {
	if v.Kind != c.Paper || v.Period != c.Period {
		return false
	}
	if c.Model == e.ID {
		return v.Number >= c.Revision
	}
	for _, m := range state.Merged { // made when the model still stood by itself
		if m.ID != c.Model {
			continue
		}
		for _, was := range m.Revisions {
			if was.Number >= c.Revision && was.Receipt == v.Receipt && was.Kind == v.Kind && was.Period == v.Period {
				return true
			}
		}
	}
	return false
}

// revision applies corrections to one revision.
func (r Rules) revision(v *dossier.Revision, list []*dossier.Correction) (out []overtaken) {
	raw := v.Model.Fields
	v.Model.Fields = maps.Clone(raw)
	if v.Model.Fields == nil {
		v.Model.Fields = map[string]dossier.Field{}
	}
	v.Findings = slices.Clone(v.Findings)
	set := map[string]bool{}
	var changed []*dossier.Correction
	for _, c := range list {
		if c.Kind != dossier.SetValue {
			continue
		}
		switch read := raw[c.Field]; {
		case r.sameRead(c, read):
			set[c.Field] = true
			r.put(v, c, read)
		case plain(read.Value) != plain(c.Value):
			changed = append(changed, c)
		}
	}
	if len(set) > 0 {
		r.again(v, set)
	}
	for _, c := range changed {
		f := r.overtaken(v, c, raw[c.Field])
		v.Findings = append(v.Findings, f)
		out = append(out, overtaken{correction: c, message: f.Message})
	}
	for _, c := range list {
		if c.Kind == dossier.Waive {
			waive(v, c)
		}
	}
	v.Complete = dossier.Complete(v.Findings)
	return out
}

// sameRead tells whether the sender left the field as it was when a person
// put a value over it.
func (r Rules) sameRead(c *dossier.Correction, read dossier.Field) bool {
	return plain(read.Value) == plain(c.Read) && (read.Value != "" || plain(read.Text) == plain(c.ReadText))
}

// plain is a value without what is no difference to a reader.
func plain(s string) string {
	return strings.TrimRight(strings.Join(strings.Fields(viet.Clean(s)), " "), " .;")
}

// put puts a person's value into a revision, with what follows from it.
func (r Rules) put(v *dossier.Revision, c *dossier.Correction, read dossier.Field) {
	now := dossier.Field{Value: c.Value, Boolean: c.Boolean, Label: read.Label, Confidence: 1, Source: read.Source,
		By: c.By, Reason: c.Reason, Read: wordsOf(r.Plan, c.Field, read)}
	v.Model.Fields[c.Field] = now
	if r.Renew != nil {
		r.Renew(&v.Model, c.Field, read)
	}
}

// again checks a revision anew. What reading said stays, but for doubts about
// a value that is no longer the file's.
func (r Rules) again(v *dossier.Revision, set map[string]bool) {
	var kept []dossier.Finding
	index := 0
	for _, f := range v.Findings {
		if f.Model != nil {
			index = *f.Model
		}
		if f.Criterion == "" && (!set[f.Field] || f.Field == "name") {
			kept = append(kept, f)
		}
	}
	record := &dossier.Record{Kind: v.Kind, Models: []dossier.Model{v.Model}}
	for _, f := range r.Check(r.Plan, record) {
		if f.Model != nil {
			f.Model = dossier.At(index)
		}
		kept = append(kept, f)
	}
	v.Findings = kept
}

// overtaken says that the sender changed a field after a person had.
func (r Rules) overtaken(v *dossier.Revision, c *dossier.Correction, read dossier.Field) dossier.Finding {
	index := 0
	for _, f := range v.Findings {
		if f.Model != nil {
			index = *f.Model
		}
	}
	f := dossier.Finding{Model: dossier.At(index), Field: c.Field, Severity: dossier.Unclear,
		Message: fmt.Sprintf("Mục “%s”: %s đã ghi %s; tệp mới ghi %s, đang dùng theo tệp mới.", r.label(c.Field), c.By,
			quoted(Words(r.Plan, c.Field, c.Value, c.Boolean)), quoted(wordsOf(r.Plan, c.Field, read))),
		Advice: "Đề nghị xác nhận nội dung đúng."}
	if !read.Source.IsZero() {
		f.Source = &read.Source
	}
	return f
}

func quoted(s string) string {
	if strings.TrimSpace(s) == "" {
		return "là không nêu"
	}
	return "“" + cut(s) + "”"
}

func (r Rules) label(field string) string {
	if f := r.Plan.Field(field); f != nil {
		return f.Label
	}
	return field
}

// open tells whether a finding asks for something.
func open(f dossier.Finding) bool {
	return f.Severity == dossier.Missing || f.Severity == dossier.Invalid || f.Severity == dossier.Unclear
}

// covers tells whether a waiver is about a finding.
func covers(c dossier.Correction, f dossier.Finding) bool {
	return (c.Criterion == "" || c.Criterion == f.Criterion) && (c.Field == "" || c.Field == f.Field)
}

// waive makes notes of the findings that a waiver covers.
func waive(v *dossier.Revision, c *dossier.Correction) {
	for i, f := range v.Findings {
		if !open(f) || !covers(*c, f) {
			continue
		}
		v.Findings[i] = dossier.Finding{Model: f.Model, Criterion: f.Criterion, Section: f.Section, Field: f.Field, Severity: dossier.Noted,
			Message: fmt.Sprintf("Không yêu cầu bổ sung: %s (%s quyết định; lý do: %s)", strings.TrimRight(f.Message, "."), c.By, c.Reason),
			Source:  f.Source, Waived: c.By}
	}
}
