package ingest_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"hoso/pipeline/ingest"
)

// refusing refuses to rename files of certain names.
type refusing struct {
	ingest.FS
	with map[string]error
}

func (r refusing) Rename(from, to string) error {
	if err := r.with[filepath.Base(from)]; err != nil {
		return &fs.PathError{Op: "rename", Path: from, Err: err}
	}
	return r.FS.Rename(from, to)
}

// One file that can't be had stops none of the others, and it stays.
func TestClaimAllLeavesWhatCannotBeHad(t *testing.T) {
	c := &clock{noon}
	disk := refusing{FS: ingest.OS(), with: map[string]error{"b.docx": fs.ErrPermission, "c.docx": ingest.ErrBusy}}
	b := boxAt(t.TempDir(), disk, c.now)
	for _, name := range []string{"a.docx", "b.docx", "c.docx", "d.docx", "e/f.docx", "gone.docx", "grown.docx"} {
		drop(t, b, name, name, time.Hour)
	}
	ready, _ := scan(t, b)
	if err := os.Remove(filepath.Join(b.Root, "gone.docx")); err != nil {
		t.Fatal(err)
	}
	drop(t, b, "grown.docx", "longer than before", time.Hour)
	claims, left, err := b.ClaimAll(ready)
	if err != nil {
		t.Fatal(err)
	}
	var taken []string
	for _, claim := range claims {
		taken = append(taken, claim.Path)
		if got := read(t, claim.File()); "inbox/"+got != claim.Path {
			t.Errorf("%s holds %q", claim.Path, got)
		}
	}
	if got := strings.Join(taken, " "); got != "inbox/a.docx inbox/d.docx inbox/e/f.docx" {
		t.Errorf("claimed %s", got)
	}
	waits := map[string]ingest.Wait{}
	for _, f := range left {
		waits[f.Path] = f.Wait
	}
	if len(left) != 3 || waits["inbox/b.docx"] != ingest.Unreadable || waits["inbox/c.docx"] != ingest.Held || waits["inbox/grown.docx"] != ingest.Fresh {
		t.Errorf("left %v", waits)
	}
	for _, name := range []string{"b.docx", "c.docx", "grown.docx"} {
		if _, err := os.Stat(filepath.Join(b.Root, name)); err != nil {
			t.Error(err)
		}
	}
	again, err := boxAt(filepath.Dir(b.Root), ingest.OS(), c.now).Claims()
	if err != nil || len(again) != len(claims) {
		t.Errorf("%d claims to resume, want %d (%v)", len(again), len(claims), err)
	}
	notes, err := filepath.Glob(filepath.Join(b.Root, ".hoso", "*.json"))
	if err != nil || len(notes) != len(claims) {
		t.Errorf("%d notes for %d claims (%v)", len(notes), len(claims), err)
	}
}

// A scan says when a fresh file will have stood still long enough.
func TestScanSaysWhenAFileSettles(t *testing.T) {
	c := &clock{noon}
	b := newBox(t, c)
	drop(t, b, "x.docx", "x", time.Second)
	_, waiting := scan(t, b)
	if len(waiting) != 1 || !waiting[0].Settles.Equal(noon.Add(time.Second)) {
		t.Fatalf("waiting %v, want it to settle at %v", waiting, noon.Add(time.Second))
	}
	c.time = waiting[0].Settles
	if ready, _ := scan(t, b); len(ready) != 1 {
		t.Error("it does not settle when it was said to")
	}
	drop(t, b, "future.docx", "x", -time.Hour)
	if _, waiting = scan(t, b); len(waiting) != 1 {
		t.Fatalf("waiting %v", waiting)
	}
	c.time = waiting[0].Settles
	if ready, _ := scan(t, b); len(ready) != 2 {
		t.Error("a file from the future does not settle when it was said to")
	}
}

// Events wake for a file in any folder that is followed, and only then.
func TestEventsWake(t *testing.T) {
	b := newBox(t, &clock{noon})
	drop(t, b, "phong-9/old.docx", "x", time.Hour)
	scan(t, b)
	events := ingest.NewEvents()
	defer events.Close()
	if !events.Follow(b.Folders()) {
		t.Skip("this system gives no events")
	}
	if events.Follow(b.Folders()) {
		t.Error("the same folders are new again")
	}
	for range 2 {
		drop(t, b, "phong-9/x.docx", "x", time.Hour)
		woken(t, events)
		events.Reset() // as after a fault
		if !events.Follow(b.Folders()) {
			t.Fatal("after a reset nothing is followed")
		}
	}
	if err := os.RemoveAll(filepath.Join(b.Root, "phong-9")); err != nil {
		t.Fatal(err)
	}
	scan(t, b)
	events.Follow(b.Folders())
	drop(t, b, "phong-9/x.docx", "x", time.Hour)
	scan(t, b)
	if !events.Follow(b.Folders()) {
		t.Error("a folder that came back is not followed")
	}
}

func woken(t *testing.T, e *ingest.Events) {
	t.Helper()
	select {
	case <-e.Wake():
	case <-time.After(10 * time.Second):
		t.Fatal("nothing woke us")
	}
}
