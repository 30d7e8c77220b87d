package html

import (
	"context"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract"
	"hoso/pipeline/extract/prose"
)

// walker goes through a page.
type walker struct {
	ctx    context.Context
	budget prose.Budget
	rules  rules
	nodes  int

	story  *prose.Story // takes the paragraphs
	draft  prose.Draft
	number prose.Draft // the number that the page writes itself
	listed string      // the number that a list gives
	level  int
	lists  []list

	asides  []dossier.Block
	notes   []dossier.Note
	revised bool
	faults  int
}

func newWalker(ctx context.Context, limits extract.Limits) *walker {
	return &walker{
		ctx: ctx, budget: prose.Budget{Limits: limits}, rules: rules{}, story: &prose.Story{Part: "document"},
	}
}

func (w *walker) document(root *html.Node) (*dossier.Document, error) {
	w.sheets(root)
	if err := w.children(root, style{}); err != nil {
		return nil, err
	}
	if err := w.endParagraph(); err != nil {
		return nil, err
	}
	if w.revised {
		w.notes = append(w.notes, dossier.Note{Message: prose.Tracked})
	}
	return &dossier.Document{
		Format: dossier.Word, Blocks: w.story.Blocks, Outside: w.asides, Encodings: w.budget.Encodings(), Notes: w.notes,
	}, nil
}

// sheets gathers the style sheets of the page.
func (w *walker) sheets(n *html.Node) {
	for inner := range n.Descendants() {
		if inner.DataAtom == atom.Style && inner.FirstChild != nil {
			w.rules.add(inner.FirstChild.Data)
		}
	}
}

func (w *walker) children(n *html.Node, look style) error {
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		if err := w.node(child, look); err != nil {
			return err
		}
	}
	return nil
}

func (w *walker) node(n *html.Node, look style) error {
	if w.nodes++; w.nodes%checkEvery == 0 && w.ctx.Err() != nil {
		return w.ctx.Err()
	}
	switch n.Type {
	case html.TextNode:
		w.text(n.Data, look)
		return nil
	case html.ElementNode:
		return w.element(n, w.styled(n, look))
	case html.DocumentNode:
		return w.children(n, look)
	}
	return nil
}

// styled is what an element makes of the look around it.
func (w *walker) styled(n *html.Node, look style) style {
	switch n.DataAtom {
	case atom.B, atom.Strong, atom.Th, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		look.bold = true
	case atom.Pre, atom.Textarea:
		look.pre = true
	case atom.Del:
		look.deleted, w.revised = true, true
	case atom.Ins:
		w.revised = true
	case atom.Font:
		if face := attr(n, "face"); face != "" {
			look.font = family(face)
		}
	}
	tag := strings.ToLower(n.Data)
	look.declare(w.rules[tag])
	classes := strings.Fields(strings.ToLower(attr(n, "class")))
	for _, class := range classes[:min(len(classes), maxClasses)] {
		look.declare(w.rules["."+class])
		look.declare(w.rules[tag+"."+class])
	}
	look.declare(attr(n, "style"))
	if _, hidden := find(n, "hidden"); hidden {
		look.hidden = true
	}
	return look
}

func attr(n *html.Node, name string) string {
	value, _ := find(n, name)
	return value
}

func find(n *html.Node, name string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val, true
		}
	}
	return "", false
}

// element reads an element with its own look.
func (w *walker) element(n *html.Node, look style) error {
	switch n.DataAtom {
	case atom.Head, atom.Script, atom.Style, atom.Template, atom.Noscript, atom.Iframe, atom.Object, atom.Svg, atom.Title:
		return nil
	case atom.Br:
		w.lineBreak(look)
		return nil
	case atom.Input, atom.Select:
		w.control(n, look)
		return nil
	}
	if look.hidden || isNoteMark(n) {
		return nil
	}
	if part := aside(n); part != "" {
		return w.aside(n, look, part)
	}
	if !isBlock(n.DataAtom) {
		return w.inline(n, look)
	}
	return w.block(n, look)
}

func (w *walker) inline(n *html.Node, look style) error {
	if tabs := look.tabs; tabs > 0 {
		look.tabs = 0
		w.add(strings.Repeat("\t", tabs), look)
		return nil
	}
	return w.children(n, look)
}

// block reads an element that begins and ends a paragraph.
func (w *walker) block(n *html.Node, look style) error {
	if err := w.endParagraph(); err != nil {
		return err
	}
	switch n.DataAtom {
	case atom.Table:
		return w.table(n, look)
	case atom.Ol, atom.Ul:
		return w.list(n, look)
	case atom.Li:
		w.item(n)
	}
	level := w.level
	w.level = heading(n.DataAtom, level)
	err := w.children(n, look)
	if err == nil {
		err = w.closeBlock(n)
	}
	w.level = level
	return err
}

// closeBlock ends the paragraph of a block. One that is blank counts as the
// author sees it: <p> and <li> do, a wrapper does not.
func (w *walker) closeBlock(n *html.Node) error {
	blank := w.draft.Len() == 0
	if blank && n.DataAtom == atom.P && !hasBlocks(n) {
		return w.paragraph()
	}
	return w.endParagraph()
}

func hasBlocks(n *html.Node) bool {
	for child := range n.ChildNodes() {
		if child.Type == html.ElementNode && isBlock(child.DataAtom) {
			return true
		}
	}
	return false
}

func heading(a atom.Atom, level int) int {
	switch a {
	case atom.H1:
		return 1
	case atom.H2:
		return 2
	case atom.H3:
		return 3
	case atom.H4:
		return 4
	case atom.H5:
		return 5
	case atom.H6:
		return 6
	}
	return level
}

func isBlock(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Div, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Li, atom.Ol, atom.Ul, atom.Table,
		atom.Body, atom.Html, atom.Blockquote, atom.Center, atom.Pre, atom.Address, atom.Section, atom.Article, atom.Main,
		atom.Header, atom.Footer, atom.Nav, atom.Aside, atom.Dl, atom.Dt, atom.Dd, atom.Form, atom.Fieldset, atom.Legend,
		atom.Figure, atom.Figcaption, atom.Hr, atom.Caption, atom.Details, atom.Summary, atom.Dir, atom.Menu:
		return true
	}
	return false
}
