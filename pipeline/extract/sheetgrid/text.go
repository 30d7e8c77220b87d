package sheetgrid

import (
	"slices"
	"strings"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract/glyphs"
	"hoso/pipeline/viet"
)

// YesNo writes a truth value.
func YesNo(value bool) string {
	if value {
		return "Có"
	}
	return "Không"
}

// Plain writes text of our own, which needs no repair.
func Plain(cell *dossier.Cell, text string, bold bool) {
	if text = strings.TrimSpace(viet.Clean(text)); text == "" {
		return
	}
	p := dossier.Paragraph{Text: text, Where: cell.Where}
	if bold {
		p.Lead = len(text)
	}
	cell.Paragraphs = []dossier.Paragraph{p}
}

// breaks makes every line break \n.
var breaks = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\u2028", "\n")

// segment is a piece of a line in one weight.
type segment struct {
	text string
	bold bool
}

// Run is a piece of text with the font and weight that it effectively has.
type Run struct {
	Text string
	Font string
	Bold bool
}

// Fill repairs typed text and writes one paragraph a line. It gives the legacy
// encodings met.
func Fill(cell *dossier.Cell, runs []Run) []viet.Encoding {
	spans := make([]viet.Span, len(runs))
	for i, r := range runs {
		spans[i] = viet.Span{Text: breaks.Replace(glyphs.Ticks(r.Font, r.Text)), Font: r.Font}
	}
	texts, met := viet.Repair(spans)
	lines := [][]segment{nil}
	for i, text := range texts {
		for n, part := range strings.Split(text, "\n") {
			if n > 0 {
				lines = append(lines, nil)
			}
			lines[len(lines)-1] = append(lines[len(lines)-1], segment{part, runs[i].Bold})
		}
	}
	for _, line := range lines {
		cell.Paragraphs = append(cell.Paragraphs, paragraph(line, cell.Where))
	}
	cell.Paragraphs = trim(cell.Paragraphs)
	return met
}

// paragraph joins the pieces of one line.
func paragraph(line []segment, where dossier.Location) dossier.Paragraph {
	var all, lead strings.Builder
	leading := true
	for _, s := range line {
		all.WriteString(s.text)
		if leading = leading && (s.bold || strings.TrimSpace(s.text) == ""); leading {
			lead.WriteString(s.text)
		}
	}
	p := dossier.Paragraph{Text: strings.TrimSpace(all.String()), Where: where}
	p.Lead = min(len(strings.TrimSpace(lead.String())), len(p.Text))
	return p
}

// trim leaves out blank lines at both ends.
func trim(lines []dossier.Paragraph) []dossier.Paragraph {
	blank := func(p dossier.Paragraph) bool { return p.Text == "" }
	for len(lines) > 0 && blank(lines[0]) {
		lines = lines[1:]
	}
	for len(lines) > 0 && blank(lines[len(lines)-1]) {
		lines = lines[:len(lines)-1]
	}
	return slices.Clip(lines)
}
