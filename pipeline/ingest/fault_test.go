package ingest_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"hoso/pipeline/ingest"
)

var errFault = errors.New("disk fault")

// faulty asks before every operation, those of open files included. A write
// that fails leaves half of its bytes. It really syncs nothing: the tests
// that use it lose no power.
type faulty struct {
	ingest.FS
	may func(op string) error
}

func (f faulty) ReadDir(dir string) ([]fs.DirEntry, error) {
	if err := f.may("readdir"); err != nil {
		return nil, err
	}
	return f.FS.ReadDir(dir)
}

func (f faulty) Lstat(name string) (fs.FileInfo, error) {
	if err := f.may("lstat"); err != nil {
		return nil, err
	}
	return f.FS.Lstat(name)
}

func (f faulty) ReadFile(name string) ([]byte, error) {
	if err := f.may("readfile"); err != nil {
		return nil, err
	}
	return f.FS.ReadFile(name)
}

func (f faulty) WriteFile(name string, data []byte) error {
	if err := f.may("writefile"); err != nil {
		_ = os.WriteFile(name, data[:len(data)/2], 0o644)
		return err
	}
	if _, err := os.Lstat(name); err == nil {
		return fs.ErrExist
	}
	return os.WriteFile(name, data, 0o644)
}

func (f faulty) Rename(from, to string) error {
	if err := f.may("rename"); err != nil {
		return err
	}
	return f.FS.Rename(from, to)
}

func (f faulty) Place(from, to string) error {
	if err := f.may("place"); err != nil {
		return err
	}
	return f.FS.Place(from, to)
}

func (f faulty) Remove(name string) error {
	if err := f.may("remove"); err != nil {
		return err
	}
	return f.FS.Remove(name)
}

func (f faulty) MkdirAll(dir string) error {
	if err := f.may("mkdir"); err != nil {
		return err
	}
	return f.FS.MkdirAll(dir)
}

func (f faulty) SyncDir(string) error { return f.may("syncdir") }

func (f faulty) Probe(name string) error {
	if err := f.may("probe"); err != nil {
		return err
	}
	return f.FS.Probe(name)
}

func (f faulty) Hide(dir string) error {
	if err := f.may("hide"); err != nil {
		return err
	}
	return f.FS.Hide(dir)
}

func (f faulty) Open(name string) (ingest.File, error) {
	if err := f.may("open"); err != nil {
		return nil, err
	}
	file, err := f.FS.Open(name)
	return faultyFile{file, f.may}, err
}

func (f faulty) Create(name string, perm fs.FileMode) (ingest.File, error) {
	if err := f.may("create"); err != nil {
		return nil, err
	}
	file, err := f.FS.Create(name, perm)
	return faultyFile{file, f.may}, err
}

type faultyFile struct {
	ingest.File
	may func(op string) error
}

func (f faultyFile) Read(p []byte) (int, error) {
	if err := f.may("read"); err != nil {
		return 0, err
	}
	return f.File.Read(p)
}

func (f faultyFile) ReadAt(p []byte, off int64) (int, error) {
	if err := f.may("readat"); err != nil {
		return 0, err
	}
	return f.File.ReadAt(p, off)
}

func (f faultyFile) Write(p []byte) (int, error) {
	if err := f.may("write"); err != nil {
		n, _ := f.File.Write(p[:len(p)/2])
		return n, err
	}
	return f.File.Write(p)
}

func (f faultyFile) Sync() error { return f.may("sync") }

func (f faultyFile) Stat() (fs.FileInfo, error) {
	if err := f.may("stat"); err != nil {
		return nil, err
	}
	return f.File.Stat()
}

func (f faultyFile) Close() error {
	err := f.File.Close()
	if fault := f.may("close"); fault != nil {
		return fault
	}
	return err
}

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
	disk := faulty{FS: ingest.OS(), may: func(op string) error {
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
	sound := faulty{FS: ingest.OS(), may: func(string) error { return nil }}
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
