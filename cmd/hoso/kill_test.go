//go:build unix

package main

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"hoso/pipeline/ingest"
	"hoso/samples"
)

// TestKilledRunEndsTheSame kills `hoso run` at random moments, again and
// again, then lets it finish: the ledger is that of an undisturbed run, every
// file is accounted for and nothing is left in the inbox.
func TestKilledRunEndsTheSame(t *testing.T) {
	rounds := 3
	if testing.Short() {
		rounds = 1
	}
	calm := killWorkspace(t)
	if err := hoso(t, calm, 0, "run"); exitOf(err) != exitSome {
		t.Fatalf("undisturbed run: %v", err)
	}
	want := dumpOf(t, calm)
	for round := range rounds {
		dir := killWorkspace(t)
		random := rand.New(rand.NewPCG(uint64(round), 7))
		kills := 0
		for range 12 {
			err := hoso(t, dir, time.Duration(20+random.IntN(700))*time.Millisecond, "run")
			if exitOf(err) >= 0 {
				break // it was done before the kill
			}
			kills++
		}
		if err := hoso(t, dir, 0, "run"); exitOf(err) != exitSome && exitOf(err) != exitDone {
			t.Fatalf("round %d: last run: %v", round, err)
		}
		if got := dumpOf(t, dir); got != want {
			t.Errorf("round %d, %d kills: the ledger differs\nwant\n%s\ngot\n%s", round, kills, want, got)
		}
		if left := leftIn(t, filepath.Join(dir, "inbox")); len(left) > 0 {
			t.Errorf("round %d: left in the inbox: %v", round, left)
		}
		t.Logf("round %d: %d kills", round, kills)
	}
}

// killWorkspace makes a workspace with every sample in its inbox, some twice.
func killWorkspace(t *testing.T) string {
	dir := filepath.Join(t.TempDir(), "w")
	if err := makeWorkspace(dir, officeSettings); err != nil {
		t.Fatal(err)
	}
	cases, err := samples.Cases()
	if err != nil {
		t.Fatal(err)
	}
	old := time.Now().Add(-time.Hour)
	for i, c := range cases {
		for copies := range 1 + i%2 {
			name := filepath.Join(dir, "inbox", fmt.Sprintf("%s %d%s", c.Name, copies, filepath.Ext(c.File)))
			if err := os.WriteFile(name, c.Data, 0o644); err != nil {
				t.Fatal(err)
			}
			if err := os.Chtimes(name, old, old); err != nil {
				t.Fatal(err)
			}
		}
	}
	return dir
}

// hoso runs the program in a process of its own; after a while it is killed.
func hoso(t *testing.T, dir string, kill time.Duration, args ...string) error {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := &exec.Cmd{Path: exe, Args: append([]string{"hoso"}, append(args, "-w", dir)...)}
	cmd.Env = append(os.Environ(), "HOSO_CLOCK=2026-02-02T08:00:00+07:00", "HOSO_USER=x")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if kill > 0 {
		timer := time.AfterFunc(kill, func() { _ = cmd.Process.Signal(syscall.SIGKILL) })
		defer timer.Stop()
	}
	err = cmd.Wait()
	if exitOf(err) == exitFailed || exitOf(err) == exitUsage {
		t.Fatalf("%v: %v\n%s", args, err, stderr.String())
	}
	return err
}

// exitOf is the exit status, -1 where the process was killed.
func exitOf(err error) int {
	if err == nil {
		return 0
	}
	if exit, ok := err.(*exec.ExitError); ok {
		return exit.ExitCode()
	}
	return -2
}

func dumpOf(t *testing.T, dir string) string {
	t.Helper()
	var out, errs bytes.Buffer
	if code := run(context.Background(), []string{"hoso", "dump", "-w", dir}, &out, &errs); code != 0 {
		t.Fatalf("dump: %s", errs.String())
	}
	return out.String()
}

func leftIn(t *testing.T, dir string) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() && d.Name() != ingest.GuideName { // that one stays
			out = append(out, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}
