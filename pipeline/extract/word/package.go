package word

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract"
	"hoso/pipeline/xmltok"
)

// pack is the open package: its parts by name, and what may still be read.
type pack struct {
	ctx    context.Context
	limits extract.Limits
	parts  map[string]*zip.File // by name in lower case, as the standard compares them
	left   int64                // bytes that may still come out
	tokens *xmltok.Tokenizer
	file   io.ReaderAt
	shared *shared
}

// relation is one relationship of a part. Kind is the last word of its type,
// which is the same in transitional and strict files.
type relation struct{ id, kind, target string }

func openPackage(ctx context.Context, r io.ReaderAt, size int64, limits extract.Limits, tokens *xmltok.Tokenizer) (*pack, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	var head [8]byte
	n, _ := r.ReadAt(head[:], 0)
	if bytes.HasPrefix(head[:n], []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) {
		return nil, dossier.Reject(dossier.UnsupportedFormat, errors.New("an OLE container"))
	}
	archive, err := zip.NewReader(r, size)
	if err != nil && !(errors.Is(err, zip.ErrInsecurePath) && archive != nil) {
		return nil, fmt.Errorf("open package: %w", err)
	}
	if limits.Parts > 0 && len(archive.File) > limits.Parts {
		return nil, fmt.Errorf("%d parts: %w", len(archive.File), extract.ErrTooLarge)
	}
	p := &pack{
		ctx: ctx, limits: limits, left: limits.Total,
		parts:  make(map[string]*zip.File, len(archive.File)),
		tokens: tokens, file: r, shared: new(shared),
	}
	for _, file := range archive.File {
		key := partKey(file.Name)
		if _, twice := p.parts[key]; !twice {
			p.parts[key] = file
		}
	}
	return p, nil
}

// partKey is the form of a part's name under which it is found.
func partKey(name string) string {
	name = strings.ReplaceAll(name, `\`, "/")
	return strings.ToLower(strings.TrimPrefix(path.Clean("/"+name), "/"))
}

func (p *pack) has(name string) bool { return p.parts[partKey(name)] != nil }

// name is the name of a part as the package writes it.
func (p *pack) name(part string) string {
	if file := p.parts[partKey(part)]; file != nil {
		return strings.TrimPrefix(strings.ReplaceAll(file.Name, `\`, "/"), "/")
	}
	return part
}

// scan gives the elements of a part to visit, beginning with its root, and
// reads the part to its end so that its check sum is looked at.
func (p *pack) scan(name string, visit func(c *cursor) error) error {
	file := p.parts[partKey(name)]
	if file == nil {
		return fmt.Errorf("part %s is missing", name)
	}
	if file.Flags&1 != 0 {
		return dossier.Reject(dossier.Encrypted, fmt.Errorf("part %s is encrypted", name))
	}
	if p.limits.Inflated > 0 && file.UncompressedSize64 > uint64(p.limits.Inflated) {
		return fmt.Errorf("part %s declares %d bytes: %w", name, file.UncompressedSize64, extract.ErrTooLarge)
	}
	in, err := file.Open()
	if err != nil {
		return fmt.Errorf("open part %s: %w", name, err)
	}
	defer in.Close()
	meter := &meter{pack: p, in: in, left: p.limits.Inflated}
	p.tokens.Reset(meter, xmltok.Limits{Depth: p.limits.Depth, Elements: p.limits.Elements})
	c := &cursor{p.tokens}
	if err := c.Root(func() error { return visit(c) }); err != nil {
		return fmt.Errorf("part %s: %w", name, err)
	}
	return nil
}

// meter counts what really comes out of a part, and stops when the time is up.
type meter struct {
	pack *pack
	in   io.Reader
	left int64
}

// Read reads inflated bytes.
func (m *meter) Read(b []byte) (int, error) {
	if err := m.pack.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := m.in.Read(b)
	m.left -= int64(n)
	m.pack.left -= int64(n)
	if m.pack.limits.Inflated > 0 && m.left < 0 || m.pack.limits.Total > 0 && m.pack.left < 0 {
		return 0, fmt.Errorf("inflated bytes: %w", extract.ErrTooLarge)
	}
	return n, err
}

// relations gives the relationships of a part ("" for the package). None is
// no fault.
func (p *pack) relations(part string) ([]relation, error) {
	folder, base := path.Split(part)
	name := folder + "_rels/" + base + ".rels"
	if !p.has(name) {
		return nil, nil
	}
	return remembered(p, &p.shared.relations, name, folder, func() ([]relation, error) { return p.readRelations(name, folder) })
}

func (p *pack) readRelations(name, folder string) ([]relation, error) {
	var all []relation
	err := p.scan(name, func(c *cursor) error {
		return c.each(func() error {
			if c.Name.Local != "Relationship" {
				return nil
			}
			if p.limits.Parts > 0 && len(all) > p.limits.Parts {
				return fmt.Errorf("relationships: %w", extract.ErrTooLarge)
			}
			kind, _ := c.Attr("", "Type")
			target, _ := c.Attr("", "Target")
			id, _ := c.Attr("", "Id")
			if mode, _ := c.Attr("", "TargetMode"); strings.EqualFold(mode, "External") {
				return nil // nothing outside the file is ever read
			}
			if !strings.HasPrefix(target, "/") {
				target = "/" + folder + target
			}
			target = strings.TrimPrefix(path.Clean(target), "/")
			all = append(all, relation{id: id, kind: kind[strings.LastIndexByte(kind, '/')+1:], target: target})
			return nil
		})
	})
	return all, err
}

// mainPart finds the part that holds the text.
func (p *pack) mainPart() (string, error) {
	relations, err := p.relations("")
	if err != nil {
		return "", err
	}
	for _, rel := range relations {
		if rel.kind != "officeDocument" {
			continue
		}
		if p.has(rel.target) {
			return rel.target, nil
		}
		return "", fmt.Errorf("main part %s is missing", rel.target)
	}
	if p.has("word/document.xml") {
		return "word/document.xml", nil
	}
	if p.has("[Content_Types].xml") && p.has("word/styles.xml") {
		return "", errors.New("main part is missing")
	}
	return "", dossier.Reject(dossier.UnsupportedFormat, errors.New("a package without a Word document"))
}
