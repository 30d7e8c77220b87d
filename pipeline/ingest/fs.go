package ingest

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// ErrBusy says that another program holds a file open or locked, so that the
// operation may succeed later.
var ErrBusy = errors.New("ingest: file in use by another program")

// ErrVolume says that a rename would have to cross volumes.
var ErrVolume = errors.New("ingest: other volume")

// FS is every operation on files that this package uses. Names are those of
// the operating system. Errors can be tested with fs.ErrExist,
// fs.ErrNotExist and [ErrBusy].
type FS interface {
	ReadDir(dir string) ([]fs.DirEntry, error)
	Lstat(name string) (fs.FileInfo, error)
	Open(name string) (File, error)
	// Create makes a new file for writing; it fails where one exists.
	Create(name string, perm fs.FileMode) (File, error)
	ReadFile(name string) ([]byte, error)
	// WriteFile makes a new file with these bytes, synced; it fails where
	// one exists.
	WriteFile(name string, data []byte) error
	// Rename replaces what is at the new name.
	Rename(from, to string) error
	// Place renames but fails with fs.ErrExist where the new name is taken.
	Place(from, to string) error
	Remove(name string) error
	MkdirAll(dir string) error
	// Mkdir makes one folder; it fails with fs.ErrNotExist where the folder
	// above is not there, and with fs.ErrExist where it stands already.
	Mkdir(dir string) error
	// SyncDir makes the names in a folder durable, where the system can.
	SyncDir(dir string) error
	// Probe fails with ErrBusy where somebody holds the file open or locked
	// (elsewhere than on Windows: locked, or on Linux open for writing), and
	// with another error where it can't be read.
	Probe(name string) error
	// Hide hides a folder from people, where a leading dot doesn't.
	Hide(dir string) error
}

// File is an open file.
type File interface {
	io.Reader
	io.ReaderAt
	io.Writer
	io.Closer
	Stat() (fs.FileInfo, error)
	Sync() error
}

// OS is the file system of this machine.
func OS() FS { return disk{} }

type disk struct{}

func (disk) ReadDir(dir string) ([]fs.DirEntry, error) { return os.ReadDir(dir) }
func (disk) Lstat(name string) (fs.FileInfo, error)    { return os.Lstat(name) }
func (disk) ReadFile(name string) ([]byte, error)      { return os.ReadFile(name) }
func (disk) MkdirAll(dir string) error                 { return os.MkdirAll(dir, 0o755) }
func (disk) Mkdir(dir string) error                    { return os.Mkdir(dir, 0o755) }
func (disk) Rename(from, to string) error              { return moved(os.Rename(from, to)) }
func (disk) Remove(name string) error                  { return moved(os.Remove(name)) }
func (disk) Place(from, to string) error               { return moved(place(from, to)) }
func (disk) SyncDir(dir string) error                  { return syncDir(dir) }
func (disk) Probe(name string) error                   { return sorted(probe(name)) }
func (disk) Hide(dir string) error                     { return hide(dir) }

func (disk) Open(name string) (File, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, sorted(err)
	}
	return f, nil
}

func (disk) Create(name string, perm fs.FileMode) (File, error) {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, perm)
	if err != nil {
		return nil, sorted(err)
	}
	return f, nil
}

func (d disk) WriteFile(name string, data []byte) error {
	f, err := d.Create(name, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	err = errors.Join(err, f.Close())
	if err != nil {
		return errors.Join(err, os.Remove(name))
	}
	return nil
}

// sorted marks an error of the operating system as busy or as a matter of
// volumes, keeping the error itself.
func sorted(err error) error {
	switch {
	case err == nil:
		return nil
	case busy(err):
		return fmt.Errorf("%w: %w", ErrBusy, err)
	case otherVolume(err):
		return fmt.Errorf("%w: %w", ErrVolume, err)
	}
	return err
}

// moved is sorted for an operation that takes a file away from its name,
// where Windows says "access denied" too while somebody looks at the file.
func moved(err error) error {
	if err != nil && denied(err) {
		return fmt.Errorf("%w: %w", ErrBusy, err)
	}
	return sorted(err)
}

// Full tells whether an error says that a disk, or somebody's share of it, is
// full.
func Full(err error) bool { return err != nil && full(err) }

// Locked tells whether an error says that a drive takes no writing at all, as a
// stick whose switch is set, or a disk that the system has locked over a fault.
func Locked(err error) bool { return err != nil && locked(err) }

// Lost tells whether an error says that a drive or a share is not there any
// more, or not at the moment.
func Lost(err error) bool { return err != nil && lost(err) }
