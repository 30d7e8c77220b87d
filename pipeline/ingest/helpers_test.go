package ingest_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"hoso/pipeline/dossier"
	"hoso/pipeline/ingest"
)

// noon is the time of the tests' clock at the start.
var noon = time.Date(2026, 1, 28, 5, 0, 0, 0, time.UTC)

// clock is a clock that tests set.
type clock struct{ time time.Time }

func (c *clock) now() time.Time { return c.time }

func newBox(t testing.TB, c *clock) *ingest.Inbox {
	t.Helper()
	return boxAt(t.TempDir(), ingest.OS(), c.now)
}

// scratch is a folder in memory where the machine has such, for tests that
// make thousands of files.
func scratch(t testing.TB) string {
	t.Helper()
	dir, err := os.MkdirTemp("/dev/shm", "hoso")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	return dir
}

func boxAt(root string, files ingest.FS, now func() time.Time) *ingest.Inbox {
	_ = os.MkdirAll(filepath.Join(root, "inbox"), 0o755)
	return &ingest.Inbox{
		Root:       filepath.Join(root, "inbox"),
		Archive:    filepath.Join(root, "archive"),
		Quarantine: filepath.Join(root, "quarantine"),
		FS:         files,
		Now:        now,
		Sleep:      func(time.Duration) {},
	}
}

// drop puts a file in the inbox that was last changed that long before noon.
func drop(t testing.TB, b *ingest.Inbox, rel, content string, age time.Duration) {
	t.Helper()
	name := filepath.Join(b.Root, filepath.FromSlash(rel))
	write(t, name, content)
	if err := os.Chtimes(name, noon.Add(-age), noon.Add(-age)); err != nil {
		t.Fatal(err)
	}
}

func write(t testing.TB, name, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

func read(t testing.TB, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func scan(t testing.TB, b *ingest.Inbox) (ready, waiting []ingest.Found) {
	t.Helper()
	ready, waiting, err := b.Scan()
	if err != nil {
		t.Fatal(err)
	}
	return ready, waiting
}

// claimOnly claims the one ready file.
func claimOnly(t testing.TB, b *ingest.Inbox) ingest.Claim {
	t.Helper()
	ready, waiting := scan(t, b)
	if len(ready) != 1 {
		t.Fatalf("ready %v, waiting %v; want one ready file", ready, waiting)
	}
	c, err := b.Claim(ready[0])
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func paths(files []ingest.Found) string {
	var all []string
	for _, f := range files {
		all = append(all, f.Path)
	}
	return strings.Join(all, "\n")
}

func shaOf(content string) string {
	sum := sha256.Sum256([]byte(content))
	return hex.EncodeToString(sum[:])
}

// office is the simulated rest of the program: a ledger that remembers
// claims, and a reader that rejects content which begins with "bad".
type office struct {
	ledger map[string]entry
	commit func(id string, e entry) error // nil: into the map alone
}

type entry struct{ path, sha, outcome string }

func (o *office) takeAll(b *ingest.Inbox) error {
	claims, err := b.Claims()
	if err != nil {
		return err
	}
	for _, c := range claims {
		if err := o.finish(b, c); err != nil {
			return err
		}
	}
	ready, _, err := b.Scan()
	if err != nil {
		return err
	}
	claims, left, err := b.ClaimAll(ready)
	if len(left) > 0 {
		err = errors.Join(err, fmt.Errorf("left: %v", left))
	}
	for _, c := range claims {
		if err := o.finish(b, c); err != nil {
			return err
		}
	}
	return err
}

func (o *office) finish(b *ingest.Inbox, c ingest.Claim) error {
	e, done := o.ledger[c.ID]
	if !done {
		stored, err := b.Store(c)
		if err != nil {
			return err
		}
		outcome, err := verdict(b, stored.SHA256)
		if err != nil {
			return err
		}
		e = entry{path: c.Path, sha: stored.SHA256, outcome: outcome}
		if o.commit != nil {
			if err := o.commit(c.ID, e); err != nil {
				return err
			}
		}
		o.ledger[c.ID] = e
	}
	if e.outcome == "quarantined" {
		_, err := b.SetAside(c, *dossier.Reject(dossier.Corrupt, nil))
		return err
	}
	return b.Release(c)
}

func verdict(b *ingest.Inbox, sha string) (string, error) {
	archive := ingest.Archive{Root: b.Archive, FS: b.FS}
	file, size, err := archive.Open(sha)
	if err != nil {
		return "", err
	}
	defer file.Close()
	data, err := io.ReadAll(io.NewSectionReader(file, 0, size))
	if bytes.HasPrefix(data, []byte("bad")) {
		return "quarantined", err
	}
	return "accepted", err
}

// contents are the bytes of all files below a folder.
func contents(t testing.TB, root string) map[string]bool {
	t.Helper()
	all := map[string]bool{}
	err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil || !entry.Type().IsRegular() {
			return err
		}
		all[read(t, name)] = true
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}
