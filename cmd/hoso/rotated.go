package main

import (
	"errors"
	"io/fs"
	"os"
	"strconv"
)

// rotated is a file that begins anew when it has grown too large; the former
// ones stay as NAME.1 (the newest) to NAME.3. No line is lost to a rotation
// that does not succeed: on Windows a file that somebody looks at cannot be
// renamed, so it grows on for a while.
//
// Only the hoso that holds the workspace writes; should another one have
// rotated the file meanwhile, writing goes on in the new one.
type rotated struct {
	name   string
	limit  int64
	rename func(from, to string) error // os.Rename but in tests
	file   *os.File                    // nil where it could not be opened again: the next line tries
	size   int64
	next   int64 // the size at which to rotate
}

// logsKept is how many former files stay.
const logsKept = 3

func openRotated(name string, limit int64) (*rotated, error) {
	r := &rotated{name: name, limit: limit, rename: os.Rename}
	return r, r.open()
}

func (r *rotated) open() error {
	file, err := os.OpenFile(r.name, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	info, err := file.Stat()
	if err != nil {
		return errors.Join(err, file.Close())
	}
	r.file, r.size, r.next = file, info.Size(), r.limit
	return nil
}

// Write writes one line; slog calls it with whole lines, one at a time.
func (r *rotated) Write(line []byte) (int, error) {
	var err error
	switch {
	case r.file == nil:
		err = r.open()
	case r.size > 0 && r.size+int64(len(line)) > r.next:
		err = r.turn()
	}
	if err != nil {
		return 0, err
	}
	n, err := r.file.Write(line)
	r.size += int64(n)
	return n, err
}

// turn begins a new file. The full one goes aside first, and only when that
// has succeeded do the former ones make room for it.
func (r *rotated) turn() error {
	current := r.current()
	file := r.file
	r.file = nil
	if err := file.Close(); err != nil {
		return err
	}
	if !current {
		return r.open()
	}
	r.shift() // what an earlier turn could not put in its place
	moved := !exists(r.old(0)) && r.rename(r.name, r.old(0)) == nil
	if moved {
		r.shift()
	}
	if err := r.open(); err != nil {
		return err
	}
	if !moved { // somebody looks at it: not again at each line
		r.next = r.size + r.limit/4
	}
	return nil
}

// current tells whether the name still leads to the file that is written to.
func (r *rotated) current() bool {
	there, err := os.Stat(r.name)
	if err != nil {
		return false
	}
	ours, err := r.file.Stat()
	return err == nil && os.SameFile(there, ours)
}

// shift puts NAME.0, which a turn has set aside, before the former ones, of
// which the oldest goes. One that cannot be moved keeps all younger ones
// where they are.
func (r *rotated) shift() {
	if !exists(r.old(0)) {
		return
	}
	free := 1
	for free < logsKept && exists(r.old(free)) {
		free++
	}
	for n := free; n > 0; n-- {
		if r.rename(r.old(n-1), r.old(n)) != nil {
			return
		}
	}
}

func (r *rotated) old(n int) string { return r.name + "." + strconv.Itoa(n) }

// Close closes the file.
func (r *rotated) Close() error {
	if r.file == nil {
		return nil
	}
	return r.file.Close()
}

func exists(name string) bool {
	_, err := os.Lstat(name)
	return !errors.Is(err, fs.ErrNotExist)
}
