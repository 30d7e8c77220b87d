package worker

import (
	"os"
	"os/exec"
	"syscall"
	"unsafe"

	"golang.org/x/sys/windows"
)

// apart starts a child without a window, which also keeps Ctrl-C from it.
func apart(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{HideWindow: true, CreationFlags: windows.CREATE_NO_WINDOW}
}

// holder is the job object of a child: it bounds its memory and ends it when
// the parent ends, however that happens.
type holder struct{ job windows.Handle }

// hold puts a process into a job object. Where the system refuses, the child's
// own guard and the end of its standard input do the same work.
func hold(process *os.Process, memory int64) holder {
	job, err := windows.CreateJobObject(nil, nil)
	if err != nil {
		return holder{}
	}
	h := holder{job}
	var limits windows.JOBOBJECT_EXTENDED_LIMIT_INFORMATION
	limits.BasicLimitInformation.LimitFlags = windows.JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE | windows.JOB_OBJECT_LIMIT_PROCESS_MEMORY
	limits.ProcessMemoryLimit = uintptr(memory)
	if _, err := windows.SetInformationJobObject(job, windows.JobObjectExtendedLimitInformation,
		uintptr(unsafe.Pointer(&limits)), uint32(unsafe.Sizeof(limits))); err != nil {
		h.release()
		return holder{}
	}
	handle, err := windows.OpenProcess(windows.PROCESS_SET_QUOTA|windows.PROCESS_TERMINATE, false, uint32(process.Pid))
	if err != nil {
		h.release()
		return holder{}
	}
	defer windows.CloseHandle(handle)
	if err := windows.AssignProcessToJobObject(job, handle); err != nil {
		h.release()
		return holder{}
	}
	return h
}

func (h holder) release() {
	if h.job != 0 {
		_ = windows.CloseHandle(h.job) // nothing can be done about it
	}
}

// resident is not asked for: the job object bounds the memory.
func resident(int) int64 { return 0 }

// statusEnded is with what Task Manager, virus scanners and os.Process.Kill
// end a process; what goes wrong in a Go program ends it with 2.
const statusEnded = 1

// struck tells whether a process was ended by somebody else.
func struck(state *os.ProcessState) bool { return state.ExitCode() == statusEnded }
