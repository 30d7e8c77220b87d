//go:build !windows

package main

import (
	"os"
	"os/exec"
	"runtime"
)

// byMouse tells whether the program was started by the mouse: the starter has
// to say so.
func byMouse() bool { return os.Getenv("HOSO_CLICK") == "1" }

// show opens a file or folder with the program that the desktop has for it.
func show(path string) error {
	opener := "xdg-open"
	if runtime.GOOS == "darwin" {
		opener = "open"
	}
	return exec.Command(opener, path).Run()
}
