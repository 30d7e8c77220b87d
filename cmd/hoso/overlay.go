package main

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
)

// overlay is a tree of templates: the office's own files go before those of
// the program.
type overlay struct{ own, shipped fs.FS }

// Open opens the office's file where there is one.
func (o overlay) Open(name string) (fs.File, error) {
	file, err := o.own.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return o.shipped.Open(name)
	}
	return file, err
}

// ReadDir lists the files of both trees, each name once.
func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	shipped, err := fs.ReadDir(o.shipped, name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	own, ownErr := fs.ReadDir(o.own, name)
	if ownErr != nil && !errors.Is(ownErr, fs.ErrNotExist) {
		return nil, ownErr
	}
	if err != nil && ownErr != nil {
		return nil, err
	}
	out := own
	for _, e := range shipped {
		if !slices.ContainsFunc(own, func(f fs.DirEntry) bool { return f.Name() == e.Name() }) {
			out = append(out, e)
		}
	}
	slices.SortFunc(out, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return out, nil
}
