package ingest

import (
	"errors"
	"io/fs"
	"sync"
	"sync/atomic"

	"github.com/fsnotify/fsnotify"
)

// Events tell that something happens in the inbox, so that a caller looks at
// once rather than at his next turn. They are no more than that: a network
// share has none, a system may run out of them, some get lost; so nobody may
// rely on them. Deaf says where they are known to be missing: then the caller
// looks more often by himself.
type Events struct {
	wake  chan struct{}
	count atomic.Uint64
	open  func() (Source, error)
	away  func(dir string) bool // tells whether a folder lies on another machine

	mu      sync.Mutex
	source  Source
	follows map[string]int // how often it was added since the source listed it; 0: it lists it
	whole   bool           // the last Follow found everything followed already
	unheard bool           // some folder cannot be followed
	absent  int            // how often in a row some folder was not there to be followed
	misses  int
	done    sync.WaitGroup
}

// Source is what tells of happenings in folders, each by itself.
type Source interface {
	Add(folder string) error
	Remove(folder string) error
	// WatchList are the folders that it still follows: one that was deleted
	// or moved away is followed no more.
	WatchList() []string
	Close() error
	// Happenings and Faults are closed by Close.
	Happenings() <-chan fsnotify.Event
	Faults() <-chan error
}

// NewEvents makes events that follow no folder yet.
func NewEvents() *Events { return NewEventsFrom(openSystem, Remote) }

// NewEventsFrom is NewEvents with another source; away tells whether a folder
// lies on another machine, whose happenings no source tells.
func NewEventsFrom(open func() (Source, error), away func(dir string) bool) *Events {
	return &Events{wake: make(chan struct{}, 1), open: open, away: away}
}

// system is the source of this machine.
type system struct{ *fsnotify.Watcher }

func (s system) Happenings() <-chan fsnotify.Event { return s.Events }
func (s system) Faults() <-chan error              { return s.Errors }

func openSystem() (Source, error) {
	watcher, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	return system{watcher}, nil
}

// Wake gets a value after something happened; many happenings may give one.
func (e *Events) Wake() <-chan struct{} { return e.wake }

// Count is how many happenings were told so far.
func (e *Events) Count() uint64 { return e.count.Load() }

// Follow watches exactly these folders, the inbox first, each by itself. It
// tells whether one of them is new, came anew, or is away: what happened there
// before was missed, so look again.
func (e *Events) Follow(folders []string) (more bool) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.unheard, e.whole = true, false
	if e.source == nil && !e.start() {
		return false
	}
	added, absent, refused := e.add(folders)
	e.unfollow(folders)
	if e.absent++; !absent {
		e.absent = 0
	}
	refused = refused || e.absent >= manyAbsent
	e.unheard = refused || len(folders) > 0 && e.away(folders[0])
	e.whole = !added && !absent && !refused
	return added || absent
}

// Whole tells whether the last Follow found its folders followed already:
// whatever came into them since the look before it was told.
func (e *Events) Whole() bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.whole
}

// manyAbsent is how often in a row a folder that was just seen may not be
// there to be followed. Folders are moved away at any moment; but not so often.
const manyAbsent = 30

// add follows those of the folders that are not followed, or no more: absent
// says that one is not there, refused that one can't be followed.
func (e *Events) add(folders []string) (added, absent, refused bool) {
	listed := e.listed()
	for _, dir := range folders {
		n, is := e.follows[dir]
		if is && (listed[dir] || n >= manyUnlisted) {
			continue
		}
		switch err := e.source.Add(dir); {
		case err == nil:
			e.follows[dir], added = n+1, true
		case errors.Is(err, fs.ErrNotExist) || Lost(err):
			delete(e.follows, dir)
			absent = true
		default:
			delete(e.follows, dir)
			refused = true
		}
	}
	return added, absent, refused
}

// manyUnlisted is how often a folder is added that the source does not list:
// it may have been moved away just then. After that, the source seems to have
// another name for it, and its list says nothing.
const manyUnlisted = 3

// unfollow drops folders that are wanted no more, and notes which of the
// others the source lists.
func (e *Events) unfollow(folders []string) {
	wanted := make(map[string]bool, len(folders))
	for _, dir := range folders {
		wanted[dir] = true
	}
	listed := e.listed()
	for dir := range e.follows {
		switch {
		case !wanted[dir]:
			_ = e.source.Remove(dir) // gone already, as a rule
			delete(e.follows, dir)
		case listed[dir]:
			e.follows[dir] = 0
		}
	}
}

func (e *Events) listed() map[string]bool {
	out := map[string]bool{}
	for _, dir := range e.source.WatchList() {
		out[dir] = true
	}
	return out
}

// manyMisses is how many happenings in a row have to be missed until nobody
// relies on being told.
const manyMisses = 2

// Missed says that something happened in a folder that is followed and was
// not told. Everything is followed anew.
func (e *Events) Missed() {
	e.mu.Lock()
	e.misses++
	e.mu.Unlock()
	e.Reset()
}

// Told says that what happened was told: a miss before it was a chance one, as
// while a folder is moved away and back.
func (e *Events) Told() {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.misses < manyMisses {
		e.misses = 0
	}
}

// Deaf tells whether happenings are missed: a folder cannot be followed, it
// lies on another machine, or it was found out.
func (e *Events) Deaf() bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.unheard || e.misses >= manyMisses
}

// Reset forgets every folder: after a fault nobody knows which are the same
// as before.
func (e *Events) Reset() {
	e.mu.Lock()
	source := e.source
	e.source = nil
	e.mu.Unlock()
	if source != nil {
		_ = source.Close()
		e.done.Wait()
	}
}

// Close ends the events.
func (e *Events) Close() { e.Reset() }

func (e *Events) start() bool {
	source, err := e.open()
	if err != nil {
		return false
	}
	e.source, e.follows = source, map[string]int{}
	e.done.Go(func() { e.pass(source) })
	return true
}

// pass turns what the system tells into wakings until the source is closed.
// A fault (a queue that ran over) is a reason to look, too.
func (e *Events) pass(source Source) {
	events, faults := source.Happenings(), source.Faults()
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
		e.count.Add(1)
		select {
		case e.wake <- struct{}{}:
		default: // woken already
		}
	}
}
