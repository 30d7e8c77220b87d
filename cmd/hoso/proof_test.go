//go:build unix

package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"
	"time"
)

// TestProofOfMany: what the proof of many certificates takes of the processor is told; it says the same twice. HOSO_PROOF sets how many.
func TestProofOfMany(t *testing.T) {
	many, err := strconv.Atoi(os.Getenv("HOSO_PROOF"))
	if err != nil {
		many = 60
	}
	root := t.TempDir()
	dir := filepath.Join(root, "w")
	shareLedger(t, root, dir)
	recogniseMany(t, filepath.Join(root, "hoso.db"), many)
	prove := func() string {
		var out, errs bytes.Buffer
		if code := run(t.Context(), []string{"hoso", "certificate", "--proof", "--json", "-w", dir}, &out, &errs); code != exitDone {
			t.Fatalf("exit %d: %s", code, errs.String())
		}
		return out.String()
	}
	before := processorTime(t)
	prove() // the sheet is out, and told
	used := processorTime(t) - before
	first := prove()
	t.Logf("%d certificates: %v of the processor", many, used)
	if second := prove(); second != first {
		t.Errorf("the second time:\n%s\nthe first:\n%s", second, first)
	}
}

func processorTime(t *testing.T) time.Duration {
	t.Helper()
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		t.Fatal(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}
