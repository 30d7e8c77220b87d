//go:build unix

package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strings"
	"testing"

	"hoso/pipeline/dossier"
)

// TestListedSaysWhatTheWholeSays: every paper that a run makes from parts of
// the ledger, and the answer of status, is the one that the whole gives: each
// byte of lists and workbooks, with and without what people corrected.
func TestListedSaysWhatTheWholeSays(t *testing.T) {
	dir := killWorkspace(t)
	for _, act := range [][]string{
		{"run", "--quiet"},
		{"set", "2026-002", "leader", "Đồng chí Trần Thị Mẫu", "--by", "Lan", "--reason", "gọi điện"},
		{"set", "2026-003", "subject", "Tổ dân vận", "--by", "Lan", "--reason", "gọi điện"},
		{"undo", "2", "--by", "Lan", "--reason", "nhầm"},
		{"run", "--quiet"},
	} {
		if err := hoso(t, dir, 0, act...); exitOf(err) != exitSome && exitOf(err) != exitDone {
			t.Fatalf("%v: %v", act, err)
		}
	}
	s := officeOf(t, dir, reading)
	state, err := s.State(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	recorded := map[string]dossier.Paper{}
	for _, p := range state.Papers {
		recorded[p.Path] = p
	}
	papers, err := s.StandingPapers(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	lists := 0
	for _, p := range papers {
		have := recorded["out/"+p.Name]
		if have.Inputs != p.Inputs {
			t.Errorf("%s: inputs %s, the whole's are %s", p.Name, have.Inputs, p.Inputs)
		}
		if p.Kind == "check_slip" {
			continue
		}
		lists++
		data, err := p.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != have.SHA256 {
			t.Errorf("%s has other bytes than the whole gives", p.Name)
		}
	}
	if lists != 4 || len(papers) < 20 {
		t.Errorf("%d papers, %d lists", len(papers), lists)
	}
	listed, err := s.Listed(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	full, err := s.answer(state, s.Today())
	if err != nil {
		t.Fatal(err)
	}
	short, err := s.answer(listed, s.Today())
	if err != nil {
		t.Fatal(err)
	}
	if short.Text != full.Text || !strings.Contains(full.Text, "(Lan)") {
		t.Errorf("status says\n%s\nthe whole\n%s", short.Text, full.Text)
	}
	have, want := valueOf(t, short.Value), valueOf(t, full.Value)
	if have != want {
		t.Errorf("status --json\n%s\nthe whole\n%s", have, want)
	}
}

// valueOf is a status as JSON, without the counts of files, which are of all.
func valueOf(t *testing.T, st status) string {
	t.Helper()
	st.Files = nil
	data, err := json.Marshal(st)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
