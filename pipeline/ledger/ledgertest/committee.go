package ledgertest

import (
	"errors"
	"reflect"
	"slices"
	"testing"

	"hoso/pipeline/dossier"
	"hoso/pipeline/ledger"
)

// two is a ledger with the models 2026-001 and 2026-002 of one unit.
func two(t *testing.T, open Opener) ledger.Store {
	t.Helper()
	s := open(t, t.TempDir())
	accept(t, s, Paper{Key: "a", Unit: "p9", Names: []string{talk, reform}}, "a")
	return s
}

func workbook(key string, assessments ...dossier.Assessment) ledger.Assessed {
	return ledger.Assessed{Act: act(), Plan: Plan, Workbook: Digest(key), Assessments: assessments}
}

func testAssess(t *testing.T, open Opener) {
	s := two(t, open)
	in := workbook("w", judged("2026-002", 1, true))
	in.Decisions = []dossier.Decision{Decided()}
	if err := s.Assess(t.Context(), in); err != nil {
		t.Fatal(err)
	}
	st := state(t, s)
	a, d := st.Assessment("2026-002"), st.Decision("15-QĐ/ĐU")
	if a == nil || a.Workbook != in.Workbook || a.By != in.By || !*a.Recognised || a.Outstanding != nil || a.Marks["3"] != dossier.NoEvidence {
		t.Errorf("assessment %+v", a)
	}
	if d == nil || d.Signer != "Trần Văn A" || d.Plan != Plan || d.Workbook != in.Workbook {
		t.Errorf("decision %+v", d)
	}
	if err := s.Assess(t.Context(), workbook("w2", judged("2026-002", 1, false))); err != nil {
		t.Fatal(err)
	}
	if st := state(t, s); len(st.Assessments) != 2 || *st.Assessment("2026-002").Recognised {
		t.Errorf("the newest assessment must count and the former be kept: %+v", st.Assessments)
	}
	whole(t, s)
}

func testAssessNothing(t *testing.T, open Opener) {
	s := two(t, open)
	accept(t, s, Paper{Key: "b", Unit: "p9", Names: []string{reform}}, "b")
	before := state(t, s)
	var stale *ledger.StaleError
	err := s.Assess(t.Context(), workbook("w", judged("2026-001", 1, true), judged("2026-002", 1, true)))
	if !errors.As(err, &stale) || !slices.Equal(stale.Models, []string{"2026-002"}) {
		t.Errorf("a stale revision: %v, want a StaleError of 2026-002", err)
	}
	var unknown *ledger.UnknownError
	err = s.Assess(t.Context(), workbook("w", judged("2026-001", 1, true), judged("2026-009", 1, true)))
	if !errors.As(err, &unknown) || !slices.Equal(unknown.Models, []string{"2026-009"}) {
		t.Errorf("an unknown model: %v, want an UnknownError of 2026-009", err)
	}
	var repeated *ledger.RepeatedError
	err = s.Assess(t.Context(), workbook("w", judged("2026-001", 1, true), judged("2026-001", 1, false)))
	if !errors.As(err, &repeated) {
		t.Errorf("a model twice: %v, want a RepeatedError", err)
	}
	if after := state(t, s); !reflect.DeepEqual(before, after) {
		t.Errorf("a refused workbook changed the ledger:\n%+v\n%+v", before, after)
	}
	// A report that comes in between does not change what is assessed.
	accept(t, s, Paper{Key: "c", Unit: "p9", Kind: dossier.ResultReport, Period: "annual", Names: []string{reform}}, "c")
	if err := s.Assess(t.Context(), workbook("w", judged("2026-002", 2, true))); err != nil {
		t.Errorf("after a result report: %v", err)
	}
	whole(t, s)
}

func testAssessAgain(t *testing.T, open Opener) {
	s := two(t, open)
	recognise(t, s, "2026-001")
	before, err := s.Journal(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	recognise(t, s, "2026-001")
	after, err := s.Journal(t.Context(), 0)
	if err != nil || len(after) != len(before) || len(state(t, s).Assessments) != 1 {
		t.Errorf("the same workbook was taken twice: %d and %d acts, %v", len(before), len(after), err)
	}
}

func testDecision(t *testing.T, open Opener) {
	s := two(t, open)
	put := func(change func(*dossier.Decision)) error {
		d := Decided()
		change(&d)
		in := workbook("w")
		in.Decisions = []dossier.Decision{d}
		return s.Assess(t.Context(), in)
	}
	if err := put(func(d *dossier.Decision) { d.Signer, d.Place = "", "" }); err != nil {
		t.Fatal(err)
	}
	if err := put(func(d *dossier.Decision) { d.Place = "" }); err != nil {
		t.Errorf("filling in the signer: %v", err)
	}
	if err := put(func(*dossier.Decision) {}); err != nil {
		t.Errorf("filling in the place: %v", err)
	}
	for part, change := range map[ledger.Part]func(*dossier.Decision){
		ledger.PartDate:   func(d *dossier.Decision) { d.Date = "2026-11-21" },
		ledger.PartSigner: func(d *dossier.Decision) { d.Signer = "Nguyễn Thị B" },
		ledger.PartNumber: func(d *dossier.Decision) { d.Number = "" },
	} {
		var refused *ledger.DecisionError
		if err := put(change); !errors.As(err, &refused) || !slices.Contains(append(refused.Differ, refused.Missing...), part) {
			t.Errorf("another %s: %v, want a DecisionError", part, err)
		}
	}
	got := state(t, s).Decisions
	want := Decided()
	want.Plan, want.Workbook, want.Act = Plan, Digest("w"), got[0].Act
	if !reflect.DeepEqual(got, []dossier.Decision{want}) {
		t.Errorf("decisions %+v, want %+v", got, want)
	}
}
