package xmltok

import (
	"bytes"
	"slices"
)

// roots remembers the tags of the last root elements, with all that they
// declare: the files that an office sends share them byte for byte, two
// kilobytes of namespaces in Word. Below a root that is known again the names
// and tags of the streams before it are still known, too.
type roots struct {
	kept [4]knownRoot
	next int // which gives way to another
}

type knownRoot struct {
	raw      []byte
	name     Name
	written  int // bytes of the name as it is written
	attrs    []Attr
	selfEnd  bool
	bindings []binding
	scope    scope
}

const (
	maxRoot   = 8 << 10 // bytes of a root's tag that is remembered
	mostNames = 256     // below it that outlive their file
)

// recallRoot opens the root element whose tag stands at pos, if it is remembered.
func (t *Tokenizer) recallRoot() bool {
	at := slices.IndexFunc(t.roots.kept[:], func(known knownRoot) bool {
		end := t.pos + 1 + len(known.raw)
		return len(known.raw) > 0 && end < t.end && t.buf[end] == '>' && bytes.Equal(t.buf[t.pos+1:end], known.raw)
	})
	if at < 0 {
		return false
	}
	known := &t.roots.kept[at]
	if t.openElement(known.raw[:known.written]) != nil {
		return false
	}
	t.pos += len(known.raw) + 2
	t.selfEnd, t.Name = known.selfEnd, known.name
	t.Attrs = known.attrs
	t.opened = append(t.opened[:0], t.Name)
	t.names.bindings = append(t.names.bindings[:0], known.bindings...)
	t.names.begin(known.scope)
	return true
}

// keepRoot remembers the root's tag that was just read.
func (t *Tokenizer) keepRoot(raw []byte, written int) {
	if len(raw) > maxRoot || !isLiteral(raw) {
		return
	}
	known := &t.roots.kept[t.roots.next]
	t.roots.next = (t.roots.next + 1) % len(t.roots.kept)
	*known = knownRoot{
		raw: bytes.Clone(raw), name: t.Name, written: written, selfEnd: t.selfEnd,
		bindings: slices.Clone(t.names.bindings), scope: t.names.yield(),
	}
	for _, a := range t.Attrs {
		known.attrs = append(known.attrs, Attr{a.Name, valueIn(known.raw, raw, a.Value)})
	}
}

// shrink lets go of the roots below which many names stood.
func (m *roots) shrink() {
	for i := range m.kept {
		if s := m.kept[i].scope; len(s.elements) > mostNames || len(s.attributes) > mostNames {
			m.kept[i] = knownRoot{}
		}
	}
}

// isLiteral tells whether the values in a tag are as they stand there, and the
// first ">" ends it.
func isLiteral(raw []byte) bool {
	return bytes.IndexByte(raw, '>') < 0 && bytes.IndexByte(raw, '&') < 0 && bytes.IndexByte(raw, '\r') < 0
}

// valueIn is the value in a copy of raw that stands in raw where value does:
// both are cut from one buffer and so end where it does.
func valueIn(copied, raw, value []byte) []byte {
	from := cap(raw) - cap(value)
	return copied[from : from+len(value)]
}
