//go:build unix

package main

import (
	"context"
	"fmt"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"hoso/pipeline"
	"hoso/pipeline/ingest"
)

// TestWatchWhileTheClockJumps: somebody sets the machine's clock back by hours
// and forth again while files come: each is taken, none waits for the hours to
// pass, the journal goes by number, and each bears the time that the clock
// showed.
func TestWatchWhileTheClockJumps(t *testing.T) {
	t.Parallel() // it mostly waits
	dir := filepath.Join(t.TempDir(), "w")
	if err := makeWorkspace(dir, officeSettings); err != nil {
		t.Fatal(err)
	}
	s := officeOf(t, dir, writing)
	var offset, longest atomic.Int64
	clock := func() time.Time { return time.Now().Round(0).Add(time.Duration(offset.Load())) } // without the steady clock
	s.Inbox.Now, s.Now = clock, clock
	s.Inbox.Settle = 200 * time.Millisecond
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() {
		ended <- s.Watch(ctx, pipeline.Watching{
			Every: 300 * time.Millisecond, Events: ingest.NewEvents(), Emit: func(pipeline.Event) {},
			Tell: func(trouble pipeline.Trouble) { t.Errorf("told %v", trouble.Err) },
			Rest: func(ctx context.Context, d time.Duration, wake <-chan struct{}) error {
				longest.Store(max(longest.Load(), int64(d)))
				return resting(ctx, d, wake)
			},
		})
	}()
	jumps := []time.Duration{0, -3 * time.Hour, 5 * time.Hour, -40 * 24 * time.Hour}
	for n, jump := range jumps {
		offset.Store(int64(jump))
		put(t, dir, fmt.Sprint(n, ".docx"), variation(t, n), 0)
		eventually(t, "a slip", func() bool { return slipsIn(dir) == n+1 })
	}
	cancel()
	if err := <-ended; err != nil {
		t.Error(err)
	}
	if got := time.Duration(longest.Load()); got > 11*time.Second {
		t.Errorf("it would have rested for %v", got)
	}
	state, err := s.State(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for n, r := range state.Receipts {
		if off := r.At.Sub(time.Now().Add(jumps[n])).Abs(); r.ID != int64(n+1) || r.Path != fmt.Sprintf("inbox/%d.docx", n) || off > 5*time.Minute {
			t.Errorf("%d: %s at %s", r.ID, r.Path, r.At)
		}
	}
	statusAgrees(t, dir, len(jumps))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	deepCheck(t, dir)
}
