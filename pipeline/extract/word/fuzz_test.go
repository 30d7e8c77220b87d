package word_test

import (
	"context"
	"strings"
	"testing"
	"unicode/utf8"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract"
	"hoso/pipeline/extract/word"

	"bytes"
)

// fuzzLimits are small, so that the fuzzer spends its time on ideas.
func fuzzLimits() extract.Limits {
	return extract.Limits{Inflated: 1 << 20, Total: 2 << 20, Parts: 50, Depth: 64, Elements: 20_000, Cells: 20_000, Text: 1 << 20}
}

// seeds are small files that between them use all that is read.
func seeds() []file {
	lists := abstractNum(0, lvl(0, "upperRoman", "%1.", "")+lvl(1, "decimal", "%1.%2", `<w:pStyle w:val="S"/>`)) + num(1, 0, "")
	return []file{
		body(p(r("Tên mô hình")) + p(styled(".VnTime", "Tªn")) + tbl(2, tr(tc(twoWide+restart, r("a")))+tr(tc(goesOn, "")+tc("", "")))),
		body(item(1, 0, "a") + item(1, 1, "b")).numbering(lists).styles(paragraphStyle("S", "S", rfonts("VNI-Times"))),
		body(p(sdt(`<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>`, r("x")) + formField(`<w:checkBox/>`, "") + `<w:ins>` + r("b") + `</w:ins>` +
			run(`<w:pict><v:textbox>`+textBox+`</v:textbox></w:pict><w:sym w:font="Wingdings" w:char="F0A8"/>`))),
		body(p(`<w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>` + r("a"))),
	}
}

// FuzzRead reads whatever bytes as a package: no panic, no text with a fault.
func FuzzRead(f *testing.F) {
	for _, seed := range seeds() {
		f.Add(seed.bytes(f))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		checkRead(t, content)
	})
}

// FuzzParts puts whatever XML into a sound package, past the check sums.
func FuzzParts(f *testing.F) {
	for _, seed := range seeds() {
		f.Add(seed["word/document.xml"], seed["word/styles.xml"], seed["word/numbering.xml"])
	}
	f.Fuzz(func(t *testing.T, document, styles, numbering string) {
		pkg := file{"_rels/.rels": packageRels, "word/document.xml": document}
		if styles != "" {
			pkg.with("styles", "styles.xml", styles)
		}
		if numbering != "" {
			pkg.with("numbering", "numbering.xml", numbering)
		}
		checkRead(t, pkg.bytes(t))
	})
}

func checkRead(t *testing.T, content []byte) {
	doc, err := word.New().Read(context.Background(), bytes.NewReader(content), int64(len(content)), fuzzLimits())
	if err != nil {
		if strings.HasPrefix(string(code(err)), "no rejection") {
			t.Fatalf("not a rejection: %v", err)
		}
		return
	}
	for _, block := range append(doc.Blocks, doc.Outside...) {
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
			for k := range cell.Paragraphs {
				checkParagraph(t, &cell.Paragraphs[k])
			}
			for _, inner := range cell.Tables {
				checkTable(t, inner)
			}
		}
	}
}
