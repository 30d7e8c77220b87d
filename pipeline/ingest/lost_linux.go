package ingest

import "syscall"

// lostHere are the further numbers by which Linux says that a drive is not
// there any more: a file system without its disk seems damaged.
func lostHere() []syscall.Errno {
	return []syscall.Errno{syscall.ENOMEDIUM, syscall.EREMOTEIO, syscall.EUCLEAN, syscall.ESHUTDOWN}
}
