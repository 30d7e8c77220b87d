//go:build unix

package main

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"hoso/pipeline"
	"hoso/pipeline/ingest"
)

// spoken is what a command says, safe to read while it speaks.
type spoken struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (s *spoken) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.Write(p)
}

func (s *spoken) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.String()
}

// watching runs `hoso watch` in a new workspace; stop ends it as Ctrl-C does.
func watching(t *testing.T) (dir string, out, errs *spoken, stop func() int) {
	t.Helper()
	dir = filepath.Join(t.TempDir(), "w")
	if err := makeWorkspace(dir, officeSettings); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	out, errs = &spoken{}, &spoken{}
	code := make(chan int, 1)
	go func() { code <- run(ctx, []string{"hoso", "watch", "-w", dir}, out, errs) }()
	stop = sync.OnceValue(func() int { cancel(); return <-code })
	t.Cleanup(func() { stop() })
	eventually(t, "it watches", func() bool { return strings.Contains(errs.String(), "đang theo dõi") })
	return dir, out, errs, stop
}

// eventually looks again and again, for a minute at most.
func eventually(t *testing.T, what string, is func() bool) time.Time {
	t.Helper()
	for end := time.Now().Add(time.Minute); ; {
		if is() {
			return time.Now()
		}
		if time.Now().After(end) {
			t.Fatalf("not in a minute: %s", what)
		}
		time.Sleep(2 * time.Millisecond) // the system under test is real time
	}
}

func slipsIn(dir string) int {
	names, _ := filepath.Glob(filepath.Join(dir, "out", "Phiếu rà soát", "*", "*.pdf"))
	return len(names)
}

// put writes a file beside the inbox and renames it in: complete at once.
func put(t *testing.T, dir, name string, data []byte, age time.Duration) {
	t.Helper()
	temp := filepath.Join(dir, "coming")
	if err := os.WriteFile(temp, data, 0o644); err != nil {
		t.Fatal(err)
	}
	then := time.Now().Add(-age)
	if err := os.Chtimes(temp, then, then); err != nil {
		t.Fatal(err)
	}
	target := filepath.Join(dir, "inbox", name)
	if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(temp, target); err != nil {
		t.Fatal(err)
	}
}

// TestWatchIsQuick: from the moment a file is complete to its slip under a
// second, both for one that comes complete and for one that is written there
// and has to stand still for two seconds first; also in a new folder.
func TestWatchIsQuick(t *testing.T) {
	dir, _, errs, stop := watching(t)
	var took []time.Duration
	measure := func(n int, complete time.Time) {
		at := eventually(t, fmt.Sprint("slip ", n), func() bool { return slipsIn(dir) == n })
		took = append(took, at.Sub(complete))
	}
	for n := range 4 {
		put(t, dir, fmt.Sprintf("%d.docx", n), variation(t, n), time.Hour)
		measure(n+1, time.Now())
	}
	name := filepath.Join(dir, "inbox", "Chi bộ mới", "đợt 2", "4.docx")
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	data := variation(t, 4)
	for _, half := range [][]byte{data[:len(data)/2], data} {
		if err := os.WriteFile(name, half, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	measure(5, time.Now().Add(ingest.Settled))
	t.Logf("from complete to slip: %v", took)
	// The figure is 0.2 s on a quiet machine; the bound leaves room for a loaded one.
	if slices.Sort(took); took[len(took)/2] > 3*time.Second {
		t.Errorf("median %v, want under a second", took[len(took)/2])
	}
	if code := stop(); code != exitDone {
		t.Errorf("status %d: %s", code, errs)
	}
}

// TestWatchHoldsTheWorkspace: a second one says who holds it and ends with 1;
// commands that only read go on working.
func TestWatchHoldsTheWorkspace(t *testing.T) {
	dir, _, _, _ := watching(t)
	put(t, dir, "a.docx", variation(t, 1), time.Hour)
	eventually(t, "a slip", func() bool { return slipsIn(dir) == 1 })
	file := filepath.Join(t.TempDir(), "b.docx")
	if err := os.WriteFile(file, variation(t, 2), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"run"}, {"watch"}, {"retry"}, {"rebuild"}, {"report", "--period", "registration"},
		{"set", "2026-001", "targets", "x", "--by", "Lan", "--reason", "x"}, {"assess", "export"}} {
		said := command(t, exitFailed, append(args, "-w", dir)...)
		if !strings.Contains(said, fmt.Sprint("tiến trình ", os.Getpid())) {
			t.Errorf("%v: %s", args, said)
		}
	}
	for _, args := range [][]string{{"status"}, {"status", "--json", "--files"}, {"history", "2026-001"}, {"dump"},
		{"check", file}, {"extract", file}, {"corrections"}, {"doctor"}, {"doctor", "--deep"}, {"attach", "list"}, {"recognition", "list"}} {
		command(t, exitDone, append(args, "-w", dir)...)
	}
	if said := command(t, exitFailed, "verify", "01/2026", "-w", dir); strings.Contains(said, "tiến trình") {
		t.Error(said)
	}
}

// TestKilledWatchLeavesNoLock: whoever comes after a power cut finds the
// workspace free, whatever the lock file says.
func TestKilledWatchLeavesNoLock(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "w")
	if err := makeWorkspace(dir, officeSettings); err != nil {
		t.Fatal(err)
	}
	out := &spoken{}
	cmd := &exec.Cmd{Path: ownPath(t), Args: []string{"hoso", "watch", "-w", dir}, Stdout: out, Stderr: out, Env: os.Environ()}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	eventually(t, "it watches", func() bool { return strings.Contains(out.String(), "đang theo dõi") })
	if said := command(t, exitFailed, "run", "-w", dir); !strings.Contains(said, fmt.Sprint("tiến trình ", cmd.Process.Pid)) {
		t.Error(said)
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait()
	if !fileExists(filepath.Join(dir, ".hoso.lock")) {
		t.Fatal("no lock file is left: nothing is tested")
	}
	put(t, dir, "a.docx", variation(t, 1), time.Hour)
	command(t, exitDone, "run", "-w", dir)
	statusAgrees(t, dir, 1)
}

// ownPath is this test binary, which is hoso for a child of that name.
func ownPath(t *testing.T) string {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return exe
}

// TestWatchSurvivesALostInbox: the folder goes and comes back, as a share does.
func TestWatchSurvivesALostInbox(t *testing.T) {
	dir, _, errs, stop := watching(t)
	inbox, away := filepath.Join(dir, "inbox"), filepath.Join(dir, "away")
	if err := os.Rename(inbox, away); err != nil {
		t.Fatal(err)
	}
	eventually(t, "the loss is told", func() bool { return strings.Contains(errs.String(), "không thấy thư mục") })
	if err := os.Rename(away, inbox); err != nil {
		t.Fatal(err)
	}
	put(t, dir, "a.docx", variation(t, 1), time.Hour)
	eventually(t, "a slip", func() bool { return slipsIn(dir) == 1 })
	eventually(t, "the end is told", func() bool { return strings.Contains(errs.String(), "trở lại bình thường") })
	put(t, dir, "b.docx", variation(t, 2), time.Hour)
	eventually(t, "a second slip", func() bool { return slipsIn(dir) == 2 })
	if code := stop(); code != exitDone || strings.Count(errs.String(), "không thấy thư mục") != 1 {
		t.Errorf("status %d: %s", code, errs)
	}
}

// TestWatchInterrupted: Ctrl-C in the middle of a batch finishes the file in
// hand and ends with 0; the rest lies in the inbox, where people see it.
func TestWatchInterrupted(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "w")
	if err := makeWorkspace(dir, officeSettings); err != nil {
		t.Fatal(err)
	}
	const files = 100
	for n := range files {
		put(t, dir, fmt.Sprintf("%03d.docx", n), variation(t, n), time.Hour)
	}
	out := &spoken{}
	cmd := &exec.Cmd{Path: ownPath(t), Args: []string{"hoso", "watch", "-w", dir}, Stdout: out, Stderr: out, Env: os.Environ()}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	eventually(t, "a file is taken", func() bool { return strings.Contains(out.String(), "Đã nhận") })
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	taken := strings.Count(out.String(), "Đã nhận")
	names, err := filepath.Glob(filepath.Join(dir, "inbox", "*.docx"))
	if err != nil || taken+len(names) != files || taken == files {
		t.Errorf("%d taken, %d left in the inbox, want %d in all (%v)", taken, len(names), files, err)
	}
	if left := leftIn(t, filepath.Join(dir, "inbox", ".hoso")); len(left) > 0 {
		t.Errorf("left claimed: %v", left)
	}
}

