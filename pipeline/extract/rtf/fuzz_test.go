package rtf_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract"
	"hoso/pipeline/extract/rtf"
)

// fuzzLimits are small, so that the fuzzer spends its time on ideas.
func fuzzLimits() extract.Limits {
	return extract.Limits{Inflated: 1 << 20, Total: 2 << 20, Parts: 50, Depth: 64, Elements: 20_000, Cells: 20_000, Text: 1 << 20}
}

// FuzzRead reads whatever bytes as RTF: no panic, no grid that is none.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		`\pard\f1 T\'aan{\b b}\u7897?{\v c}\par{\listtext 1.\tab}x\par`,
		`\trowd\clvmgf\cellx3000\clmgf\cellx5000\clmrg\cellx9000\pard\intbl a\cell b\cell c\cell\row\trowd\clvmrg\cellx3000\cellx9000\intbl\cell d\cell\row`,
		`\pard\intbl\itap2 x\nestcell{\*\nesttableprops\trowd\cellx1\nestrow}\itap1 z\cell\trowd\cellx9\row`,
		`{\field{\*\fldinst{FORMCHECKBOX}{\*\formfield{\fftype1\ffres1}}}{\fldrslt}}{\shp{\*\shpinst{\shptxt a\par}}}{\header b\par}{\footnote c}`,
	} {
		f.Add([]byte(head + seed + "}"))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		doc, err := rtf.New().Read(context.Background(), bytes.NewReader(content), int64(len(content)), fuzzLimits())
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

func BenchmarkRead(b *testing.B) {
	files, _ := filepath.Glob("testdata/*.rtf")
	for _, path := range files {
		content, err := os.ReadFile(path)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(filepath.Base(path), func(b *testing.B) { benchmark(b, string(content)) })
	}
}

// BenchmarkGrowth reads files of doubling length: the time must double.
func BenchmarkGrowth(b *testing.B) {
	const row = `\trowd\cellx3000\cellx9000\pard\intbl{\b M\u7909?c ti\'eau}\cell Gi\u7843?m 30% s\u7889? l\u7847?n \u273?i l\u7841?i\cell\row` + "\r\n"
	for _, n := range []int{1000, 2000, 4000, 8000} {
		b.Run(strings.Repeat("x", n/1000), func(b *testing.B) { benchmark(b, head+strings.Repeat(row, n)+"}") })
	}
}

func benchmark(b *testing.B, content string) {
	b.SetBytes(int64(len(content)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := read(content); err != nil {
			b.Fatal(err)
		}
	}
}
