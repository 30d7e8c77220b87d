package main

import (
	"fmt"
	"html"
	"strings"

	"hoso/pipeline/dossier"
)

// page is the usable width of A4 between the margins of a Party paper, in
// twentieths of a point: 165 mm portrait, 252 mm landscape.
const (
	page     = 9354
	landPage = 14288
)

// word is a Word file in the making. It counts body paragraphs and tables, so
// that a case can say where a value stands.
type word struct {
	body       strings.Builder
	paragraphs int
	tables     int
	landscape  bool
	font       string
	code       func(string) string // to the letters of a legacy font
}

func newWord() *word {
	return &word{font: "Times New Roman", code: func(s string) string { return s }}
}

// look is how a paragraph looks.
type look struct {
	align  string // both where empty
	indent bool   // first line, 10 mm
	style  string
	list   int  // a list of numbering.xml
	after  int  // twentieths of a point
	keep   bool // on the page of the next paragraph
}

// run is a stretch of text of one look.
type run struct {
	text      string
	bold      bool
	italic    bool
	underline bool
	hidden    bool
	size      int // points; 0: of the document
	font      string
}

func (w *word) run(r run) string {
	var p strings.Builder
	if r.font != "" {
		fmt.Fprintf(&p, `<w:rFonts w:ascii="%s" w:hAnsi="%s" w:cs="%s"/>`, r.font, r.font, r.font)
	}
	for _, on := range []struct {
		set bool
		xml string
	}{{r.bold, "<w:b/>"}, {r.italic, "<w:i/>"}, {r.hidden, "<w:vanish/>"}} {
		if on.set {
			p.WriteString(on.xml)
		}
	}
	if r.size > 0 {
		fmt.Fprintf(&p, `<w:sz w:val="%d"/><w:szCs w:val="%d"/>`, 2*r.size, 2*r.size)
	}
	if r.underline {
		p.WriteString(`<w:u w:val="single"/>`)
	}
	return `<w:r><w:rPr>` + p.String() + `</w:rPr>` + w.text(r.text) + `</w:r>`
}

// text is w:t, with tabs as w:tab.
func (w *word) text(s string) string {
	pieces := strings.Split(s, "\t")
	for i, piece := range pieces {
		pieces[i] = `<w:t xml:space="preserve">` + html.EscapeString(w.code(piece)) + `</w:t>`
	}
	return strings.Join(pieces, "<w:tab/>")
}

func (w *word) paragraph(l look, inner string) string {
	var p strings.Builder
	if l.style != "" {
		fmt.Fprintf(&p, `<w:pStyle w:val="%s"/>`, l.style)
	}
	if l.keep {
		p.WriteString(`<w:keepNext/>`)
	}
	if l.list > 0 {
		fmt.Fprintf(&p, `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="%d"/></w:numPr>`, l.list)
	}
	if l.after > 0 {
		fmt.Fprintf(&p, `<w:spacing w:after="%d"/>`, l.after)
	}
	if l.indent {
		p.WriteString(`<w:ind w:firstLine="567"/>`)
	}
	align := l.align
	if align == "" {
		align = "both"
	}
	fmt.Fprintf(&p, `<w:jc w:val="%s"/>`, align)
	return `<w:p><w:pPr>` + p.String() + `</w:pPr>` + inner + `</w:p>`
}

// put adds a paragraph to the body and tells its place.
func (w *word) put(l look, runs ...run) dossier.Location {
	var inner strings.Builder
	for _, r := range runs {
		inner.WriteString(w.run(r))
	}
	return w.raw(w.paragraph(l, inner.String()))
}

// raw adds one paragraph that is made already.
func (w *word) raw(xml string) dossier.Location {
	w.paragraphs++
	w.body.WriteString(xml)
	return dossier.Location{Part: mainPart, Paragraph: w.paragraphs}
}

const mainPart = "word/document.xml"

// title writes centred lines in bold; the last in parentheses in italics.
func (w *word) title(lines ...string) {
	for _, l := range lines {
		note := strings.HasPrefix(l, "(")
		w.put(look{align: "center"}, run{text: l, bold: !note, italic: note})
	}
	w.put(look{align: "center"})
}

// prose writes justified paragraphs with a first-line indent.
func (w *word) prose(lines ...string) {
	for _, l := range lines {
		w.put(look{indent: true, after: 60}, run{text: l})
	}
}

// bytes is the finished file.
func (w *word) bytes() ([]byte, error) {
	size := `<w:pgSz w:w="11906" w:h="16838"/>`
	if w.landscape {
		size = `<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>`
	}
	document := head + `<w:document ` + wordNS + `><w:body>` + w.body.String() + `<w:sectPr>` + size +
		`<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>`
	return pack([]part{
		{"[Content_Types].xml", contentTypes},
		{"_rels/.rels", rootRels},
		{"docProps/core.xml", core},
		{"word/_rels/document.xml.rels", documentRels},
		{"word/document.xml", document},
		{"word/styles.xml", styles(w.font)},
		{"word/numbering.xml", numbering},
	})
}
