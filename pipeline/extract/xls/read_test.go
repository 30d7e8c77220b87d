package xls_test

import (
	"fmt"
	"strings"
	"testing"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract/readertest"
	"hoso/pipeline/extract/xls"
)

func read(content []byte) (*dossier.Document, error) { return readertest.Read(xls.New(), content) }

// dump writes all that two readers must agree on.
func dump(doc *dossier.Document) string {
	var out strings.Builder
	for _, b := range doc.Blocks {
		fmt.Fprintf(&out, "table %d sheet %q columns %d\n", b.Table.Index, b.Table.Sheet, b.Table.Columns)
		for _, row := range b.Table.Rows {
			fmt.Fprintf(&out, "row %d hidden %v doubt %v:", row.Index, row.Hidden, row.InDoubt)
			for i, c := range row.Cells {
				if c.Row != row.Index || c.Column != i+1 {
					fmt.Fprintf(&out, " <%d,%d>", c.Row, c.Column)
					continue
				}
				fmt.Fprintf(&out, " |%s %q %v %s%s %dx%d", c.Where.Cell, c.Text(), c.Hidden, c.Date, c.Fault, c.RowSpan, c.ColumnSpan)
				for _, p := range c.Paragraphs {
					fmt.Fprintf(&out, " %d", p.Lead)
				}
			}
			out.WriteString("\n")
		}
	}
	for _, n := range doc.Notes {
		fmt.Fprintf(&out, "note %s %v %v\n", n.Message, n.Where, n.Doubt)
	}
	fmt.Fprintf(&out, "encodings %q\n", doc.Encodings)
	return out.String()
}

// compare fails where two documents differ, and shows the first line that does.
func compare(t *testing.T, want, got *dossier.Document) {
	t.Helper()
	a, b := strings.Split(dump(want), "\n"), strings.Split(dump(got), "\n")
	for i := range max(len(a), len(b)) {
		if i >= len(a) || i >= len(b) || a[i] != b[i] {
			t.Errorf("line %d differs\nxlsx %s\n xls %s", i, strings.Join(a[min(i, len(a)):min(i+1, len(a))], ""), strings.Join(b[min(i, len(b)):min(i+1, len(b))], ""))
			return
		}
	}
}
