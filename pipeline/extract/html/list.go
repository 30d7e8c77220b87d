package html

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"hoso/pipeline/extract/counting"
	"hoso/pipeline/extract/prose"
)

// list is an open list.
type list struct {
	ordered bool
	kind    string // the attribute type: 1, a, A, i, I
	next    int
}

func (w *walker) list(n *html.Node, look style) error {
	l := list{ordered: n.DataAtom == atom.Ol, kind: attr(n, "type"), next: 1}
	if start, err := strconv.Atoi(attr(n, "start")); err == nil {
		l.next = start
	}
	w.lists = append(w.lists, l)
	err := w.children(n, look)
	if err == nil {
		err = w.endParagraph()
	}
	w.lists = w.lists[:len(w.lists)-1]
	return err
}

// item gives the next paragraph its number.
func (w *walker) item(n *html.Node) {
	w.listed = "-"
	if len(w.lists) == 0 {
		return
	}
	l := &w.lists[len(w.lists)-1]
	if !l.ordered {
		return
	}
	if value, err := strconv.Atoi(attr(n, "value")); err == nil {
		l.next = value
	}
	w.listed = format(l.next, l.kind) + "."
	l.next++
}

// format writes a number of a list: letters as far as there are, small Roman
// numerals.
func format(n int, kind string) string {
	switch {
	case kind == "a" && n <= 26:
		return counting.LowerLetter.Write(n)
	case kind == "A" && n <= 26:
		return counting.UpperLetter.Write(n)
	case kind == "i" && n < 40:
		return counting.LowerRoman.Write(n)
	case kind == "I" && n < 40:
		return counting.UpperRoman.Write(n)
	}
	return strconv.Itoa(n)
}

// aside tells what stands outside the running text: "" for what stands in it,
// "-" for comments, which are not read.
func aside(n *html.Node) string {
	if n.DataAtom != atom.Div {
		return ""
	}
	style := strings.ToLower(strings.ReplaceAll(attr(n, "style"), " ", ""))
	_, after, _ := strings.Cut(style, "mso-element:")
	element, _, _ := strings.Cut(after, ";")
	switch element {
	case "header", "footer":
		return element
	case "footnote-list", "endnote-list":
		return "footnotes"
	case "comment-list":
		return "-"
	}
	if note := attr(n, "id"); strings.HasPrefix(note, "sdfootnote") || strings.HasPrefix(note, "sdendnote") {
		return "footnotes"
	}
	if title := attr(n, "title"); title == "header" || title == "footer" { // as LibreOffice writes
		return title
	}
	return ""
}

// aside reads a header, footer or the notes.
func (w *walker) aside(n *html.Node, look style, part string) error {
	if err := w.endParagraph(); err != nil || part == "-" {
		return err
	}
	around := w.story
	w.story = &prose.Story{Part: part}
	err := w.children(n, look)
	if err == nil {
		err = w.endParagraph()
	}
	if around.Cell == nil {
		w.asides = append(w.asides, w.story.Blocks...)
	} else {
		around.Take(w.story.Blocks)
	}
	w.story = around
	return err
}

// isNoteMark tells the number of a footnote or endnote, which is no part of the
// text, as Word and LibreOffice write it.
func isNoteMark(n *html.Node) bool {
	if n.DataAtom != atom.A {
		return false
	}
	class, style := attr(n, "class"), attr(n, "style")
	return strings.HasPrefix(class, "sdfootnote") || strings.HasPrefix(class, "sdendnote") ||
		strings.Contains(style, "mso-footnote-id") || strings.Contains(style, "mso-endnote-id")
}
