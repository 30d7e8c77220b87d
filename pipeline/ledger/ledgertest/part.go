package ledgertest

import (
	"context"
	"maps"
	"reflect"
	"slices"
	"testing"

	"hoso/pipeline/dossier"
	"hoso/pipeline/ledger"
)

// agree fails the test where the parts of a ledger's state say anything else
// than the whole. It is called wherever the suite looks at a state.
func agree(t testing.TB, s ledger.Store, whole *dossier.State) {
	t.Helper()
	ctx := context.WithoutCancel(t.Context())
	now, err := s.Part(ctx, whole.Plan, ledger.Extent{Current: true})
	if err != nil {
		t.Fatalf("Part: %v", err)
	}
	if have, want := now.Files(), whole.Files(); !maps.Equal(trimmed(have), want) {
		t.Errorf("Part counts %v, State %v", have, want)
	}
	for _, kind := range []dossier.Kind{dossier.Registration, dossier.ResultReport} {
		for i := range whole.Entries {
			e := &whole.Entries[i]
			if want, have := e.Current(kind), now.Entry(e.ID).Current(kind); !reflect.DeepEqual(have, want) {
				t.Errorf("Part: current %s of %s\n%+v, want\n%+v", kind, e.ID, have, want)
			}
		}
	}
	brought, err := s.Brought(ctx, whole.Plan)
	if err != nil {
		t.Fatalf("Brought: %v", err)
	}
	all, err := s.Part(ctx, whole.Plan, ledger.Extent{Receipts: brought, Current: true})
	if err != nil {
		t.Fatalf("Part: %v", err)
	}
	for _, part := range []*dossier.State{now, all} {
		if len(part.Entries) != len(whole.Entries) || !reflect.DeepEqual(part.Merged, whole.Merged) || !reflect.DeepEqual(part.Corrections, whole.Corrections) ||
			!reflect.DeepEqual(part.Assessments, whole.Assessments) || !reflect.DeepEqual(part.Attachments, whole.Attachments) {
			t.Errorf("Part has %d models, %d merged, %d corrections, %d assessments; State %d, %d, %d, %d, or others", len(part.Entries), len(part.Merged),
				len(part.Corrections), len(part.Assessments), len(whole.Entries), len(whole.Merged), len(whole.Corrections), len(whole.Assessments))
		}
		within(t, part, whole)
		firsts(t, part, whole)
	}
	shortened(t, s, whole)
	alone(t, s, whole, brought)
	if !reflect.DeepEqual(all.Entries, whole.Entries) {
		t.Errorf("Part of all arrivals\n%+v, State\n%+v", all.Entries, whole.Entries)
	}
}

// shortened: with some fields asked for, a part says the same of them, nothing of letters, and of
// models that people corrected it has all.
func shortened(t testing.TB, s ledger.Store, whole *dossier.State) {
	t.Helper()
	wanted := []string{"name", "domain"}
	short, err := s.Part(context.WithoutCancel(t.Context()), whole.Plan, ledger.Extent{Current: true, Fields: wanted})
	if err != nil {
		t.Fatalf("Part: %v", err)
	}
	corrected := map[string]bool{}
	for _, c := range whole.Corrections {
		corrected[c.Model], corrected[c.Into] = true, true
	}
	for i := range short.Entries {
		e := &short.Entries[i]
		for _, have := range e.Revisions {
			want := revision(t, whole, e.ID, have.Number)
			if !corrected[e.ID] {
				if len(have.Content) != 64 {
					t.Errorf("Part: no digest of version %d of %s", have.Number, e.ID)
				}
				want.Model.Fields = maps.Clone(want.Model.Fields)
				maps.DeleteFunc(want.Model.Fields, func(id string, _ dossier.Field) bool { return !slices.Contains(wanted, id) })
				want.Letter = dossier.Letter{}
				have.Content = ""
			}
			if !reflect.DeepEqual(have, want) {
				t.Errorf("Part of some fields\n%+v, want\n%+v", have, want)
			}
		}
	}
}

func revision(t testing.TB, st *dossier.State, id string, number int) dossier.Revision {
	t.Helper()
	if e := st.Entry(id); e != nil {
		for _, v := range e.Revisions {
			if v.Number == number {
				return v
			}
		}
	}
	t.Errorf("no version %d of %s", number, id)
	return dossier.Revision{}
}

