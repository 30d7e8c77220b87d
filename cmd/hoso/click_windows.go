package main

// The manifest in rsrc_windows_*.syso says that the program runs without
// administrator rights and takes paths of more than 260 characters.
//go:generate go run github.com/tc-hib/go-winres@v0.3.3 make --in winres.json --arch amd64,arm64 --out rsrc

import (
	"os"
	"unsafe"

	"golang.org/x/sys/windows"
)

// byMouse tells whether the program was started by the mouse: then Explorer
// has opened a console for it alone. In a shell the shell is there too, and a
// program without a console was started by another one.
func byMouse() bool {
	if os.Getenv("HOSO_CLICK") == "1" {
		return true
	}
	var mode uint32
	if windows.GetConsoleMode(windows.Handle(os.Stdin.Fd()), &mode) != nil || windows.GetConsoleMode(windows.Handle(os.Stdout.Fd()), &mode) != nil {
		return false
	}
	var list [2]uint32
	n, _, _ := windows.NewLazySystemDLL("kernel32.dll").NewProc("GetConsoleProcessList").Call(uintptr(unsafe.Pointer(&list[0])), uintptr(len(list)))
	return n == 1
}

// show opens a file or folder as a double-click in Explorer does.
func show(path string) error {
	verb, err := windows.UTF16PtrFromString("open")
	if err != nil {
		return err
	}
	name, err := windows.UTF16PtrFromString(path)
	if err != nil {
		return err
	}
	return windows.ShellExecute(0, verb, name, nil, nil, windows.SW_SHOWNORMAL)
}
