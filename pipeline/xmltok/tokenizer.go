// Package xmltok cuts a stream of XML into start tags, end tags and texts
// without building a tree and without an allocation a token.
//
// It knows what Office writes and no more: UTF-8 only, no DOCTYPE (so no
// entities of one's own and no external ones), namespaces resolved by their
// address and never by the prefix that happens to stand in the file.
// Everything that a token points to is valid until the next call of Next.
//
//	t := xmltok.New(prefixes)
//	t.Reset(r, xmltok.Limits{Depth: 256, Elements: 1e6, Token: 16 << 20})
//	for {
//		kind, err := t.Next() // io.EOF after the end of the root element
//		…
//	}
package xmltok

import (
	"bytes"
	"errors"
	"fmt"
	"io"
)

// Kind is the kind of a token.
type Kind int

// The kinds of tokens. An empty element gives a Start and an End.
const (
	Start Kind = iota + 1
	End
	Text
)

// The faults. All that is malformed wraps ErrSyntax; ErrLimit tells that a
// limit was passed. Errors of the underlying reader come through as they are.
var (
	ErrSyntax   = errors.New("malformed XML")
	ErrLimit    = errors.New("XML beyond the limits")
	ErrDoctype  = fmt.Errorf("%w: DOCTYPE is not allowed", ErrSyntax)
	ErrEntities = fmt.Errorf("%w: entities declared in a DOCTYPE", ErrLimit)
	ErrCharset  = fmt.Errorf("%w: not UTF-8", ErrSyntax)
	ErrPrefix   = fmt.Errorf("%w: namespace prefix not declared", ErrSyntax)
	ErrRoot     = fmt.Errorf("%w: not exactly one root element", ErrSyntax)
	ErrName     = fmt.Errorf("%w: bad name", ErrSyntax)
)

// Limits bound one stream. Zero means no bound, except for Token.
type Limits struct {
	Depth    int // open elements
	Elements int // elements altogether
	Token    int // bytes of one token; zero: 16 MB

	// Recoded tells that the stream was turned into UTF-8: what its
	// declaration says of an encoding is no longer true.
	Recoded bool
}

// Name is a resolved name. Space is the short form that New was told for the
// address of the namespace, or the address itself.
type Name struct{ Space, Local string }

// Attr is an attribute of a start tag.
type Attr struct {
	Name  Name
	Value []byte
}

// Tokenizer reads one stream after the other. Name, Attrs and Text belong to
// the last token.
type Tokenizer struct {
	Name  Name
	Attrs []Attr
	Text  []byte

	r        io.Reader
	readErr  error
	buf      []byte
	pos, end int
	dropped  int64 // bytes of the stream before buf
	begin    int64 // where in the stream the last token begins
	limits   Limits

	names    names
	tags     tags
	roots    roots
	open     []byte // raw names of the open elements, one after the other
	starts   []int  // where each begins in open
	opened   []Name // and what it is
	elements int
	rooted   bool
	selfEnd  bool // the last start tag was an empty element
	scratch  []byte
	read     []Attr // room for Attrs
}

const firstBuffer = 64 << 10

// New makes a tokenizer. prefixes gives a short name for each address of a
// namespace that the caller knows; several addresses may share one.
func New(prefixes map[string]string) *Tokenizer {
	t := &Tokenizer{buf: make([]byte, firstBuffer)}
	t.names.known = prefixes
	return t
}

// Reset begins a new stream and keeps the buffers.
func (t *Tokenizer) Reset(r io.Reader, limits Limits) {
	if limits.Token == 0 {
		limits.Token = 16 << 20
	}
	if len(t.buf) > 1<<20 {
		t.buf = make([]byte, firstBuffer)
	}
	t.r, t.readErr, t.pos, t.end, t.limits = r, nil, 0, 0, limits
	t.dropped, t.begin = 0, 0
	t.open, t.starts, t.elements = t.open[:0], t.starts[:0], 0
	t.rooted, t.selfEnd = false, false
	t.names.reset()
}

// Release lets go of the stream and of what a large one made the buffers grow
// to. The tokenizer may be Reset afterwards.
func (t *Tokenizer) Release() {
	t.Reset(nil, t.limits)
	t.roots.shrink()
	t.Attrs, t.Text = nil, nil
	if cap(t.scratch) > 1<<20 {
		t.scratch = nil
	}
	if cap(t.open) > 1<<16 {
		t.open, t.starts, t.opened = nil, nil, nil
	}
}

