package ingest

import (
	"errors"
	"fmt"
	"io"
)

// ErrUnreadable says that the bytes of a file can't be read, though it is
// there: a bad sector, a drive with a fault. It is that file's matter alone.
var ErrUnreadable = errors.New("ingest: file can't be read")

// Store copies the claimed bytes into the archive and returns once they are
// durable there. It fails with ErrChanged where somebody is still writing
// the file: Return it then. Storing again changes nothing.
func (b *Inbox) Store(c Claim) (Stored, error) {
	source, err := b.fs().Open(c.File())
	if err != nil {
		return Stored{}, fmt.Errorf("ingest: open %s: %w", c.Path, err)
	}
	stored, err := b.archive().put(sourceOf{source}, func(size int64) error {
		if size != c.Size {
			return fmt.Errorf("%w: %s", ErrChanged, c.Path)
		}
		return b.unchanged(c.File(), c.Found)
	})
	if err := errors.Join(err, source.Close()); err != nil {
		return Stored{}, err
	}
	return stored, nil
}

// sourceOf marks the faults of reading, so that they are not taken for those
// of writing.
type sourceOf struct{ io.Reader }

func (s sourceOf) Read(p []byte) (int, error) {
	n, err := s.Reader.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		err = fmt.Errorf("%w: %w", ErrUnreadable, err)
	}
	return n, err
}
