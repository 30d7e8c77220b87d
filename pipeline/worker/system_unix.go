//go:build unix && !linux

package worker

import (
	"os"
	"os/exec"
	"syscall"
)

// apart puts a child into a process group of its own, so that Ctrl-C does not
// reach it. It ends with its parent when its standard input does.
func apart(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} }

// holder is what the system holds a child with: nothing here.
type holder struct{}

func hold(*os.Process, int64) holder { return holder{} }

func (holder) release() {}

// resident is not known here: the child's own guard looks after its memory.
func resident(int) int64 { return 0 }
