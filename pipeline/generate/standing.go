package generate

import (
	"slices"

	"hoso/pipeline/dossier"
	"hoso/pipeline/plan"
	"hoso/pipeline/viet"
)

// Standing is how one unit stands in the registration: what `hoso status`
// shows and what the owing list prints.
type Standing struct {
	Unit      string          `json:"unit"`
	Required  int             `json:"required"`
	State     string          `json:"state"` // none, unread, fewer, incomplete, complete
	Models    []ModelStanding `json:"models"`
	Unread    []string        `json:"unread,omitempty"` // files that could not be taken
	DaysLate  int             `json:"days_late"`        // of the first submission, or so far
	Submitted bool            `json:"submitted"`
}

// ModelStanding is how one registered model stands.
type ModelStanding struct {
	ID       string   `json:"id"`
	Name     string   `json:"name"`
	Complete bool     `json:"complete"`
	Missing  []string `json:"missing,omitempty"` // labels of what the plan asks for
	// Corrected are the labels of what people set or waived, with who did.
	Corrected []string `json:"corrected,omitempty"`
}

// Standings tells how each unit stands on a day: the units that must submit
// in the plan's order, then the others by name.
func Standings(st *dossier.State, pl *plan.Plan, asOf viet.Date) []Standing {
	var out []Standing
	for _, u := range gather(st, pl, asOf).units {
		s := Standing{Unit: u.name, Required: u.required, State: u.state()[len("state_"):], DaysLate: u.late, Submitted: u.submitted()}
		for _, m := range u.models {
			s.Models = append(s.Models, ModelStanding{ID: m.entry.ID, Name: m.entry.Name, Complete: m.rev.Complete, Missing: labels(pl, m.asked), Corrected: Corrected(pl, m.rev)})
		}
		for _, r := range u.unread {
			s.Unread = append(s.Unread, r.Path)
		}
		out = append(out, s)
	}
	return out
}

// Corrected names what people put over what was read in a revision.
func Corrected(pl *plan.Plan, rev *dossier.Revision) []string {
	var out []string
	for _, id := range fieldsOf(pl, rev.Model) {
		if f := rev.Model.Fields[id]; f.By != "" {
			out = append(out, labelOf(pl, id)+" ("+f.By+")")
		}
	}
	for _, f := range rev.Findings {
		if f.Waived == "" {
			continue
		}
		if line := "miễn bổ sung " + labelOf(pl, f.Field) + " (" + f.Waived + ")"; !slices.Contains(out, line) {
			out = append(out, line)
		}
	}
	return out
}

// fieldsOf are the fields that a model states or that a person emptied, in
// the plan's order.
func fieldsOf(pl *plan.Plan, m dossier.Model) []string {
	var ids []string
	for _, f := range pl.Fields {
		if _, ok := m.Fields[f.ID]; ok {
			ids = append(ids, f.ID)
		}
	}
	return ids
}
