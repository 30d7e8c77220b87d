package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hoso/pipeline/dossier"
)

// A paper that came from a scan, or from a message, has a paragraph for each
// line that the eye sees. So many such lines make it one.
const (
	leastWrapped  = 4  // lines that begin in small letters
	wrappedShare  = 12 // or one in so many
	narrowestPage = 35 // letters of its longest line
)

// unwrapped puts the lines of such a paper together to paragraphs again: a line
// goes on with the next where its first word had no room left. Any other paper
// is returned as it is.
func (f *finder) unwrapped(doc *dossier.Document) *dossier.Document {
	width := f.wrapWidth(doc)
	if width == 0 {
		return doc
	}
	out := *doc
	out.Blocks = make([]dossier.Block, 0, len(doc.Blocks))
	length := 0 // of the line before, as it stood on the page
	for _, b := range doc.Blocks {
		p := b.Paragraph
		if p == nil || p.Text == "" {
			out.Blocks, length = append(out.Blocks, b), 0
			continue
		}
		if length > 0 && isFull(length, p.Text, width) && f.goesOn(p) {
			joined := *out.Blocks[len(out.Blocks)-1].Paragraph
			joined.Text = strings.TrimSpace(joined.Text) + " " + strings.TrimSpace(p.Text)
			out.Blocks[len(out.Blocks)-1].Paragraph = &joined
		} else {
			out.Blocks = append(out.Blocks, b)
		}
		length = utf8.RuneCountInString(p.Text)
	}
	return &out
}

// goesOn tells whether a line may be the rest of the one before: it has no
// number, no list mark, no label and no heading's letters, and does not part the
// paper's frame off.
func (f *finder) goesOn(p *dossier.Paragraph) bool {
	n, _ := splitNumber(p.Text)
	if p.Number != "" || n.style != 0 || p.Level > 0 || p.Lead > 0 || upper(p.Text) || isFrame(p.Text) {
		return false
	}
	if at := colon(p.Text); at > 0 && isShort(p.Text[:at]) {
		if _, known := f.find(p.Text[:at]); known {
			return false
		}
	}
	return true
}

// isFull tells whether a line of some length had no room left for the first
// word of the next.
func isFull(length int, next string, width int) bool {
	word, _, _ := strings.Cut(strings.TrimSpace(next), " ")
	return length+1+utf8.RuneCountInString(word) >= width-width/10
}

// wrapWidth is the length of the longest line of a paper that is wrapped, in
// letters, or 0: small letters begin lines there, and only behind full ones.
func (f *finder) wrapWidth(doc *dossier.Document) int {
	if smallLines(doc, 0) < leastWrapped {
		return 0
	}
	longest, lines := 0, 0
	for _, b := range doc.Blocks {
		if b.Paragraph != nil && b.Paragraph.Text != "" {
			lines++
			longest = max(longest, utf8.RuneCountInString(b.Paragraph.Text))
		}
	}
	if longest < narrowestPage || longest > 3*narrowestPage {
		return 0
	}
	full := smallLines(doc, longest)
	if full < leastWrapped || full*wrappedShare < lines || full*5 < smallLines(doc, 0)*4 {
		return 0
	}
	return longest
}

// smallLines counts the paragraphs that begin in small letters behind another
// that ends no sentence; where a width is given, behind full lines only.
func smallLines(doc *dossier.Document, width int) int {
	small, before := 0, ""
	for _, b := range doc.Blocks {
		if b.Paragraph == nil {
			before = ""
			continue
		}
		text := b.Paragraph.Text
		r, _ := utf8.DecodeRuneInString(text)
		if before != "" && unicode.IsLower(r) && !strings.ContainsAny(before[len(before)-1:], ".:;") && (width == 0 || isFull(utf8.RuneCountInString(before), text, width)) {
			small++
		}
		before = text
	}
	return small
}
