package rtf

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime/debug"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract"
	"hoso/pipeline/extract/prose"
)

// Reader reads RTF. It has no state and may be used by several callers at once.
type Reader struct{}

var _ extract.Reader = (*Reader)(nil)

// New gives a reader.
func New() *Reader { return &Reader{} }

// Read reads one file. Errors are *dossier.Rejection (empty, corrupt,
// too_large, timeout), or a wrapped error where the bytes themselves could not
// be fetched.
func (*Reader) Read(ctx context.Context, r io.ReaderAt, size int64, limits extract.Limits) (doc *dossier.Document, err error) {
	defer func() {
		if p := recover(); p != nil {
			doc, err = nil, dossier.Reject(dossier.Corrupt, fmt.Errorf("panic: %v\n%s", p, debug.Stack()))
		}
	}()
	switch {
	case size <= 0:
		return nil, dossier.Reject(dossier.Empty, nil)
	case size > limits.Inflated || size > limits.Total:
		return nil, dossier.Reject(dossier.TooLarge, fmt.Errorf("%d bytes", size))
	}
	data := make([]byte, size)
	n, err := r.ReadAt(data, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("read RTF file: %w", err)
	}
	doc, err = newParser(ctx, data[:n], limits).document()
	if err != nil {
		return nil, rejection(ctx, err)
	}
	return doc, nil
}

func rejection(ctx context.Context, err error) error {
	switch {
	case ctx.Err() != nil:
		return dossier.Reject(dossier.Timeout, err)
	case errors.Is(err, prose.ErrTooLarge):
		return dossier.Reject(dossier.TooLarge, err)
	}
	return dossier.Reject(dossier.Corrupt, err)
}
