package doc

import (
	"context"
	"errors"
	"io"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract"
)

// Reader reads files of Word 97 to 2003. It has no state and may be used by
// several goroutines at once.
type Reader struct{}

var _ extract.Reader = (*Reader)(nil)

// New makes a reader.
func New() *Reader { return &Reader{} }

// errBroken tells that a structure leads nowhere.
var errBroken = errors.New("broken structure")

// Read reads one file. The error is a *dossier.Rejection for a fault of the
// file (empty, corrupt, encrypted, unsupported_format, too_large, timeout);
// any other error is one of r.
func (*Reader) Read(ctx context.Context, r io.ReaderAt, size int64, limits extract.Limits) (*dossier.Document, error) {
	return extract.Guard(ctx, r, size, func(r io.ReaderAt) (*dossier.Document, error) {
		streams, err := openStreams(r, size, limits)
		if err != nil {
			return nil, err
		}
		p := &parser{ctx: ctx, limits: limits, streams: streams, document: &dossier.Document{Format: dossier.Word}}
		if err := p.readAll(); err != nil {
			return nil, err
		}
		return p.document, nil
	})
}

// tooOld rejects a file of a Word before 97.
func tooOld(cause error) error {
	r := dossier.Reject(dossier.UnsupportedFormat, cause)
	r.Message = "Tệp là Word quá cũ (trước Word 97), chương trình không đọc được."
	r.Advice = "Mở bằng Word, chọn Lưu thành… (Save As), kiểu Word Document (.docx), rồi gửi lại."
	return r
}
