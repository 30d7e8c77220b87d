package extract_test

import (
	"fmt"
	"strings"

	"hoso/pipeline/dossier"
)

// paper builds a Document as a reader would hand it over.
type paper struct {
	doc    *dossier.Document
	paras  int
	tables int
}

func newPaper() *paper { return &paper{doc: &dossier.Document{Format: dossier.Word}} }

const part = "word/document.xml"

// para adds a paragraph; set changes it before it is added.
func (p *paper) para(text string, set ...func(*dossier.Paragraph)) {
	p.paras++
	paragraph := &dossier.Paragraph{Text: text, Where: dossier.Location{Part: part, Paragraph: p.paras}}
	for _, f := range set {
		f(paragraph)
	}
	p.doc.Blocks = append(p.doc.Blocks, dossier.Block{Paragraph: paragraph})
}

func bold(p *dossier.Paragraph) { p.Lead = len(p.Text) }

func lead(words string) func(*dossier.Paragraph) {
	return func(p *dossier.Paragraph) { p.Lead = len(words) }
}

func numbered(number string) func(*dossier.Paragraph) {
	return func(p *dossier.Paragraph) { p.Number = number }
}

func level(n int) func(*dossier.Paragraph) {
	return func(p *dossier.Paragraph) { p.Level = n }
}

// cell is a cell to be: its text, how far it spans, and whether its first
// line stands in bold.
type cell struct {
	text string
	wide int // columns, at least 1
	tall int // rows, at least 1
	bold bool
}

func c(text string) cell           { return cell{text: text, wide: 1, tall: 1} }
func wide(text string, n int) cell { return cell{text: text, wide: n, tall: 1} }
func tall(text string, n int) cell { return cell{text: text, wide: 1, tall: n} }
func cs(texts ...string) (out []cell) {
	for _, t := range texts {
		out = append(out, c(t))
	}
	return out
}

// table adds a grid. Cells that a tall cell above covers are left out of the
// row, as in a file.
func (p *paper) table(columns int, rows ...[]cell) {
	p.tables++
	t := &dossier.Table{Index: p.tables, Columns: columns, Where: dossier.Location{Part: part, Table: p.tables}}
	p.grid(t, rows)
	p.doc.Blocks = append(p.doc.Blocks, dossier.Block{Table: t})
}

// sheet makes the document an Excel one with a sheet.
func (p *paper) sheet(name string, columns int, rows ...[]cell) {
	p.tables++
	p.doc.Format = dossier.Excel
	t := &dossier.Table{Index: p.tables, Sheet: name, Columns: columns, Where: dossier.Location{Sheet: name}}
	p.grid(t, rows)
	p.doc.Blocks = append(p.doc.Blocks, dossier.Block{Table: t})
}

func (p *paper) grid(t *dossier.Table, rows [][]cell) {
	for r := range rows {
		t.Rows = append(t.Rows, dossier.Row{Index: r + 1, Cells: make([]*dossier.Cell, t.Columns)})
	}
	for r, cells := range rows {
		column := 0
		for _, from := range cells {
			for column < t.Columns && t.Rows[r].Cells[column] != nil {
				column++
			}
			if column+from.wide > t.Columns {
				panic(fmt.Sprintf("row %d does not fit: %q", r+1, from.text))
			}
			made := made(t, from, r+1, column+1)
			for y := r; y < min(r+from.tall, len(rows)); y++ {
				for x := column; x < column+from.wide; x++ {
					t.Rows[y].Cells[x] = made
				}
			}
			column += from.wide
		}
		for x := range t.Rows[r].Cells {
			if t.Rows[r].Cells[x] == nil {
				t.Rows[r].Cells[x] = made(t, c(""), r+1, x+1)
			}
		}
	}
}

func made(t *dossier.Table, from cell, row, column int) *dossier.Cell {
	where := dossier.Location{Part: part, Table: t.Index, Row: row, Column: column}
	if t.Sheet != "" {
		where = dossier.Location{Sheet: t.Sheet, Cell: fmt.Sprintf("%c%d", 'A'+column-1, row)}
	}
	out := &dossier.Cell{Row: row, Column: column, RowSpan: from.tall, ColumnSpan: from.wide, Where: where}
	if from.text == "" {
		return out
	}
	for i, text := range strings.Split(from.text, "\n") {
		paragraph := dossier.Paragraph{Text: text, Where: where}
		if from.bold && i == 0 {
			paragraph.Lead = len(text)
		}
		out.Paragraphs = append(out.Paragraphs, paragraph)
	}
	return out
}
