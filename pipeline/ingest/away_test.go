package ingest_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"hoso/pipeline/ingest"
	"hoso/pipeline/ingest/ingesttest"
)

func isAway(err error) bool {
	var away *ingest.AwayError
	return errors.As(err, &away) && !errors.Is(err, fs.ErrNotExist)
}

// TestOutOfSightIsNotGone: a claim that isn't found since the inbox is away is
// neither released nor forgotten, nor does it lose its name.
func TestOutOfSightIsNotGone(t *testing.T) {
	open := func(t *testing.T) (*ingest.Inbox, *ingesttest.Flicker) {
		b := newBox(t, &clock{noon})
		files := &ingesttest.Flicker{FS: ingest.OS(), Folder: b.Root}
		b.FS = files
		drop(t, b, "phong-9/x.docx", "x", time.Hour)
		return b, files
	}
	stillClaimed := func(t *testing.T, b *ingest.Inbox) ingest.Claim {
		t.Helper()
		claims, err := b.Claims()
		if err != nil || len(claims) != 1 || claims[0].Path != "inbox/phong-9/x.docx" {
			t.Fatalf("claims %+v, %v", claims, err)
		}
		return claims[0]
	}
	for _, op := range []string{"lstat", "remove"} {
		t.Run("released at "+op, func(t *testing.T) {
			b, files := open(t)
			c := claimOnly(t, b)
			files.On = ingesttest.Once(op, ".bin")
			if err := b.Release(c); !isAway(err) {
				t.Errorf("release: %v", err)
			}
			if err := b.Release(stillClaimed(t, b)); err != nil {
				t.Error(err)
			}
			if left := contents(t, b.Root); len(left) > 0 {
				t.Errorf("left: %v", left)
			}
		})
	}
	t.Run("released while it is away", func(t *testing.T) {
		b, _ := open(t)
		c := claimOnly(t, b)
		must(t, os.Rename(b.Root, b.Root+" away"))
		if err := b.Release(c); !isAway(err) {
			t.Errorf("release: %v", err)
		}
		must(t, os.Rename(b.Root+" away", b.Root))
		stillClaimed(t, b)
	})
	t.Run("claimed", func(t *testing.T) {
		b, files := open(t)
		ready, _ := scan(t, b)
		files.On = ingesttest.Once("lstat", ".bin")
		if claims, left, err := b.ClaimAll(ready); !isAway(err) || len(claims)+len(left) > 0 {
			t.Errorf("claims %v, left %v, %v", claims, left, err)
		}
		stillClaimed(t, b)
	})
	t.Run("resumed", func(t *testing.T) {
		b, files := open(t)
		claimOnly(t, b)
		files.On = ingesttest.Once("readfile", ".json")
		if claims, err := b.Claims(); !isAway(err) {
			t.Errorf("claims %+v, %v", claims, err)
		}
		stillClaimed(t, b)
	})
}

// TestAChangedFileThatCannotGoBackStaysClaimed: so that it is found again.
func TestAChangedFileThatCannotGoBackStaysClaimed(t *testing.T) {
	b := newBox(t, &clock{noon})
	drop(t, b, "phong-9/x.docx", "x", time.Hour)
	ready, _ := scan(t, b)
	b.FS = changing{ingest.OS(), filepath.Join(b.Root, "phong-9")}
	claims, left, err := b.ClaimAll(ready)
	if err != nil || len(claims) != 1 || len(left) > 0 {
		t.Fatalf("claims %v, left %v, %v", claims, left, err)
	}
	if _, err := b.Store(claims[0]); !errors.Is(err, ingest.ErrChanged) {
		t.Errorf("store: %v", err)
	}
}

// changing lets a file grow when it is claimed, and nothing go back.
type changing struct {
	ingest.FS
	folder string
}

func (c changing) Rename(from, to string) error {
	if err := c.FS.Rename(from, to); err != nil || filepath.Dir(from) != c.folder {
		return err
	}
	return os.WriteFile(to, []byte("longer"), 0o644)
}

func (c changing) Place(from, to string) error {
	return &fs.PathError{Op: "rename", Path: to, Err: fs.ErrPermission}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
