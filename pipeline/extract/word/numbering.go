package word

import "hoso/pipeline/extract/counting"

// numbering is what a paragraph or a style says of its automatic number. Lists
// are named by their numId ("0": none), styles by their id.
type numbering = counting.Ref[string]

// abstract is a kind of list; the lists made of it count together.
type abstract struct {
	counting.Kind[string]
	numStyle string // the numbering style that defines it instead
}

// list is one w:num.
type list struct {
	counting.List[string]
	abstract string
}

// lists are all lists of the file, with how far each has counted.
type lists struct {
	abstracts map[string]*abstract
	byStyle   map[string]*abstract // by the numbering style that each defines
	byID      map[string]*list
}

// next counts on and gives the number that the paragraph shows.
func (l *lists) next(n numbering) string {
	if !n.SaidList || n.List == "" || n.List == "0" {
		return ""
	}
	list := l.byID[n.List]
	if list == nil {
		return ""
	}
	kind := l.resolve(list)
	if kind == nil {
		return ""
	}
	return list.Next(&kind.Kind, n.Style, n.Level)
}

// resolve finds the kind of a list, through a numbering style if it has one.
func (l *lists) resolve(list *list) *abstract {
	kind := l.abstracts[list.abstract]
	if kind == nil || kind.numStyle == "" {
		return kind
	}
	if other := l.byStyle[kind.numStyle]; other != nil {
		return other
	}
	return kind
}
