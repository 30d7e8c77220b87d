package doc_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract"
	"hoso/pipeline/extract/doc"
)

// fuzzLimits are small, so that the fuzzer spends its time on ideas.
func fuzzLimits() extract.Limits {
	return extract.Limits{Inflated: 1 << 20, Total: 2 << 20, Parts: 50, Depth: 64, Elements: 20_000, Cells: 20_000, Text: 1 << 20}
}

// stored are the files of testdata.
func stored(t testing.TB) map[string][]byte {
	t.Helper()
	files, _ := filepath.Glob("testdata/*.doc")
	out := map[string][]byte{}
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		out[strings.TrimSuffix(filepath.Base(file), ".doc")] = content
	}
	return out
}

// FuzzRead reads whatever bytes: no panic, no endless work, no broken text.
func FuzzRead(f *testing.F) {
	for _, content := range stored(f) {
		f.Add(content)
	}
	f.Fuzz(checkRead)
}

// FuzzDamage changes up to four places of a sound file: faster than the
// fuzzer's own changes of a long file.
func FuzzDamage(f *testing.F) {
	f.Add(uint32(0), uint32(0), uint32(0), uint32(0), uint32(0), uint32(0), uint32(0), uint32(0), true)
	files := stored(f)
	f.Fuzz(func(t *testing.T, at1, to1, at2, to2, at3, to3, at4, to4 uint32, tables bool) {
		name := "everything"
		if !tables {
			name = "vntime"
		}
		content := bytes.Clone(files[name])
		for _, change := range [][2]uint32{{at1, to1}, {at2, to2}, {at3, to3}, {at4, to4}} {
			at := int(change[0]) % (len(content) - 4)
			for i := range 4 {
				content[at+i] ^= byte(change[1] >> (8 * i))
			}
		}
		checkRead(t, content)
	})
}

func checkRead(t *testing.T, content []byte) {
	began := time.Now()
	d, err := doc.New().Read(context.Background(), bytes.NewReader(content), int64(len(content)), fuzzLimits())
	if took := time.Since(began); took > 5*time.Second {
		t.Fatalf("took %v", took)
	}
	if err != nil {
		if strings.HasPrefix(string(code(err)), "no rejection") || strings.Contains(err.Error(), "panic: ") && !strings.Contains(err.Error(), "mscfb.") {
			t.Fatalf("not a clean rejection: %v", err)
		}
		return
	}
	for _, block := range append(d.Blocks, d.Outside...) {
		if block.Paragraph != nil {
			checkParagraph(t, block.Paragraph)
			continue
		}
		checkTable(t, block.Table)
	}
}

func checkParagraph(t *testing.T, p *dossier.Paragraph) {
	if !utf8.ValidString(p.Text) || !utf8.ValidString(p.Number) {
		t.Fatalf("broken text %q %q", p.Number, p.Text)
	}
	if p.Lead < 0 || p.Lead > len(p.Text) || p.Level < 0 || p.Level > 9 {
		t.Fatalf("lead %d, level %d of %q", p.Lead, p.Level, p.Text)
	}
}

func checkTable(t *testing.T, table *dossier.Table) {
	for _, row := range table.Rows {
		if len(row.Cells) != table.Columns {
			t.Fatalf("%d cells in %d columns", len(row.Cells), table.Columns)
		}
		for i, cell := range row.Cells {
			if cell == nil {
				t.Fatal("no cell")
			}
			if i+1 < cell.Column || i+1 >= cell.Column+cell.ColumnSpan {
				t.Fatalf("column %d has the cell of %d to %d", i+1, cell.Column, cell.Column+cell.ColumnSpan-1)
			}
			if cell.Where.Part == "" {
				t.Fatal("a cell without a place")
			}
			for k := range cell.Paragraphs {
				checkParagraph(t, &cell.Paragraphs[k])
			}
			for _, inner := range cell.Tables {
				checkTable(t, inner)
			}
		}
	}
}
