package ledgertest

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"hoso/pipeline/dossier"
	"hoso/pipeline/ledger"
)

const because = "theo điện thoại của chi bộ"

func corrected(t testing.TB, s ledger.Store, c dossier.Correction) dossier.Correction {
	t.Helper()
	c.Reason = because
	done, err := s.Correct(t.Context(), ledger.Corrected{Act: act(), Plan: Plan, Items: []dossier.Correction{c}})
	if err != nil {
		t.Fatalf("Correct %+v: %v", c, err)
	}
	return done[0]
}

func refused(t testing.TB, s ledger.Store, target any, c dossier.Correction) {
	t.Helper()
	c.Reason = because
	before := dumped(t, s)
	_, err := s.Correct(t.Context(), ledger.Corrected{Act: act(), Plan: Plan, Items: []dossier.Correction{c}})
	if !errors.As(err, target) {
		t.Errorf("Correct %+v: %v, want %T", c, err, target)
	}
	if dumped(t, s) != before {
		t.Errorf("a refused correction changed the ledger: %+v", c)
	}
}

func undo(t testing.TB, s ledger.Store, number int64) {
	t.Helper()
	if _, err := s.Undo(t.Context(), ledger.Undoing{Act: act(), Plan: Plan, Number: number, Reason: "ghi nhầm"}); err != nil {
		t.Fatalf("Undo %d: %v", number, err)
	}
}

func value(model, field, v string) dossier.Correction {
	return dossier.Correction{Kind: dossier.SetValue, Model: model, Paper: dossier.Registration, Period: "registration", Field: field, Value: v, Read: "cũ"}
}

// standing words whose every model is, and which revisions count.
func standing(t testing.TB, s ledger.Store) string {
	t.Helper()
	st := state(t, s)
	var words []string
	for _, e := range st.Entries {
		line := e.ID + " " + e.Unit.ID
		for _, v := range e.Revisions {
			if v.Current {
				line += fmt.Sprintf(" r%d", v.Receipt)
			}
		}
		words = append(words, line)
	}
	for _, e := range st.Merged {
		words = append(words, e.ID+">"+e.Into)
	}
	return strings.Join(words, "; ")
}

func stands(t testing.TB, s ledger.Store, want string) {
	t.Helper()
	if got := standing(t, s); got != want {
		t.Errorf("models\n%s, want\n%s", got, want)
	}
	whole(t, s)
}

