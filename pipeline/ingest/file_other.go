//go:build !windows

package ingest

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"syscall"
)

func busy(err error) bool {
	return errors.Is(err, syscall.EBUSY) || errors.Is(err, syscall.ETXTBSY) ||
		errors.Is(err, syscall.EWOULDBLOCK)
}

// denied is never a passing state on Unix.
func denied(error) bool { return false }

func otherVolume(err error) bool { return errors.Is(err, syscall.EXDEV) }

// hidden tells whether the system itself marks a file as hidden; on Unix only
// the leading dot does, which the scan knows.
func hidden(fs.FileInfo) bool { return false }

func hide(string) error { return nil }

// place links and unlinks, since a Unix rename replaces what is there. Where
// the volume knows no links, it looks first and then renames.
func place(from, to string) error {
	err := os.Link(from, to)
	if err == nil {
		return os.Remove(from)
	}
	if errors.Is(err, fs.ErrExist) || errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if _, err := os.Lstat(to); err == nil {
		return &os.PathError{Op: "place", Path: to, Err: fs.ErrExist}
	}
	return os.Rename(from, to)
}

func syncDir(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	err = f.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, syscall.ENOTSUP) {
		err = nil // a share that can't sync folders
	}
	return errors.Join(err, f.Close())
}

// probe asks for each kind of lock in turn without keeping any: flock, then a
// record lock over the whole file, then (Linux) whether it is open for writing.
func probe(name string) error {
	f, err := os.OpenFile(name, os.O_RDONLY|syscall.O_NONBLOCK|syscall.O_NOFOLLOW, 0)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	if !info.Mode().IsRegular() {
		return fmt.Errorf("ingest: %s: no regular file", name)
	}
	fd := int(f.Fd())
	if err := syscall.Flock(fd, syscall.LOCK_SH|syscall.LOCK_NB); errors.Is(err, syscall.EWOULDBLOCK) {
		return err
	}
	record := syscall.Flock_t{Type: syscall.F_RDLCK, Whence: io.SeekStart}
	err = syscall.FcntlFlock(f.Fd(), syscall.F_GETLK, &record)
	if err == nil && record.Type != syscall.F_UNLCK {
		return syscall.EBUSY
	}
	if openForWriting(fd) {
		return syscall.EBUSY
	}
	return nil
}

func full(err error) bool { return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) }

func lost(err error) bool {
	numbers := append(lostHere(), syscall.ENODEV, syscall.ENXIO, syscall.EIO, syscall.ESTALE, syscall.EBADMSG,
		syscall.EHOSTDOWN, syscall.EHOSTUNREACH, syscall.ENETDOWN, syscall.ENETUNREACH, syscall.ENOTCONN, syscall.ETIMEDOUT)
	return slices.ContainsFunc(numbers, func(number syscall.Errno) bool { return errors.Is(err, number) })
}

func locked(err error) bool { return errors.Is(err, syscall.EROFS) }

// noLocks tells whether a volume knows no locks at all.
func noLocks(err error) bool {
	return errors.Is(err, syscall.ENOLCK) || errors.Is(err, syscall.ENOTSUP) || errors.Is(err, syscall.ENOSYS) || errors.Is(err, syscall.EINVAL)
}
