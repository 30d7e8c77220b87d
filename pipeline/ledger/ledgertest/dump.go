package ledgertest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"hoso/pipeline/dossier"
	"hoso/pipeline/ledger"
)

func dumped(t testing.TB, s ledger.Store) string {
	t.Helper()
	var out bytes.Buffer
	if err := ledger.Dump(t.Context(), &out, s); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func testDump(t *testing.T, open Opener) {
	s := two(t, open)
	accept(t, s, Paper{Key: "a", Unit: "p9", Names: []string{talk, reform}}, "claim-of-a")
	recognise(t, s, "2026-001")
	if _, err := s.Issue(t.Context(), order("2026-001"), sealed); err != nil {
		t.Fatal(err)
	}
	if err := s.PutPaper(t.Context(), slip("out/<a>&.pdf", "a", 1)); err != nil {
		t.Fatal(err)
	}
	text := dumped(t, s)
	var types []string
	for line := range strings.Lines(text) {
		var object map[string]any
		if err := json.Unmarshal([]byte(line), &object); err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		types = append(types, fmt.Sprint(object["type"]))
	}
	want := strings.Fields("plan receipt receipt model model revision revision assessment decision certificate workbook paper")
	if !slices.Equal(types, want) {
		t.Errorf("types %v, want %v", types, want)
	}
	for _, never := range []string{"09:30", "02:30", `"at"`, "claim-of-a", "\\u003c"} {
		if strings.Contains(text, never) {
			t.Errorf("the dump has %s", never)
		}
	}
	for _, part := range []string{
		`{"id":"dan-van-kheo-2026","type":"plan"}`,
		`"duplicate_of":{"path":"inbox/a.docx","sha256":"` + Digest("a") + `"}`,
		`"entry":"2026-001"`, `"date":"2026-11-20"`, `"path":"out/<a>&.pdf"`, `"confidence":1,`,
	} {
		if !strings.Contains(text, part) {
			t.Errorf("the dump lacks %s:\n%s", part, text)
		}
	}
}

// testDumpResumed: a run that was killed at any file, at another time of
// day, and resumed gives the same bytes as one that was not disturbed.
func testDumpResumed(t *testing.T, open Opener) {
	papers := []Paper{
		{Key: "a", Unit: "p9", Names: []string{talk}, Claim: "a"},
		{Key: "b", Unit: "kv10", Names: []string{reform}, Claim: "b"},
		{Key: "a", Unit: "p9", Names: []string{talk}, Claim: "a2"},
		{Key: "c", Unit: "p9", Names: []string{talk}, Claim: "c"},
	}
	run := func(s ledger.Store, upTo int, late time.Duration) {
		for i, p := range papers[:upTo] {
			sub := p.Submission("")
			sub.At = sub.At.Add(late)
			r, err := s.Accept(t.Context(), sub)
			if err != nil {
				t.Fatal(err)
			}
			paper := slip("out/"+p.Key+".pdf", fmt.Sprint(r.Outcome, i), r.ID)
			if err := s.PutPaper(t.Context(), paper); err != nil {
				t.Fatal(err)
			}
			if i == 1 {
				if _, err := s.Reject(t.Context(), Paper{Key: "x"}.Submission("x"), *dossier.Reject(dossier.Corrupt, nil)); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	undisturbed := open(t, t.TempDir())
	run(undisturbed, len(papers), 0)
	want := dumped(t, undisturbed)
	for killed := range len(papers) {
		dir := t.TempDir()
		s := open(t, dir)
		run(s, killed, 0)
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		s = open(t, dir)
		run(s, len(papers), 3*time.Hour)
		if got := dumped(t, s); got != want {
			t.Errorf("killed after %d files:\n%s\nwant\n%s", killed, got, want)
		}
	}
}

// testDumpOrder: arrivals and papers stand in an order of their own, not in
// that of the acts.
func testDumpOrder(t *testing.T, open Opener) {
	dump := func(keys ...string) string {
		s := open(t, t.TempDir())
		for _, key := range keys {
			if _, err := s.Reject(t.Context(), Paper{Key: key}.Submission(key), *dossier.Reject(dossier.Empty, nil)); err != nil {
				t.Fatal(err)
			}
			if err := s.PutPaper(t.Context(), slip("out/"+key, key, 0)); err != nil {
				t.Fatal(err)
			}
		}
		return dumped(t, s)
	}
	if one, other := dump("a", "b", "c"), dump("c", "a", "b"); one != other {
		t.Errorf("the order of acts shows:\n%s\n%s", one, other)
	}
}