// alone: what some arrivals are part of, and nothing else.
func alone(t testing.TB, s ledger.Store, whole *dossier.State, brought []int64) {
	t.Helper()
	for _, id := range brought {
		part, err := s.Part(context.WithoutCancel(t.Context()), whole.Plan, ledger.Extent{Receipts: []int64{id}, Alone: true})
		if err != nil {
			t.Fatalf("Part: %v", err)
		}
		found := false
		for i := range part.Entries {
			e := &part.Entries[i]
			if want := whole.Entry(e.ID); !reflect.DeepEqual(e, want) {
				t.Errorf("Part alone has\n%+v, want\n%+v", e, want)
			}
			if !slices.ContainsFunc(e.Revisions, func(v dossier.Revision) bool { return v.Receipt == id }) && len(e.Withdrawn) == 0 {
				t.Errorf("Part alone of %d has %s", id, e.ID)
			}
			found = true
		}
		if !found || part.Receipt(id) == nil || part.Corrections != nil || part.Assessments != nil {
			t.Errorf("Part alone of %d: %+v", id, part)
		}
		only, err := s.Part(context.WithoutCancel(t.Context()), whole.Plan, ledger.Extent{Receipts: []int64{id}, Alone: true, Only: true})
		if err != nil {
			t.Fatalf("Part: %v", err)
		}
		for i := range only.Entries {
			for _, v := range only.Entries[i].Revisions {
				if want := revision(t, whole, only.Entries[i].ID, v.Number); v.Receipt != id || !reflect.DeepEqual(v, want) {
					t.Errorf("Part of what %d alone brought has\n%+v, want\n%+v", id, v, want)
				}
			}
		}
		if len(only.Entries) == 0 {
			t.Errorf("Part of what %d alone brought is empty", id)
		}
		for _, p := range part.Papers {
			if p.Receipt == 0 {
				t.Errorf("Part alone has paper %+v", p)
			}
		}
	}
}

func trimmed(counts map[dossier.Outcome]int) map[dossier.Outcome]int {
	maps.DeleteFunc(counts, func(_ dossier.Outcome, n int) bool { return n == 0 })
	return counts
}

// within: each arrival and paper of a part is as in the whole.
func within(t testing.TB, part, whole *dossier.State) {
	t.Helper()
	for i := range part.Receipts {
		if want := whole.Receipt(part.Receipts[i].ID); want == nil || *want != part.Receipts[i] {
			t.Errorf("Part has receipt %+v, want %+v", part.Receipts[i], want)
		}
	}
	for _, p := range part.Papers {
		if !slices.ContainsFunc(whole.Papers, func(q dossier.Paper) bool { return reflect.DeepEqual(p, q) }) {
			t.Errorf("Part has paper %+v", p)
		}
	}
	for _, p := range whole.Papers {
		if p.Receipt == 0 && !slices.ContainsFunc(part.Papers, func(q dossier.Paper) bool { return reflect.DeepEqual(p, q) }) {
			t.Errorf("Part has no paper %+v", p)
		}
	}
}

// firsts: every unit's first registration is in the part, with a model that
// it brought for the unit.
func firsts(t testing.TB, part, whole *dossier.State) {
	t.Helper()
	units := map[string]bool{}
	for _, e := range whole.Entries {
		units[e.Unit.ID] = true
	}
	for unit := range units {
		if want, have := first(whole, unit), first(part, unit); unit != "" && have != want {
			t.Errorf("Part: the first registration of %s is %d, want %d", unit, have, want)
		}
	}
}

func first(st *dossier.State, unit string) (id int64) {
	brought := map[int64]bool{}
	for _, e := range st.Entries {
		for _, r := range e.Revisions {
			brought[r.Receipt] = brought[r.Receipt] || e.Unit.ID == unit
		}
	}
	for i := range st.Receipts {
		r := &st.Receipts[i]
		taken := r.Kind == dossier.Registration && (r.Outcome == dossier.Accepted || r.Outcome == dossier.SupersededOlder)
		if have := st.Receipt(id); taken && (r.Unit.ID == unit || brought[r.ID]) && (have == nil || r.Arrived().Before(have.Arrived())) {
			id = r.ID
		}
	}
	return id
}

// testRetire: a paper whose subject is gone stands no longer, and its history
// stays.
func testRetire(t *testing.T, open Opener) {
	s := two(t, open)
	p := slip("out/b.pdf", "one", 1)
	if err := s.PutPaper(t.Context(), p); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := s.Retire(t.Context(), p); err != nil {
			t.Fatal(err)
		}
	}
	if st := state(t, s); len(st.Papers) != 0 {
		t.Errorf("papers %+v, want none", st.Papers)
	}
	if ours, err := s.Wrote(t.Context(), p.Path, p.SHA256); err != nil || !ours {
		t.Errorf("Wrote %v, %v", ours, err)
	}
	if got := verbs(t, s); got[len(got)-1] != "retire" || got[len(got)-2] == "retire" {
		t.Errorf("acts %v, want one retire at the end", got)
	}
	if err := s.PutPaper(t.Context(), p); err != nil {
		t.Fatal(err)
	}
	if st := state(t, s); len(st.Papers) != 1 {
		t.Errorf("papers %+v, want the one again", st.Papers)
	}
	whole(t, s)
}
