package ingest

import (
	"errors"
	"io/fs"
	"path/filepath"
	"strings"
	"syscall"
)

// Faults of the Windows API that tell of another program's hold on a file:
// virus scanners, indexers, sync clients and viewers all cause them.
const (
	accessDenied     = syscall.Errno(5)
	notSameDevice    = syscall.Errno(17)
	sharingViolation = syscall.Errno(32)
	lockViolation    = syscall.Errno(33)
)

func busy(err error) bool {
	return errors.Is(err, sharingViolation) || errors.Is(err, lockViolation)
}

func denied(err error) bool { return errors.Is(err, accessDenied) }

func otherVolume(err error) bool { return errors.Is(err, notSameDevice) }

// hidden tells whether a file has the attribute hidden or system.
func hidden(info fs.FileInfo) bool {
	data, ok := info.Sys().(*syscall.Win32FileAttributeData)
	return ok && data.FileAttributes&(syscall.FILE_ATTRIBUTE_HIDDEN|syscall.FILE_ATTRIBUTE_SYSTEM) != 0
}

func hide(dir string) error {
	name, err := syscall.UTF16PtrFromString(long(dir))
	if err != nil {
		return err
	}
	attributes, err := syscall.GetFileAttributes(name)
	if err != nil {
		return err
	}
	return syscall.SetFileAttributes(name, attributes|syscall.FILE_ATTRIBUTE_HIDDEN)
}

// place renames; MoveFile, unlike MoveFileEx as os.Rename calls it, doesn't
// replace what is there.
func place(from, to string) error {
	old, err := syscall.UTF16PtrFromString(long(from))
	if err != nil {
		return err
	}
	name, err := syscall.UTF16PtrFromString(long(to))
	if err != nil {
		return err
	}
	if err := syscall.MoveFile(old, name); err != nil {
		return &fs.PathError{Op: "place", Path: to, Err: err}
	}
	return nil
}

// syncDir does nothing: Windows keeps its folders in a journal and has no
// sync of a folder for ordinary users.
func syncDir(string) error { return nil }

// probe opens the file for nobody else but us, which fails while anybody has
// it open.
func probe(name string) error {
	path, err := syscall.UTF16PtrFromString(long(name))
	if err != nil {
		return err
	}
	handle, err := syscall.CreateFile(path, syscall.GENERIC_READ, 0, nil,
		syscall.OPEN_EXISTING, syscall.FILE_ATTRIBUTE_NORMAL, 0)
	if err != nil {
		return &fs.PathError{Op: "probe", Path: name, Err: err}
	}
	return syscall.CloseHandle(handle)
}

// long makes a path that may be longer than 260 characters.
func long(name string) string {
	full, err := filepath.Abs(name)
	switch {
	case err != nil || strings.HasPrefix(full, `\\?\`):
		return name
	case strings.HasPrefix(full, `\\`):
		return `\\?\UNC\` + full[2:]
	}
	return `\\?\` + full
}

func full(err error) bool {
	return errors.Is(err, syscall.Errno(112)) || errors.Is(err, syscall.Errno(39)) // ERROR_DISK_FULL, ERROR_HANDLE_DISK_FULL
}

// lost: ERROR_BAD_UNIT, ERROR_NOT_READY, ERROR_REM_NOT_LIST, ERROR_BAD_NETPATH,
// ERROR_DEV_NOT_EXIST, ERROR_UNEXP_NET_ERR, ERROR_NETNAME_DELETED,
// ERROR_BAD_NET_NAME, ERROR_REQ_NOT_ACCEP, ERROR_SEM_TIMEOUT,
// ERROR_NO_SUCH_DEVICE, ERROR_FILE_INVALID (of a volume that is no more),
// ERROR_MEDIA_CHANGED, ERROR_NO_MEDIA_IN_DRIVE, ERROR_IO_DEVICE,
// ERROR_DEVICE_NOT_CONNECTED, ERROR_CONNECTION_UNAVAIL,
// ERROR_NO_NET_OR_BAD_PATH, ERROR_NO_NETWORK, ERROR_NETWORK_UNREACHABLE,
// ERROR_HOST_UNREACHABLE, ERROR_CONNECTION_ABORTED, ERROR_DISK_CORRUPT,
// ERROR_DEVICE_REMOVED.
func lost(err error) bool {
	for _, number := range []syscall.Errno{20, 21, 51, 53, 55, 59, 64, 67, 71, 121, 433, 1006, 1110, 1112, 1117, 1167,
		1201, 1203, 1222, 1231, 1232, 1236, 1393, 1617} {
		if errors.Is(err, number) {
			return true
		}
	}
	return false
}

// locked: ERROR_WRITE_PROTECT.
func locked(err error) bool { return errors.Is(err, syscall.Errno(19)) }

// noLocks tells whether a volume knows no locks at all: ERROR_INVALID_FUNCTION,
// ERROR_NOT_SUPPORTED.
func noLocks(err error) bool {
	return errors.Is(err, syscall.Errno(1)) || errors.Is(err, syscall.Errno(50))
}
