package excel

import (
	"context"
	"io"
	"sync"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract"
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
func (reader *Reader) Read(ctx context.Context, r io.ReaderAt, size int64, limits extract.Limits) (*dossier.Document, error) {
	tokens, ok := reader.tokens.Get().(*xmltok.Tokenizer)
	if !ok {
		tokens = xmltok.New(xmltok.Office)
	}
	defer func() {
		tokens.Release()
		reader.tokens.Put(tokens)
	}()
	return extract.Guard(ctx, r, size, func(r io.ReaderAt) (*dossier.Document, error) {
		pack, err := open(ctx, r, size, limits, tokens)
		if err != nil {
			return nil, err
		}
		book, err := openBook(pack)
		if err != nil {
			return nil, err
		}
		return book.read()
	}, xmltok.ErrLimit)
}
