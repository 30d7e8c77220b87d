//go:build unix

package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"hoso/pipeline"
	"hoso/pipeline/dossier"
	books "hoso/pipeline/generate/excel"
	"hoso/pipeline/ingest"
	"hoso/pipeline/ingest/ingesttest"
	"hoso/samples"
)

// chapter is one act of an office: what comes, and what hoso does. Doing it
// again after a fault must end as doing it once.
type chapter struct {
	name string
	come func(t *testing.T, dir string)
	do   func(s *session) error
}

func run1(s *session) error {
	_, _, err := s.Run(context.Background(), func(pipeline.Event) {})
	return err
}

// chapters are a short year: each takes one file, so that whatever fails the
// order of the files stays the same.
func chapters() []chapter {
	who := pipeline.Who{By: "Lan", Reason: "để nhầm thư mục"}
	return []chapter{
		{"a file", func(t *testing.T, dir string) { put(t, dir, "Chi bộ Phòng 9/a.docx", variation(t, 1), time.Hour) }, run1},
		{"a broken file", func(t *testing.T, dir string) {
			broken, err := samples.Named("18-tai-do-dang")
			if err != nil {
				t.Fatal(err)
			}
			put(t, dir, "Chi bộ Phòng 9/hỏng.docx", broken.Data, time.Hour)
		}, run1},
		{"a broken file tried again", nil, func(s *session) error {
			state, err := s.State(context.Background())
			if err != nil || len(state.Receipts) > 2 { // it was, and taken, before the fault
				return errors.Join(err, run1(s))
			}
			names, err := s.Inbox.Asides()
			for _, name := range names {
				if _, fault := s.Inbox.PutBack(name); fault != nil {
					return fault
				}
			}
			return errors.Join(err, run1(s))
		}},
		{"a ZIP", func(t *testing.T, dir string) {
			put(t, dir, "nộp.zip", zipped(t, map[string][]byte{"Chi bộ Phòng 9/b.docx": variation(t, 2)}), time.Hour)
		}, run1},
		{"a move", nil, func(s *session) error {
			ctx := context.Background()
			state, err := s.State(ctx)
			if err == nil && len(state.Corrections) == 0 { // else it was moved before the fault
				_, err = s.Move(ctx, who, "inbox/Chi bộ Phòng 9/a.docx", "VKSND khu vực 10")
			}
			return errors.Join(err, s.Refresh(ctx, func(pipeline.Event) {}))
		}},
		{"certificates", nil, certifyAll},
	}
}

// certifyAll recognises the first model and issues its certificate.
func certifyAll(s *session) error {
	ctx, none := context.Background(), func(pipeline.Event) {}
	paper, _, err := s.AssessmentPaper(ctx, dossier.YearEnd)
	if err != nil {
		return err
	}
	blank, err := paper.Bytes()
	if err != nil {
		return err
	}
	decision := dossier.Decision{Number: "15-QĐ/ĐU", Date: "10/12/2026", Place: "Hải Phòng", Authority: "T/M ĐẢNG ỦY", Title: "BÍ THƯ", Signer: "Nguyễn Văn Mẫu"}
	filled, err := books.Answer(blank, s.Plan, map[string]books.Verdict{"2026-001": {Recognised: true}}, decision)
	if err != nil {
		return err
	}
	state, err := s.State(ctx)
	if err != nil {
		return err
	}
	if len(state.Assessments) == 0 { // else it was taken before the fault
		if _, err := s.Assess(ctx, pipeline.Answered{Data: filled, Name: "phiếu.xlsx", By: "Lan"}); err != nil {
			return err
		}
	}
	issued, held, err := s.Certify(ctx, nil)
	for _, h := range held {
		err = errors.Join(err, h.Err)
	}
	if err != nil {
		return err
	}
	if err := s.PutOut(ctx, s.CertificatePapers(issued), none); err != nil {
		return err
	}
	registers, err := s.RegisterPapers(ctx)
	return errors.Join(err, s.PutOut(ctx, registers, none), s.Refresh(ctx, none))
}

// TestEveryOperationFails lets the disk under inbox, archive, quarantine and
// out/ fail at one operation after the other, once and for good, with the
// errors of a bad disk, a full one, one without rights and a file in use. A
// run on a sound disk then ends as an undisturbed one, to the byte. HOSO_FAULTS=1
// for every operation, 7 for each seventh; else some of them, others each time.
func TestEveryOperationFails(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "w")
	if err := makeWorkspace(dir, officeSettings); err != nil {
		t.Fatal(err)
	}
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 5))
	kinds := map[string]int{}
	for _, c := range chapters() {
		if c.come != nil {
			c.come(t, dir)
		}
		calm := copied(t, dir)
		total := 0
		must(t, act(t, calm, c, func(string, string) error { total++; return nil }))
		if total < 10 {
			t.Fatalf("%s: %d operations", c.name, total)
		}
		want := workspaceNow(t, calm)
		stride := strideOf(total)
		tried := 0
		for n := 1 + random.IntN(stride); n <= total; n += stride {
			forGood := random.IntN(2) == 0
			kinds[failAt(t, copied(t, dir), c, n, forGood, want)]++
			tried++
		}
		t.Logf("%s: %d operations, %d of them failed", c.name, total, tried)
		dir = calm
	}
	t.Logf("operations that failed: %v", kinds)
}

