package extract

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"slices"

	"hoso/pipeline/dossier"
)

// ErrTooLarge is what a reader meets when a file passes one of its Limits.
var ErrTooLarge = errors.New("beyond the limits")

// Guard reads a file of size bytes with read, and says whose fault an error
// is. A file of no bytes is empty; a file that passes a limit (ErrTooLarge, or
// one of tooLarge) is too_large; the end of ctx is timeout; a fault of r stays
// what it is; all else, panics included, is corrupt.
func Guard(ctx context.Context, r io.ReaderAt, size int64, read func(io.ReaderAt) (*dossier.Document, error), tooLarge ...error) (*dossier.Document, error) {
	switch {
	case size <= 0:
		return nil, dossier.Reject(dossier.Empty, nil)
	case ctx.Err() != nil:
		return nil, dossier.Reject(dossier.Timeout, ctx.Err())
	}
	watched := &source{r: r, ctx: ctx}
	doc, err := recovered(watched, read)
	if err == nil {
		return doc, nil
	}
	var rejection *dossier.Rejection
	is := func(target error) bool { return errors.Is(err, target) }
	switch {
	case errors.As(err, &rejection):
		return nil, rejection
	case ctx.Err() != nil:
		return nil, dossier.Reject(dossier.Timeout, err)
	case watched.err != nil:
		return nil, fmt.Errorf("read file: %w", watched.err)
	case is(ErrTooLarge) || slices.ContainsFunc(tooLarge, is):
		return nil, dossier.Reject(dossier.TooLarge, err)
	}
	return nil, dossier.Reject(dossier.Corrupt, err)
}

// recovered reads; a panic, be it of a library, becomes an error with the
// stack in it.
func recovered(r io.ReaderAt, read func(io.ReaderAt) (*dossier.Document, error)) (doc *dossier.Document, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			doc, err = nil, fmt.Errorf("panic: %v\n%s", fault, debug.Stack())
		}
	}()
	return read(r)
}

// source remembers a fault of the machine, so that it is not taken for a fault
// of the file, and stops when the time is over.
type source struct {
	r   io.ReaderAt
	ctx context.Context
	err error
}

// errOffset tells of a position that the file made up.
var errOffset = errors.New("negative offset")

// ReadAt reads from the file.
func (s *source) ReadAt(p []byte, off int64) (int, error) {
	if off < 0 {
		return 0, errOffset
	}
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := s.r.ReadAt(p, off)
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		s.err = err
	}
	return n, err
}

// Whole reads a file that a reader wants in one piece, within the limits.
func Whole(r io.ReaderAt, size int64, limits Limits) ([]byte, error) {
	if size > limits.Inflated || size > limits.Total {
		return nil, fmt.Errorf("%d bytes: %w", size, ErrTooLarge)
	}
	data := make([]byte, size)
	n, err := r.ReadAt(data, 0)
	if int64(n) < size {
		if err == nil || errors.Is(err, io.EOF) {
			err = io.ErrUnexpectedEOF
		}
		return nil, err
	}
	return data, nil
}
