package excel

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"sync"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract"
	"hoso/pipeline/extract/sheetgrid"
	"hoso/pipeline/xmltok"
)

// Reader reads workbooks and may be used by several callers at once. It keeps
// nothing of a file but the room that reading it took.
type Reader struct {
	tokens sync.Pool // of *xmltok.Tokenizer
}

var _ extract.Reader = (*Reader)(nil)

// New gives a reader of workbooks.
func New() *Reader { return &Reader{} }

// Read reads one workbook. Errors are *dossier.Rejection (empty, corrupt,
// encrypted, unsupported_format, too_large, timeout), or a wrapped error where
// the bytes themselves could not be fetched.
func (reader *Reader) Read(ctx context.Context, r io.ReaderAt, size int64, limits extract.Limits) (doc *dossier.Document, err error) {
	source := &source{r: r}
	tokens, ok := reader.tokens.Get().(*xmltok.Tokenizer)
	if !ok {
		tokens = xmltok.New(xmltok.Office)
	}
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v\n%s", p, debug.Stack())
		}
		if err != nil {
			doc, err = nil, verdict(ctx, source, err)
		}
		tokens.Release()
		reader.tokens.Put(tokens)
	}()
	pack, err := open(ctx, source, size, limits, tokens)
	if err != nil {
		return nil, err
	}
	book, err := openBook(pack)
	if err != nil {
		return nil, err
	}
	return book.read()
}

// errTooLarge is met when a limit is passed.
var errTooLarge = errors.New("limit passed")

// verdict says whose fault an error is.
func verdict(ctx context.Context, source *source, err error) error {
	var rejection *dossier.Rejection
	switch {
	case errors.As(err, &rejection):
		return rejection
	case ctx.Err() != nil:
		return dossier.Reject(dossier.Timeout, err)
	case source.err != nil:
		return fmt.Errorf("read workbook: %w", source.err)
	case errors.Is(err, errTooLarge), errors.Is(err, xmltok.ErrLimit), errors.Is(err, sheetgrid.ErrTooLarge):
		return dossier.Reject(dossier.TooLarge, err)
	}
	return dossier.Reject(dossier.Corrupt, err)
}

// source remembers a fault of the machine, so that it is not taken for a
// fault of the file.
type source struct {
	r   io.ReaderAt
	err error
}

func (s *source) ReadAt(p []byte, off int64) (int, error) {
	if off < 0 {
		return 0, io.EOF // a position that the file made up
	}
	n, err := s.r.ReadAt(p, off)
	if err != nil && !errors.Is(err, io.EOF) {
		s.err = err
	}
	return n, err
}
