package rtf

import (
	"context"
	"io"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract"
)

// Reader reads RTF. It has no state and may be used by several callers at once.
type Reader struct{}

var _ extract.Reader = (*Reader)(nil)

// New gives a reader.
func New() *Reader { return &Reader{} }

// Read reads one file. Errors are *dossier.Rejection (empty, corrupt,
// too_large, timeout), or a wrapped error where the bytes themselves could not
// be fetched.
func (*Reader) Read(ctx context.Context, r io.ReaderAt, size int64, limits extract.Limits) (*dossier.Document, error) {
	return extract.Guard(ctx, r, size, func(r io.ReaderAt) (*dossier.Document, error) {
		data, err := extract.Whole(r, size, limits)
		if err != nil {
			return nil, err
		}
		return newParser(ctx, data, limits).document()
	})
}
