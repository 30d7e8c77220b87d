package html_test

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"unicode/utf8"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract"
	"hoso/pipeline/extract/html"
)

// fuzzLimits are small, so that the fuzzer spends its time on ideas.
func fuzzLimits() extract.Limits {
	return extract.Limits{Inflated: 1 << 20, Total: 2 << 20, Parts: 50, Depth: 64, Elements: 20_000, Cells: 20_000, Text: 1 << 20}
}

// FuzzRead reads whatever bytes as a web page: no panic, no grid that is none.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		"<style>.a{font-family:'.VnTime'}</style><p class=a>Tªn<br><b>b</b><ol type=a><li>x<ul><li>y</ol>",
		"<table><tr><td colspan=2 rowspan=0>a<td>b<tr style='display:none'><td>c<table><tr><td>d</table></table>",
		"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=X\r\n\r\n--X\r\nContent-Type: text/html\r\n\r\n<p>a\r\n--X--\r\n",
		"<div style='mso-element:header'>h</div><span style='mso-list:Ignore'>1.</span><input type=checkbox><del>x</del>",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		doc, err := html.New().Read(context.Background(), bytes.NewReader(content), int64(len(content)), fuzzLimits())
		if err != nil {
			if c := string(code(err)); strings.HasPrefix(c, "no rejection") || strings.Contains(err.Error(), "panic: ") {
				t.Fatalf("%s: %v", c, err)
			}
			return
		}
		for _, b := range append(doc.Blocks, doc.Outside...) {
			if b.Paragraph != nil {
				checkParagraph(t, b.Paragraph)
				continue
			}
			checkTable(t, b.Table)
		}
	})
}

func checkParagraph(t *testing.T, p *dossier.Paragraph) {
	if !utf8.ValidString(p.Text) || !utf8.ValidString(p.Number) || p.Lead < 0 || p.Lead > len(p.Text) {
		t.Fatalf("broken paragraph %+v", p)
	}
}

func checkTable(t *testing.T, table *dossier.Table) {
	for _, row := range table.Rows {
		if len(row.Cells) != table.Columns {
			t.Fatalf("%d cells in %d columns", len(row.Cells), table.Columns)
		}
		for i, c := range row.Cells {
			if c == nil || i+1 < c.Column || i+1 >= c.Column+c.ColumnSpan || row.Index < c.Row || row.Index >= c.Row+c.RowSpan {
				t.Fatalf("row %d, column %d has a cell of another place: %+v", row.Index, i+1, c)
			}
			for k := range c.Paragraphs {
				checkParagraph(t, &c.Paragraphs[k])
			}
			for _, inner := range c.Tables {
				checkTable(t, inner)
			}
		}
	}
}

// BenchmarkGrowth reads files of doubling length: the time must double.
func BenchmarkGrowth(b *testing.B) {
	const row = "<tr><td style='width:100pt'><p class=MsoNormal><b><span style='font-size:13pt;font-family:\"Times New Roman\"'>Mục tiêu</span></b></p></td><td>Giảm 30% số lần đi lại</td></tr>\r\n"
	for _, n := range []int{1000, 2000, 4000, 8000} {
		b.Run(strings.Repeat("x", n/1000), func(b *testing.B) {
			content := "<table>" + strings.Repeat(row, n) + "</table>"
			b.SetBytes(int64(len(content)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := read(content); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
