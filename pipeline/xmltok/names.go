package xmltok

import "bytes"

const (
	xmlSpace   = "http://www.w3.org/XML/1998/namespace"
	xmlnsSpace = "http://www.w3.org/2000/xmlns/"
	cacheSize  = 4096
	maxCached  = 256  // bytes of a name that is remembered
	maxBound   = 1000 // prefixes declared at one place
)

// names resolves prefixes. Elements and attributes are remembered as they
// are written until a declaration changes what they mean.
type names struct {
	known    map[string]string // address → short form
	bindings []binding
	scope
	root   scope // of the root element, to come back to
	bound  int   // how many bindings that has
	spare  scope // the maps of no root
	states int   // given out so far
}

// scope is what is remembered while the prefixes mean what they do.
type scope struct {
	elements   map[string]Name
	attributes map[string]Name
	state      int // another one whenever a prefix changes what it means
}

type binding struct {
	prefix string
	space  string
	depth  int
}

func (n *names) reset() {
	n.bindings = n.bindings[:0]
	n.root = scope{}
	n.forget()
}

// forget empties what is remembered. A map that grew large is replaced, since
// emptying it again and again would cost more than it saves.
func (n *names) forget() {
	n.spare.elements = emptied(n.spare.elements)
	n.spare.attributes = emptied(n.spare.attributes)
	n.states++
	n.scope = scope{n.spare.elements, n.spare.attributes, n.states}
}

// begin takes what is remembered of the root element that is open.
func (n *names) begin(root scope) { n.scope, n.root, n.bound = root, root, len(n.bindings) }

// yield gives what is remembered of the open root element away, to be kept.
func (n *names) yield() scope {
	n.spare = scope{}
	n.begin(n.scope)
	return n.root
}

func emptied(cache map[string]Name) map[string]Name {
	if cache == nil || len(cache) > 256 {
		return make(map[string]Name, 64)
	}
	clear(cache)
	return cache
}

// bind declares a prefix ("" for the default) for the element at a depth.
func (n *names) bind(prefix, address []byte, depth int) error {
	if len(n.bindings) >= maxBound {
		return ErrLimit
	}
	space := string(address)
	if short, ok := n.known[space]; ok {
		space = short
	}
	if now, ok := n.lookup(prefix); !ok || now != space {
		n.forget()
	}
	n.bindings = append(n.bindings, binding{string(prefix), space, depth})
	return nil
}

// leave drops the declarations of an element.
func (n *names) leave(depth int) {
	last := len(n.bindings)
	for last > 0 && n.bindings[last-1].depth >= depth {
		last--
	}
	if last == len(n.bindings) {
		return
	}
	gone := n.bindings[last:]
	n.bindings = n.bindings[:last]
	if n.root.state != 0 && last == n.bound {
		n.scope = n.root
		return
	}
	for i := range gone {
		if now, ok := n.lookup([]byte(gone[i].prefix)); !ok || now != gone[i].space {
			n.forget()
			return
		}
	}
}

func (n *names) lookup(prefix []byte) (string, bool) {
	for i := len(n.bindings) - 1; i >= 0; i-- {
		if n.bindings[i].prefix == string(prefix) {
			return n.bindings[i].space, true
		}
	}
	switch string(prefix) {
	case "":
		return "", true
	case "xml":
		return xmlSpace, true
	case "xmlns":
		return xmlnsSpace, true
	}
	return "", false
}

func (n *names) element(raw []byte) (Name, error)   { return n.resolve(raw, n.elements, true) }
func (n *names) attribute(raw []byte) (Name, error) { return n.resolve(raw, n.attributes, false) }

func (n *names) resolve(raw []byte, cache map[string]Name, element bool) (Name, error) {
	if name, ok := cache[string(raw)]; ok {
		return name, nil
	}
	if !isName(raw) {
		return Name{}, ErrName
	}
	prefix, local, prefixed := bytes.Cut(raw, []byte(":"))
	if !prefixed {
		prefix, local = nil, raw
	}
	if prefixed && (len(prefix) == 0 || len(local) == 0 || bytes.IndexByte(local, ':') >= 0) {
		return Name{}, ErrName
	}
	name := Name{Local: string(local)}
	if prefixed || element {
		space, ok := n.lookup(prefix)
		if !ok {
			return Name{}, ErrPrefix
		}
		name.Space = space
	}
	if len(raw) > maxCached {
		return name, nil
	}
	if len(cache) >= cacheSize {
		clear(cache)
	}
	cache[string(raw)] = name
	return name, nil
}

// isName is a little wider than XML: any letter beyond ASCII may stand in it.
func isName(raw []byte) bool {
	if len(raw) == 0 || raw[0] == '-' || raw[0] == '.' || raw[0] >= '0' && raw[0] <= '9' {
		return false
	}
	for _, c := range raw {
		letter := c|0x20 >= 'a' && c|0x20 <= 'z' || c >= 0x80
		if !letter && (c < '0' || c > ':') && c != '-' && c != '.' && c != '_' {
			return false
		}
	}
	return true
}
