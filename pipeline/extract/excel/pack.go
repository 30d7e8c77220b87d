package excel

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"path"
	"strings"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract"
	"hoso/pipeline/xmltok"
)

// pack is an opened package with its budget. Names of parts are compared
// without regard to case, as Office does.
type pack struct {
	ctx    context.Context
	limits extract.Limits
	parts  map[string]*zip.File
	double map[string]bool // names that stand twice: which one counts is anyone's guess
	spent  int64           // bytes inflated so far
	tokens *xmltok.Tokenizer
	file   io.ReaderAt
	shared *shared
}

func open(ctx context.Context, r io.ReaderAt, size int64, limits extract.Limits, tokens *xmltok.Tokenizer) (*pack, error) {
	if size <= 0 {
		return nil, dossier.Reject(dossier.Empty, nil)
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	archive, err := zip.NewReader(r, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, fmt.Errorf("open package: %w", err)
	}
	if len(archive.File) > limits.Parts {
		return nil, fmt.Errorf("%d parts: %w", len(archive.File), extract.ErrTooLarge)
	}
	p := &pack{ctx: ctx, limits: limits, parts: map[string]*zip.File{}, double: map[string]bool{}, tokens: tokens, file: r, shared: new(shared)}
	for _, f := range archive.File {
		name := key(f.Name)
		p.double[name] = p.parts[name] != nil
		p.parts[name] = f
	}
	return p, nil
}

// key is the name of a part as it is compared.
func key(name string) string {
	name = strings.TrimLeft(strings.ReplaceAll(name, `\`, "/"), "/")
	return strings.ToLower(path.Clean(name))
}

// resolve gives the part that a relationship of base points at, or "".
func (p *pack) resolve(base, target string) string {
	target = strings.ReplaceAll(target, `\`, "/")
	if !strings.HasPrefix(target, "/") {
		target = path.Join(path.Dir(base), target)
	}
	if name := key(target); p.parts[name] != nil {
		return name
	}
	if plain, err := url.PathUnescape(target); err == nil && p.parts[key(plain)] != nil {
		return key(plain)
	}
	return ""
}

// stream opens a part. What is read of it counts against the budget, and its
// checksum is compared when its end is reached.
func (p *pack) stream(name string) (io.ReadCloser, error) {
	f := p.parts[key(name)]
	switch {
	case f == nil:
		return nil, fmt.Errorf("part %q is missing", name)
	case p.double[key(name)]:
		return nil, fmt.Errorf("part %q stands twice", name)
	case f.Flags&1 != 0:
		return nil, dossier.Reject(dossier.Encrypted, fmt.Errorf("part %q is encrypted", name))
	}
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("open part %q: %w", name, err)
	}
	return &counted{ReadCloser: r, pack: p, left: p.limits.Inflated}, nil
}

// counted is a part being read.
type counted struct {
	io.ReadCloser
	pack *pack
	left int64
}

func (c *counted) Read(b []byte) (int, error) {
	if err := c.pack.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := c.ReadCloser.Read(b)
	c.left -= int64(n)
	c.pack.spent += int64(n)
	if c.left < 0 || c.pack.spent > c.pack.limits.Total {
		return 0, fmt.Errorf("inflated size: %w", extract.ErrTooLarge)
	}
	return n, err
}
