package outbox_test

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"hoso/pipeline/outbox"
)

// disk is the file system of the tests; op is asked before each operation.
type disk struct {
	op func(what, name string) error
}

func (d disk) may(what, name string) error {
	if d.op == nil {
		return nil
	}
	return d.op(what, name)
}

func (d disk) Lstat(name string) (fs.FileInfo, error) {
	if err := d.may("lstat", name); err != nil {
		return nil, err
	}
	return os.Lstat(name)
}

func (d disk) ReadFile(name string) ([]byte, error) {
	if err := d.may("read", name); err != nil {
		return nil, err
	}
	return os.ReadFile(name)
}

func (d disk) WriteFile(name string, data []byte) error {
	if err := d.may("write", name); err != nil {
		_ = os.WriteFile(name, data[:len(data)/2], 0o644)
		return err
	}
	if _, err := os.Lstat(name); err == nil {
		return fs.ErrExist
	}
	return os.WriteFile(name, data, 0o644)
}

func (d disk) Rename(from, to string) error {
	if err := d.may("rename", to); err != nil {
		return err
	}
	return os.Rename(from, to)
}

func (d disk) Remove(name string) error {
	if err := d.may("remove", name); err != nil {
		return err
	}
	return os.Remove(name)
}

func (d disk) MkdirAll(dir string) error {
	if err := d.may("mkdir", dir); err != nil {
		return err
	}
	return os.MkdirAll(dir, 0o755)
}

func (d disk) SyncDir(dir string) error { return d.may("sync", dir) }

func shaOf(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:])
}

func newBox(t *testing.T) *outbox.Outbox {
	return &outbox.Outbox{Root: t.TempDir(), FS: disk{}, Sleep: func(time.Duration) {}}
}

// put expects a path and a fate.
func put(t *testing.T, o *outbox.Outbox, path, data, previous, wantPath string, want outbox.Fate) {
	t.Helper()
	written, fate, err := o.Put(path, []byte(data), previous)
	if err != nil || written != wantPath || fate != want {
		t.Errorf("Put(%q, %q) = %q, %q, %v; want %q, %q", path, data, written, fate, err, wantPath, want)
	}
}

