package ingest

import "syscall"

// openForWriting tells whether anybody has the file open for writing: the
// kernel then refuses a read lease on it. A lease that can't be had for
// another reason (somebody else's file, a share) says nothing.
func openForWriting(fd int) bool {
	_, _, errno := syscall.Syscall(syscall.SYS_FCNTL, uintptr(fd), syscall.F_SETLEASE, syscall.F_RDLCK)
	if errno == syscall.EAGAIN {
		return true
	}
	if errno == 0 {
		_, _, _ = syscall.Syscall(syscall.SYS_FCNTL, uintptr(fd), syscall.F_SETLEASE, syscall.F_UNLCK)
	}
	return false
}
