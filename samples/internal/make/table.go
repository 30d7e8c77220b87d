package main

import (
	"fmt"
	"strings"

	"hoso/pipeline/dossier"
)

// cell is one cell of a Word table. Text has its paragraphs joined by \n.
type cell struct {
	text   string
	runs   []run // instead of text, one paragraph each
	raw    string
	bold   bool
	italic bool
	center bool
	span   int    // columns; 0 is 1
	merge  string // "restart" or "continue", downwards
	size   int    // points; 0: 13
}

// table is what a Word table looks like.
type table struct {
	widths     []int // twentieths of a point
	borderless bool
	headers    int // rows repeated on each page
}

// grid adds a table and tells its number.
func (w *word) grid(t table, rows [][]cell) int {
	w.tables++
	total := 0
	for _, x := range t.widths {
		total += x
	}
	line := "single"
	if t.borderless {
		line = "nil"
	}
	fmt.Fprintf(&w.body, `<w:tbl><w:tblPr><w:tblW w:w="%d" w:type="dxa"/><w:tblBorders>`, total)
	for _, side := range []string{"top", "left", "bottom", "right", "insideH", "insideV"} {
		fmt.Fprintf(&w.body, `<w:%s w:val="%s" w:sz="4" w:space="0" w:color="000000"/>`, side, line)
	}
	w.body.WriteString(`</w:tblBorders><w:tblLayout w:type="fixed"/>` + padding(t) + `</w:tblPr><w:tblGrid>`)
	for _, x := range t.widths {
		fmt.Fprintf(&w.body, `<w:gridCol w:w="%d"/>`, x)
	}
	w.body.WriteString(`</w:tblGrid>`)
	for i, row := range rows {
		w.body.WriteString(`<w:tr><w:trPr><w:cantSplit/>`)
		if i < t.headers {
			w.body.WriteString(`<w:tblHeader/>`)
		}
		w.body.WriteString(`</w:trPr>`)
		column := 0
		for _, c := range row {
			column += w.cell(c, t.widths[column:], t.borderless)
		}
		w.body.WriteString(`</w:tr>`)
	}
	w.body.WriteString(`</w:tbl>`)
	return w.tables
}

// padding keeps text off the lines of a table, where it has any.
func padding(t table) string {
	if t.borderless {
		return `<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>`
	}
	return `<w:tblCellMar><w:top w:w="45" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="45" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar>`
}

// cell writes one cell and tells how many columns it takes.
func (w *word) cell(c cell, widths []int, top bool) int {
	span := max(c.span, 1)
	width := 0
	for _, x := range widths[:span] {
		width += x
	}
	fmt.Fprintf(&w.body, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>`, width)
	if span > 1 {
		fmt.Fprintf(&w.body, `<w:gridSpan w:val="%d"/>`, span)
	}
	if c.merge != "" {
		fmt.Fprintf(&w.body, `<w:vMerge w:val="%s"/>`, c.merge)
	}
	align := "center"
	if top {
		align = "top"
	}
	w.body.WriteString(`<w:vAlign w:val="` + align + `"/></w:tcPr>` + w.inside(c) + `</w:tc>`)
	return span
}

func (w *word) inside(c cell) string {
	if c.raw != "" {
		return c.raw
	}
	l := look{align: "left"}
	if c.center {
		l.align = "center"
	}
	var out strings.Builder
	for _, r := range c.runs {
		out.WriteString(w.paragraph(l, w.run(r)))
	}
	if len(c.runs) > 0 {
		return out.String()
	}
	size := c.size
	if size == 0 {
		size = 13
	}
	for _, line := range strings.Split(c.text, "\n") {
		out.WriteString(w.paragraph(l, w.run(run{text: line, bold: c.bold, italic: c.italic, size: size})))
	}
	return out.String()
}

// at is the place of a cell of a Word table.
func at(table, row, column int) *dossier.Location {
	return &dossier.Location{Part: mainPart, Table: table, Row: row, Column: column}
}

// letterhead is the head of a paper of a chi bộ, in two columns without
// lines.
func (w *word) letterhead(superior, issuer, number, placeDate string) {
	w.grid(table{widths: []int{4400, 4954}, borderless: true}, [][]cell{
		{{runs: []run{{text: superior, size: 14}, {text: issuer, size: 14, bold: true}, {text: "*", size: 14}}, center: true},
			{runs: []run{{text: "ĐẢNG CỘNG SẢN VIỆT NAM", size: 15, bold: true, underline: true}}, center: true}},
		{{runs: []run{{text: number, size: 14}}, center: true}, {runs: []run{{text: placeDate, size: 14, italic: true}}, center: true}},
	})
	w.put(look{})
}

// signature is the foot: whom it goes to on the left, who signs on the right.
func (w *word) signature(placeDate, title, name string, recipients ...string) {
	w.put(look{})
	var left, right []run
	if len(recipients) > 0 {
		left = append(left, run{text: "Nơi nhận:", size: 14, underline: true})
	}
	for _, r := range recipients {
		left = append(left, run{text: r, size: 12})
	}
	if len(left) == 0 {
		left = []run{{}}
	}
	if placeDate != "" {
		right = append(right, run{text: placeDate, size: 14, italic: true})
	}
	right = append(right, run{text: "T/M CHI BỘ", size: 14, bold: true}, run{text: title, size: 14},
		run{}, run{}, run{}, run{text: name, size: 14, bold: true})
	w.grid(table{widths: []int{4400, 4954}, borderless: true}, [][]cell{{{runs: left}, {runs: right, center: true}}})
	w.put(look{})
}
