package pipeline

import (
	"errors"
	"io/fs"
	"time"

	"hoso/pipeline/ingest"
	"hoso/pipeline/ledger"
)

// Kind says what a fault of the machine is, as far as a person can do
// something about it.
type Kind string

// The kinds of fault. Other is one file's alone, or unknown.
const (
	Full   Kind = "full"   // a disk
	Gone   Kind = "gone"   // a drive, a share or the inbox is not there
	Denied Kind = "denied" // no right to read or write
	Busy   Kind = "busy"   // another program holds the ledger or a file
	Other  Kind = "other"
)

// KindOf sorts a fault; of several at once the gravest.
func KindOf(err error) Kind {
	var away *ingest.AwayError
	switch {
	case ingest.Full(err), errors.Is(err, ledger.ErrFull):
		return Full
	case ingest.Lost(err), errors.As(err, &away), errors.Is(err, ingest.ErrReplaced), errors.Is(err, fs.ErrNotExist), errors.Is(err, ledger.ErrDisk):
		return Gone
	case ingest.Locked(err), errors.Is(err, fs.ErrPermission), errors.Is(err, ledger.ErrReadOnly):
		return Denied
	case transient(err):
		return Busy
	}
	return Other
}

// Trouble is what Watch tells of a fault: once when it begins, and once, with
// a nil Err, when it is over.
type Trouble struct {
	Kind  Kind
	Err   error
	Again time.Duration // until the next try
}

// troubles counts tries and remembers what was told.
type troubles struct {
	tell  func(Trouble)
	kind  Kind
	tries int
}

// longest is the longest wait between two tries.
const longest = 30 * time.Second

// over tells that a fault is over.
func (t *troubles) over() {
	if t.kind != "" {
		t.tell(Trouble{Kind: t.kind})
	}
	t.kind, t.tries = "", 0
}

// with tells of a fault, unless it is the one told already, and gives the
// wait before the next try: 1 s, 2 s, 4 s … 30 s.
func (t *troubles) with(err error) time.Duration {
	wait := min(time.Second<<min(t.tries, 10), longest)
	t.tries++
	if kind := KindOf(err); kind != t.kind {
		t.kind = kind
		t.tell(Trouble{Kind: kind, Err: err, Again: wait})
	}
	return wait
}
