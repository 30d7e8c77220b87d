//go:build unix

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"hoso/pipeline"
	"hoso/pipeline/dossier"
)

// TestSumsAlwaysAgree: after runs over batches of every sort, some files still
// being written, the sum of each run and that of status come out, and status
// names as many files as it counts.
func TestSumsAlwaysAgree(t *testing.T) {
	dir := killWorkspace(t)
	random := rand.New(rand.NewPCG(1, 2))
	taken := 0
	for round := range 3 {
		for n := range 5 {
			put(t, dir, fmt.Sprintf("%d-%d.docx", round, n), variation(t, random.IntN(4)), time.Hour)
		}
		held := holdOpen(t, filepath.Join(dir, "inbox", fmt.Sprintf("mở %d.docx", round)))
		s := officeOf(t, dir, writing)
		s.Wait = func(context.Context, time.Duration) error { return nil } // nobody closes the file
		summary, waiting, err := s.Run(t.Context(), func(pipeline.Event) {})
		if err != nil {
			t.Fatal(err)
		}
		if got := countsOf(summary).received(); got != summary.Received || len(waiting) != 1 || summary.Waiting != 1 {
			t.Errorf("round %d: received %d, sum %d, %d waiting: %+v", round, summary.Received, got, len(waiting), summary)
		}
		taken += summary.Received - summary.Waiting
		state, err := s.Ledger.State(t.Context(), s.Plan.ID)
		if err != nil {
			t.Fatal(err)
		}
		wait, err := waitingFiles(t.Context(), s)
		if err != nil {
			t.Fatal(err)
		}
		files := append(received(state), wait...)
		if got := count(files).received(); got != len(files) || got != taken+1 {
			t.Errorf("round %d: %d files, sum %d, want %d", round, len(files), got, taken+1)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		statusAgrees(t, dir, taken+1)
		held()
		taken++ // the next run takes what was open
		old := time.Now().Add(-time.Hour)
		if err := os.Chtimes(filepath.Join(dir, "inbox", fmt.Sprintf("mở %d.docx", round)), old, old); err != nil {
			t.Fatal(err)
		}
		s = officeOf(t, dir, writing)
		if summary, _, err := s.Run(t.Context(), func(pipeline.Event) {}); err != nil || summary.Received != 1 || summary.Waiting != 0 {
			t.Errorf("round %d: %+v, %v", round, summary, err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		statusAgrees(t, dir, taken)
	}
}

// holdOpen writes a file and keeps it open until it is let go.
func holdOpen(t *testing.T, name string) (letGo func()) {
	t.Helper()
	file, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	return func() {
		if err := file.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func statusAgrees(t *testing.T, dir string, want int) {
	t.Helper()
	var out, errs bytes.Buffer
	if code := run(t.Context(), []string{"hoso", "status", "--json", "--files", "-w", dir}, &out, &errs); code != 0 {
		t.Fatal(errs.String())
	}
	var st status
	if err := json.Unmarshal(out.Bytes(), &st); err != nil {
		t.Fatal(err)
	}
	sum := 0
	for _, o := range outcomes() {
		sum += st.Files[string(o)]
	}
	if st.Files["received"] != want || sum != want || len(st.Arrivals) != want {
		t.Errorf("status: received %d, sum %d, %d files named, want %d", st.Files["received"], sum, len(st.Arrivals), want)
	}
}

// TestLogTurns: the log begins anew when it is full, and the last three stay.
func TestLogTurns(t *testing.T) {
	name := filepath.Join(t.TempDir(), logFile)
	file, err := openRotated(name, 1000)
	if err != nil {
		t.Fatal(err)
	}
	log := slog.New(slog.NewJSONHandler(file, nil))
	for n := range 100 {
		logEvent(log, pipeline.Event{Event: "submission", File: "inbox/Nguyễn Văn A.docx", Receipt: int64(n), Outcome: dossier.Accepted})
	}
	logFault(log, &os.PathError{Op: "open", Path: "inbox/Nguyễn Văn A.docx", Err: os.ErrPermission})
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	all := ""
	for _, part := range []string{".3", ".2", ".1", ""} {
		data, err := os.ReadFile(name + part)
		if err != nil || len(data) > 1000 || len(data) == 0 {
			t.Errorf("%s: %d bytes, %v", part, len(data), err)
		}
		all += string(data)
	}
	if _, err := os.Stat(name + ".4"); err == nil {
		t.Error("a fourth is kept")
	}
	if strings.Contains(all, "Nguyễn") || !strings.Contains(all, `"receipt":99`) || !strings.Contains(all, `"kind":"denied"`) {
		t.Errorf("log: %s", all)
	}
}
