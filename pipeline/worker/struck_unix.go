//go:build unix

package worker

import (
	"os"
	"syscall"
)

// struck tells whether a process was ended by a signal that others send; what
// goes wrong in a Go program ends it with a status.
func struck(state *os.ProcessState) bool {
	status, ok := state.Sys().(syscall.WaitStatus)
	if !ok || !status.Signaled() {
		return false
	}
	switch status.Signal() {
	case syscall.SIGKILL, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGINT:
		return true
	}
	return false
}
