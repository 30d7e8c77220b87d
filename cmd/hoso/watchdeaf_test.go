//go:build unix

package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"

	"hoso/pipeline"
	"hoso/pipeline/ingest"
)

// mute follows folders and tells nothing: it may refuse to follow, too.
type mute struct {
	refuse error

	mu      sync.Mutex
	folders []string
	events  chan fsnotify.Event
	faults  chan error
}

func (m *mute) Add(dir string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.refuse == nil {
		m.folders = append(m.folders, dir)
	}
	return m.refuse
}

func (m *mute) Remove(string) error { return nil }

func (m *mute) WatchList() []string {
	m.mu.Lock()
	defer m.mu.Unlock()
	return append([]string{}, m.folders...)
}

func (m *mute) Close() error                      { close(m.events); close(m.faults); return nil }
func (m *mute) Happenings() <-chan fsnotify.Event { return m.events }
func (m *mute) Faults() <-chan error              { return m.faults }

// TestWatchWithoutEvents: on a share, or where the system has no events or no
// more of them, a file is taken all the same; that they are missed is found
// out and told once, and from then on a slip is there within a second.
func TestWatchWithoutEvents(t *testing.T) {
	t.Parallel() // it mostly waits
	muteSource := func(refuse error) func() (ingest.Source, error) {
		return func() (ingest.Source, error) {
			return &mute{refuse: refuse, events: make(chan fsnotify.Event), faults: make(chan error)}, nil
		}
	}
	here, away := func(string) bool { return false }, func(string) bool { return true }
	for _, c := range []struct {
		name   string
		events *ingest.Events
	}{
		{"events that never come", ingest.NewEventsFrom(muteSource(nil), here)},
		{"a limit that is reached", ingest.NewEventsFrom(muteSource(errors.New("no space left on device")), here)},
		{"no events in this system", ingest.NewEventsFrom(func() (ingest.Source, error) { return nil, errors.New("none") }, here)},
		{"a share", ingest.NewEventsFrom(muteSource(nil), away)},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			dir := filepath.Join(t.TempDir(), "w")
			if err := makeWorkspace(dir, officeSettings); err != nil {
				t.Fatal(err)
			}
			var deaf atomic.Int64
			office := officeOf(t, dir, writing)
			ctx, cancel := context.WithCancel(t.Context())
			ended := make(chan error, 1)
			looks := make(chan struct{}, 1000)
			go func() {
				ended <- office.Watch(ctx, pipeline.Watching{
					Every: 2 * time.Second, Events: c.events, Emit: func(pipeline.Event) {},
					Deaf: func(time.Duration) { deaf.Add(1) },
					Rest: func(ctx context.Context, d time.Duration, wake <-chan struct{}) error {
						looks <- struct{}{}
						return resting(ctx, d, wake)
					},
				})
			}()
			<-looks // it has looked once: the rest is news
			var took time.Duration
			for n := range 3 {
				name := filepath.Join("Chi bộ Phòng 9", fmt.Sprint(n, ".docx"))
				put(t, dir, name, variation(t, n), time.Hour)
				begun := time.Now()
				took = eventually(t, "a slip", func() bool { return slipsIn(dir) == n+1 }).Sub(begun)
			}
			t.Logf("from complete to slip: %v", took)
			if deaf.Load() != 1 {
				t.Errorf("told %d times that events are missed", deaf.Load())
			}
			if took > 20*time.Second {
				t.Errorf("it took %v", took)
			}
			cancel()
			if err := <-ended; err != nil {
				t.Error(err)
			}
		})
	}
}

func resting(ctx context.Context, d time.Duration, wake <-chan struct{}) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
	case <-wake:
	}
	return nil
}
