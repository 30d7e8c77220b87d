package worker

import (
	"bytes"
	"os"
	"os/exec"
	"strconv"
	"syscall"
)

// apart puts a child into a process group of its own, so that Ctrl-C does not
// reach it, and lets it die with its parent.
func apart(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL}
}

// holder is what the system holds a child with: nothing on Linux.
type holder struct{}

func hold(*os.Process, int64) holder { return holder{} }

func (holder) release() {}

// resident is the memory of a process that is in the machine's memory, in
// bytes, 0 where that is not known.
func resident(pid int) int64 {
	content, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/statm")
	if err != nil {
		return 0
	}
	fields := bytes.Fields(content)
	if len(fields) < 2 {
		return 0
	}
	pages, err := strconv.ParseInt(string(fields[1]), 10, 64)
	if err != nil {
		return 0
	}
	return pages * int64(os.Getpagesize())
}
