package readertest

import (
	"fmt"
	"strings"

	"hoso/pipeline/dossier"
)

// Lines writes blocks line by line: a paragraph with its number in brackets
// and its bold head in stars, a table a line a row.
func Lines(blocks []dossier.Block) []string {
	var lines []string
	for _, b := range blocks {
		if b.Paragraph != nil {
			lines = append(lines, paragraphLine(b.Paragraph))
			continue
		}
		lines = append(lines, tableLines(b.Table)...)
	}
	return lines
}

func paragraphLine(p *dossier.Paragraph) string {
	text := p.Text
	if p.Lead > 0 {
		text = "*" + text[:p.Lead] + "*" + text[p.Lead:]
	}
	if p.Number != "" {
		text = "[" + p.Number + "]" + text
	}
	return text
}

// tableLines writes a doubtful row with a question mark before it, and a caret
// where a cell above or to the left reaches.
func tableLines(t *dossier.Table) []string {
	var lines []string
	for _, row := range t.Rows {
		line := "|"
		if row.InDoubt {
			line = "?|"
		}
		for i, c := range row.Cells {
			if c.Row != row.Index || c.Column != i+1 {
				line += "^|"
				continue
			}
			line += cellLine(c) + "|"
		}
		lines = append(lines, line)
	}
	return lines
}

func cellLine(c *dossier.Cell) string {
	var parts []string
	for i := range c.Paragraphs {
		parts = append(parts, paragraphLine(&c.Paragraphs[i]))
	}
	for _, t := range c.Tables {
		parts = append(parts, "{"+strings.Join(tableLines(t), " / ")+"}")
	}
	text := strings.Join(parts, "¶")
	if c.RowSpan > 1 || c.ColumnSpan > 1 {
		text += fmt.Sprintf("(%dx%d)", c.RowSpan, c.ColumnSpan)
	}
	return text
}
