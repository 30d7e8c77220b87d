package html

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"hoso/pipeline/extract/prose"
)

// text takes the text of a page: blanks and line ends together are one blank,
// none at the start of a paragraph.
func (w *walker) text(data string, look style) {
	if look.hidden || look.deleted {
		return
	}
	if look.pre {
		w.add(strings.ReplaceAll(data, "\r\n", "\n"), look)
		return
	}
	var out strings.Builder
	blank := w.atBlank(look)
	for _, r := range data {
		space := r == ' ' || r == '\t' || r == '\n' || r == '\r' || r == '\f'
		switch {
		case !space:
			out.WriteRune(r)
		case !blank:
			out.WriteByte(' ')
		}
		blank = space
	}
	w.add(out.String(), look)
}

// atBlank tells whether a blank would follow another one or begin a paragraph.
func (w *walker) atBlank(look style) bool {
	d := w.into(look)
	return d.Len() == 0 || d.EndsWith(' ') || d.EndsWith('\n')
}

func (w *walker) into(look style) *prose.Draft {
	if look.number {
		return &w.number
	}
	return &w.draft
}

// add takes text as it is.
func (w *walker) add(text string, look style) {
	if look.hidden || look.deleted {
		return
	}
	w.into(look).Add(text, look.font, look.bold)
}

func (w *walker) lineBreak(look style) { w.add("\n", look) }

// endParagraph ends the paragraph at hand if there is one.
func (w *walker) endParagraph() error {
	if w.draft.Len() == 0 && w.number.Len() == 0 {
		return nil
	}
	return w.paragraph()
}

func (w *walker) paragraph() error {
	number, err := w.takeNumber()
	if err != nil {
		return err
	}
	p, err := w.budget.Paragraph(&w.draft, number)
	if err != nil {
		return err
	}
	p.Text = strings.TrimRightFunc(p.Text, unicode.IsSpace)
	p.Lead = min(p.Lead, len(p.Text))
	p.Level = w.level
	w.story.Add(p)
	return nil
}

// takeNumber gives the number of a paragraph: the one that Word writes into
// the page, else that of the list.
func (w *walker) takeNumber() (string, error) {
	listed := w.listed
	w.listed = ""
	if w.number.Len() == 0 {
		return listed, nil
	}
	p, err := w.budget.Paragraph(&w.number, "")
	if err != nil {
		return "", err
	}
	text := strings.TrimSpace(p.Text)
	letter := strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
	if !letter || text == "o" {
		return "-", nil
	}
	return text, nil
}

// control shows what a form field holds.
func (w *walker) control(n *html.Node, look style) {
	if look.hidden {
		return
	}
	if n.DataAtom == atom.Select {
		w.choice(n, look)
		return
	}
	_, checked := find(n, "checked")
	switch kind := strings.ToLower(attr(n, "type")); {
	case (kind == "checkbox" || kind == "radio") && checked:
		w.add("☒", look)
	case kind == "checkbox" || kind == "radio":
		w.add("☐", look)
	case kind == "" || kind == "text" || kind == "number" || kind == "date":
		w.add(attr(n, "value"), look)
	}
}

// choice shows the entry that is chosen.
func (w *walker) choice(n *html.Node, look style) {
	for option := range n.Descendants() {
		if _, chosen := find(option, "selected"); chosen && option.DataAtom == atom.Option && option.FirstChild != nil {
			w.text(option.FirstChild.Data, look)
		}
	}
}