// strideOf is how far apart the faults are that are tried of so many.
func strideOf(total int) int {
	switch n, err := strconv.Atoi(os.Getenv("HOSO_FAULTS")); {
	case err == nil && n > 0:
		return n
	case testing.Short():
		return total
	}
	return max(1, total/2)
}

// faults are those that a disk has.
func faults() []error {
	return []error{syscall.EIO, syscall.ENOSPC, syscall.EACCES, ingest.ErrBusy}
}

// failAt does a chapter on a disk that fails, then on a sound one, and tells
// at which operation it failed.
func failAt(t *testing.T, dir string, c chapter, n int, forGood bool, want map[string]string) (op string) {
	t.Helper()
	count, fault, what := 0, faults()[n%len(faults())], ""
	err := act(t, dir, c, func(o, name string) error {
		if count++; count == n {
			op, what = o, fmt.Sprintf("%s, operation %d (%s %s), %v, for good %v", c.name, n, o, filepath.Base(name), fault, forGood)
		}
		if count == n || forGood && count > n {
			return &fs.PathError{Op: o, Path: name, Err: fault}
		}
		return nil
	})
	if again := act(t, dir, c, nil); again != nil {
		t.Fatalf("%s: %v; then %v", what, err, again)
	}
	if differs := difference(workspaceNow(t, dir), want); differs != "" {
		t.Fatalf("%s (%v): %s", what, err, differs)
	}
	must(t, os.RemoveAll(dir))
	return op
}

// act does a chapter as a process of its own would; may is asked before each
// operation, nil is a sound disk.
func act(t *testing.T, dir string, c chapter, may func(op, name string) error) error {
	t.Helper()
	s := officeOf(t, dir, writing)
	s.By = "x"
	var mu sync.Mutex
	disk := ingesttest.Disk{FS: ingest.OS(), May: func(op, name string) error {
		mu.Lock()
		defer mu.Unlock()
		if may == nil {
			return nil
		}
		return may(op, name)
	}}
	s.Inbox.FS, s.Archive.FS, s.Out.FS = disk, disk, disk
	s.Inbox.Settle = time.Nanosecond // a copy in the quarantine is as young as that
	s.Inbox.Sleep = func(time.Duration) {}
	s.Out.Sleep = func(time.Duration) {}
	s.Wait = func(context.Context, time.Duration) error { return nil }
	return errors.Join(c.do(s), s.Close())
}

// workspaceNow is all that a workspace holds for people: the ledger, papers,
// what was set aside, what is in inbox and archive.
func workspaceNow(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := bytesIn(t, dir, "out", "quarantine", "archive", "inbox")
	for name := range out {
		switch {
		case strings.HasSuffix(name, ".reason.txt"): // it says the time of day
			out[name] = "reason"
		case strings.Contains(name, "/.incoming/"): // the next run sweeps them out
			delete(out, name)
		}
	}
	out["the ledger"] = dumpOf(t, dir)
	return out
}

// difference says how two workspaces differ, "" where they don't.
func difference(have, want map[string]string) string {
	var out []string
	for name, text := range want {
		switch now, there := have[name]; {
		case !there:
			out = append(out, name+" is gone")
		case now != text && name == "the ledger":
			out = append(out, "the ledger: "+firstDifference(now, text))
		case now != text:
			out = append(out, name+" differs")
		}
	}
	for name := range have {
		if _, wanted := want[name]; !wanted {
			out = append(out, name+" is too much")
		}
	}
	slices.Sort(out)
	return strings.Join(out, "\n")
}

// copied is a copy of a workspace, with the times of its files.
func copied(t *testing.T, dir string) string {
	t.Helper()
	to := filepath.Join(t.TempDir(), "w")
	must(t, filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, name)
		if err != nil || d.IsDir() {
			return errors.Join(err, os.MkdirAll(filepath.Join(to, rel), 0o755))
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		return errors.Join(os.WriteFile(filepath.Join(to, rel), data, info.Mode().Perm()),
			os.Chtimes(filepath.Join(to, rel), info.ModTime(), info.ModTime()))
	}))
	return to
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
