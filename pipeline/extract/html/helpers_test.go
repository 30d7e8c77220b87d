package html_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract"
	"hoso/pipeline/extract/html"
)

func read(content string) (*dossier.Document, error) {
	return html.New().Read(context.Background(), bytes.NewReader([]byte(content)), int64(len(content)), extract.DefaultLimits())
}

// code is the code of a rejection; "" for none.
func code(err error) dossier.Code {
	var r *dossier.Rejection
	if errors.As(err, &r) {
		return r.Code
	}
	if err != nil {
		return dossier.Code("no rejection: " + err.Error())
	}
	return ""
}

// paragraph writes a paragraph: number, text with the bold part in stars.
func paragraph(p *dossier.Paragraph) string {
	text := p.Text
	if p.Lead > 0 {
		text = "*" + text[:p.Lead] + "*" + text[p.Lead:]
	}
	if p.Number != "" {
		text = "[" + p.Number + "]" + text
	}
	return text
}

// cell writes what a cell holds.
func cell(c *dossier.Cell) string {
	var parts []string
	for i := range c.Paragraphs {
		parts = append(parts, paragraph(&c.Paragraphs[i]))
	}
	for _, t := range c.Tables {
		parts = append(parts, "{"+strings.Join(table(t), " / ")+"}")
	}
	text := strings.Join(parts, "¶")
	if c.RowSpan > 1 || c.ColumnSpan > 1 {
		text += fmt.Sprintf("(%dx%d)", c.RowSpan, c.ColumnSpan)
	}
	return text
}

// table writes a line a row; a position that a cell above or to the left
// covers is a caret.
func table(t *dossier.Table) []string {
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
			line += cell(c) + "|"
		}
		lines = append(lines, line)
	}
	return lines
}

// blocks writes blocks line by line.
func blocks(all []dossier.Block) []string {
	var lines []string
	for _, b := range all {
		if b.Paragraph != nil {
			lines = append(lines, paragraph(b.Paragraph))
			continue
		}
		lines = append(lines, table(b.Table)...)
	}
	return lines
}

// readLines reads a file that has to be sound.
func readLines(t *testing.T, content string) string {
	t.Helper()
	doc, err := read(content)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(blocks(doc.Blocks), "\n")
}

func htmlReader() extract.Reader { return html.New() }
