package ingesttest

import (
	"errors"
	"io/fs"
	"os"
	"strings"

	"hoso/pipeline/ingest"
)

// Flicker takes a folder away just before an operation and brings it back just
// after it, as a share does that is lost for a moment. On is asked before each
// operation that could see it; nil is a folder that stays.
type Flicker struct {
	ingest.FS
	Folder string
	On     func(op, name string) bool
}

// Once says yes to the first operation on a name that ends so.
func Once(op, suffix string) func(op, name string) bool {
	done := false
	return func(o, name string) bool {
		if done || o != op || !strings.HasSuffix(name, suffix) {
			return false
		}
		done = true
		return true
	}
}

func (f *Flicker) around(op, name string, do func() error) error {
	if f.On == nil || !f.On(op, name) {
		return do()
	}
	away := f.Folder + " away"
	if err := os.Rename(f.Folder, away); err != nil {
		return err
	}
	return errors.Join(do(), os.Rename(away, f.Folder))
}

// Lstat implements ingest.FS, as do those that follow.
func (f *Flicker) Lstat(name string) (info fs.FileInfo, err error) {
	err = f.around("lstat", name, func() (err error) { info, err = f.FS.Lstat(name); return err })
	return info, err
}

// ReadFile is as Lstat.
func (f *Flicker) ReadFile(name string) (data []byte, err error) {
	err = f.around("readfile", name, func() (err error) { data, err = f.FS.ReadFile(name); return err })
	return data, err
}

// Remove is as Lstat.
func (f *Flicker) Remove(name string) error {
	return f.around("remove", name, func() error { return f.FS.Remove(name) })
}
