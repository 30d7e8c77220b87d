package word

import (
	"regexp"
	"strings"
)

var placeholder = regexp.MustCompile(`\{\{[^{}]*\}\}`)

// paragraph replaces the placeholders of one paragraph by their values.
func (f *filler) paragraph(p *node, s scope) error {
	gather(p)
	for _, t := range p.texts(false) {
		words := t.content()
		if !strings.Contains(words, "{{") && !strings.Contains(words, "}}") {
			continue
		}
		filled, err := replaced(words, s)
		if err != nil {
			return err
		}
		if filled != words {
			t.set(filled)
		}
	}
	breakLines(p)
	return nil
}

// gather brings each placeholder that Word has split over several runs
// together in the run in which it begins. All other text stays where it is.
func gather(p *node) {
	texts := p.texts(false)
	var whole strings.Builder
	starts := make([]int, len(texts)) // byte offset of each piece
	for i, t := range texts {
		starts[i] = whole.Len()
		whole.WriteString(t.content())
	}
	found := placeholder.FindAllStringIndex(whole.String(), -1)
	if len(texts) < 2 || len(found) == 0 {
		return
	}
	line := whole.String()
	pieces := make([]strings.Builder, len(texts))
	for at, i, hole := 0, 0, 0; at < len(line); at++ {
		for i+1 < len(starts) && starts[i+1] <= at {
			i++
		}
		if hole < len(found) && at == found[hole][0] {
			pieces[i].WriteString(line[at:found[hole][1]])
			at = found[hole][1] - 1
			hole++
			continue
		}
		pieces[i].WriteByte(line[at])
	}
	for i, t := range texts {
		if words := pieces[i].String(); words != t.content() {
			t.set(words)
		}
	}
}

// replaced is a text with its placeholders replaced, in one pass, so that
// braces in a value stay what they are.
func replaced(words string, s scope) (string, error) {
	if rest := placeholder.ReplaceAllString(words, ""); strings.Contains(rest, "{{") || strings.Contains(rest, "}}") {
		return "", fault("Chỗ điền thiếu ngoặc: “%s”; viết {{tên}}.", strings.TrimSpace(words))
	}
	var err error
	out := placeholder.ReplaceAllStringFunc(words, func(hole string) string {
		name := strings.TrimSpace(strings.Trim(hole, "{}"))
		value, ok := s.text(name)
		if !ok && err == nil {
			known, _ := s.names()
			err = fault("Không có chỗ điền %s%s", hole, nearest(name, known))
		}
		return clean(value)
	})
	return out, err
}

// breakLines turns line ends and tabs within the texts of a paragraph into
// breaks and tabs of Word.
func breakLines(n *node) {
	for _, kid := range n.kids {
		if kid.name != "w:p" && kid.name != "" {
			breakLines(kid)
		}
	}
	if n.name != "w:r" {
		return
	}
	var kids []*node
	for _, kid := range n.kids {
		if kid.name != "w:t" || !strings.ContainsAny(kid.content(), "\n\t") {
			kids = append(kids, kid)
			continue
		}
		kids = append(kids, pieces(kid.content())...)
	}
	n.kids = kids
}

func pieces(words string) []*node {
	var out []*node
	for words != "" {
		i := strings.IndexAny(words, "\n\t")
		text := words
		if i >= 0 {
			text = words[:i]
		}
		if text != "" {
			t := &node{name: "w:t"}
			t.set(text)
			out = append(out, t)
		}
		if i < 0 {
			break
		}
		sign := &node{name: "w:br"}
		if words[i] == '\t' {
			sign.name = "w:tab"
		}
		out = append(out, sign)
		words = words[i+1:]
	}
	return out
}
