package ingest

import (
	"errors"
	"io/fs"
	"path/filepath"
	"strings"
)

// Within is OS() for a workspace: it makes folders in it but never the
// workspace itself, so that nothing is written into the place of a drive or a
// share that is away for a moment.
func Within(workspace string) FS { return within{disk{}, workspace} }

type within struct {
	disk
	workspace string
}

// MkdirAll implements FS. Folders outside of the workspace are made whole.
func (w within) MkdirAll(dir string) error {
	rel, err := filepath.Rel(w.workspace, dir)
	if err != nil || !filepath.IsLocal(rel) {
		return w.disk.MkdirAll(dir)
	}
	return mkdirBelow(w.disk, w.workspace, dir)
}

// mkdirBelow makes a folder and those above it up to a root, which it never
// makes: one that is away must find its place free when it comes back.
func mkdirBelow(files FS, root, dir string) error {
	rel, err := filepath.Rel(root, dir)
	if err != nil {
		return err
	}
	if rel == "." {
		_, err := files.Lstat(root)
		return err
	}
	at := root
	for part := range strings.SplitSeq(filepath.ToSlash(rel), "/") {
		at = filepath.Join(at, part)
		if err := files.Mkdir(at); err != nil && !errors.Is(err, fs.ErrExist) {
			return err
		}
	}
	return nil
}
