//go:build unix

package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"hoso/samples"
)

// kills is how many times TestKilledOverABatch kills: HOSO_KILLS, else a few.
func kills(t *testing.T) int {
	if n, err := strconv.Atoi(os.Getenv("HOSO_KILLS")); err == nil && n > 0 {
		return n
	}
	if testing.Short() {
		return 4
	}
	return 15
}

// TestKilledOverABatch kills `hoso run` at random moments over a batch of 300
// files until it has killed often enough, over as many batches as that takes.
// After each batch the ledger, the papers and what was set aside are those of
// an undisturbed run, and doctor --deep finds no fault. HOSO_KILLS=1000 for
// a long one.
func TestKilledOverABatch(t *testing.T) {
	files := 300
	if os.Getenv("HOSO_KILLS") == "" {
		files = 60
	}
	calm := bigWorkspace(t, files)
	begun := time.Now()
	if err := hoso(t, calm, 0, "run", "--quiet"); exitOf(err) != exitSome {
		t.Fatalf("undisturbed run: %v", err)
	}
	whole := time.Since(begun)
	want, papers := dumpOf(t, calm), filesIn(t, calm, "out", "quarantine")
	seed := uint64(time.Now().UnixNano())
	random := rand.New(rand.NewPCG(seed, 1))
	t.Logf("seed %d; an undisturbed run takes %v", seed, whole)
	killed, batches := 0, 0
	for ; killed < kills(t); batches++ {
		dir := bigWorkspace(t, files)
		for done := false; !done && killed < kills(t); {
			after := time.Duration(1 + random.Int64N(int64(whole)/4))
			if done = exitOf(hoso(t, dir, after, "run", "--quiet")) >= 0; !done {
				killed++
			}
		}
		if err := hoso(t, dir, 0, "run", "--quiet"); exitOf(err) != exitSome && exitOf(err) != exitDone {
			t.Fatalf("last run: %v", err)
		}
		if got := dumpOf(t, dir); got != want {
			t.Errorf("batch %d, %d kills: the ledger differs (%d lines, want %d)", batches, killed, strings.Count(got, "\n"), strings.Count(want, "\n"))
		}
		if got := filesIn(t, dir, "out", "quarantine"); got != papers {
			t.Errorf("batch %d, %d kills: papers\n%s\nwant\n%s", batches, killed, got, papers)
		}
		if left := leftIn(t, filepath.Join(dir, "inbox")); len(left) > 0 {
			t.Errorf("batch %d: left in the inbox: %v", batches, left)
		}
		if left := leftIn(t, filepath.Join(dir, "archive", ".incoming")); len(left) > 0 {
			t.Errorf("batch %d: left in the archive: %v", batches, left)
		}
		statusAgrees(t, dir, files)
		deepCheck(t, dir)
		if t.Failed() {
			t.FailNow()
		}
		if err := os.RemoveAll(dir); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%d kills over %d batches of %d files", killed, batches, files)
}

// bigWorkspace has a batch of files in its inbox: of thirty units, every
// seventh broken, every fifth a copy of the one before.
func bigWorkspace(t *testing.T, files int) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "w")
	if err := makeWorkspace(dir, officeSettings); err != nil {
		t.Fatal(err)
	}
	broken, err := samples.Named("18-tai-do-dang")
	if err != nil {
		t.Fatal(err)
	}
	old := time.Now().Add(-time.Hour)
	for n := range files {
		data := variation(t, n-n%5/4)
		if n%7 == 6 {
			data = append(append([]byte{}, broken.Data...), byte(n), byte(n>>8))
		}
		name := filepath.Join(dir, "inbox", fmt.Sprintf("Chi bộ số %02d", n%30/5), fmt.Sprintf("%04d.docx", n))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, data, 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(name, old, old); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// deepCheck lets doctor check archive, journal, mirror, ledger and papers
// against each other.
func deepCheck(t *testing.T, dir string) {
	t.Helper()
	var out, errs bytes.Buffer
	if code := run(t.Context(), []string{"hoso", "doctor", "--deep", "-w", dir}, &out, &errs); code != exitDone || !strings.Contains(out.String(), "liền mạch và khớp") {
		t.Errorf("doctor --deep: %d\n%s%s", code, out.String(), errs.String())
	}
}

// filesIn lists the files below some folders.
func filesIn(t *testing.T, dir string, folders ...string) string {
	t.Helper()
	var out []string
	for _, folder := range folders {
		for _, name := range leftIn(t, filepath.Join(dir, folder)) {
			out = append(out, strings.TrimPrefix(name, dir))
		}
	}
	return strings.Join(out, "\n")
}
