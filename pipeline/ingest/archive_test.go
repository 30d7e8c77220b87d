package ingest_test

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"hoso/pipeline/ingest"
)

func TestArchiveKeepsBytesOnce(t *testing.T) {
	a := ingest.Archive{Root: filepath.Join(t.TempDir(), "archive")}
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			if sha, err := a.Put([]byte("giấy")); err != nil || sha != shaOf("giấy") {
				t.Errorf("put: %s, %v", sha, err)
			}
		})
	}
	group.Wait()
	file, size, err := a.Open(shaOf("giấy"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	data, err := io.ReadAll(io.NewSectionReader(file, 0, size))
	if err != nil || string(data) != "giấy" {
		t.Errorf("read %q, %v", data, err)
	}
	name := filepath.Join(a.Root, shaOf("giấy")[:2], shaOf("giấy"))
	if info, err := os.Stat(name); err != nil || info.Mode().Perm()&0o222 != 0 {
		t.Errorf("not read-only: %v, %v", info, err)
	}
	if left, _ := os.ReadDir(filepath.Join(a.Root, ".incoming")); len(left) != 0 {
		t.Errorf("left over: %v", left)
	}
}

func TestArchiveTellsDamageAndMendsIt(t *testing.T) {
	a := ingest.Archive{Root: filepath.Join(t.TempDir(), "archive")}
	sha, err := a.Put([]byte("giấy"))
	if err != nil {
		t.Fatal(err)
	}
	if err := a.Verify(sha); err != nil {
		t.Errorf("whole: %v", err)
	}
	name := filepath.Join(a.Root, sha[:2], sha)
	if err := os.Remove(name); err != nil {
		t.Fatal(err)
	}
	if err := a.Verify(sha); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("gone: %v", err)
	}
	write(t, name, "giay!!")
	if err := a.Verify(sha); !errors.Is(err, ingest.ErrDamaged) {
		t.Errorf("damaged: %v", err)
	}
	if _, err := a.Put([]byte("giấy")); err != nil {
		t.Fatal(err)
	}
	if err := a.Verify(sha); err != nil {
		t.Errorf("mended: %v", err)
	}
}

func TestArchiveOpensNothingButContents(t *testing.T) {
	root := t.TempDir()
	write(t, filepath.Join(root, "secret"), "x")
	a := ingest.Archive{Root: filepath.Join(root, "archive")}
	for _, sha := range []string{"", "../secret", strings.Repeat("g", 64), strings.ToUpper(shaOf("x")), shaOf("x")[:63]} {
		if _, _, err := a.Open(sha); err == nil || errors.Is(err, fs.ErrNotExist) {
			t.Errorf("open %q: %v, want a refusal", sha, err)
		}
	}
	if _, _, err := a.Open(shaOf("x")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("unknown: %v", err)
	}
}
