//go:build !linux && !windows

package ingest

import "syscall"

func lostHere() []syscall.Errno { return nil }
