package doc

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime/debug"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract"
)

// Reader reads files of Word 97 to 2003. It has no state and may be used by
// several goroutines at once.
type Reader struct{}

var _ extract.Reader = (*Reader)(nil)

// New makes a reader.
func New() *Reader { return &Reader{} }

var (
	errTooLarge = errors.New("beyond the limits")
	errBroken   = errors.New("broken structure")
)

// Read reads one file. The error is a *dossier.Rejection for a fault of the
// file (empty, corrupt, encrypted, unsupported_format, too_large, timeout);
// any other error is one of r.
func (*Reader) Read(ctx context.Context, r io.ReaderAt, size int64, limits extract.Limits) (*dossier.Document, error) {
	if size == 0 {
		return nil, dossier.Reject(dossier.Empty, nil)
	}
	watched := &source{r: r, ctx: ctx}
	document, err := read(ctx, watched, size, limits)
	if err == nil {
		return document, nil
	}
	if watched.err != nil {
		return nil, fmt.Errorf("read Word 97 file: %w", watched.err)
	}
	return nil, rejection(ctx, err)
}

// read reads; a panic, be it of the container's library, is a broken file.
func read(ctx context.Context, r *source, size int64, limits extract.Limits) (document *dossier.Document, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			document, err = nil, fmt.Errorf("panic: %v\n%s", fault, debug.Stack())
		}
	}()
	streams, err := openStreams(r, size, limits)
	if err != nil {
		return nil, err
	}
	p := &parser{ctx: ctx, limits: limits, streams: streams, document: &dossier.Document{Format: dossier.Word}}
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
	case errors.Is(err, errTooLarge):
		return dossier.Reject(dossier.TooLarge, err)
	}
	return dossier.Reject(dossier.Corrupt, err)
}

// tooOld rejects a file of a Word before 97.
func tooOld(cause error) error {
	r := dossier.Reject(dossier.UnsupportedFormat, cause)
	r.Message = "Tệp là Word quá cũ (trước Word 97), chương trình không đọc được."
	r.Advice = "Mở bằng Word, chọn Lưu thành… (Save As), kiểu Word Document (.docx), rồi gửi lại."
	return r
}
