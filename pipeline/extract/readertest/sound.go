package readertest

import (
	"strings"
	"testing"
	"unicode/utf8"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract"
)

// Fuzz reads bytes that a fuzzer made: they give a sound document or a clean
// rejection. The library of OLE containers may panic, our own code may not.
func Fuzz(t testing.TB, reader extract.Reader, content []byte) {
	t.Helper()
	doc, err := Read(reader, content, Small)
	if err == nil {
		Sound(t, doc)
		return
	}
	if strings.HasPrefix(string(Code(err)), "no rejection") {
		t.Fatalf("not a rejection: %v", err)
	}
	if strings.Contains(err.Error(), "panic: ") && !strings.Contains(err.Error(), "mscfb.") {
		t.Fatalf("a panic of our own: %v", err)
	}
}

// Sound fails where a document is not what a Document promises.
func Sound(t testing.TB, doc *dossier.Document) {
	t.Helper()
	for _, blocks := range [][]dossier.Block{doc.Blocks, doc.Outside} {
		for _, b := range blocks {
			if b.Paragraph != nil {
				soundParagraph(t, b.Paragraph)
				continue
			}
			SoundTable(t, b.Table)
		}
	}
}

func soundParagraph(t testing.TB, p *dossier.Paragraph) {
	t.Helper()
	if !utf8.ValidString(p.Text) || !utf8.ValidString(p.Number) || p.Lead < 0 || p.Lead > len(p.Text) || p.Level < 0 || p.Level > 9 {
		t.Fatalf("broken paragraph %+v", p)
	}
}

// SoundTable fails where a table is no true grid.
func SoundTable(t testing.TB, table *dossier.Table) {
	t.Helper()
	last := 0
	for _, row := range table.Rows {
		if row.Index <= last || len(row.Cells) != table.Columns {
			t.Fatalf("row %d after %d: %d cells in %d columns", row.Index, last, len(row.Cells), table.Columns)
		}
		last = row.Index
		for i, c := range row.Cells {
			soundCell(t, row.Index, i+1, c)
		}
	}
}

func soundCell(t testing.TB, row, column int, c *dossier.Cell) {
	t.Helper()
	if c == nil || column < c.Column || column >= c.Column+c.ColumnSpan || row < c.Row || row >= c.Row+c.RowSpan {
		t.Fatalf("row %d, column %d has a cell of another place: %+v", row, column, c)
	}
	if c.Where.Part == "" && c.Where.Sheet == "" {
		t.Fatalf("row %d, column %d: a cell without a place", row, column)
	}
	for k := range c.Paragraphs {
		soundParagraph(t, &c.Paragraphs[k])
	}
	for _, inner := range c.Tables {
		SoundTable(t, inner)
	}
}
