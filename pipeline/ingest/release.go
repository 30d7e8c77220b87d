package ingest

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// Release deletes a claim once the ledger has it. Should somebody have gone
// on writing into the claimed file, it goes back to the inbox as a new
// arrival instead. It fails with an *AwayError where the claim is out of sight
// with the whole inbox; doing it again after a fault changes nothing.
func (b *Inbox) Release(c Claim) error {
	err := b.unchanged(c.File(), c.Found)
	if errors.Is(err, ErrChanged) {
		return b.Return(c)
	}
	if err == nil {
		err = b.patiently(func() error { return b.fs().Remove(c.File()) })
	}
	if errors.Is(err, fs.ErrNotExist) { // released already, or out of sight
		err = b.gone(c.File())
	}
	if err != nil {
		return fmt.Errorf("ingest: release %s: %w", c.Path, err)
	}
	return b.forget(c)
}

// Return puts a claim that was not committed back to where it was found, or
// beside what stands there now.
func (b *Inbox) Return(c Claim) error {
	for n := 1; ; n++ {
		target := b.disk(path.Join(path.Dir(c.Rel), numbered(path.Base(c.Rel), n)))
		err := b.mkdir(filepath.Dir(target))
		if err == nil {
			err = b.patiently(func() error { return b.fs().Place(c.File(), target) })
		}
		if errors.Is(err, fs.ErrExist) && n < manyNames {
			continue
		}
		if err != nil {
			return fmt.Errorf("ingest: return %s: %w", c.Path, err)
		}
		return errors.Join(b.fs().SyncDir(filepath.Dir(target)), b.forget(c))
	}
}

// manyNames is how many numbers are tried for a free name.
const manyNames = 100_000

// numbered is the n-th name of a file: "x.docx", "x (2).docx", …, cut so
// that a reason file may still be named after it.
func numbered(name string, n int) string {
	ext := path.Ext(name)
	if len(ext) > 20 {
		ext = ""
	}
	stem, tail := strings.TrimSuffix(name, ext), ext
	if n > 1 {
		tail = " (" + strconv.Itoa(n) + ")" + ext
	}
	if n == 1 && len(name) <= 255 {
		return name
	}
	return cut(stem, 255-len(reasonSuffix)-len(tail)) + tail
}

// cut shortens a text to a number of bytes without breaking a letter.
func cut(s string, limit int) string {
	if len(s) <= limit {
		return s
	}
	for limit > 0 && s[limit]&0xC0 == 0x80 {
		limit--
	}
	return s[:limit]
}

// forget removes the note of a claim that is no more. One that somebody holds
// open stays until Claims clears it away.
func (b *Inbox) forget(c Claim) error {
	err := b.patiently(func() error { return b.fs().Remove(c.note()) })
	if err != nil && !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, ErrBusy) {
		return fmt.Errorf("ingest: release %s: %w", c.Path, err)
	}
	return nil
}

// unchanged fails with ErrChanged where a file is no longer as it was found.
// Volumes round times to up to two seconds once a file is no longer in
// memory; since it had stood still for that long, a real change is farther off.
func (b *Inbox) unchanged(name string, f Found) error {
	info, err := b.fs().Lstat(name)
	if err != nil {
		return err
	}
	off := info.ModTime().Sub(f.ModTime).Abs()
	if !info.Mode().IsRegular() || info.Size() != f.Size || off >= 2*time.Second {
		return fmt.Errorf("%w: %s", ErrChanged, f.Path)
	}
	return nil
}
