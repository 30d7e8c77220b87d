package generate

import (
	"slices"
	"time"

	"hoso/pipeline/dossier"
	"hoso/pipeline/viet"
)

// StateOn is what the ledger held at the end of a day, for papers that other packages make.
func StateOn(st *dossier.State, day viet.Date) *dossier.State { return stateOn(st, day) }

// stateOn is what the ledger held at the end of a day: a paper as of a day that has passed counts nothing that came later.
func stateOn(st *dossier.State, day viet.Date) *dossier.State {
	end := midnight(day).AddDate(0, 0, 1)
	later := func(at time.Time) bool { return !at.Before(end) }
	out := &dossier.State{Plan: st.Plan, Papers: st.Papers}
	out.Receipts = without(st.Receipts, func(r dossier.Receipt) bool { return later(r.Arrived()) })
	out.Assessments = without(st.Assessments, func(a dossier.Assessment) bool { return later(a.At) })
	out.Decisions = without(st.Decisions, func(d dossier.Decision) bool { return later(d.At) })
	out.Certificates = slices.DeleteFunc(slices.Clone(st.Certificates), func(c dossier.Certificate) bool { return later(c.At) })
	for i := range out.Certificates {
		if end := out.Certificates[i].Ended; end != nil && later(end.At) {
			out.Certificates[i].Ended = nil // it was in force then
		}
	}
	out.PaperNumbers = without(st.PaperNumbers, func(n dossier.PaperNumber) bool { return later(n.At) })
	out.Workbooks = without(st.Workbooks, func(w dossier.Workbook) bool { return later(w.At) })
	out.Entries = entriesOn(st, later)
	return out
}

// entriesOn are the models that had come by then; the same list, for reading, where none of them has changed since.
func entriesOn(st *dossier.State, later func(time.Time) bool) []dossier.Entry {
	var out []dossier.Entry
	same := 0 // how many at the beginning have not changed
	for i, now := range st.Entries {
		e := now
		e.Revisions = revisionsOn(st, e.Revisions, later)
		if current := e.Current(dossier.Registration); current != nil && current.Model.Text("name") != "" {
			e.Name = current.Model.Text("name")
		}
		if same == i && len(e.Revisions) == len(now.Revisions) && len(e.Revisions) > 0 && e.Name == now.Name {
			same++
			continue
		}
		if same == i {
			out = slices.Clone(st.Entries[:same])
		}
		if len(e.Revisions) > 0 {
			out = append(out, e)
		}
	}
	if same == len(st.Entries) {
		return slices.Clip(st.Entries)
	}
	return out
}

// without leaves some out. Mostly there are none, and nothing is copied: the list is the same, for reading.
func without[T any](list []T, some func(T) bool) []T {
	if !slices.ContainsFunc(list, some) {
		return slices.Clip(list)
	}
	return slices.DeleteFunc(slices.Clone(list), some)
}

// revisionsOn are those that had come by then; the newest of each kind and period is the current one, but for an older paper that
// came late, which never was.
func revisionsOn(st *dossier.State, all []dossier.Revision, later func(time.Time) bool) []dossier.Revision {
	came := without(all, func(r dossier.Revision) bool {
		receipt := st.Receipt(r.Receipt)
		return receipt == nil && later(r.At) || receipt != nil && later(receipt.Arrived())
	})
	if len(came) == len(all) {
		return came
	}
	found := map[string]bool{}
	for i := len(came) - 1; i >= 0; i-- {
		key := string(came[i].Kind) + " " + came[i].Period
		receipt := st.Receipt(came[i].Receipt)
		older := receipt != nil && receipt.Outcome == dossier.SupersededOlder
		came[i].Current = !older && !found[key]
		found[key] = found[key] || came[i].Current
	}
	return came
}
