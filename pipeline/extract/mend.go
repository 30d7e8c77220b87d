package extract

import (
	"slices"
	"unicode/utf8"

	"hoso/pipeline/dossier"
	"hoso/pipeline/viet"
)

// mend repairs what single paragraphs are too short to show and all of them
// together do: text converted twice, and left-overs of a legacy encoding that
// the rest of the document was met in.
func mend(doc *dossier.Document) {
	paragraphs := allParagraphs(doc)
	for _, met := range []viet.Encoding{viet.TCVN3, viet.VNI} {
		if slices.Contains(doc.Encodings, string(met)) {
			mendLeftOvers(paragraphs, met)
		}
	}
	if slices.Contains(doc.Encodings, string(viet.TCVN3)) {
		doubtCapitals(paragraphs)
	}
	texts := make([]string, len(paragraphs))
	for i, p := range paragraphs {
		texts[i] = p.Text
	}
	undone := viet.UndoDouble(texts)
	if undone == nil {
		return
	}
	for i, p := range paragraphs {
		p.Unsure = p.Unsure || undone[i].Unsure
		if undone[i].Changed {
			p.Lead = sameRunes(p.Text, undone[i].Text, p.Lead)
			p.Text = undone[i].Text
		}
	}
	met := string(viet.DoubleConverted)
	if !slices.Contains(doc.Encodings, met) {
		doc.Encodings = append(doc.Encodings, met)
		slices.Sort(doc.Encodings)
	}
}

func mendLeftOvers(paragraphs []*dossier.Paragraph, met viet.Encoding) {
	for _, p := range paragraphs {
		text, changed := viet.LeftOver(p.Text, met)
		if !changed {
			continue
		}
		if p.Lead >= len(p.Text) {
			p.Lead = len(text)
		} else {
			lead, _ := viet.LeftOver(p.Text[:p.Lead], met)
			p.Lead = min(len(lead), len(text))
		}
		p.Text = text
	}
}

// sameRunes is the length in bytes of as many letters of after as the first
// n bytes of before have.
func sameRunes(before, after string, n int) int {
	if n >= len(before) {
		return len(after)
	}
	letters := utf8.RuneCountInString(before[:n])
	for i := range after {
		if letters == 0 {
			return i
		}
		letters--
	}
	return len(after)
}

// allParagraphs are the paragraphs of a document, those of each cell once.
func allParagraphs(doc *dossier.Document) []*dossier.Paragraph {
	out := make([]*dossier.Paragraph, 0, 64)
	seen := make(map[*dossier.Cell]bool, 64)
	var table func(t *dossier.Table)
	table = func(t *dossier.Table) {
		for _, row := range t.Rows {
			for _, c := range row.Cells {
				if c == nil || seen[c] {
					continue
				}
				seen[c] = true
				for i := range c.Paragraphs {
					out = append(out, &c.Paragraphs[i])
				}
				for _, nested := range c.Tables {
					table(nested)
				}
			}
		}
	}
	for _, blocks := range [][]dossier.Block{doc.Blocks, doc.Outside} {
		for _, b := range blocks {
			if b.Paragraph != nil {
				out = append(out, b.Paragraph)
			}
			if b.Table != nil {
				table(b.Table)
			}
		}
	}
	return out
}
