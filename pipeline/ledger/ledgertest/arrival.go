package ledgertest

import (
	"errors"
	"reflect"
	"testing"
	"time"

	"hoso/pipeline/dossier"
	"hoso/pipeline/ledger"
)

func testClaim(t *testing.T, open Opener) {
	s := open(t, t.TempDir())
	p := Paper{Key: "a", Unit: "p9", Names: []string{talk}}
	first := accept(t, s, p, "claim")
	again := accept(t, s, p, "claim")
	if !reflect.DeepEqual(first, again) {
		t.Errorf("again %+v, want %+v", again, first)
	}
	rejected, err := s.Reject(t.Context(), p.Submission("claim"), *dossier.Reject(dossier.Corrupt, nil))
	if err != nil || rejected.Outcome != dossier.Accepted {
		t.Errorf("rejecting an accepted claim: %s, %v; want the first receipt", rejected.Outcome, err)
	}
	if st := state(t, s); len(st.Receipts) != 1 || len(st.Entries) != 1 || len(st.Entries[0].Revisions) != 1 {
		t.Errorf("the claim was taken twice: %+v", st)
	}
	found, err := s.ByClaim(t.Context(), "claim")
	if err != nil || found == nil || !reflect.DeepEqual(*found, first) {
		t.Errorf("ByClaim: %+v, %v; want %+v", found, err, first)
	}
	if none, err := s.ByClaim(t.Context(), "another"); err != nil || none != nil {
		t.Errorf("ByClaim of none: %+v, %v", none, err)
	}
	whole(t, s)
}

func testClaimReused(t *testing.T, open Opener) {
	s := open(t, t.TempDir())
	accept(t, s, Paper{Key: "a", Unit: "p9", Names: []string{talk}}, "claim")
	_, err := s.Accept(t.Context(), Paper{Key: "b", Unit: "p9", Names: []string{talk}}.Submission("claim"))
	if !errors.Is(err, ledger.ErrClaim) {
		t.Errorf("other bytes under a used claim: %v, want ErrClaim", err)
	}
}

func testReceipt(t *testing.T, open Opener) {
	s := open(t, t.TempDir())
	sub := Paper{Key: "a", Unit: "p9", Names: []string{talk}}.Submission("claim")
	sub.At = sub.At.Add(400 * time.Millisecond)
	got, err := s.Accept(t.Context(), sub)
	if err != nil {
		t.Fatal(err)
	}
	want := dossier.Receipt{ID: got.ID, Plan: Plan, Path: "inbox/a.docx", Unit: *ref("p9"), SHA256: Digest("a"), Size: 1,
		Kind: dossier.Registration, Outcome: dossier.Accepted,
		Act: dossier.Act{By: "hoso", At: time.Date(2026, 1, 28, 2, 30, 15, 0, time.UTC)}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("receipt %+v, want %+v", got, want)
	}
	if st := state(t, s); !reflect.DeepEqual(st.Receipts, []dossier.Receipt{want}) {
		t.Errorf("State has %+v, want %+v", st.Receipts, want)
	}
}

func testRevision(t *testing.T, open Opener) {
	s := open(t, t.TempDir())
	missing := dossier.Finding{Model: dossier.At(1), Field: "schedule", Severity: dossier.Missing, Basis: dossier.Asked,
		Message: "Chưa nêu tiến độ.", Source: &dossier.Location{Sheet: "Phụ lục", Cell: "B7"}}
	sub := Paper{Key: "a", Unit: "p9", Date: "2026-01-27", Names: []string{talk, reform}, Finding: &missing}.Submission("1")
	r, err := s.Accept(t.Context(), sub)
	if err != nil {
		t.Fatal(err)
	}
	st := state(t, s)
	one, two := st.Entries[0].Revisions[0], st.Entries[1].Revisions[0]
	if !one.Complete || len(one.Findings) != 0 || two.Complete || !reflect.DeepEqual(two.Findings, []dossier.Finding{missing}) {
		t.Errorf("findings %+v (%v) and %+v (%v), want none and the second's own", one.Findings, one.Complete, two.Findings, two.Complete)
	}
	want := dossier.Revision{Number: 1, Receipt: r.ID, SHA256: r.SHA256, Kind: dossier.Registration, Period: "registration",
		Model: sub.Record.Models[0], Letter: sub.Record.Document, Findings: []dossier.Finding{}, Complete: true, Current: true, Act: r.Act}
	if !reflect.DeepEqual(one, want) {
		t.Errorf("revision\n%+v, want\n%+v", one, want)
	}
	if e := st.Entries[0]; e.ID != "2026-001" || e.Name != talk || e.Unit != *ref("p9") || e.Plan != Plan || !e.At.Equal(r.At) {
		t.Errorf("entry %+v", e)
	}
	accept(t, s, Paper{Key: "b", Unit: "p9", Kind: dossier.ResultReport, Names: []string{"TIẾP CÔNG DÂN TẬN TÂM"}}, "2")
	if e := state(t, s).Entries[0]; e.Name != talk {
		t.Errorf("after a report the entry is called %q, want the registration's %q", e.Name, talk)
	}
}

