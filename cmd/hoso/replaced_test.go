//go:build unix

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"hoso/pipeline/ingest"
)

// TestWatchSurvivesAWorkspaceThatComesBack: the whole workspace goes, and what
// comes back is another drive, as when a stick is pulled and put back. It is
// opened anew, nothing is written into what is no more, and files are taken.
func TestWatchSurvivesAWorkspaceThatComesBack(t *testing.T) {
	t.Parallel() // it mostly waits
	dir, out, errs, stop := watching(t)
	quiet := func(batches int) {
		eventually(t, "a file is taken and all papers are made", func() bool { return strings.Count(out.String(), " tệp = ") == batches })
	}
	put(t, dir, "a.docx", variation(t, 1), time.Hour)
	quiet(1)
	pulled := dir + " rút ra"
	must(t, os.Rename(dir, pulled))
	eventually(t, "the loss is told", func() bool { return strings.Contains(errs.String(), "không thấy thư mục") })
	before := dumpOf(t, pulled)
	ways := [][]string{{"cp", "-a", pulled, dir}, {"sh", "-c", `cp -a "$1" "$1 2" && mv "$1" "$1 1" && mv "$1 2" "$1"`, "sh", dir}}
	if testing.Short() {
		ways = ways[:1]
	}
	for n, how := range ways {
		if said, err := exec.CommandContext(t.Context(), how[0], how[1:]...).CombinedOutput(); err != nil {
			t.Fatalf("%v: %v %s", how, err, said)
		}
		put(t, dir, string(rune('b'+n))+".docx", variation(t, 2+n), time.Hour)
		quiet(2 + n)
		if slips := slipsIn(dir); slips != 2+n {
			t.Errorf("%d slips in what came back", slips)
		}
	}
	if code := stop(); code != exitDone {
		t.Errorf("status %d: %s", code, errs)
	}
	said := errs.String()
	if strings.Count(said, "Chương trình tự thử lại") != 1 || strings.Count(said, "trở lại bình thường") != 1 || strings.Count(said, "đang theo dõi") != 1 {
		t.Error(said)
	}
	if after := dumpOf(t, pulled); after != before {
		t.Error("the ledger that was pulled was written to")
	}
	statusAgrees(t, dir, 1+len(ways))
	deepCheck(t, dir)
	if left := leftIn(t, filepath.Join(dir, "inbox")); len(left) > 0 {
		t.Errorf("left: %v", left)
	}
}

// TestWatchEndsWhereAnotherTookItsPlace: while the workspace was away, another
// hoso began to work on what came back: there can be only one.
func TestWatchEndsWhereAnotherTookItsPlace(t *testing.T) {
	t.Parallel() // it mostly waits
	dir, _, errs, stop := watching(t)
	pulled := dir + " rút ra"
	must(t, os.Rename(dir, pulled))
	eventually(t, "the loss is told", func() bool { return strings.Contains(errs.String(), "không thấy thư mục") })
	back := dir + " về"
	if said, err := exec.CommandContext(t.Context(), "cp", "-a", pulled, back).CombinedOutput(); err != nil {
		t.Fatalf("%v %s", err, said)
	}
	lock, err := ingest.Acquire(back, time.Now)
	must(t, err)
	must(t, os.Rename(back, dir))
	eventually(t, "it ends", func() bool { return strings.Contains(errs.String(), "Một hoso khác") })
	if code := stop(); code != exitFailed {
		t.Errorf("status %d: %s", code, errs)
	}
	must(t, lock.Release())
}
