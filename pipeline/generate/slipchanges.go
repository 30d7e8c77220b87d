package generate

import (
	"slices"

	"hoso/pipeline/compare"
	"hoso/pipeline/dossier"
	"hoso/pipeline/plan"
	"hoso/pipeline/viet"
)

// slipModelOf is what a receipt brought of a model, with what that changed.
func slipModelOf(st *dossier.State, pl *plan.Plan, e *dossier.Entry, r dossier.Revision) slipModel {
	m := slipModel{Entry: e.ID, Unit: e.Unit.Name, Revision: r}
	for _, a := range compare.Arrivals(st, e) {
		if a.Receipt.ID == r.Receipt && a.Before != nil && a.Receipt.Outcome == dossier.Accepted {
			m.Before, m.Changes = a.Before.Number, changesOf(pl, a.Before, a.Revision)
		}
	}
	return m
}

// changesOf are the changes that a sender made: what a person of the office has set in either version is none.
func changesOf(pl *plan.Plan, before, now *dossier.Revision) []compare.Change {
	return slices.DeleteFunc(compare.Compare(pl, before.Model, now.Model), func(c compare.Change) bool {
		return before.Model.Fields[c.Field].By != "" || now.Model.Fields[c.Field].By != ""
	})
}

// changes says what the sender changed since the version before, where there was one.
func (s *slip) changes(m slipModel) {
	if m.Before == 0 {
		return
	}
	version := viet.Count(m.Before)
	if len(m.Changes) == 0 {
		s.body(s.say("no_changes", "version", version))
		return
	}
	s.heading(s.say("heading_changes", "version", version))
	for _, c := range m.Changes {
		s.item(c.Words())
	}
}
