package word

import (
	"context"
	"io"
	"sync"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract"
	"hoso/pipeline/xmltok"
)

// Reader reads Word files and may be used by several goroutines at once. It
// keeps nothing of a file but the room that reading it took, and the small
// parts that the forms of an office share.
type Reader struct {
	tokens sync.Pool // of *xmltok.Tokenizer
	shared shared
}

var _ extract.Reader = (*Reader)(nil)

// New makes a reader.
func New() *Reader { return &Reader{} }

// Read reads one file. The error is a *dossier.Rejection for a fault of the
// file (empty, corrupt, encrypted, unsupported_format, too_large, timeout);
// any other error is one of r.
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
		return read(ctx, r, size, limits, tokens, &reader.shared)
	}, xmltok.ErrLimit)
}

func read(ctx context.Context, r io.ReaderAt, size int64, limits extract.Limits, tokens *xmltok.Tokenizer, known *shared) (*dossier.Document, error) {
	pkg, err := openPackage(ctx, r, size, limits, tokens)
	if err != nil {
		return nil, err
	}
	pkg.shared = known
	p := &parser{pkg: pkg, limits: limits, document: &dossier.Document{Format: dossier.Word}}
	if err := p.readAll(); err != nil {
		return nil, err
	}
	return p.document, nil
}
