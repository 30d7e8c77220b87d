package excel

import (
	"cmp"
	"slices"

	"hoso/pipeline/dossier"
	"hoso/pipeline/generate"
	"hoso/pipeline/plan"
	"hoso/pipeline/viet"
)

// registration is the id of the deadline for registrations.
const registration = "registration"

// sure is the confidence from which a value needs no second look.
const sure = 0.9

// view is the state of a plan as the workbooks look at it.
type view struct {
	state  *dossier.State
	plan   *plan.Plan
	asOf   viet.Date
	limit  *plan.Deadline              // for registrations; nil: the plan has none
	first  map[string]*dossier.Receipt // a unit's first registration that was taken
	all    []modelView
	whole  Whole                  // nil: all is in the state
	papers *generate.DossierCheck // made when it is first asked for
}

// modelView is a model with the revision that is current.
type modelView struct {
	entry *dossier.Entry
	rev   *dossier.Revision
}

func gather(st *dossier.State, pl *plan.Plan, asOf viet.Date) *view {
	v := &view{state: st, plan: pl, asOf: asOf, limit: pl.Deadline(registration), first: map[string]*dossier.Receipt{}}
	v.firsts()
	for i := range st.Entries {
		if rev := judged(&st.Entries[i]); rev != nil {
			v.all = append(v.all, modelView{&st.Entries[i], rev})
		}
	}
	slices.SortStableFunc(v.all, v.compare)
	return v
}

// firsts finds each unit's first registration that was taken, in a file of its
// own or in a list with others.
func (v *view) firsts() {
	brought := map[int64][]string{} // units by receipt
	for _, e := range v.state.Entries {
		for _, r := range e.Revisions {
			if r.Kind == dossier.Registration {
				brought[r.Receipt] = append(brought[r.Receipt], e.Unit.ID)
			}
		}
	}
	for i := range v.state.Receipts {
		r := &v.state.Receipts[i]
		if r.Kind != dossier.Registration || r.Outcome != dossier.Accepted && r.Outcome != dossier.SupersededOlder {
			continue
		}
		for _, unit := range append(brought[r.ID], r.Unit.ID) {
			if have := v.first[unit]; unit != "" && (have == nil || r.Arrived().Before(have.Arrived())) {
				v.first[unit] = r
			}
		}
	}
}

// judged is the revision that stands for a model: the current registration,
// else the newest that is current.
func judged(e *dossier.Entry) *dossier.Revision {
	if r := e.Current(dossier.Registration); r != nil {
		return r
	}
	for i := len(e.Revisions) - 1; i >= 0; i-- {
		if e.Revisions[i].Current {
			return &e.Revisions[i]
		}
	}
	return nil
}

// compare puts the plan's units first, in its order, then the others by name;
// models of a unit by id.
func (v *view) compare(a, b modelView) int {
	if c := cmp.Compare(v.rank(a.entry.Unit.ID), v.rank(b.entry.Unit.ID)); c != 0 {
		return c
	}
	if c := viet.Compare(a.entry.Unit.Name, b.entry.Unit.Name); c != 0 {
		return c
	}
	return cmp.Compare(a.entry.ID, b.entry.ID)
}

func (v *view) rank(unit string) int {
	for i := range v.plan.Units {
		if v.plan.Units[i].ID == unit {
			return i
		}
	}
	return len(v.plan.Units)
}

func (v *view) unit(ref dossier.UnitRef) string {
	if u := v.plan.Unit(ref.ID); u != nil {
		return u.Name
	}
	if ref.Name != "" {
		return ref.Name
	}
	return "chưa rõ đơn vị"
}

// late counts the days after the last day on time, the one before the
// deadline; a day on time is 0. It is the unit's first registration that
// counts, or asOf where there is none.
func (v *view) late(unit string) (days int, ok bool) {
	u := v.plan.Unit(unit)
	if u == nil || u.Required == 0 || v.limit == nil {
		return 0, false
	}
	until := v.asOf
	if r := v.first[unit]; r != nil {
		until = viet.DayOf(r.Arrived())
	}
	return max(daysFrom(v.plan.LastDay(*v.limit), until), 0), true
}

// said is a field as a person reads it.
func (v *view) said(m dossier.Model, id string) string {
	f, ok := m.Fields[id]
	if !ok {
		return ""
	}
	return said(v.plan.Field(id), f)
}

func said(spec *plan.Field, f dossier.Field) string {
	switch {
	case f.Boolean && f.Value == "true":
		return "có"
	case f.Boolean:
		return "không"
	case spec != nil && spec.Type == "date":
		return spoken(f.Value)
	case spec != nil && spec.Option(f.Value) != nil:
		return spec.Option(f.Value).Label
	}
	return f.Value
}

// spoken writes YYYY-MM-DD as dd/mm/yyyy, possible or not.
func spoken(iso string) string {
	if d := plan.ParseDay(iso); d.Day != 0 {
		return viet.ShortDate(d)
	}
	return iso
}

func (v *view) label(field string) string {
	if f := v.plan.Field(field); f != nil {
		return f.Label
	}
	return field
}
