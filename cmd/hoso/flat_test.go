package main

import (
	"runtime"
	"testing"
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
