package ingest

import (
	"errors"
	"fmt"
)

// Store copies the claimed bytes into the archive and returns once they are
// durable there. It fails with ErrChanged where somebody is still writing
// the file: Return it then. Storing again changes nothing.
func (b *Inbox) Store(c Claim) (Stored, error) {
	source, err := b.fs().Open(c.File())
	if err != nil {
		return Stored{}, fmt.Errorf("ingest: open %s: %w", c.Path, err)
	}
	stored, err := b.archive().put(source, func(size int64) error {
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
