package xmltok

import (
	"bytes"
	"fmt"
)

// startTag reads <name a="b" …> or <name …/>.
func (t *Tokenizer) startTag() (Kind, error) {
	root := t.Depth() == 0
	if root && !t.rooted && t.recallRoot() {
		return Start, nil
	}
	slot, known := t.recall()
	if known {
		return t.again(slot)
	}
	size, err := t.tagLength()
	if err != nil {
		return 0, err
	}
	raw := t.buf[t.pos+1 : t.pos+size-1]
	tag := raw
	t.pos += size
	if err := checkChars(tag); err != nil {
		return 0, err
	}
	if t.selfEnd = len(tag) > 0 && tag[len(tag)-1] == '/'; t.selfEnd {
		tag = tag[:len(tag)-1]
	}
	name, rest := cutName(tag)
	if err := t.openElement(name); err != nil {
		return 0, err
	}
	if err := t.attributes(rest); err != nil {
		return 0, err
	}
	if t.Name, err = t.names.element(name); err != nil {
		return 0, err
	}
	t.opened = append(t.opened[:len(t.starts)-1], t.Name)
	switch {
	case root:
		t.keepRoot(raw, len(name))
	case slot != nil:
		t.keep(slot, raw, len(name))
	}
	return Start, nil
}

// tagLength is the length of the tag at pos, up to the ">" that stands in no
// attribute value.
func (t *Tokenizer) tagLength() (int, error) {
	if end := bytes.IndexByte(t.buf[t.pos:t.end], '>'); end > 0 && isWhole(t.buf[t.pos+1:t.pos+end]) {
		return end + 1, nil
	}
	var quote byte
	for i := 1; ; i++ {
		if t.pos+i >= t.end && t.fill() != nil {
			return 0, t.cut()
		}
		switch c := t.buf[t.pos+i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '>':
			return i + 1, nil
		case c == '"' || c == '\'':
			quote = c
		case c == '<':
			return 0, fmt.Errorf("%w: < within a tag", ErrSyntax)
		}
	}
}

// isWhole tells quickly of most tags that no ">" or "<" stands in a value: all
// its quotes are double and shut again.
func isWhole(tag []byte) bool {
	return bytes.Count(tag, []byte{'"'})%2 == 0 && bytes.IndexByte(tag, '\'') < 0 && bytes.IndexByte(tag, '<') < 0
}

func cutName(tag []byte) (name, rest []byte) {
	for i, c := range tag {
		if isSpace(c) {
			return tag[:i], tag[i:]
		}
	}
	return tag, nil
}

func (t *Tokenizer) openElement(name []byte) error {
	if t.Depth() == 0 && t.rooted {
		return ErrRoot
	}
	t.rooted = true
	t.elements++
	if t.limits.Elements > 0 && t.elements > t.limits.Elements ||
		t.limits.Depth > 0 && t.Depth() >= t.limits.Depth {
		return ErrLimit
	}
	t.starts = append(t.starts, len(t.open))
	t.open = append(t.open, name...)
	return nil
}

func (t *Tokenizer) closeElement() {
	t.names.leave(t.Depth())
	last := len(t.starts) - 1
	t.open = t.open[:t.starts[last]]
	t.starts = t.starts[:last]
}

// endTag reads </name>, which must name the element that is open.
func (t *Tokenizer) endTag() (Kind, error) {
	if t.endsAsOpened() {
		t.Name = t.opened[len(t.starts)-1]
		t.closeElement()
		return End, nil
	}
	raw, err := t.until(">", 2)
	if err != nil {
		return 0, err
	}
	for len(raw) > 0 && isSpace(raw[len(raw)-1]) {
		raw = raw[:len(raw)-1]
	}
	if t.Depth() == 0 || !bytes.Equal(raw, t.open[t.starts[len(t.starts)-1]:]) {
		return 0, fmt.Errorf("%w: end tag without its start", ErrSyntax)
	}
	t.Name = t.opened[len(t.starts)-1]
	t.closeElement()
	return End, nil
}

// endsAsOpened takes an end tag that stands whole in the buffer, without a
// blank in it: nearly every one.
func (t *Tokenizer) endsAsOpened() bool {
	if t.Depth() == 0 {
		return false
	}
	name := t.open[t.starts[len(t.starts)-1]:]
	end := t.pos + 2 + len(name)
	if end >= t.end || t.buf[end] != '>' || !bytes.Equal(t.buf[t.pos+2:end], name) {
		return false
	}
	t.pos = end + 1
	return true
}

// attributes reads a="b" c='d'. Declarations of namespaces are taken first,
// since they hold for the tag that they stand in.
func (t *Tokenizer) attributes(rest []byte) error {
	t.Attrs, t.read = nil, t.read[:0]
	t.scratch = t.scratch[:0]
	if rest = trimLeft(rest); len(rest) == 0 {
		return nil
	}
	if bytes.Contains(rest, []byte("xmlns")) {
		if err := t.declarations(rest); err != nil {
			return err
		}
	}
	for len(rest) > 0 {
		name, value, after, err := t.attribute(rest)
		if err != nil {
			return err
		}
		rest = after
		if isDeclaration(name) {
			continue
		}
		resolved, err := t.names.attribute(name)
		if err != nil {
			return err
		}
		t.read = append(t.read, Attr{resolved, value})
	}
	t.Attrs = t.read
	return nil
}

var errAttribute = fmt.Errorf("%w: attribute", ErrSyntax)

func (t *Tokenizer) declarations(rest []byte) error {
	for len(rest) > 0 {
		name, value, after, err := t.attribute(rest)
		if err != nil {
			return err
		}
		rest = after
		if !isDeclaration(name) {
			continue
		}
		prefix := bytes.TrimPrefix(name[len("xmlns"):], []byte(":"))
		if err := t.names.bind(prefix, value, t.Depth()); err != nil {
			return err
		}
	}
	return nil
}

func isDeclaration(name []byte) bool {
	return bytes.HasPrefix(name, []byte("xmlns")) && (len(name) == 5 || name[5] == ':' && len(name) > 6)
}

// attribute cuts the first attribute off rest, which begins with its name.
func (t *Tokenizer) attribute(rest []byte) (name, value, after []byte, err error) {
	equals := bytes.IndexByte(rest, '=')
	if equals < 1 {
		return nil, nil, nil, errAttribute
	}
	name = rest[:equals]
	for len(name) > 0 && isSpace(name[len(name)-1]) {
		name = name[:len(name)-1]
	}
	rest = trimLeft(rest[equals+1:])
	if len(rest) < 2 || rest[0] != '"' && rest[0] != '\'' || !isName(name) {
		return nil, nil, nil, errAttribute
	}
	end := bytes.IndexByte(rest[1:], rest[0])
	if end < 0 || bytes.IndexByte(rest[1:1+end], '<') >= 0 {
		return nil, nil, nil, errAttribute
	}
	value, err = t.unescape(rest[1:1+end], true)
	return name, value, trimLeft(rest[end+2:]), err
}

func trimLeft(b []byte) []byte {
	for len(b) > 0 && isSpace(b[0]) {
		b = b[1:]
	}
	return b
}
