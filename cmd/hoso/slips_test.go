//go:build unix

package main

import (
	"bytes"
	"context"
	"testing"

	"hoso/pipeline"
	"hoso/pipeline/generate"
)

// officeOf opens a workspace as a command does.
func officeOf(t testing.TB, dir string, how access) *session {
	t.Helper()
	ws, err := readWorkspace(dir)
	if err != nil {
		t.Fatal(err)
	}
	now, err := clock("2026-02-02T08:00:00+07:00")
	if err != nil {
		t.Fatal(err)
	}
	s, err := openSession(context.Background(), ws, "", now, how)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// TestSlipsFollowFromTheirPartAlone: a slip that is made from the part of the
// ledger that it concerns is the one that the whole ledger gives.
func TestSlipsFollowFromTheirPartAlone(t *testing.T) {
	dir := killWorkspace(t)
	var out, errs bytes.Buffer
	if code := run(context.Background(), []string{"hoso", "run", "-w", dir}, &out, &errs); code != exitSome {
		t.Fatalf("%d %s", code, errs.String())
	}
	s := officeOf(t, dir, reading)
	state, err := s.Ledger.State(t.Context(), s.Plan.ID)
	if err != nil {
		t.Fatal(err)
	}
	papers, err := s.StandingPapers(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	inputs := map[int64]pipeline.Paper{}
	for _, p := range papers {
		if p.Format == "pdf" { // the others go with it
			inputs[p.Receipt] = p
		}
	}
	for _, id := range generate.Slips(state) {
		whole, err := s.Press.CheckSlip(state, s.Plan, id)
		if err != nil {
			t.Fatal(err)
		}
		if got := inputs[id]; got.Inputs != whole.Inputs || got.Name != whole.Name {
			t.Errorf("receipt %d: %s %s, want %s %s", id, got.Name, got.Inputs, whole.Name, whole.Inputs)
		}
	}
	if len(generate.Slips(state)) < 10 {
		t.Fatalf("only %d slips", len(generate.Slips(state)))
	}
}