// Depth is the number of open elements: after a Start it counts the element,
// after its End no more.
func (t *Tokenizer) Depth() int { return len(t.starts) }

// Begin is where in the stream the last token begins, in bytes; that of the
// End of an empty element is where its tag ends.
func (t *Tokenizer) Begin() int64 { return t.begin }

// Offset is where in the stream the last token ends, in bytes.
func (t *Tokenizer) Offset() int64 { return t.dropped + int64(t.pos) }

// Attr finds an attribute of the last start tag.
func (t *Tokenizer) Attr(space, local string) (string, bool) {
	for i := range t.Attrs {
		if t.Attrs[i].Name.Local == local && t.Attrs[i].Name.Space == space {
			return string(t.Attrs[i].Value), true
		}
	}
	return "", false
}

// Resolve gives the namespace that a prefix stands for at this place.
func (t *Tokenizer) Resolve(prefix string) (string, bool) { return t.names.lookup([]byte(prefix)) }

// Next reads the next token. After the root element and what may follow it
// the error is io.EOF.
func (t *Tokenizer) Next() (Kind, error) {
	if t.selfEnd {
		t.selfEnd = false
		t.begin = t.Offset()
		t.closeElement()
		return End, nil
	}
	for {
		if !t.have(1) {
			return 0, t.atEnd()
		}
		t.begin = t.Offset()
		if t.buf[t.pos] != '<' {
			kind, err := t.characters()
			if kind != 0 || err != nil {
				return kind, err
			}
			continue
		}
		kind, err := t.markup()
		if kind != 0 || err != nil {
			return kind, err
		}
	}
}

func (t *Tokenizer) markup() (Kind, error) {
	if !t.have(2) {
		return 0, t.cut()
	}
	switch t.buf[t.pos+1] {
	case '?':
		return 0, t.instruction()
	case '!':
		return t.declaration()
	case '/':
		return t.endTag()
	}
	return t.startTag()
}

func (t *Tokenizer) declaration() (Kind, error) {
	if t.have(4) && string(t.buf[t.pos:t.pos+4]) == "<!--" {
		_, err := t.until("-->", 4)
		return 0, err
	}
	if !t.have(9) || string(t.buf[t.pos:t.pos+9]) != "<![CDATA[" {
		return 0, t.doctype()
	}
	raw, err := t.until("]]>", 9)
	if err != nil {
		return 0, err
	}
	if t.Depth() == 0 {
		return 0, ErrRoot
	}
	return t.text(raw, false)
}

// doctype refuses <!…>. One that declares entities of its own can only be
// meant to blow up or to fetch something: it counts as beyond the limits.
func (t *Tokenizer) doctype() error {
	t.have(4096)
	if bytes.Contains(t.buf[t.pos:min(t.end, t.pos+4096)], []byte("<!ENTITY")) {
		return ErrEntities
	}
	return ErrDoctype
}

// instruction passes over <?…?>. The XML declaration may only name UTF-8.
func (t *Tokenizer) instruction() error {
	raw, err := t.until("?>", 2)
	if err != nil || !bytes.HasPrefix(raw, []byte("xml")) || len(raw) < 4 || !isSpace(raw[3]) {
		return err
	}
	at := bytes.Index(raw, []byte("encoding"))
	if at < 0 || t.limits.Recoded {
		return nil
	}
	value := bytes.Trim(raw[at+len("encoding"):], " \t\r\n=")
	if len(value) < 7 || !bytes.EqualFold(value[1:6], []byte("utf-8")) || value[6] != value[0] {
		return ErrCharset
	}
	return nil
}

// atEnd tells how a stream ended when no more bytes come.
func (t *Tokenizer) atEnd() error {
	switch {
	case t.readErr != io.EOF:
		return t.readErr
	case t.Depth() > 0:
		return t.cut()
	case !t.rooted:
		return ErrRoot
	}
	return io.EOF
}

// cut is the error for a token that does not end.
func (t *Tokenizer) cut() error {
	if t.readErr != nil && t.readErr != io.EOF {
		return t.readErr
	}
	return fmt.Errorf("%w: unexpected end", ErrSyntax)
}