// full is a disk that is full for its first so many writes.
type full struct {
	ingest.FS
	left *atomic.Int64
}

func (f full) WriteFile(name string, data []byte) error {
	if f.left.Add(-1) >= 0 {
		return &fs.PathError{Op: "write", Path: name, Err: syscall.ENOSPC}
	}
	return f.FS.WriteFile(name, data)
}

// TestWatchTellsOnceAndTriesAgain over a full disk, with growing waits.
func TestWatchTellsOnceAndTriesAgain(t *testing.T) {
	for _, part := range []string{"inbox", "out"} {
		t.Run(part, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "w")
			if err := makeWorkspace(dir, officeSettings); err != nil {
				t.Fatal(err)
			}
			put(t, dir, "a.docx", variation(t, 1), time.Hour)
			s := officeOf(t, dir, writing)
			var bad atomic.Int64
			bad.Store(4)
			if part == "inbox" {
				s.Inbox.FS = full{ingest.OS(), &bad}
			} else {
				bad.Store(12) // three papers at a time, of which each is tried
				s.Out.FS = full{ingest.OS(), &bad}
			}
			var waits []time.Duration
			var told []pipeline.Trouble
			taken := 0
			ctx, cancel := context.WithCancel(t.Context())
			err := s.Watch(ctx, pipeline.Watching{
				Emit: func(e pipeline.Event) {
					if e.Outcome == "accepted" {
						taken++
					}
				},
				Tell: func(trouble pipeline.Trouble) { told = append(told, trouble) },
				Rest: func(_ context.Context, d time.Duration, _ <-chan struct{}) error {
					if waits = append(waits, d); bad.Load() < 0 && slipsIn(dir) == 1 {
						cancel()
					}
					if len(waits) > 100 {
						return context.Canceled
					}
					return nil
				},
			})
			if err != nil || taken != 1 || slipsIn(dir) != 1 {
				t.Errorf("%d taken, %d slips, %v", taken, slipsIn(dir), err)
			}
			if len(told) < 1 || told[0].Kind != pipeline.Full || len(told) > 2 {
				t.Errorf("told %v", told)
			}
			if waits[0] != time.Second || waits[2] != 2*time.Second || waits[4] != 4*time.Second {
				t.Errorf("waits %v", waits)
			}
		})
	}
}
