package word

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// node is an element of a part, or a piece of text where name is "".
type node struct {
	name  string // with its prefix: "w:p"
	attrs []xml.Attr
	text  string
	kids  []*node
}

// parse reads a part into a tree; declaration, comments and instructions go.
func parse(part string) (*node, error) {
	tokens := xml.NewDecoder(strings.NewReader(part))
	root := &node{}
	open := []*node{root}
	for {
		token, err := tokens.RawToken()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		here := open[len(open)-1]
		switch t := token.(type) {
		case xml.StartElement:
			kid := &node{name: qualified(t.Name), attrs: slices.Clone(t.Attr)}
			here.kids = append(here.kids, kid)
			open = append(open, kid)
		case xml.EndElement:
			if len(open) == 1 || here.name != qualified(t.Name) {
				return nil, fmt.Errorf("</%s> closes nothing", qualified(t.Name))
			}
			open = open[:len(open)-1]
		case xml.CharData:
			here.kids = append(here.kids, &node{text: string(t)})
		}
	}
	if len(open) > 1 {
		return nil, fmt.Errorf("<%s> is not closed", open[len(open)-1].name)
	}
	return root, nil
}

func qualified(n xml.Name) string {
	if n.Space == "" {
		return n.Local
	}
	return n.Space + ":" + n.Local
}

// render writes a tree as a part.
func render(root *node) string {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n")
	for _, kid := range root.kids {
		if kid.name != "" { // blanks around the root element go
			kid.write(&b)
		}
	}
	return b.String()
}

func (n *node) write(b *strings.Builder) {
	if n.name == "" {
		escape(b, n.text)
		return
	}
	b.WriteString("<" + n.name)
	for _, a := range n.attrs {
		b.WriteString(" " + qualified(a.Name) + `="`)
		escape(b, a.Value)
		b.WriteString(`"`)
	}
	if len(n.kids) == 0 {
		b.WriteString("/>")
		return
	}
	b.WriteString(">")
	for _, kid := range n.kids {
		kid.write(b)
	}
	b.WriteString("</" + n.name + ">")
}

func escape(b *strings.Builder, s string) {
	xml.EscapeText(b, []byte(s)) // writing to a Builder does not fail
}

func (n *node) clone() *node {
	out := &node{name: n.name, attrs: n.attrs, text: n.text, kids: make([]*node, len(n.kids))}
	for i, kid := range n.kids {
		out.kids[i] = kid.clone()
	}
	return out
}

// texts are the w:t elements of a paragraph or row in reading order. Those of
// paragraphs within are left to them, unless deep.
func (n *node) texts(deep bool) []*node {
	var out []*node
	for _, kid := range n.kids {
		switch {
		case kid.name == "w:t":
			out = append(out, kid)
		case kid.name == "w:p" && !deep:
		default:
			out = append(out, kid.texts(deep)...)
		}
	}
	return out
}

// content is the text of a w:t.
func (n *node) content() string {
	var b strings.Builder
	for _, kid := range n.kids {
		b.WriteString(kid.text)
	}
	return b.String()
}

// set replaces the text of a w:t; blanks at its ends are kept.
func (n *node) set(s string) {
	n.attrs = []xml.Attr{{Name: xml.Name{Space: "xml", Local: "space"}, Value: "preserve"}}
	n.kids = []*node{{text: s}}
}

// all is the whole text of a node.
func (n *node) all() string {
	var b strings.Builder
	for _, t := range n.texts(true) {
		b.WriteString(t.content())
	}
	return b.String()
}
