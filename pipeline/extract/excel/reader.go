package excel

import (
	"context"
	"io"
	"sync"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract"
	"hoso/pipeline/extract/parts"
	"hoso/pipeline/xmltok"
)

// Reader reads workbooks and may be used by several callers at once. It keeps
// nothing of a file but the room that reading it took, and the small parts
// that the forms of an office share.
type Reader struct {
	tokens sync.Pool // of *xmltok.Tokenizer
	shared shared
}

// shared is what a reader remembers of the parts that forms have in common.
// Nothing of it is changed once it is there.
type shared struct {
	relations parts.Memory[extract.Limits, []relation]
	styles    parts.Memory[extract.Limits, []style]
}

// remembered is what a part says. One that is remembered counts against the
// budget all the same; where that would not do it is read, so that the fault
// is found where it stands.
func remembered[T any](p *pack, memory *parts.Memory[extract.Limits, T], name string, read func() (T, error)) (T, error) {
	part := p.parts[key(name)]
	if part == nil || p.double[key(name)] || part.UncompressedSize64 > uint64(max(p.limits.Total-p.spent, 0)) {
		return read()
	}
	value, size, err := memory.Of(p.file, part, p.limits, read)
	p.spent += size
	return value, err
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
		pack.shared = &reader.shared
		book, err := openBook(pack)
		if err != nil {
			return nil, err
		}
		return book.read()
	}, xmltok.ErrLimit)
}
