package doc_test

import (
	"fmt"
	"strings"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract/doc"
	"hoso/pipeline/extract/readertest"
)

func readBytes(content []byte) (*dossier.Document, error) {
	return readertest.Read(doc.New(), content)
}

// dump writes all that is in a document, a line a paragraph, row or cell.
func dump(d *dossier.Document) []string {
	var out []string
	for _, e := range d.Encodings {
		out = append(out, "encoding "+e)
	}
	for _, n := range d.Notes {
		out = append(out, "note "+n.Message)
	}
	out = append(out, blocks(d.Blocks)...)
	out = append(out, "-- outside")
	return append(out, blocks(d.Outside)...)
}

func blocks(list []dossier.Block) []string {
	var out []string
	for _, b := range list {
		if b.Paragraph != nil {
			out = append(out, paragraph(b.Paragraph))
			continue
		}
		out = append(out, table(b.Table, "")...)
	}
	return out
}

func paragraph(p *dossier.Paragraph) string {
	return fmt.Sprintf("%s level %d lead %d [%s] %q", place(p.Where), p.Level, p.Lead, p.Number, p.Text)
}

// place is a location without the part, whose name each format has its own.
func place(l dossier.Location) string {
	return fmt.Sprintf("T%d R%d C%d P%d", l.Table, l.Row, l.Column, l.Paragraph)
}

func table(t *dossier.Table, indent string) []string {
	out := []string{fmt.Sprintf("%stable %d of %d columns, %s", indent, t.Index, t.Columns, place(t.Where))}
	for _, row := range t.Rows {
		out = append(out, fmt.Sprintf("%srow %d doubt %v header %v", indent, row.Index, row.InDoubt, row.Header))
		for i, cell := range row.Cells {
			head := fmt.Sprintf("%s  %d: cell %d,%d span %d,%d", indent, i+1, cell.Row, cell.Column, cell.RowSpan, cell.ColumnSpan)
			if cell.Row != row.Index || cell.Column != i+1 {
				out = append(out, head)
				continue
			}
			out = append(out, head+" at "+place(cell.Where))
			for k := range cell.Paragraphs {
				out = append(out, indent+"    "+paragraph(&cell.Paragraphs[k]))
			}
			for _, inner := range cell.Tables {
				out = append(out, table(inner, indent+"    ")...)
			}
		}
	}
	return out
}

// differences are the lines that only one of two dumps has, in their order.
func differences(a, b []string) []string {
	longest := make([][]int, len(a)+1)
	for i := range longest {
		longest[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for k := len(b) - 1; k >= 0; k-- {
			if a[i] == b[k] {
				longest[i][k] = longest[i+1][k+1] + 1
			} else {
				longest[i][k] = max(longest[i+1][k], longest[i][k+1])
			}
		}
	}
	var out []string
	i, k := 0, 0
	for i < len(a) || k < len(b) {
		switch {
		case i < len(a) && k < len(b) && a[i] == b[k]:
			i, k = i+1, k+1
		case k == len(b) || i < len(a) && longest[i+1][k] >= longest[i][k+1]:
			out, i = append(out, "docx "+a[i]), i+1
		default:
			out, k = append(out, "doc  "+b[k]), k+1
		}
	}
	return out
}

func shorten(lines []string, n int) string {
	if len(lines) > n {
		lines = append(lines[:n:n], fmt.Sprintf("… and %d more", len(lines)-n))
	}
	return strings.Join(lines, "\n")
}
