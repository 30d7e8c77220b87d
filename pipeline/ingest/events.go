package ingest

import (
	"sync"

	"github.com/fsnotify/fsnotify"
)

// Events tell that something happens in the inbox, so that a caller looks at
// once rather than at his next turn. They are no more than that: a network
// share has none, a system may run out of them, some get lost; so nobody may
// rely on them, and where they can't be had nothing is said.
type Events struct {
	wake chan struct{}

	mu      sync.Mutex
	watcher *fsnotify.Watcher
	follows map[string]bool
	done    sync.WaitGroup
}

// NewEvents makes events that follow no folder yet.
func NewEvents() *Events { return &Events{wake: make(chan struct{}, 1)} }

// Wake gets a value after something happened; many happenings may give one.
func (e *Events) Wake() <-chan struct{} { return e.wake }

// Follow watches exactly these folders, each by itself. It tells whether one
// of them is new: what happened there before was missed, so look again.
func (e *Events) Follow(folders []string) (more bool) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.watcher == nil && !e.start() {
		return false
	}
	wanted := make(map[string]bool, len(folders))
	for _, dir := range folders {
		wanted[dir] = true
		if !e.follows[dir] && e.watcher.Add(dir) == nil {
			e.follows[dir], more = true, true
		}
	}
	for dir := range e.follows {
		if !wanted[dir] {
			_ = e.watcher.Remove(dir) // gone already, as a rule
			delete(e.follows, dir)
		}
	}
	return more
}

// Reset forgets every folder: after a fault nobody knows which are the same
// as before.
func (e *Events) Reset() {
	e.mu.Lock()
	watcher := e.watcher
	e.watcher = nil
	e.mu.Unlock()
	if watcher != nil {
		_ = watcher.Close()
		e.done.Wait()
	}
}

// Close ends the events.
func (e *Events) Close() { e.Reset() }

func (e *Events) start() bool {
	watcher, err := fsnotify.NewWatcher()
	if err != nil {
		return false
	}
	e.watcher, e.follows = watcher, map[string]bool{}
	e.done.Go(func() { e.pass(watcher) })
	return true
}

// pass turns what the system tells into wakings until the watcher is closed.
// A fault (a queue that ran over) is a reason to look, too.
func (e *Events) pass(watcher *fsnotify.Watcher) {
	events, faults := watcher.Events, watcher.Errors
	for events != nil || faults != nil {
		var open bool
		select {
		case _, open = <-events:
			if !open {
				events = nil
			}
		case _, open = <-faults:
			if !open {
				faults = nil
			}
		}
		if !open {
			continue
		}
		select {
		case e.wake <- struct{}{}:
		default: // woken already
		}
	}
}
