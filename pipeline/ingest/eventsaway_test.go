package ingest_test

import (
	"errors"
	"io/fs"
	"maps"
	"slices"
	"testing"

	"github.com/fsnotify/fsnotify"

	"hoso/pipeline/ingest"
)

// told is a source that tells nothing; a test says which folders are there and
// which of them stay.
type told struct {
	refuse  error
	follows map[string]bool
	moved   int // so many of the folders that are added are moved away at once
	events  chan fsnotify.Event
	faults  chan error
}

func newTold() *told {
	return &told{follows: map[string]bool{}, events: make(chan fsnotify.Event), faults: make(chan error)}
}

func (s *told) listened() *ingest.Events {
	return ingest.NewEventsFrom(func() (ingest.Source, error) { return s, nil }, func(string) bool { return false })
}

func (s *told) Add(dir string) error {
	if s.refuse != nil {
		return &fs.PathError{Op: "add", Path: dir, Err: s.refuse}
	}
	if s.moved--; s.moved < 0 {
		s.follows[dir] = true
	}
	return nil
}

func (s *told) Remove(dir string) error           { delete(s.follows, dir); return nil }
func (s *told) WatchList() []string               { return slices.Collect(maps.Keys(s.follows)) }
func (s *told) Close() error                      { close(s.events); close(s.faults); return nil }
func (s *told) Happenings() <-chan fsnotify.Event { return s.events }
func (s *told) Faults() <-chan error              { return s.faults }

// TestAFolderThatIsAwayIsNoReasonToPoll: it was moved away between the look
// and the following. Only what can't be followed for good is one.
func TestAFolderThatIsAwayIsNoReasonToPoll(t *testing.T) {
	source := newTold()
	events := source.listened()
	defer events.Close()
	source.refuse = fs.ErrNotExist
	if !events.Follow([]string{"inbox"}) || events.Deaf() || events.Whole() {
		t.Errorf("away: deaf %v, whole %v; want to look again", events.Deaf(), events.Whole())
	}
	source.refuse = nil
	if !events.Follow([]string{"inbox"}) || events.Whole() {
		t.Error("what came before it was followed must be looked for")
	}
	if events.Follow([]string{"inbox"}) || !events.Whole() || events.Deaf() {
		t.Error("followed, and yet not")
	}
	source.refuse = errors.New("no space left on device")
	if events.Follow([]string{"inbox", "inbox/a"}) || !events.Deaf() || events.Whole() {
		t.Error("the limit is reached")
	}
	source.refuse = fs.ErrNotExist
	for n := 0; !events.Deaf(); n++ {
		if events.Follow([]string{"inbox", "inbox/b"}); n > 100 {
			t.Fatal("a folder that is seen and never there to be followed is not found out")
		}
	}
}

// TestAFolderThatIsMovedWhenItIsAddedIsFollowedAnew: else nobody would tell of
// what comes into the folder that came back.
func TestAFolderThatIsMovedWhenItIsAddedIsFollowedAnew(t *testing.T) {
	source := newTold()
	events := source.listened()
	defer events.Close()
	source.moved = 1
	for range 3 {
		events.Follow([]string{"inbox"})
	}
	if !source.follows["inbox"] || !events.Whole() {
		t.Error("not followed")
	}
	source.moved = 1000 // a source that knows it by another name
	for range 9 {
		events.Follow([]string{"inbox", "inbox/a"})
	}
	if !events.Whole() || source.moved < 990 {
		t.Errorf("added again and again, whole %v", events.Whole())
	}
}
