package excel

import (
	"fmt"
	"strconv"
	"strings"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract"
	"hoso/pipeline/extract/cellformat"
	"hoso/pipeline/extract/sheetgrid"
)

// cell turns a cell of the file into one of the document, or nil where it
// holds nothing.
func (b *book) cell(sheet *sheetgrid.Sheet, raw *rawCell) (*dossier.Cell, error) {
	cell := sheet.NewCell(raw.row, raw.column)
	look := style{format: cellformat.General()}
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
		return nil, fmt.Errorf("%d bytes of text: %w", b.text, extract.ErrTooLarge)
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
		b.notes.Unknown(cell.Where)
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
		b.notes.Fault(cell, value)
		return nil, nil
	case "b":
		truth(cell, value, look)
		return nil, nil
	}
	var text string
	text, cell.Date = b.number(value, raw.kind, look.format)
	sheetgrid.Plain(cell, text, look.bold)
	return nil, nil
}

// truth writes a truth value.
func truth(cell *dossier.Cell, value string, look style) {
	if value != "" {
		sheetgrid.Plain(cell, sheetgrid.YesNo(on(value)), look.bold)
	}
}

// number writes a number or a date as its format shows it. What is none is
// kept as it stands.
func (b *book) number(value, kind string, f cellformat.Format) (text, date string) {
	if value == "" {
		return "", ""
	}
	if kind == "d" {
		if text, date, ok := f.ShowISO(value); ok {
			return text, date
		}
		return value, ""
	}
	x, err := strconv.ParseFloat(value, 64)
	if err != nil || x != x || x > 1e300 || x < -1e300 {
		return value, ""
	}
	return f.Show(x, value, b.date1904)
}

// fill writes the runs, each in its own font or in that of the cell.
func (b *book) fill(cell *dossier.Cell, runs rich, look style) {
	typed := make([]sheetgrid.Run, len(runs))
	for i, r := range runs {
		typed[i] = sheetgrid.Run{Text: r.text, Font: r.font, Bold: r.bold || r.plain && look.bold}
		if r.font == "" {
			typed[i].Font = look.font
		}
	}
	for _, e := range sheetgrid.Fill(cell, typed) {
		b.encodings[string(e)] = true
	}
}
