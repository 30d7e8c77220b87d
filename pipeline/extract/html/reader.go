package html

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"

	"golang.org/x/net/html"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract"
)

// Reader reads web pages. It has no state and may be used by several callers
// at once.
type Reader struct{}

var _ extract.Reader = (*Reader)(nil)

// New gives a reader.
func New() *Reader { return &Reader{} }

// The bounds of a page, which is held in memory as a tree.
const (
	maxBytes = 16 << 20
	maxNodes = 400_000
)

// Read reads one page. Errors are *dossier.Rejection (empty, corrupt,
// too_large, timeout), or a wrapped error where the bytes themselves could not
// be fetched.
func (*Reader) Read(ctx context.Context, r io.ReaderAt, size int64, limits extract.Limits) (*dossier.Document, error) {
	return extract.Guard(ctx, r, size, func(r io.ReaderAt) (*dossier.Document, error) {
		limits.Inflated = min(limits.Inflated, maxBytes)
		data, err := extract.Whole(r, size, limits)
		if err != nil {
			return nil, err
		}
		return read(ctx, data, limits)
	})
}

func read(ctx context.Context, data []byte, limits extract.Limits) (*dossier.Document, error) {
	page, declared, err := unpack(data)
	if err != nil {
		return nil, err
	}
	text := asUTF8(page, declared)
	if err := count(ctx, text, limits); err != nil {
		return nil, err
	}
	root, err := html.Parse(bytes.NewReader(text))
	if err != nil { // the parser takes everything but elements in hundreds of others
		return nil, fmt.Errorf("parse: %w: %w", err, extract.ErrTooLarge)
	}
	return newWalker(ctx, limits).document(root)
}

// count looks how many elements a page has before a tree is made of them.
func count(ctx context.Context, text []byte, limits extract.Limits) error {
	tokens := html.NewTokenizer(bytes.NewReader(text))
	for n := 1; tokens.Next() != html.ErrorToken; n++ {
		if n > min(limits.Elements, maxNodes) {
			return fmt.Errorf("%d nodes: %w", n, extract.ErrTooLarge)
		}
		if n%checkEvery == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
	}
	if err := tokens.Err(); !errors.Is(err, io.EOF) {
		return err
	}
	return ctx.Err()
}

// checkEvery is how many nodes pass between looks at the time limit.
const checkEvery = 4096
