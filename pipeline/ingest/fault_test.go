package ingest_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"hoso/pipeline/ingest"
	"hoso/pipeline/ingest/ingesttest"
)

var errFault = errors.New("disk fault")

// batch is what is dropped in the fault tests: good and bad files, one name
// twice, the same bytes twice, an empty one.
var batch = map[string]string{
	"phong-9/phụ lục.docx":        "good one",
	"khu-vuc-10/phụ lục.docx":     "bad one",
	"phong-9/đợt 2/phụ lục.docx":  "bad two",
	"bản sao.docx":                "good one",
	"rỗng.xlsx":                   "",
	strings.Repeat("ấ", 80) + "x": "good three",
}

// At whichever operation the disk fails, once or from then on, a second run
// on a sound disk ends as an undisturbed one: each file is in the ledger
// once, its bytes in the archive, the bad ones set aside with a reason.
func TestTakingWhenTheDiskFails(t *testing.T) {
	for _, mode := range []string{"once", "for good"} {
		t.Run(mode, func(t *testing.T) {
			for n := 1; ; n++ {
				count, failed := takeWithFault(t, n, mode == "for good")
				if count < n {
					if failed || n < 100 {
						t.Fatalf("undisturbed run: failed %v after %d operations", failed, count)
					}
					t.Logf("%d operations, each failed %s", count, mode)
					return
				}
			}
		})
	}
}

func takeWithFault(t *testing.T, n int, forGood bool) (count int, failed bool) {
	t.Helper()
	root := scratch(t)
	last := ""
	var mu sync.Mutex // notes are written side by side
	disk := ingesttest.Disk{FS: ingest.OS(), May: func(op, _ string) error {
		mu.Lock()
		defer mu.Unlock()
		if count++; count == n || forGood && count > n {
			if count == n {
				last = op
			}
			return errFault
		}
		return nil
	}}
	c := &clock{noon}
	b := boxAt(root, disk, c.now)
	for rel, content := range batch {
		drop(t, b, rel, content, time.Hour)
	}
	o := &office{ledger: map[string]entry{}}
	err := o.takeAll(b)
	if err != nil && !errors.Is(err, errFault) {
		t.Fatalf("operation %d (%s): %v", n, last, err)
	}
	nothingLost(t, b)
	sound := ingesttest.Disk{FS: ingest.OS(), May: func(string, string) error { return nil }}
	again := boxAt(root, sound, c.now) // the restart
	if err := o.takeAll(again); err != nil {
		t.Fatalf("operation %d (%s), second run: %v", n, last, err)
	}
	allTaken(t, again, o)
	if t.Failed() {
		t.Fatalf("at operation %d (%s), for good %v: %v", n, last, forGood, err)
	}
	return count, err != nil
}

// nothingLost checks that the bytes of every file are somewhere.
func nothingLost(t *testing.T, b *ingest.Inbox) {
	t.Helper()
	inbox, archive := contents(t, b.Root), contents(t, b.Archive)
	for rel, content := range batch {
		if !inbox[content] && !archive[content] {
			t.Errorf("%s is lost", rel)
		}
	}
}

// allTaken checks the state after an undisturbed run.
func allTaken(t *testing.T, b *ingest.Inbox, o *office) {
	t.Helper()
	taken := map[string]int{}
	for _, e := range o.ledger {
		taken[e.path+" "+e.sha]++
	}
	archive := ingest.Archive{Root: b.Archive}
	for rel, content := range batch {
		if n := taken["inbox/"+rel+" "+shaOf(content)]; n != 1 {
			t.Errorf("%s is %d times in the ledger", rel, n)
		}
		if err := archive.Verify(shaOf(content)); err != nil {
			t.Errorf("%s: %v", rel, err)
		}
	}
	if len(o.ledger) != len(batch) {
		t.Errorf("%d entries in the ledger, want %d", len(o.ledger), len(batch))
	}
	if left := contents(t, b.Root); len(left) != 0 {
		t.Errorf("left in the inbox: %v", left)
	}
	aside, err := os.ReadDir(b.Quarantine)
	if err != nil {
		t.Error(err)
	}
	var names []string
	for _, entry := range aside {
		names = append(names, entry.Name())
	}
	want := "phụ lục (2).docx phụ lục (2).docx.reason.txt phụ lục.docx phụ lục.docx.reason.txt"
	if got := strings.Join(names, " "); got != want {
		t.Errorf("set aside: %s", got)
	}
	if got := contents(t, b.Quarantine); !got["bad one"] || !got["bad two"] {
		t.Errorf("set aside: %v", got)
	}
	if left := contents(t, filepath.Join(b.Archive, ".incoming")); len(left) != 0 {
		t.Errorf("left in the archive: %v", left)
	}
}
