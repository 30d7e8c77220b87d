package xls

import (
	"context"
	"io"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract"
)

// Reader reads workbooks of Excel 97 to 2003. It has no state and may be used
// by several callers at once.
type Reader struct{}

var _ extract.Reader = (*Reader)(nil)

// New gives a reader.
func New() *Reader { return &Reader{} }

// Read reads one workbook. Errors are *dossier.Rejection (empty, corrupt,
// encrypted, unsupported_format, too_large, timeout), or a wrapped error where
// the bytes themselves could not be fetched.
func (*Reader) Read(ctx context.Context, r io.ReaderAt, size int64, limits extract.Limits) (*dossier.Document, error) {
	return extract.Guard(ctx, r, size, func(r io.ReaderAt) (*dossier.Document, error) {
		stream, err := workbookStream(r, size, limits)
		if err != nil {
			return nil, err
		}
		book := newBook(ctx, stream, limits)
		if err := book.globals(); err != nil {
			return nil, err
		}
		return book.read()
	})
}
