package word

import (
	"context"
	"errors"
	"fmt"
	"io"
	"sync"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract"
	"hoso/pipeline/xmltok"
)

// Reader reads Word files and may be used by several goroutines at once. It
// keeps nothing of a file but the room that reading it took.
type Reader struct {
	tokens sync.Pool // of *xmltok.Tokenizer
}

var _ extract.Reader = (*Reader)(nil)

// New makes a reader.
func New() *Reader { return &Reader{} }

// errTooLarge tells that a limit other than those of xmltok was passed.
var errTooLarge = errors.New("beyond the limits")

// Read reads one file. The error is a *dossier.Rejection for a fault of the
// file (empty, corrupt, encrypted, unsupported_format, too_large, timeout);
// any other error is one of r.
func (reader *Reader) Read(ctx context.Context, r io.ReaderAt, size int64, limits extract.Limits) (*dossier.Document, error) {
	if size == 0 {
		return nil, dossier.Reject(dossier.Empty, nil)
	}
	source := &source{r: r}
	tokens, ok := reader.tokens.Get().(*xmltok.Tokenizer)
	if !ok {
		tokens = xmltok.New(xmltok.Office)
	}
	document, err := read(ctx, source, size, limits, tokens)
	tokens.Release()
	reader.tokens.Put(tokens)
	if err == nil {
		return document, nil
	}
	if source.err != nil {
		return nil, fmt.Errorf("read Word file: %w", source.err)
	}
	return nil, rejection(ctx, err)
}

func read(ctx context.Context, r io.ReaderAt, size int64, limits extract.Limits, tokens *xmltok.Tokenizer) (*dossier.Document, error) {
	pkg, err := openPackage(ctx, r, size, limits, tokens)
	if err != nil {
		return nil, err
	}
	p := &parser{pkg: pkg, limits: limits, document: &dossier.Document{Format: dossier.Word}}
	if err := p.readAll(); err != nil {
		return nil, err
	}
	return p.document, nil
}

// rejection says which fault of the file an error is.
func rejection(ctx context.Context, err error) *dossier.Rejection {
	var already *dossier.Rejection
	switch {
	case errors.As(err, &already):
		return already
	case ctx.Err() != nil:
		return dossier.Reject(dossier.Timeout, err)
	case errors.Is(err, errTooLarge), errors.Is(err, xmltok.ErrLimit):
		return dossier.Reject(dossier.TooLarge, err)
	}
	return dossier.Reject(dossier.Corrupt, err)
}

// source remembers a fault of the machine while reading, so that it is not
// taken for a fault of the file.
type source struct {
	r   io.ReaderAt
	err error
}

// errOffset tells that a directory points before the start of the file.
var errOffset = errors.New("negative offset")

// ReadAt reads from the file.
func (s *source) ReadAt(p []byte, off int64) (int, error) {
	if off < 0 {
		return 0, errOffset
	}
	n, err := s.r.ReadAt(p, off)
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		s.err = err
	}
	return n, err
}
