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
func unwrapped(doc *dossier.Document) *dossier.Document {
	width := wrapWidth(doc)
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
		if length > 0 && goesOn(p) && length+firstWord(p.Text) >= width-width/10 {
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
// number, no list mark and no heading's letters, and does not part the paper's
// frame off.
func goesOn(p *dossier.Paragraph) bool {
	n, _ := splitNumber(p.Text)
	return p.Number == "" && n.style == 0 && p.Level == 0 && p.Lead == 0 && !upper(p.Text) && !isFrame(p.Text)
}

// firstWord is the length of the first word of a line, with the blank before it.
func firstWord(text string) int {
	word, _, _ := strings.Cut(strings.TrimSpace(text), " ")
	return utf8.RuneCountInString(word) + 1
}

// wrapWidth is the length of the longest line of a paper that is wrapped, in
// letters, or 0.
func wrapWidth(doc *dossier.Document) int {
	small, lines, longest := 0, 0, 0
	before := ""
	for _, b := range doc.Blocks {
		if b.Paragraph == nil || b.Paragraph.Text == "" {
			before = ""
			continue
		}
		text := b.Paragraph.Text
		lines++
		if r, _ := utf8.DecodeRuneInString(text); unicode.IsLower(r) && before != "" && !strings.ContainsAny(before[len(before)-1:], ".:;") && goesOn(b.Paragraph) {
			small++
		}
		before = text
	}
	if small < leastWrapped || small*wrappedShare < lines {
		return 0
	}
	for _, b := range doc.Blocks {
		if b.Paragraph != nil {
			longest = max(longest, utf8.RuneCountInString(b.Paragraph.Text))
		}
	}
	if longest < narrowestPage || longest > 3*narrowestPage {
		return 0
	}
	return longest
}
