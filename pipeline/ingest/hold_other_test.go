//go:build !windows

package ingest_test

import (
	"os"
	"runtime"
	"syscall"
	"testing"
)

// holds are the ways in which another program can keep hold of a file.
func holds(t *testing.T) map[string]func(name string) (letGo func()) {
	ways := map[string]func(string) func(){
		"flock": func(name string) func() {
			f, err := os.Open(name)
			if err != nil {
				t.Fatal(err)
			}
			if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX); err != nil {
				t.Fatal(err)
			}
			return func() { f.Close() }
		},
	}
	if runtime.GOOS == "linux" {
		ways["open for writing"] = func(name string) func() {
			f, err := os.OpenFile(name, os.O_WRONLY, 0)
			if err != nil {
				t.Fatal(err)
			}
			return func() { f.Close() }
		}
	}
	return ways
}

func makePipe(t *testing.T, name string) {
	t.Helper()
	if err := syscall.Mkfifo(name, 0o644); err != nil {
		t.Fatal(err)
	}
}
