//go:build unix

package main

import (
	"context"
	"io/fs"
	"path/filepath"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"

	"hoso/pipeline"
	"hoso/pipeline/dossier"
	"hoso/pipeline/ingest"
	"hoso/pipeline/ingest/ingesttest"
	"hoso/samples"
)

// TestATakingIsToldOnce: the inbox is lost for a moment after the ledger took
// a file and before its claim is put away. The claim does not stay behind
// unseen, and what was told is told no second time.
func TestATakingIsToldOnce(t *testing.T) {
	broken, err := samples.Named("18-tai-do-dang")
	must(t, err)
	for name, data := range map[string][]byte{"nhận.docx": variation(t, 1), "hỏng.docx": broken.Data} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "w")
			must(t, makeWorkspace(dir, officeSettings))
			put(t, dir, name, data, time.Hour)
			s := officeOf(t, dir, writing)
			files := &ingesttest.Flicker{FS: ingest.OS(), Folder: s.Inbox.Root, On: ingesttest.Once("remove", ".bin")}
			s.Inbox.FS = files
			told, looks := 0, 0
			var troubles []pipeline.Trouble
			ctx, cancel := context.WithCancel(t.Context())
			must(t, s.Watch(ctx, pipeline.Watching{
				Emit: func(e pipeline.Event) {
					if e.Event == "submission" && e.Outcome != dossier.Waiting {
						told++
					}
				},
				Tell: func(trouble pipeline.Trouble) { troubles = append(troubles, trouble) },
				Rest: func(context.Context, time.Duration, <-chan struct{}) error {
					if looks++; looks == 8 {
						cancel()
					}
					return nil
				},
			}))
			if told != 1 {
				t.Errorf("told %d times", told)
			}
			if len(troubles) != 2 || troubles[0].Kind != pipeline.Gone || troubles[1].Err != nil {
				t.Errorf("troubles %v", troubles)
			}
			if left := leftIn(t, filepath.Join(dir, "inbox")); len(left) > 0 {
				t.Errorf("left in the inbox: %v", left)
			}
			must(t, s.Close())
			command(t, exitDone, "run", "-w", dir) // it finds nothing that is to be told
			statusAgrees(t, dir, 1)
		})
	}
}

// absent is a source to whom the inbox is away for the first so many times.
type absent struct {
	*mute
	times *int
}

func (a absent) Add(dir string) error {
	if *a.times--; *a.times >= 0 {
		return fs.ErrNotExist
	}
	return a.mute.Add(dir)
}

// TestAnInboxThatIsAwayWhenItIsFollowed is no reason to say that it has no
// events: it comes back, and then it is followed.
func TestAnInboxThatIsAwayWhenItIsFollowed(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "w")
	must(t, makeWorkspace(dir, officeSettings))
	s := officeOf(t, dir, writing)
	times, deaf, looks := 12, 0, 0 // more than one look tries
	source := &mute{events: make(chan fsnotify.Event), faults: make(chan error)}
	ctx, cancel := context.WithCancel(t.Context())
	must(t, s.Watch(ctx, pipeline.Watching{
		Events: ingest.NewEventsFrom(func() (ingest.Source, error) { return absent{source, &times}, nil }, func(string) bool { return false }),
		Emit:   func(pipeline.Event) {},
		Deaf:   func(time.Duration) { deaf++ },
		Rest: func(context.Context, time.Duration, <-chan struct{}) error {
			if looks++; looks == 20 {
				cancel()
			}
			return nil
		},
	}))
	if deaf != 0 || len(source.WatchList()) == 0 {
		t.Errorf("told %d times that the inbox has no events; followed in the end: %v", deaf, source.WatchList())
	}
}
