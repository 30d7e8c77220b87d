package main

import (
	"bytes"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"
)

// TestFlatCost: what status and a run with nothing to do cost does not grow
// with the ledger. It is counted in allocations, which no other program on
// the machine changes.
func TestFlatCost(t *testing.T) {
	few, many := 40, 400
	if testing.Short() {
		many = 160
	}
	small, large := costs(t, few), costs(t, many)
	for _, what := range []string{"status", "run"} {
		t.Logf("%s: %d allocations with %d submissions, %d with %d", what, small[what], few, large[what], many)
		if large[what] > small[what]+small[what]/5 {
			t.Errorf("%s: %d allocations with %d submissions, %d with %d", what, small[what], few, large[what], many)
		}
	}
}

// costs are the allocations of each command on a ledger of so many submissions.
func costs(t *testing.T, n int) map[string]uint64 {
	dir := filled(t, n)
	printBlank(t, dir)
	out := map[string]uint64{}
	for _, what := range []string{"status", "run"} {
		timed(t, dir, what)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		timed(t, dir, what)
		runtime.ReadMemStats(&after)
		out[what] = after.Mallocs - before.Mallocs
	}
	return out
}

// TestFlatGrowth is the short form of BenchmarkGrowthRun: a file costs no more
// in a batch four times as large, in time of the processor and in memory, and
// one file more makes no more papers. The bounds are wide, since other
// programs disturb even the time of the processor.
func TestFlatGrowth(t *testing.T) {
	if racing {
		t.Skip("what the race detector costs is not measured")
	}
	few, many := 40, 160
	small, large := grown(t, few), grown(t, many)
	t.Logf("a file of %d: %v, %d MB; of %d: %v, %d MB", few, small.each, small.peak>>20, many, large.each, large.peak>>20)
	if large.each > small.each*17/10 {
		t.Errorf("a file of %d takes %v, of %d %v", few, small.each, many, large.each)
	}
	if large.peak > small.peak*15/10 {
		t.Errorf("a run of %d takes %d MB, of %d %d MB", few, small.peak>>20, many, large.peak>>20)
	}
	if large.papers != small.papers || small.papers == 0 {
		t.Errorf("one file more makes %d papers after %d, %d after %d", small.papers, few, large.papers, many)
	}
}

// growth is what a batch took.
type growth struct {
	spent
	each   time.Duration // of the processor for a file, without what a run takes that has nothing to do
	papers int           // that one more file makes
}

func grown(t *testing.T, n int) (g growth) {
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	dir := crowded(t, n)
	whole, idle := process(t, exe, "run", "-w", dir, "--quiet"), process(t, exe, "run", "-w", dir, "--quiet")
	g.spent, g.each = whole, max(whole.cpu-idle.cpu, 0)/time.Duration(n)
	drop(t, dir, n)
	var out, errs bytes.Buffer
	if code := run(t.Context(), []string{"hoso", "run", "--json", "-w", dir}, &out, &errs); code != exitDone {
		t.Fatal(code, errs.String())
	}
	g.papers = strings.Count(out.String(), `"event":"output"`)
	return g
}