func testReject(t *testing.T, open Opener) {
	s := open(t, t.TempDir())
	reason := *dossier.Reject(dossier.Encrypted, errors.New("cause"))
	for i, claim := range []string{"1", "2", "1"} {
		r, err := s.Reject(t.Context(), Paper{Key: "a", Folder: "p9"}.Submission(claim), reason)
		if err != nil {
			t.Fatal(err)
		}
		if r.Outcome != dossier.Quarantined || r.Code != dossier.Encrypted || r.Message != reason.Message || r.Advice != reason.Advice || r.Unit != *ref("p9") {
			t.Errorf("arrival %d: %+v", i, r)
		}
	}
	if st := state(t, s); len(st.Receipts) != 2 {
		t.Errorf("%d receipts, want one for each claim", len(st.Receipts))
	}
	r := accept(t, s, Paper{Key: "a", Folder: "p9", Names: []string{talk}}, "3")
	if r.Outcome != dossier.Accepted {
		t.Errorf("bytes that can be read now: %s, want accepted", r.Outcome)
	}
	whole(t, s)
}

func testStage(t *testing.T, open Opener) {
	s := open(t, t.TempDir())
	p := Paper{Key: "workbook", Kind: dossier.Assessed}
	for i, want := range []dossier.Outcome{dossier.Staged, dossier.Duplicate, dossier.Duplicate} {
		r, err := s.Stage(t.Context(), p.Submission(string(rune('1'+i))))
		if err != nil || r.Outcome != want || r.Kind != dossier.Assessed || (want == dossier.Duplicate) != (r.DuplicateOf == 1) {
			t.Errorf("arrival %d: %+v, %v; want %s", i+1, r, err, want)
		}
	}
	whole(t, s)
}

// testIncomplete: an act without its person, time, plan, claim or digest is
// a fault of the program and leaves nothing.
func testIncomplete(t *testing.T, open Opener) {
	s := open(t, t.TempDir())
	for name, spoil := range map[string]func(*ledger.Submission){
		"person": func(s *ledger.Submission) { s.By = "" },
		"time":   func(s *ledger.Submission) { s.At = time.Time{} },
		"plan":   func(s *ledger.Submission) { s.Plan = "" },
		"claim":  func(s *ledger.Submission) { s.Claim = "" },
		"digest": func(s *ledger.Submission) { s.SHA256 = "abc" },
		"year":   func(s *ledger.Submission) { s.Plan = "không năm" },
	} {
		sub := Paper{Key: "a", Unit: "p9", Names: []string{talk}}.Submission("claim")
		spoil(&sub)
		if _, err := s.Accept(t.Context(), sub); err == nil {
			t.Errorf("accepted without %s", name)
		}
	}
	if plans, err := s.Plans(t.Context()); err != nil || len(plans) != 0 {
		t.Errorf("the ledger holds %v, %v; want nothing", plans, err)
	}
}

// testPlans: one ledger holds several plans; ids count by year, models match
// within their plan.
func testPlans(t *testing.T, open Opener) {
	s := open(t, t.TempDir())
	for i, plan := range []string{"b-2026", "a-2027", "c-2026"} {
		sub := Paper{Key: "a", Unit: "p9", Names: []string{talk}}.Submission(plan)
		sub.Plan = plan
		r, err := s.Accept(t.Context(), sub)
		if err != nil || r.Outcome != dossier.Accepted {
			t.Fatalf("%s: %+v, %v", plan, r, err)
		}
		want := []string{"2026-001/1", "2027-001/1", "2026-002/1"}[i]
		if got := taken(t, s, r.ID); got[0] != want {
			t.Errorf("%s: %v, want %s", plan, got, want)
		}
	}
	plans, err := s.Plans(t.Context())
	if err != nil || !reflect.DeepEqual(plans, []string{"a-2027", "b-2026", "c-2026"}) {
		t.Errorf("Plans %v, %v", plans, err)
	}
	st, err := s.State(t.Context(), "c-2026")
	if err != nil || len(st.Entries) != 1 || st.Entries[0].ID != "2026-002" || len(st.Receipts) != 1 {
		t.Errorf("State of one plan: %+v, %v", st, err)
	}
	if empty, err := s.State(t.Context(), "none"); err != nil || len(empty.Entries) != 0 {
		t.Errorf("State of no plan: %+v, %v", empty, err)
	}
	whole(t, s)
}
