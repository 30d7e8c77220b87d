package generate

import (
	"slices"
	"strings"

	"hoso/pipeline/dossier"
	"hoso/pipeline/plan"
	"hoso/pipeline/viet"
)

// registrationPeriod is the id of the deadline for registrations.
const registrationPeriod = "registration"

// facts are the figures of the registration, from which report and owing list speak.
type facts struct {
	limit  *plan.Deadline // nil: the plan has none
	units  []unitFacts    // those that must submit, in the plan's order, then the others by name
	models []modelFacts   // in the order of units
}

// unitFacts is what one unit has and has not done.
type unitFacts struct {
	id       string // "" where no file and no plan names it
	name     string
	section  string // of the plan that obliges it
	required int    // models; 0: not obliged
	models   []modelFacts
	unread   []dossier.Receipt // files that could not be read, while nothing else came
	late     int               // days after the last day on time: of the first submission, or so far
}

// modelFacts is one registered model with what it lacks.
type modelFacts struct {
	entry *dossier.Entry
	rev   *dossier.Revision
	asked []dossier.Finding // what keeps it from being complete
}

func (u *unitFacts) submitted() bool { return len(u.models) > 0 }

// state is the key of the word for how the unit stands.
func (u *unitFacts) state() string {
	switch {
	case !u.submitted() && len(u.unread) > 0:
		return "state_unread"
	case !u.submitted():
		return "state_none"
	case len(u.models) < u.required:
		return "state_fewer"
	case slices.ContainsFunc(u.models, func(m modelFacts) bool { return !m.rev.Complete }):
		return "state_incomplete"
	}
	return "state_complete"
}

func gather(st *dossier.State, pl *plan.Plan, asOf viet.Date) facts {
	f := facts{limit: pl.Deadline(registrationPeriod)}
	seen := map[string]int{}
	for _, u := range pl.Required() {
		seen[u.ID] = len(f.units)
		f.units = append(f.units, unitFacts{id: u.ID, name: u.Name, section: u.Section, required: u.Required})
	}
	obliged := len(f.units)
	for i := range st.Entries {
		e := &st.Entries[i]
		rev := e.Current(dossier.Registration)
		if rev == nil {
			continue
		}
		at, ok := seen[e.Unit.ID]
		if !ok {
			at = len(f.units)
			seen[e.Unit.ID] = at
			f.units = append(f.units, unitFacts{id: e.Unit.ID, name: e.Unit.Name})
		}
		f.units[at].models = append(f.units[at].models, modelFacts{e, rev, lacking(rev.Findings)})
	}
	for id, at := range seen {
		u := &f.units[at]
		u.unread = unread(st, id, u.submitted())
		if u.required > 0 && f.limit != nil {
			u.late = daysLate(f.limit, firstDay(st, id, asOf))
		}
	}
	extra := f.units[obliged:]
	slices.SortStableFunc(extra, func(a, b unitFacts) int { return viet.Compare(a.name, b.name) })
	for i := range f.units {
		f.models = append(f.models, f.units[i].models...)
	}
	return f
}

// lacking are the findings that keep a model from being complete, in the order of the check.
func lacking(findings []dossier.Finding) []dossier.Finding {
	return chosen(findings, func(f dossier.Finding) bool {
		return f.Severity == dossier.Invalid || f.Severity == dossier.Missing && f.Basis == dossier.Asked
	})
}

// wished are the findings that a criterion of III.1 will need, without which a model is complete all the same.
func wished(findings []dossier.Finding) []dossier.Finding {
	return chosen(findings, func(f dossier.Finding) bool { return f.Severity == dossier.Missing && f.Basis != dossier.Asked })
}

func chosen(findings []dossier.Finding, want func(dossier.Finding) bool) []dossier.Finding {
	var out []dossier.Finding
	for _, f := range findings {
		if want(f) {
			out = append(out, f)
		}
	}
	return out
}

// unread lists a unit's files that could not be taken, as long as none of it was.
func unread(st *dossier.State, unit string, submitted bool) []dossier.Receipt {
	var out []dossier.Receipt
	for _, r := range st.Receipts {
		if !submitted && unit != "" && r.Unit.ID == unit && r.Outcome == dossier.Quarantined {
			out = append(out, r)
		}
	}
	return out
}

// firstDay is the day of the unit's first registration, or the day of the paper where there is none.
func firstDay(st *dossier.State, unit string, asOf viet.Date) viet.Date {
	if first := firstReceipt(st, unit); first != nil {
		return viet.DayOf(first.Arrived())
	}
	return asOf
}

// firstReceipt is the arrival by which a unit's lateness is judged: its first registration that was taken, in a file of its own or in a
// list with others.
func firstReceipt(st *dossier.State, unit string) *dossier.Receipt {
	if unit == "" {
		return nil
	}
	brought := map[int64]bool{}
	for i := range st.Entries {
		for j := range st.Entries[i].Revisions {
			if r := &st.Entries[i].Revisions[j]; st.Entries[i].Unit.ID == unit && r.Kind == dossier.Registration {
				brought[r.Receipt] = true
			}
		}
	}
	var first *dossier.Receipt
	for i := range st.Receipts {
		r := &st.Receipts[i]
		taken := r.Kind == dossier.Registration && (r.Outcome == dossier.Accepted || r.Outcome == dossier.SupersededOlder)
		if taken && (r.Unit.ID == unit || brought[r.ID]) && (first == nil || r.Arrived().Before(first.Arrived())) {
			first = r
		}
	}
	return first
}

// daysLate counts from the last day on time, the one before the deadline; a day on time is 0.
func daysLate(d *plan.Deadline, day viet.Date) int {
	return max(daysFrom(lastBefore(d.Day()), day), 0)
}

// labelOf is the plan's label of a field, for a sentence.
func labelOf(pl *plan.Plan, field string) string {
	if f := pl.Field(field); f != nil {
		return lowered(f.Label)
	}
	return field
}

// labels names the fields of findings, each once; a finding without a field speaks for itself.
func labels(pl *plan.Plan, findings []dossier.Finding) []string {
	var out []string
	for _, f := range findings {
		label := labelOf(pl, f.Field)
		if f.Field == "" {
			label = lowered(trimStop(f.Message))
		}
		if !slices.Contains(out, label) {
			out = append(out, label)
		}
	}
	return out
}

func trimStop(s string) string { return strings.TrimRight(strings.TrimSpace(s), ".;") }