func testSet(t *testing.T, open Opener) {
	s := two(t, open)
	first := corrected(t, s, value("2026-001", "targets", "98% hồ sơ"))
	if first.Number != 1 || first.Revision != 1 || first.By != "hoso" || first.Plan != Plan || !first.At.Equal(act().At) || !slices.Equal(first.Models, []string{"2026-001"}) {
		t.Errorf("%+v", first)
	}
	before := dumped(t, s)
	if again := corrected(t, s, value("2026-001", "targets", "98% hồ sơ")); again.Number != 1 || dumped(t, s) != before {
		t.Errorf("the same value again: %+v", again)
	}
	second := corrected(t, s, value("2026-001", "targets", "99% hồ sơ"))
	undo(t, s, second.Number)
	st := state(t, s)
	if len(st.Corrections) != 2 || !st.Corrections[0].Stands() || st.Corrections[1].Stands() || st.Corrections[1].Undone.Reason != "ghi nhầm" {
		t.Errorf("%+v", st.Corrections)
	}
	if st.Entries[0].Revisions[0].Model.Text("targets") != "" {
		t.Error("what was read was changed")
	}
	lines, err := s.Journal(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	last := lines[len(lines)-3:]
	for i, verb := range []string{"correct", "correct", "undo"} {
		var c dossier.Correction
		if err := json.Unmarshal(last[i].Detail, &c); err != nil || last[i].Verb != verb || last[i].Subject != "2026-001" || c.Field != "targets" || c.Reason != because {
			t.Errorf("journal %+v: %v", last[i], err)
		}
	}
	if d := dumped(t, s); strings.Count(d, `"type":"correction"`) != 2 || !strings.Contains(d, `"value":"99% hồ sơ"`) || !strings.Contains(d, `"reason":"ghi nhầm"`) {
		t.Errorf("the dump lacks corrections:\n%s", d)
	}
	whole(t, s)
}

func testCorrectRefused(t *testing.T, open Opener) {
	s := two(t, open)
	var unknown *ledger.UnknownError
	refused(t, s, &unknown, value("2026-009", "targets", "x"))
	var fault *ledger.Fault
	refused(t, s, &fault, value("2026-001", "", "x"))
	report := value("2026-001", "results", "x")
	report.Paper = dossier.ResultReport
	refused(t, s, &fault, report)
	refused(t, s, &fault, dossier.Correction{Kind: dossier.Waive, Model: "2026-001"})
	refused(t, s, &fault, dossier.Correction{Kind: dossier.MergeIn, Model: "2026-001", Into: "2026-001"})
	refused(t, s, &fault, dossier.Correction{Kind: dossier.Move, Receipt: 1})
	refused(t, s, &fault, dossier.Correction{Kind: dossier.Move, Model: "2026-001", Unit: ref("p9")})
	before := dumped(t, s)
	good, bad := value("2026-001", "targets", "x"), value("2026-009", "targets", "x")
	good.Reason, bad.Reason = because, because
	if _, err := s.Correct(t.Context(), ledger.Corrected{Act: act(), Plan: Plan, Items: []dossier.Correction{good, bad}}); err == nil || dumped(t, s) != before {
		t.Errorf("half of an act was taken: %v", err)
	}
	bare := value("2026-001", "targets", "x")
	if _, err := s.Correct(t.Context(), ledger.Corrected{Act: act(), Plan: Plan, Items: []dossier.Correction{bare}}); !errors.As(err, &fault) {
		t.Errorf("without a reason: %v", err)
	}
	for _, u := range []ledger.Undoing{{Number: 1, Reason: "x"}, {Number: 1}} {
		u.Act, u.Plan = act(), Plan
		if _, err := s.Undo(t.Context(), u); !errors.As(err, &fault) {
			t.Errorf("undo of nothing: %v", err)
		}
	}
	c := corrected(t, s, value("2026-001", "targets", "x"))
	undo(t, s, c.Number)
	if _, err := s.Undo(t.Context(), ledger.Undoing{Act: act(), Plan: Plan, Number: c.Number, Reason: "x"}); !errors.As(err, &fault) {
		t.Errorf("undone twice: %v", err)
	}
	whole(t, s)
}

// testSetAfterAssessment: what the committee judged is no longer what stands.
func testSetAfterAssessment(t *testing.T, open Opener) {
	s := two(t, open)
	recognise(t, s, "2026-001")
	c := corrected(t, s, value("2026-001", "subject", "Chi bộ khác"))
	var stale *ledger.StaleError
	if _, err := s.Issue(t.Context(), order("2026-001"), sealed); !errors.As(err, &stale) {
		t.Fatalf("issued over a changed model: %v", err)
	}
	undo(t, s, c.Number)
	if _, err := s.Issue(t.Context(), order("2026-001"), sealed); err != nil {
		t.Errorf("undone again: %v", err)
	}
	whole(t, s)
}

func testReceived(t *testing.T, open Opener) {
	s := two(t, open)
	first := corrected(t, s, dossier.Correction{Kind: dossier.Received, Receipt: 1, Day: "2026-01-28", Via: "Zalo"})
	second := corrected(t, s, dossier.Correction{Kind: dossier.Received, Receipt: 1, Day: "2026-01-27"})
	check := func(day, via string) {
		t.Helper()
		r := state(t, s).Receipts[0]
		if r.Received != day || r.Via != via || !r.At.Equal(act().At) {
			t.Errorf("%+v, want %s %s", r, day, via)
		}
	}
	if first.File == "" || !strings.Contains(dumped(t, s), `"received":"2026-01-27"`) {
		t.Errorf("%+v", first)
	}
	check("2026-01-27", "")
	undo(t, s, second.Number)
	check("2026-01-28", "Zalo")
	undo(t, s, first.Number)
	check("", "")
	whole(t, s)
}

func testMerge(t *testing.T, open Opener) {
	s := open(t, t.TempDir())
	accept(t, s, Paper{Key: "a", Unit: "p9", Date: "2026-01-10", Names: []string{talk}}, "a")
	accept(t, s, Paper{Key: "b", Unit: "p9", Date: "2026-01-20", Names: []string{reform}}, "b")
	stands(t, s, "2026-001 p9 r1; 2026-002 p9 r2")
	c := corrected(t, s, dossier.Correction{Kind: dossier.MergeIn, Model: "2026-002", Into: "2026-001"})
	stands(t, s, "2026-001 p9 r2; 2026-002>2026-001")
	if st := state(t, s); st.Entries[0].Name != reform || st.Standing("2026-002") != "2026-001" || len(st.Entries[0].Revisions) != 2 {
		t.Errorf("%+v", st.Entries)
	}
	if got := taken(t, s, 2); !slices.Equal(got, []string{"2026-001/2"}) {
		t.Errorf("taken %v", got)
	}
	var merged *ledger.MergedError
	refused(t, s, &merged, value("2026-002", "targets", "x"))
	if _, err := s.Issue(t.Context(), order("2026-002"), sealed); !errors.As(err, &merged) || merged.Into != "2026-001" {
		t.Errorf("issue: %v", err)
	}
	if err := s.Assess(t.Context(), workbook("w", judged("2026-002", 1, true))); !errors.As(err, &merged) {
		t.Errorf("assess: %v", err)
	}
	r := accept(t, s, Paper{Key: "c", Unit: "p9", Date: "2026-01-25", Names: []string{reform}}, "c")
	stands(t, s, "2026-001 p9 r3; 2026-002>2026-001")
	r = accept(t, s, Paper{Key: "d", Unit: "p9", Names: []string{"Một việc hoàn toàn khác"}}, "d")
	if got := taken(t, s, r.ID); got[0] != "2026-003/1" {
		t.Errorf("the id was used again: %v", got)
	}
	undo(t, s, c.Number)
	stands(t, s, "2026-001 p9 r3; 2026-002 p9 r2; 2026-003 p9 r4")
	corrected(t, s, dossier.Correction{Kind: dossier.MergeIn, Model: "2026-002", Into: "2026-001"})
	stands(t, s, "2026-001 p9 r3; 2026-003 p9 r4; 2026-002>2026-001")
	if e, list, err := s.Entry(t.Context(), "2026-002"); err != nil || e == nil || e.Into != "2026-001" || len(list) != 2 {
		t.Errorf("entry %+v, %v", e, err)
	}
	if e, _, err := s.Entry(t.Context(), "2026-009"); err != nil || e != nil {
		t.Errorf("entry %+v, %v", e, err)
	}
}

func testMergeRefused(t *testing.T, open Opener) {
	s := two(t, open)
	recognise(t, s, "2026-001")
	if _, err := s.Issue(t.Context(), order("2026-001"), sealed); err != nil {
		t.Fatal(err)
	}
	var fault *ledger.Fault
	refused(t, s, &fault, dossier.Correction{Kind: dossier.MergeIn, Model: "2026-001", Into: "2026-002"})
	corrected(t, s, dossier.Correction{Kind: dossier.MergeIn, Model: "2026-002", Into: "2026-001"})
	whole(t, s)
}

// testMove: a file dropped into the wrong folder is as if it had never been
// there.
func testMove(t *testing.T, open Opener) {
	s := open(t, t.TempDir())
	accept(t, s, Paper{Key: "a", Unit: "p9", Names: []string{talk}}, "a")
	c := corrected(t, s, dossier.Correction{Kind: dossier.Move, Receipt: 1, Unit: ref("k10")})
	stands(t, s, "2026-001 k10 r1")
	if st := state(t, s); st.Receipts[0].Unit != *ref("k10") || *c.From != *ref("p9") {
		t.Errorf("%+v", st.Receipts)
	}
	if r := accept(t, s, Paper{Key: "a", Unit: "k10", Names: []string{talk}}, "again"); r.Outcome != dossier.Duplicate {
		t.Errorf("the same bytes from the new unit: %+v", r)
	}
	r := accept(t, s, Paper{Key: "b", Unit: "p9", Names: []string{talk}}, "b")
	if got := taken(t, s, r.ID); got[0] != "2026-002/1" {
		t.Errorf("the old unit's file joined the moved model: %v", got)
	}
	undo(t, s, c.Number) // now the unit has a model of that name: the file joins it
	stands(t, s, "2026-002 p9 r3; 2026-001>2026-002")
}

// testMovePart: a file that had replaced the right one gives its place back.
func testMovePart(t *testing.T, open Opener) {
	s := open(t, t.TempDir())
	accept(t, s, Paper{Key: "a", Unit: "p9", Names: []string{talk}}, "a")
	accept(t, s, Paper{Key: "b", Unit: "p9", Names: []string{talk}}, "b")
	stands(t, s, "2026-001 p9 r2")
	c := corrected(t, s, dossier.Correction{Kind: dossier.Move, Receipt: 2, Unit: ref("k10")})
	stands(t, s, "2026-001 p9 r1; 2026-002 k10 r2")
	if st := state(t, s); len(st.Entries[0].Withdrawn) != 1 || !reflect.DeepEqual(c.Models, []string{"2026-001", "2026-002"}) {
		t.Errorf("%+v %+v", c.Models, st.Entries[0].Withdrawn)
	}
	undo(t, s, c.Number)
	stands(t, s, "2026-001 p9 r2; 2026-002>2026-001")
	again := corrected(t, s, dossier.Correction{Kind: dossier.Move, Receipt: 2, Unit: ref("k10")})
	stands(t, s, "2026-001 p9 r1; 2026-002 k10 r2")
	undo(t, s, again.Number)
	stands(t, s, "2026-001 p9 r2; 2026-002>2026-001")
}

// testMoveJoin: the unit has a model of that name already.
func testMoveJoin(t *testing.T, open Opener) {
	s := open(t, t.TempDir())
	accept(t, s, Paper{Key: "a", Unit: "k10", Names: []string{talk}}, "a")
	accept(t, s, Paper{Key: "b", Unit: "p9", Names: []string{talk}}, "b")
	c := corrected(t, s, dossier.Correction{Kind: dossier.Move, Receipt: 2, Unit: ref("k10")})
	stands(t, s, "2026-001 k10 r2; 2026-002>2026-001")
	undo(t, s, c.Number)
	stands(t, s, "2026-001 k10 r1; 2026-002 p9 r2")
	whole2 := corrected(t, s, dossier.Correction{Kind: dossier.Move, Model: "2026-002", Unit: ref("p7")})
	stands(t, s, "2026-001 k10 r1; 2026-002 p7 r2")
	undo(t, s, whole2.Number)
	stands(t, s, "2026-001 k10 r1; 2026-002 p9 r2")
}
