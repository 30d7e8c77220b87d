package word

import (
	"regexp"
	"slices"
	"strings"
)

// filler puts values into the tree of a part.
type filler struct{}

// fill fills in nodes that stand side by side: sections are repeated, rows
// grow, placeholders give way to their values.
func (f *filler) fill(nodes []*node, s scope) ([]*node, error) {
	var out []*node
	for i := 0; i < len(nodes); i++ {
		n := nodes[i]
		name, opens := marker(n, "#")
		if !opens {
			if closed, ok := marker(n, "/"); ok {
				return nil, fault("{{/%s}} không có {{#%s}} ở trước.", closed, closed)
			}
			filled, err := f.one(n, s)
			if err != nil {
				return nil, err
			}
			out = append(out, filled...)
			continue
		}
		end := closing(nodes, i, name)
		if end < 0 {
			return nil, fault("{{#%s}} không có {{/%s}} ở sau, trong cùng một ô hoặc cùng thân văn bản.", name, name)
		}
		filled, err := f.section(name, nodes[i+1:end], s)
		if err != nil {
			return nil, err
		}
		out = append(out, filled...)
		i = end
	}
	return out, nil
}

// section repeats what stands between two markers.
func (f *filler) section(name string, inner []*node, s scope) ([]*node, error) {
	list, ok := s.list(name)
	if !ok {
		_, known := s.names()
		return nil, fault("Không có phần {{#%s}}%s", name, nearest("#"+name, prefixed(known)))
	}
	var out []*node
	for _, v := range list {
		copies := make([]*node, len(inner))
		for i, n := range inner {
			copies[i] = n.clone()
		}
		filled, err := f.fill(copies, s.in(v))
		if err != nil {
			return nil, err
		}
		if len(v.Columns) > 0 {
			proportion(filled, v.Columns)
		}
		out = append(out, filled...)
	}
	return out, nil
}

func prefixed(names []string) []string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = "#" + n
	}
	return out
}

// one fills in a node; a row that is repeated gives several, or none.
func (f *filler) one(n *node, s scope) ([]*node, error) {
	if n.name == "w:tr" {
		if name := repeated(n); name != "" {
			return f.rows(name, n, s)
		}
	}
	if n.name == "w:p" {
		if err := f.paragraph(n, s); err != nil {
			return nil, err
		}
	}
	kids, err := f.fill(n.kids, s)
	if err != nil {
		return nil, err
	}
	n.kids = kids
	return standing(n), nil
}

// standing keeps a table and a cell fit for Word: a table needs a row, a cell
// a paragraph at its end.
func standing(n *node) []*node {
	switch {
	case n.name == "w:tbl" && !slices.ContainsFunc(n.kids, func(k *node) bool { return k.name == "w:tr" }):
		return nil
	case n.name == "w:tc" && (len(n.kids) == 0 || n.kids[len(n.kids)-1].name != "w:p"):
		n.kids = append(n.kids, &node{name: "w:p"})
	}
	return []*node{n}
}

// rowName finds the list of a row in its placeholders: {{row.field}}.
var rowName = regexp.MustCompile(`\{\{\s*([\pL\pN_]+)\.`)

func repeated(row *node) string {
	if m := rowName.FindStringSubmatch(row.all()); m != nil {
		return m[1]
	}
	return ""
}

// rows repeats a row of a table; its names are those of the list with the
// list's own before them.
func (f *filler) rows(name string, row *node, s scope) ([]*node, error) {
	list, ok := s.list(name)
	if !ok {
		_, known := s.names()
		return nil, fault("Dòng bảng dùng {{%s.…}} nhưng không có danh sách “%s”%s", name, name, nearest(name, known))
	}
	var out []*node
	for _, v := range list {
		within := Values{Text: map[string]string{}, Lists: v.Lists}
		for key, words := range v.Text {
			within.Text[name+"."+key] = words
		}
		copied := row.clone()
		kids, err := f.fill(copied.kids, s.in(within))
		if err != nil {
			return nil, err
		}
		copied.kids = kids
		out = append(out, copied)
	}
	return out, nil
}

// marker reads a paragraph that is nothing but {{#name}} or {{/name}}.
func marker(n *node, sign string) (name string, ok bool) {
	if n.name != "w:p" {
		return "", false
	}
	words := strings.TrimSpace(n.all())
	words, opens := strings.CutPrefix(words, "{{"+sign)
	words, closes := strings.CutSuffix(words, "}}")
	if !opens || !closes || strings.Contains(words, "{{") {
		return "", false
	}
	return strings.TrimSpace(words), true
}

// closing finds the end of a section, sections of the same name within it
// counted.
func closing(nodes []*node, start int, name string) int {
	depth := 0
	for i := start; i < len(nodes); i++ {
		if other, ok := marker(nodes[i], "#"); ok && other == name {
			depth++
		}
		if other, ok := marker(nodes[i], "/"); ok && other == name {
			depth--
			if depth == 0 {
				return i
			}
		}
	}
	return -1
}
