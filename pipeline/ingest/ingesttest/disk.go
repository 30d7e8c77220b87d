// Package ingesttest has a disk for tests that fails when it is told to:
//
//	n := 0
//	box.FS = ingesttest.Disk{FS: ingest.OS(), May: func(op, name string) error {
//		if n++; n == 17 {
//			return syscall.EIO
//		}
//		return nil
//	}}
package ingesttest

import (
	"io/fs"
	"os"

	"hoso/pipeline/ingest"
)

// Disk asks May before every operation, those of open files included; op is
// "readdir", "lstat", "open", "create", "read", "readat", "write", "sync",
// "stat", "close", "readfile", "writefile", "rename", "place", "remove",
// "mkdir", "syncdir", "probe" or "hide". A write that fails leaves half of its
// bytes, a close that fails has closed. It really syncs nothing: the tests
// that use it lose no power.
type Disk struct {
	ingest.FS
	May func(op, name string) error
}

// ReadDir implements ingest.FS, as do those that follow.
func (d Disk) ReadDir(dir string) ([]fs.DirEntry, error) {
	if err := d.May("readdir", dir); err != nil {
		return nil, err
	}
	return d.FS.ReadDir(dir)
}

// Lstat asks first.
func (d Disk) Lstat(name string) (fs.FileInfo, error) {
	if err := d.May("lstat", name); err != nil {
		return nil, err
	}
	return d.FS.Lstat(name)
}

// ReadFile asks first.
func (d Disk) ReadFile(name string) ([]byte, error) {
	if err := d.May("readfile", name); err != nil {
		return nil, err
	}
	return d.FS.ReadFile(name)
}

// WriteFile asks first; where it may not, half of the bytes stand there.
func (d Disk) WriteFile(name string, data []byte) error {
	if _, err := os.Lstat(name); err == nil {
		return fs.ErrExist
	}
	if err := d.May("writefile", name); err != nil {
		_ = os.WriteFile(name, data[:len(data)/2], 0o644)
		return err
	}
	return os.WriteFile(name, data, 0o644)
}

// Rename asks first.
func (d Disk) Rename(from, to string) error {
	if err := d.May("rename", from); err != nil {
		return err
	}
	return d.FS.Rename(from, to)
}

// Place asks first.
func (d Disk) Place(from, to string) error {
	if err := d.May("place", from); err != nil {
		return err
	}
	return d.FS.Place(from, to)
}

// Remove asks first.
func (d Disk) Remove(name string) error {
	if err := d.May("remove", name); err != nil {
		return err
	}
	return d.FS.Remove(name)
}

// MkdirAll asks first.
func (d Disk) MkdirAll(dir string) error {
	if err := d.May("mkdir", dir); err != nil {
		return err
	}
	return d.FS.MkdirAll(dir)
}

// Mkdir asks first.
func (d Disk) Mkdir(dir string) error {
	if err := d.May("mkdir", dir); err != nil {
		return err
	}
	return d.FS.Mkdir(dir)
}

// SyncDir asks and syncs nothing.
func (d Disk) SyncDir(dir string) error { return d.May("syncdir", dir) }

// Probe asks first.
func (d Disk) Probe(name string) error {
	if err := d.May("probe", name); err != nil {
		return err
	}
	return d.FS.Probe(name)
}

// Hide asks first.
func (d Disk) Hide(dir string) error {
	if err := d.May("hide", dir); err != nil {
		return err
	}
	return d.FS.Hide(dir)
}

// Open asks first, and before each operation of the file.
func (d Disk) Open(name string) (ingest.File, error) {
	if err := d.May("open", name); err != nil {
		return nil, err
	}
	opened, err := d.FS.Open(name)
	return file{opened, d.May, name}, err
}

// Create asks first, and before each operation of the file.
func (d Disk) Create(name string, perm fs.FileMode) (ingest.File, error) {
	if err := d.May("create", name); err != nil {
		return nil, err
	}
	opened, err := d.FS.Create(name, perm)
	return file{opened, d.May, name}, err
}

type file struct {
	ingest.File
	may  func(op, name string) error
	name string
}

func (f file) Read(p []byte) (int, error) {
	if err := f.may("read", f.name); err != nil {
		return 0, err
	}
	return f.File.Read(p)
}

func (f file) ReadAt(p []byte, off int64) (int, error) {
	if err := f.may("readat", f.name); err != nil {
		return 0, err
	}
	return f.File.ReadAt(p, off)
}

func (f file) Write(p []byte) (int, error) {
	if err := f.may("write", f.name); err != nil {
		n, _ := f.File.Write(p[:len(p)/2])
		return n, err
	}
	return f.File.Write(p)
}

func (f file) Sync() error { return f.may("sync", f.name) }

func (f file) Stat() (fs.FileInfo, error) {
	if err := f.may("stat", f.name); err != nil {
		return nil, err
	}
	return f.File.Stat()
}

func (f file) Close() error {
	err := f.File.Close()
	if fault := f.may("close", f.name); fault != nil {
		return fault
	}
	return err
}
