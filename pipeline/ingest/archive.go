package ingest

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
)

// ErrDamaged says that archived bytes are no longer those of their SHA-256.
var ErrDamaged = errors.New("ingest: archived file is damaged")

// Archive keeps bytes for ever, each content once, found by its SHA-256 in
// lower-case hexadecimal: archive/ab/abcdef…. The files are read-only. It may
// be used by several goroutines; sweep only while nobody stores.
type Archive struct {
	Root string
	FS   FS // OS() where nil
}

// Stored is a content in the archive.
type Stored struct {
	SHA256 string
	Size   int64
	Path   string // on disk
}

// Put archives bytes and returns once they are durable.
func (a *Archive) Put(data []byte) (string, error) {
	stored, err := a.put(bytes.NewReader(data), nil)
	return stored.SHA256, err
}

// Open opens a content for reading and tells its size. It fails with
// fs.ErrNotExist where the archive doesn't have it. It does not check the
// bytes; Verify does.
func (a *Archive) Open(sha string) (File, int64, error) {
	name, err := a.path(sha)
	if err != nil {
		return nil, 0, err
	}
	file, err := a.fs().Open(name)
	if err != nil {
		return nil, 0, fmt.Errorf("ingest: open archive: %w", err)
	}
	info, err := file.Stat()
	if err != nil {
		return nil, 0, errors.Join(err, file.Close())
	}
	return file, info.Size(), nil
}

// Verify reads a content through; it fails with ErrDamaged where the bytes
// have changed and with fs.ErrNotExist where they are gone.
func (a *Archive) Verify(sha string) error {
	file, _, err := a.Open(sha)
	if err != nil {
		return err
	}
	defer file.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, file); err != nil {
		return fmt.Errorf("ingest: verify archive: %w", err)
	}
	if hex.EncodeToString(sum.Sum(nil)) != sha {
		return fmt.Errorf("%w: %s", ErrDamaged, sha)
	}
	return nil
}

// put copies a content into the archive. whole is asked, when all is
// copied, whether the source stood still meanwhile.
func (a *Archive) put(source io.Reader, whole func(size int64) error) (Stored, error) {
	temp, err := a.temp()
	if err != nil {
		return Stored{}, fmt.Errorf("ingest: archive: %w", err)
	}
	sha, size, err := a.copy(source, temp)
	if err == nil && whole != nil {
		err = whole(size)
	}
	var stored Stored
	if err == nil {
		stored, err = a.keep(temp, sha, size)
	}
	if err != nil {
		_ = a.fs().Remove(temp) // else sweep does
		return Stored{}, fmt.Errorf("ingest: archive: %w", err)
	}
	return stored, nil
}

// copy writes, hashes and syncs.
func (a *Archive) copy(source io.Reader, temp string) (sha string, size int64, err error) {
	file, err := a.fs().Create(temp, 0o444)
	if err != nil {
		return "", 0, err
	}
	sum := sha256.New()
	size, err = io.Copy(io.MultiWriter(file, sum), source)
	if err == nil {
		err = file.Sync()
	}
	if err := errors.Join(err, file.Close()); err != nil {
		return "", 0, err
	}
	return hex.EncodeToString(sum.Sum(nil)), size, nil
}

// keep gives the copied bytes their name. What stands there already is read
// through and kept where it is whole, replaced where it is damaged.
func (a *Archive) keep(temp, sha string, size int64) (Stored, error) {
	name, err := a.path(sha)
	if err != nil {
		return Stored{}, err
	}
	stored := Stored{SHA256: sha, Size: size, Path: name}
	dir := filepath.Dir(name)
	err = a.Verify(sha)
	switch {
	case err == nil:
		if err := a.fs().Remove(temp); err != nil {
			return Stored{}, err
		}
		return stored, a.fs().SyncDir(dir)
	case errors.Is(err, ErrDamaged):
		if err := a.fs().Remove(name); err != nil {
			return Stored{}, err
		}
	case errors.Is(err, fs.ErrNotExist):
		if err := a.makeDir(dir); err != nil {
			return Stored{}, err
		}
	default:
		return Stored{}, err
	}
	if err := a.fs().Rename(temp, name); err != nil {
		if a.Verify(sha) != nil {
			return Stored{}, err
		}
		// Windows: the same bytes came there at this very moment, read-only.
		if err := a.fs().Remove(temp); err != nil {
			return Stored{}, err
		}
	}
	return stored, a.fs().SyncDir(dir)
}

func (a *Archive) makeDir(dir string) error {
	if _, err := a.fs().Lstat(dir); err == nil {
		return nil
	}
	if err := a.fs().MkdirAll(dir); err != nil {
		return err
	}
	return a.fs().SyncDir(filepath.Dir(dir))
}

// temp is a fresh name for bytes on their way in.
func (a *Archive) temp() (string, error) {
	var chance [16]byte
	if _, err := rand.Read(chance[:]); err != nil {
		return "", err
	}
	return filepath.Join(a.incoming(), hex.EncodeToString(chance[:])), a.makeDir(a.incoming())
}

func (a *Archive) incoming() string { return filepath.Join(a.Root, ".incoming") }

// sweep removes half-copied bytes that a crash left.
func (a *Archive) sweep() error {
	entries, err := a.fs().ReadDir(a.incoming())
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	for _, entry := range entries {
		err = errors.Join(err, a.fs().Remove(filepath.Join(a.incoming(), entry.Name())))
	}
	return err
}

// path is where a content lies; sha must be 64 lower-case hexadecimal digits.
func (a *Archive) path(sha string) (string, error) {
	raw, err := hex.DecodeString(sha)
	if err != nil || len(raw) != sha256.Size || hex.EncodeToString(raw) != sha {
		return "", fmt.Errorf("ingest: no SHA-256: %q", sha)
	}
	return filepath.Join(a.Root, sha[:2], sha), nil
}

func (a *Archive) fs() FS {
	if a.FS == nil {
		return OS()
	}
	return a.FS
}
