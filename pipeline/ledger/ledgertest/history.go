package ledgertest

import (
	"encoding/json"
	"reflect"
	"testing"

	"hoso/pipeline/dossier"
	"hoso/pipeline/ledger"
)

func slip(path, content string, receipt int64) dossier.Paper {
	return dossier.Paper{Plan: Plan, Path: path, Kind: "check_slip", Format: "pdf", Inputs: Digest("in " + content),
		SHA256: Digest(content), Models: []string{"2026-001"}, Receipt: receipt, Act: act()}
}

func testPaper(t *testing.T, open Opener) {
	s := two(t, open)
	put := func(p dossier.Paper) {
		t.Helper()
		if err := s.PutPaper(t.Context(), p); err != nil {
			t.Fatal(err)
		}
	}
	put(slip("out/b.pdf", "one", 1))
	put(slip("out/a.pdf", "one", 0))
	put(slip("out/b.pdf", "two", 1))
	put(slip("out/b.pdf", "two", 1))
	st := state(t, s)
	want := []dossier.Paper{slip("out/a.pdf", "one", 0), slip("out/b.pdf", "two", 1)}
	for i := range st.Papers {
		want[i].At = want[i].At.UTC()
	}
	if !reflect.DeepEqual(st.Papers, want) {
		t.Errorf("papers\n%+v, want\n%+v", st.Papers, want)
	}
	if former := papersOf(t, s, "out/b.pdf"); len(former) != 2 || former[0] != Digest("one") || former[1] != Digest("two") {
		t.Errorf("history of out/b.pdf: %v, want one and two", former)
	}
	whole(t, s)
}

// papersOf are the digests of all papers that a path had.
func papersOf(t *testing.T, s ledger.Store, path string) (digests []string) {
	t.Helper()
	lines, err := s.Journal(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range lines {
		var p dossier.Paper
		if l.Verb != "paper" || l.Subject != path {
			continue
		}
		if err := json.Unmarshal(l.Detail, &p); err != nil {
			t.Fatal(err)
		}
		digests = append(digests, p.SHA256)
	}
	return digests
}

func testJournal(t *testing.T, open Opener) {
	s := two(t, open)
	if _, err := s.Reject(t.Context(), Paper{Key: "x"}.Submission("x"), *dossier.Reject(dossier.Empty, nil)); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Stage(t.Context(), Paper{Key: "w"}.Submission("w")); err != nil {
		t.Fatal(err)
	}
	recognise(t, s, "2026-001")
	if _, err := s.Issue(t.Context(), order("2026-001"), sealed); err != nil {
		t.Fatal(err)
	}
	if err := s.PutPaper(t.Context(), slip("out/a.pdf", "a", 0)); err != nil {
		t.Fatal(err)
	}
	lines, err := s.Journal(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	verbs := []string{"accept", "reject", "stage", "assess", "issue", "paper"}
	if len(lines) != len(verbs) {
		t.Fatalf("%d acts, want %d", len(lines), len(verbs))
	}
	for i, l := range lines {
		if l.Seq != int64(i+1) || l.Verb != verbs[i] || l.By != "hoso" || !l.At.Equal(act().At) || l.Plan != Plan || !json.Valid(l.Detail) {
			t.Errorf("act %d: %+v", i+1, l)
		}
	}
	if rest, err := s.Journal(t.Context(), 4); err != nil || len(rest) != 2 {
		t.Errorf("after the fourth act: %d, %v", len(rest), err)
	}
	whole(t, s)
}

// testReopen: what was committed is there after a restart, and ids go on.
func testReopen(t *testing.T, open Opener) {
	dir := t.TempDir()
	s := open(t, dir)
	accept(t, s, Paper{Key: "a", Unit: "p9", Names: []string{talk}}, "a")
	recognise(t, s, "2026-001")
	before := state(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = open(t, dir)
	if after := state(t, s); !reflect.DeepEqual(before, after) {
		t.Errorf("after a restart\n%+v, want\n%+v", after, before)
	}
	r := accept(t, s, Paper{Key: "a", Unit: "p9", Names: []string{talk}}, "a")
	if r.ID != before.Receipts[0].ID {
		t.Errorf("the claim of before the restart gave receipt %d", r.ID)
	}
	r = accept(t, s, Paper{Key: "b", Unit: "p9", Names: []string{reform}}, "b")
	if got := taken(t, s, r.ID); got[0] != "2026-002/1" {
		t.Errorf("a new model after the restart: %v", got)
	}
	whole(t, s)
}