func has(t *testing.T, o *outbox.Outbox, want map[string]string) {
	t.Helper()
	got := map[string]string{}
	err := filepath.WalkDir(o.Root, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		rel, _ := filepath.Rel(o.Root, name)
		got[filepath.ToSlash(rel)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range want {
		if got[name] != content {
			t.Errorf("%s has %q, want %q", name, got[name], content)
		}
		delete(got, name)
	}
	for name, content := range got {
		t.Errorf("unexpected file %s: %q", name, content)
	}
}

func edit(t *testing.T, o *outbox.Outbox, path, content string) {
	t.Helper()
	name := filepath.Join(o.Root, filepath.FromSlash(path))
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestPutKeepsPapersUpToDate(t *testing.T) {
	o := newBox(t)
	const path = "out/phiếu/a.pdf"
	put(t, o, path, "one", "", path, outbox.Written)
	put(t, o, path, "one", shaOf("one"), path, outbox.Unchanged)
	put(t, o, path, "one", "", path, outbox.Unchanged) // crashed before the record
	put(t, o, path, "two", shaOf("one"), path, outbox.Written)
	has(t, o, map[string]string{path: "two"})
	if err := os.Remove(filepath.Join(o.Root, path)); err != nil {
		t.Fatal(err)
	}
	put(t, o, path, "three", shaOf("two"), path, outbox.Written)
	put(t, o, "out/phie\u0302\u0301u/a.pdf", "four", shaOf("three"), path, outbox.Written)
	has(t, o, map[string]string{path: "four"})
}

func TestPutNeverTouchesWhatAPersonEdited(t *testing.T) {
	o := newBox(t)
	const path, first, second = "out/a.pdf", "out/a (bản mới).pdf", "out/a (bản mới 2).pdf"
	edit(t, o, path, "edited")
	put(t, o, path, "two", shaOf("one"), first, outbox.Beside)
	put(t, o, path, "two", shaOf("one"), first, outbox.Unchanged)
	edit(t, o, first, "edited too")
	put(t, o, path, "three", shaOf("one"), second, outbox.Beside)
	has(t, o, map[string]string{path: "edited", first: "edited too", second: "three"})

	// The ledger's history tells that the second is hoso's own.
	o.Ours = func(path, sha string) bool { return path == second && sha == shaOf("three") }
	put(t, o, path, "four", shaOf("one"), second, outbox.Beside)
	has(t, o, map[string]string{path: "edited", first: "edited too", second: "four"})
}

func TestPutBesideWhatHosoNeverWrote(t *testing.T) {
	o := newBox(t)
	edit(t, o, "out/a", "a person's")
	edit(t, o, "elsewhere", "a person's")
	if err := os.Symlink(filepath.Join(o.Root, "elsewhere"), filepath.Join(o.Root, "out/link.pdf")); err != nil {
		t.Skip("no links here:", err)
	}
	if err := os.Mkdir(filepath.Join(o.Root, "out/folder.pdf"), 0o755); err != nil {
		t.Fatal(err)
	}
	put(t, o, "out/a", "paper", "", "out/a (bản mới)", outbox.Beside)
	put(t, o, "out/link.pdf", "paper", shaOf("a person's"), "out/link (bản mới).pdf", outbox.Beside)
	put(t, o, "out/folder.pdf", "paper", "", "out/folder (bản mới).pdf", outbox.Beside)
	has(t, o, map[string]string{"elsewhere": "a person's", "out/a": "a person's", "out/link.pdf": "a person's",
		"out/a (bản mới)": "paper", "out/link (bản mới).pdf": "paper", "out/folder (bản mới).pdf": "paper"})
}

func TestPutBesideWhatAViewerHasOpen(t *testing.T) {
	o := newBox(t)
	edit(t, o, "out/a.pdf", "one")
	tries := 0
	o.FS = disk{op: func(what, name string) error {
		if what == "rename" && filepath.Base(name) == "a.pdf" {
			tries++
			return errors.New("open in a viewer")
		}
		return nil
	}}
	put(t, o, "out/a.pdf", "two", shaOf("one"), "out/a (bản mới).pdf", outbox.Beside)
	if tries != 5 {
		t.Errorf("%d tries, want 5", tries)
	}
	has(t, o, map[string]string{"out/a.pdf": "one", "out/a (bản mới).pdf": "two"})

	tries = 0
	o.FS = disk{op: func(what, name string) error {
		if tries++; what == "rename" && tries < 8 {
			return errors.New("a virus scanner looks at it")
		}
		return nil
	}}
	put(t, o, "out/a.pdf", "three", shaOf("one"), "out/a.pdf", outbox.Written)
}

func TestPutSeesAnEditAtTheLastMoment(t *testing.T) {
	o := newBox(t)
	edit(t, o, "out/a.pdf", "one")
	o.FS = disk{op: func(what, name string) error {
		if what == "write" && strings.HasSuffix(name, ".tmp") {
			edit(t, o, "out/a.pdf", "edited just now")
		}
		return nil
	}}
	written, fate, err := o.Put("out/a.pdf", []byte("two"), shaOf("one"))
	if err != nil || fate != outbox.Beside || written != "out/a (bản mới).pdf" {
		t.Fatal(written, fate, err)
	}
	has(t, o, map[string]string{"out/a.pdf": "edited just now", written: "two"})
}

func TestPutStaysInItsFolder(t *testing.T) {
	o := newBox(t)
	for _, path := range []string{"", "../a.pdf", "/etc/a.pdf", "out/../../a.pdf"} {
		if _, _, err := o.Put(path, []byte("x"), ""); err == nil {
			t.Errorf("Put(%q) went through", path)
		}
	}
}

// At whichever operation the disk fails, the old paper or the new one is
// whole, an edited one untouched, and the next try ends as an undisturbed one.
func TestPutWhenTheDiskFails(t *testing.T) {
	for _, forGood := range []bool{false, true} {
		for n := 1; ; n++ {
			o := newBox(t)
			edit(t, o, "out/a.pdf", "one")
			edit(t, o, "out/b.pdf", "edited")
			count := 0
			o.FS = disk{op: func(string, string) error {
				if count++; count == n || forGood && count > n {
					return errors.New("disk fault")
				}
				return nil
			}}
			_, _, errA := o.Put("out/a.pdf", []byte("two"), shaOf("one"))
			_, _, errB := o.Put("out/b.pdf", []byte("two"), shaOf("one"))
			if data, err := os.ReadFile(filepath.Join(o.Root, "out/a.pdf")); err != nil || string(data) != "one" && string(data) != "two" {
				t.Fatalf("operation %d: half-written %q, %v", n, data, err)
			}
			o.FS = disk{}
			if _, _, err := o.Put("out/a.pdf", []byte("two"), shaOf("one")); err != nil {
				t.Fatalf("operation %d, again: %v", n, err)
			}
			if _, _, err := o.Put("out/b.pdf", []byte("two"), shaOf("one")); err != nil {
				t.Fatalf("operation %d, again: %v", n, err)
			}
			data, err := os.ReadFile(filepath.Join(o.Root, "out/b.pdf"))
			if err != nil || string(data) != "edited" {
				t.Fatalf("operation %d: the edited file has %q, %v", n, data, err)
			}
			if count < n {
				if errA != nil || errB != nil || n < 10 {
					t.Fatalf("undisturbed after %d operations: %v, %v", count, errA, errB)
				}
				has(t, o, map[string]string{"out/a.pdf": "two", "out/b.pdf": "edited", "out/b (bản mới).pdf": "two"})
				break
			}
		}
	}
}
