package ingest

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/gofrs/flock"

	"hoso/pipeline/viet"
)

// lockName is the file in the workspace that the one working hoso locks. It
// stays when hoso ends; what counts is the lock, which the system lifts even
// after a crash.
const lockName = ".hoso.lock"

// The holder is written from the second byte on, padded: Windows locks the
// first byte against reading, and a locked file is best not shortened.
const (
	holderAt   = 1
	holderSize = 1023
)

// Holder is who works on a workspace.
type Holder struct {
	PID   int       `json:"pid"`
	Host  string    `json:"host"`
	Since time.Time `json:"since"`
}

// HeldError says that another hoso works on the workspace. The holder's parts
// are zero where they can't be read.
type HeldError struct {
	Holder
	Path string
}

func (e *HeldError) Error() string {
	return fmt.Sprintf("ingest: workspace held by process %d on %s (%s)", e.PID, e.Host, e.Path)
}

// Words says it to a person.
func (e *HeldError) Words() string {
	const next = " Chờ việc đó xong hoặc đóng lại, rồi chạy lại."
	if e.PID == 0 {
		return "Một hoso khác đang làm việc với thư mục này." + next
	}
	return fmt.Sprintf("Một hoso khác đang làm việc với thư mục này (máy %s, tiến trình %d, từ %s).",
		e.Host, e.PID, e.Since.In(viet.Zone()).Format("15:04 ngày 02/01/2006")) + next
}

// NoLocksError says that files can't be locked where a workspace lies, as on
// some network drives: nobody could tell then whether another hoso works there.
type NoLocksError struct {
	Path  string
	Cause error
}

func (e *NoLocksError) Error() string {
	return fmt.Sprintf("ingest: no locks at %s: %v", e.Path, e.Cause)
}

// Unwrap gives the cause.
func (e *NoLocksError) Unwrap() error { return e.Cause }

// Words says it to a person.
func (e *NoLocksError) Words() string {
	return fmt.Sprintf("ổ chứa “%s” không khóa được tệp (thường là ổ mạng). Để nơi làm việc trên ổ cứng của máy; riêng thư mục inbox để trên ổ mạng được (mục folders trong hoso.yaml).", e.Path)
}

// Lock is the right to change a workspace. Commands that only read need none.
type Lock struct{ flock *flock.Flock }

// Acquire takes the lock of a workspace, or fails at once with a *HeldError
// where another instance has it.
func Acquire(workspace string, now func() time.Time) (*Lock, error) {
	name := filepath.Join(workspace, lockName)
	lock := flock.New(name, flock.SetPermissions(0o644))
	got, err := lock.TryLock()
	if err != nil {
		return nil, lockFault(workspace, err)
	}
	if !got {
		return nil, &HeldError{Holder: readHolder(name), Path: name}
	}
	host, _ := os.Hostname()
	if err := writeHolder(name, Holder{PID: os.Getpid(), Host: host, Since: now()}); err != nil {
		return nil, errors.Join(fmt.Errorf("ingest: lock workspace: %w", err), lock.Unlock())
	}
	return &Lock{flock: lock}, nil
}

// lockFault tells a place without locks from other faults.
func lockFault(workspace string, err error) error {
	if noLocks(err) {
		return &NoLocksError{workspace, err}
	}
	return fmt.Errorf("ingest: lock workspace: %w", err)
}

// ErrReplaced says that another workspace stands where the locked one stood: a
// stick was pulled and put back, a share was lost and came back, a folder was
// restored. What is open belongs to the former one.
var ErrReplaced = errors.New("ingest: another workspace stands in the place of the locked one")

// Standing tells whether the workspace still stands where it was locked: it
// fails with an *AwayError where nothing is there, with ErrReplaced where
// something else is.
func (l *Lock) Standing() error {
	workspace := filepath.Dir(l.flock.Path())
	if _, err := os.Stat(workspace); err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return &AwayError{Folder: workspace, Cause: err}
		}
		return fmt.Errorf("ingest: look at the workspace: %w", err)
	}
	there, err := os.Stat(l.flock.Path())
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("ingest: look at the lock: %w", err)
	}
	locked, fault := l.flock.Stat()
	if err != nil || fault != nil || !os.SameFile(there, locked) {
		return ErrReplaced
	}
	return nil
}

// Release gives the workspace free.
func (l *Lock) Release() error { return l.flock.Unlock() }

func writeHolder(name string, holder Holder) error {
	data, err := json.Marshal(holder)
	if err != nil {
		return err
	}
	file, err := os.OpenFile(name, os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	padding := strings.Repeat(" ", max(0, holderSize-len(data)))
	_, err = file.WriteAt(append(data, padding...), holderAt)
	return errors.Join(err, file.Close())
}

func readHolder(name string) (holder Holder) {
	file, err := os.Open(name)
	if err != nil {
		return Holder{}
	}
	defer file.Close()
	data, err := io.ReadAll(io.NewSectionReader(file, holderAt, holderSize))
	if err != nil || json.Unmarshal(data, &holder) != nil {
		return Holder{}
	}
	return holder
}
