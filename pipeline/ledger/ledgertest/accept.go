package ledgertest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"hoso/pipeline/dossier"
)

// step is one file and what must become of it: the outcome, the revisions
// ("2026-001/2"; of a duplicate the first ones), and the severity of the
// finding that the ledger adds about the name, if any.
type step struct {
	Paper
	outcome dossier.Outcome
	taken   string
	finding dossier.Severity
}

const (
	talk   = "Tiếp công dân tận tâm"
	reform = "Cải cách thủ tục hành chính"
)

// testAccept tells the rules of the contract, "How a file is taken", as
// stories. current are the current revisions at the end.
func testAccept(t *testing.T, open Opener) {
	const ok, dup, old = dossier.Accepted, dossier.Duplicate, dossier.SupersededOlder
	for _, c := range []struct {
		name    string
		steps   []step
		current string
	}{
		{"a first file makes models in its order", []step{
			{Paper{Key: "a", Unit: "p9", Names: []string{talk, reform}}, ok, "2026-001/1 2026-002/1", ""},
		}, "2026-001/1 2026-002/1"},
		{"the same bytes are a duplicate", []step{
			{Paper{Key: "a", Unit: "p9", Names: []string{talk}}, ok, "2026-001/1", ""},
			{Paper{Key: "a", Unit: "p9", Names: []string{talk}}, dup, "2026-001/1", ""},
		}, "2026-001/1"},
		{"the same bytes without any unit are a duplicate", []step{
			{Paper{Key: "a", Names: []string{talk}}, ok, "2026-001/1", ""},
			{Paper{Key: "a", Names: []string{talk}}, dup, "2026-001/1", ""},
		}, "2026-001/1"},
		{"the same bytes from another unit are its own", []step{
			{Paper{Key: "a", Folder: "p9", Names: []string{talk}}, ok, "2026-001/1", ""},
			{Paper{Key: "a", Folder: "kv10", Names: []string{talk}}, ok, "2026-002/1", ""},
		}, "2026-001/1 2026-002/1"},
		{"a newer file replaces, the old bytes come late", []step{
			{Paper{Key: "a", Unit: "p9", Names: []string{talk}}, ok, "2026-001/1", ""},
			{Paper{Key: "b", Unit: "p9", Names: []string{talk}}, ok, "2026-001/2", ""},
			{Paper{Key: "a", Unit: "p9", Names: []string{talk}}, old, "2026-001/1", ""},
			{Paper{Key: "b", Unit: "p9", Names: []string{talk}}, dup, "2026-001/2", ""},
			{Paper{Key: "a", Unit: "p9", Names: []string{talk}}, old, "2026-001/1", ""},
		}, "2026-001/2"},
		{"a list is a duplicate while a part of it is current", []step{
			{Paper{Key: "a", Unit: "p9", Names: []string{talk, reform}}, ok, "2026-001/1 2026-002/1", ""},
			{Paper{Key: "b", Unit: "p9", Names: []string{talk}}, ok, "2026-001/2", ""},
			{Paper{Key: "a", Unit: "p9", Names: []string{talk, reform}}, dup, "2026-001/1 2026-002/1", ""},
		}, "2026-001/2 2026-002/1"},
		{"the folder goes before what the file says", []step{
			{Paper{Key: "a", Unit: "p9", Names: []string{talk}}, ok, "2026-001/1", ""},
			{Paper{Key: "b", Unit: "kv10", Folder: "p9", Names: []string{talk}}, ok, "2026-001/2", ""},
		}, "2026-001/2"},
		{"an earlier date is an older version that comes late", []step{
			{Paper{Key: "b", Unit: "p9", Date: "2026-01-27", Names: []string{talk}}, ok, "2026-001/1", ""},
			{Paper{Key: "a", Unit: "p9", Date: "2026-01-20", Names: []string{talk}}, old, "2026-001/2", ""},
			{Paper{Key: "a", Unit: "p9", Date: "2026-01-20", Names: []string{talk}}, old, "2026-001/2", ""},
		}, "2026-001/1"},
		{"the same date, or none, is newer", []step{
			{Paper{Key: "a", Unit: "p9", Date: "2026-01-27", Names: []string{talk}}, ok, "2026-001/1", ""},
			{Paper{Key: "b", Unit: "p9", Date: "2026-01-27", Names: []string{talk}}, ok, "2026-001/2", ""},
			{Paper{Key: "c", Unit: "p9", Names: []string{talk}}, ok, "2026-001/3", ""},
			{Paper{Key: "d", Unit: "p9", Date: "2026-01-01", Names: []string{talk}}, ok, "2026-001/4", ""},
		}, "2026-001/4"},
		{"older for one model only is accepted, and that one not current", []step{
			{Paper{Key: "a", Unit: "p9", Date: "2026-01-27", Names: []string{talk}}, ok, "2026-001/1", ""},
			{Paper{Key: "b", Unit: "p9", Date: "2026-01-20", Names: []string{talk, reform}}, ok, "2026-001/2 2026-002/1", ""},
		}, "2026-001/1 2026-002/1"},
		{"a result report never replaces a registration", []step{
			{Paper{Key: "a", Unit: "p9", Date: "2026-06-20", Names: []string{talk}}, ok, "2026-001/1", ""},
			{Paper{Key: "b", Unit: "p9", Date: "2026-06-01", Kind: dossier.ResultReport, Period: "midyear", Names: []string{talk}}, ok, "2026-001/2", ""},
		}, "2026-001/1 2026-001/2"},
		{"each period has its own current report", []step{
			{Paper{Key: "a", Unit: "p9", Kind: dossier.ResultReport, Period: "midyear", Names: []string{talk}}, ok, "2026-001/1", ""},
			{Paper{Key: "b", Unit: "p9", Kind: dossier.ResultReport, Period: "annual", Names: []string{talk}}, ok, "2026-001/2", ""},
			{Paper{Key: "c", Unit: "p9", Kind: dossier.ResultReport, Period: "midyear", Names: []string{talk}}, ok, "2026-001/3", ""},
		}, "2026-001/2 2026-001/3"},
		{"a name is the same in other case and spacing", []step{
			{Paper{Key: "a", Unit: "p9", Names: []string{talk}}, ok, "2026-001/1", ""},
			{Paper{Key: "b", Unit: "p9", Names: []string{"TIẾP  CÔNG DÂN TẬN TÂM"}}, ok, "2026-001/2", ""},
		}, "2026-001/2"},
		{"a nearly equal name joins the only model", []step{
			{Paper{Key: "a", Unit: "p9", Names: []string{talk}}, ok, "2026-001/1", ""},
			{Paper{Key: "b", Unit: "p9", Names: []string{"Tiếp công dân tận tâmm"}}, ok, "2026-001/2", dossier.Noted},
			{Paper{Key: "c", Unit: "p9", Names: []string{talk}}, ok, "2026-001/3", ""},
		}, "2026-001/3"},
		{"a missing name joins the only model, and the name the nameless", []step{
			{Paper{Key: "a", Unit: "p9", Names: []string{""}}, ok, "2026-001/1", ""},
			{Paper{Key: "b", Unit: "p9", Names: []string{talk}}, ok, "2026-001/2", ""},
			{Paper{Key: "c", Unit: "p9", Names: []string{""}}, ok, "2026-001/3", dossier.Noted},
		}, "2026-001/3"},
		{"a clearly different name is a new model", []step{
			{Paper{Key: "a", Unit: "p9", Names: []string{talk}}, ok, "2026-001/1", ""},
			{Paper{Key: "b", Unit: "p9", Names: []string{reform}}, ok, "2026-002/1", ""},
		}, "2026-001/1 2026-002/1"},
		{"names that differ in a number are two", []step{
			{Paper{Key: "a", Unit: "p9", Names: []string{"Tổ dân vận khéo số 1"}}, ok, "2026-001/1", ""},
			{Paper{Key: "b", Unit: "p9", Names: []string{"Tổ dân vận khéo số 2"}}, ok, "2026-002/1", ""},
		}, "2026-001/1 2026-002/1"},
		{"a nearly equal name beside several models is for a person", []step{
			{Paper{Key: "a", Unit: "p9", Names: []string{talk, reform}}, ok, "2026-001/1 2026-002/1", ""},
			{Paper{Key: "b", Unit: "p9", Names: []string{"Tiếp công dân tận tâmm"}}, ok, "2026-003/1", dossier.Unclear},
		}, "2026-001/1 2026-002/1 2026-003/1"},
		{"so it is where the file names the other one rightly", []step{
			{Paper{Key: "a", Unit: "p9", Names: []string{talk, reform}}, ok, "2026-001/1 2026-002/1", ""},
			{Paper{Key: "b", Unit: "p9", Names: []string{"Tiếp công dân tận tâmm", reform}}, ok, "2026-003/1 2026-002/2", dossier.Unclear},
		}, "2026-001/1 2026-002/2 2026-003/1"},
		{"a missing name beside several models is for a person", []step{
			{Paper{Key: "a", Unit: "p9", Names: []string{talk, reform}}, ok, "2026-001/1 2026-002/1", ""},
			{Paper{Key: "b", Unit: "p9", Names: []string{""}}, ok, "2026-003/1", dossier.Unclear},
		}, "2026-001/1 2026-002/1 2026-003/1"},
		{"two models of one file are two, however like", []step{
			{Paper{Key: "a", Unit: "p9", Names: []string{talk}}, ok, "2026-001/1", ""},
			{Paper{Key: "b", Unit: "p9", Names: []string{"Tiếp công dân tận tình", talk}}, ok, "2026-002/1 2026-001/2", ""},
		}, "2026-001/2 2026-002/1"},
		{"one name twice in a file is for a person", []step{
			{Paper{Key: "a", Unit: "p9", Names: []string{talk, talk}}, ok, "2026-001/1 2026-002/1", dossier.Unclear},
			{Paper{Key: "b", Unit: "p9", Names: []string{talk, talk}}, ok, "2026-001/2 2026-002/2", dossier.Unclear},
		}, "2026-001/2 2026-002/2"},
		{"a list for several units", []step{
			{Paper{Key: "a", Unit: "p9", Names: []string{talk}}, ok, "2026-001/1", ""},
			{Paper{Key: "b", Names: []string{talk, talk}, Units: []string{"kv10", "p9"}}, ok, "2026-002/1 2026-001/2", ""},
		}, "2026-001/2 2026-002/1"},
		{"without a unit the subject says whose it is", []step{
			{Paper{Key: "a", Subject: "Tổ 1", Names: []string{talk}}, ok, "2026-001/1", ""},
			{Paper{Key: "b", Subject: "tổ 1", Names: []string{talk}}, ok, "2026-001/2", ""},
			{Paper{Key: "c", Subject: "Tổ 2", Names: []string{talk}}, ok, "2026-002/1", ""},
		}, "2026-001/2 2026-002/1"},
		{"without a unit and a subject nothing is joined", []step{
			{Paper{Key: "a", Names: []string{talk}}, ok, "2026-001/1", ""},
			{Paper{Key: "b", Names: []string{talk}}, ok, "2026-002/1", dossier.Unclear},
			{Paper{Key: "c", Names: []string{reform}}, ok, "2026-003/1", ""},
		}, "2026-001/1 2026-002/1 2026-003/1"},
		{"a file without models is kept once", []step{
			{Paper{Key: "a", Unit: "p9"}, ok, "", ""},
			{Paper{Key: "a", Unit: "p9"}, dup, "", ""},
		}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := open(t, t.TempDir())
			for i, st := range c.steps {
				r := accept(t, s, st.Paper, fmt.Sprint("claim ", i))
				if got := strings.Join(taken(t, s, r.ID), " "); r.Outcome != st.outcome || got != st.taken {
					t.Fatalf("file %d (%s): %s, %q; want %s, %q", i+1, st.Key, r.Outcome, got, st.outcome, st.taken)
				}
				if got := about(state(t, s), r.ID); got != st.finding {
					t.Errorf("file %d (%s): finding about the name %q, want %q", i+1, st.Key, got, st.finding)
				}
			}
			if got := current(state(t, s)); got != c.current {
				t.Errorf("current %q, want %q", got, c.current)
			}
			whole(t, s)
		})
	}
}

// about is the gravest finding on a name in the revisions that a receipt
// made.
func about(st *dossier.State, receipt int64) (severity dossier.Severity) {
	for _, e := range st.Entries {
		for _, v := range e.Revisions {
			for _, f := range v.Findings {
				if v.Receipt == receipt && f.Field == "name" && severity != dossier.Unclear {
					severity = f.Severity
				}
			}
		}
	}
	return severity
}

func current(st *dossier.State) string {
	var words []string
	for _, e := range st.Entries {
		for _, v := range e.Revisions {
			if v.Current {
				words = append(words, fmt.Sprintf("%s/%d", e.ID, v.Number))
			}
		}
	}
	slices.Sort(words)
	return strings.Join(words, " ")
}
