//go:build unix

package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"hoso/pipeline"
	"hoso/pipeline/ingest"
)

// TestWatchTakesWhatComesOddly: a tree that is moved in, a download, a folder
// and then the whole inbox deleted and made again: each file gets its slip.
func TestWatchTakesWhatComesOddly(t *testing.T) {
	t.Parallel() // it mostly waits
	dir, _, errs, stop := watching(t)
	inbox := filepath.Join(dir, "inbox")
	slips := 0
	slip := func(what string, more int) {
		t.Helper()
		slips += more
		begun := time.Now()
		eventually(t, what, func() bool { return slipsIn(dir) == slips })
		t.Logf("%s: %v", what, time.Since(begun))
	}
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	tree := filepath.Join(dir, "từ USB")
	then := time.Now().Add(-time.Hour)
	for n := range 3 {
		name := filepath.Join(tree, strings.Repeat("sâu/", n*4), fmt.Sprint("cây", n, ".docx"))
		must(os.MkdirAll(filepath.Dir(name), 0o755))
		must(os.WriteFile(name, variation(t, n), 0o644))
		must(os.Chtimes(name, then, then))
	}
	must(os.Rename(tree, filepath.Join(inbox, "Chi bộ từ USB")))
	slip("a tree moved in", 3)

	put(t, dir, "tải.docx.crdownload", variation(t, 10), time.Hour)
	put(t, dir, "khác.docx", variation(t, 11), time.Hour)
	slip("what lies beside a download", 1)
	must(os.Rename(filepath.Join(inbox, "tải.docx.crdownload"), filepath.Join(inbox, "tải.docx")))
	slip("a download that is done", 1)

	for n, folder := range []string{filepath.Join(inbox, "Chi bộ từ USB"), inbox} {
		must(os.RemoveAll(folder))
		must(os.MkdirAll(filepath.Join(inbox, "Chi bộ từ USB"), 0o755))
		put(t, dir, fmt.Sprintf("Chi bộ từ USB/%d.docx", n), variation(t, 20+n), time.Hour)
		slip("a file in a folder that was made again", 1)
	}
	if code := stop(); code != exitDone || strings.Contains(errs.String(), "không báo khi có tệp mới") {
		t.Errorf("status %d: %s", code, errs)
	}
	statusAgrees(t, dir, slips)
}

// overwriting lets somebody write into a file while it is copied.
type overwriting struct {
	ingest.FS
	once *sync.Once
	with []byte
}

func (o overwriting) Open(name string) (ingest.File, error) {
	file, err := o.FS.Open(name)
	if err == nil && strings.HasSuffix(name, ".bin") {
		return overwritten{file, o, name}, nil
	}
	return file, err
}

type overwritten struct {
	ingest.File
	overwriting
	name string
}

func (o overwritten) Read(p []byte) (n int, err error) {
	n, err = o.File.Read(p[:min(len(p), 1000)])
	o.once.Do(func() {
		if err := os.WriteFile(o.name, o.with, 0o644); err != nil {
			panic(err)
		}
	})
	return n, err
}

// TestFileReplacedWhileItIsRead: neither half of the one and half of the other
// is taken, nor is anything lost: what stands there in the end is.
func TestFileReplacedWhileItIsRead(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "w")
	if err := makeWorkspace(dir, officeSettings); err != nil {
		t.Fatal(err)
	}
	put(t, dir, "a.docx", variation(t, 1), time.Hour)
	now := variation(t, 2)
	s := officeOf(t, dir, writing)
	s.Inbox.FS = overwriting{FS: ingest.OS(), once: &sync.Once{}, with: now}
	s.Inbox.Settle = time.Millisecond
	s.Wait = func(context.Context, time.Duration) error { time.Sleep(5 * time.Millisecond); return nil }
	summary, waiting, err := s.Run(t.Context(), func(pipeline.Event) {})
	if err != nil || summary.Accepted != 1 || summary.Received != 1 || len(waiting) != 0 {
		t.Fatalf("%+v, %v, %v", summary, waiting, err)
	}
	sha, err := s.Archive.Put(now)
	if err != nil {
		t.Fatal(err)
	}
	state, err := s.State(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if len(state.Receipts) != 1 || state.Receipts[0].SHA256 != sha {
		t.Errorf("%+v", state.Receipts)
	}
	if kept := leftIn(t, filepath.Join(dir, "archive")); len(kept) != 1 {
		t.Errorf("in the archive: %v", kept)
	}
}
