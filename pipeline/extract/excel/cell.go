package excel

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"hoso/pipeline/dossier"
	"hoso/pipeline/viet"
)

// maxNotes is how many cells of one kind are named; more are counted.
const maxNotes = 20

// cell turns a cell of the file into one of the document, or nil where it
// holds nothing.
func (b *book) cell(ref sheetRef, raw *rawCell) (*dossier.Cell, error) {
	cell := &dossier.Cell{
		Row: raw.row, Column: raw.column, RowSpan: 1, ColumnSpan: 1,
		Where: dossier.Location{Sheet: ref.name, Cell: cellName(raw.row, raw.column)},
	}
	look := style{format: format{{general: true}}}
	if raw.style >= 0 && raw.style < len(b.styles) {
		look = b.styles[raw.style]
	}
	text, err := b.value(cell, raw, look)
	if err != nil {
		return nil, err
	}
	if text != nil {
		b.fill(cell, text, look)
	}
	for _, p := range cell.Paragraphs {
		b.text += len(p.Text)
	}
	if b.text > b.pack.limits.Text {
		return nil, fmt.Errorf("%d bytes of text: %w", b.text, errTooLarge)
	}
	if len(cell.Paragraphs) == 0 && cell.Fault == "" {
		return nil, nil
	}
	return cell, nil
}

// value gives what stands in a cell as runs of text. A number, a truth value or
// a fault goes into the cell at once.
func (b *book) value(cell *dossier.Cell, raw *rawCell, look style) (rich, error) {
	value := strings.TrimSpace(string(raw.value))
	if raw.formula && value == "" && raw.kind != "str" && len(raw.text.runs) == 0 {
		b.unknown(cell.Where)
		return nil, nil
	}
	switch raw.kind {
	case "s":
		if value == "" {
			return nil, nil
		}
		i, err := strconv.Atoi(value)
		if err != nil || i < 0 || i >= len(b.strings) {
			return nil, fmt.Errorf("cell %s: no shared string %q", cell.Where.Cell, value)
		}
		return b.strings[i], nil
	case "inlineStr":
		return raw.text.runs, nil
	case "str":
		return rich{{text: unescape(string(raw.value)), plain: true}}, nil
	case "e":
		b.fault(cell, value)
		return nil, nil
	case "b":
		plain(cell, yesNo(value), look)
		return nil, nil
	}
	var text string
	text, cell.Date = b.number(value, raw.kind, look.format)
	plain(cell, text, look)
	return nil, nil
}

// plain writes text of our own, which needs no repair.
func plain(cell *dossier.Cell, text string, look style) {
	if text = strings.TrimSpace(viet.Clean(text)); text == "" {
		return
	}
	p := dossier.Paragraph{Text: text, Where: cell.Where}
	if look.bold {
		p.Lead = len(text)
	}
	cell.Paragraphs = []dossier.Paragraph{p}
}

// yesNo writes a truth value.
func yesNo(value string) string {
	switch {
	case on(value):
		return "Có"
	case value == "":
		return ""
	}
	return "Không"
}

// number writes a number or a date as its format shows it. What is none is
// kept as it stands.
func (b *book) number(value, kind string, f format) (text, date string) {
	if value == "" {
		return "", ""
	}
	if kind == "d" {
		if text, date, ok := isoDate(value, f.date()); ok {
			return text, date
		}
		return value, ""
	}
	x, err := strconv.ParseFloat(value, 64)
	if err != nil || x != x || x > 1e300 || x < -1e300 {
		return value, ""
	}
	if parts := f.date(); parts.any() {
		if text, date, ok := serialDate(x, parts, b.date1904); ok {
			return text, date
		}
		return general(x, value), ""
	}
	return f.number(x, value), ""
}

// date gives what a date format shows, or nothing.
func (f format) date() dateParts {
	if len(f) == 0 {
		return dateParts{}
	}
	return f[0].date
}

// breaks makes every line break \n.
var breaks = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\u2028", "\n")

// segment is a piece of a line in one weight.
type segment struct {
	text string
	bold bool
}

// fill repairs the runs and writes one paragraph a line.
func (b *book) fill(cell *dossier.Cell, runs rich, look style) {
	spans := make([]viet.Span, len(runs))
	for i, r := range runs {
		font := r.font
		if font == "" {
			font = look.font
		}
		spans[i] = viet.Span{Text: breaks.Replace(ticks(r.text, font)), Font: font}
	}
	texts, met := viet.Repair(spans)
	for _, e := range met {
		b.encodings[string(e)] = true
	}
	lines := [][]segment{nil}
	for i, text := range texts {
		bold := runs[i].bold || runs[i].plain && look.bold
		for n, part := range strings.Split(text, "\n") {
			if n > 0 {
				lines = append(lines, nil)
			}
			lines[len(lines)-1] = append(lines[len(lines)-1], segment{part, bold})
		}
	}
	for _, line := range lines {
		cell.Paragraphs = append(cell.Paragraphs, paragraph(line, cell.Where))
	}
	cell.Paragraphs = trim(cell.Paragraphs)
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
