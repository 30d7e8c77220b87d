package ingest_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"hoso/pipeline/ingest"
)

// TestEventsFollowAFolderInPlaceOfAnother: a folder that is deleted and made
// again between two looks is followed anew; so is a tree that was moved in.
func TestEventsFollowAFolderInPlaceOfAnother(t *testing.T) {
	dir := t.TempDir()
	sub := filepath.Join(dir, "inbox", "a", "b")
	if err := os.MkdirAll(sub, 0o755); err != nil {
		t.Fatal(err)
	}
	box := &ingest.Inbox{Root: filepath.Join(dir, "inbox")}
	events := ingest.NewEvents()
	defer events.Close()
	follow := func() bool {
		if _, _, err := box.Scan(); err != nil {
			t.Fatal(err)
		}
		return events.Follow(box.Folders())
	}
	if !follow() || events.Deaf() {
		t.Skip("this system gives no events")
	}
	before := events.Count()
	if err := os.RemoveAll(filepath.Join(dir, "inbox", "a")); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(sub, 0o755); err != nil {
		t.Fatal(err)
	}
	sometime(t, "the deletion is told", func() bool { return events.Count() > before })
	sometime(t, "it is followed anew", follow)
	if follow() {
		t.Error("it is followed again and again")
	}
	before = events.Count()
	if err := os.WriteFile(filepath.Join(sub, "x.docx"), []byte("x"), 0o644); err != nil {
		t.Fatal(err)
	}
	sometime(t, "a file in it is told", func() bool { return events.Count() > before })
}

// sometime looks again and again, for a minute at most.
func sometime(t *testing.T, what string, is func() bool) {
	t.Helper()
	for end := time.Now().Add(time.Minute); !is(); time.Sleep(2 * time.Millisecond) { // the system's events are real time
		if time.Now().After(end) {
			t.Fatalf("not in a minute: %s", what)
		}
	}
}
