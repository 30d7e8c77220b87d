package doc_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract/readertest"
	"hoso/pipeline/extract/word"
)

// TestRealFiles reads documents that Word itself wrote, each beside its copy
// as .docx, in a folder that is not ours to keep.
func TestRealFiles(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join(readertest.Outside(t, "HOSO_DOC_PAIRS"), "*.doc"))
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		old, err := readBytes(content)
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		docx, err := readertest.File(t, word.New(), strings.TrimSuffix(file, ".doc")+".docx")
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		withoutPageBreaks(docx.Blocks)
		withoutPageBreaks(old.Blocks)
		if left := unexplained(differences(dump(docx), dump(old))); len(left) > 0 {
			t.Errorf("%s: %d lines\n%s", file, len(dump(old)), shorten(left, 60))
		}
	}
}

// withoutPageBreaks takes line ends off both ends of paragraphs: LibreOffice
// turns a page break there into a property of a paragraph.
func withoutPageBreaks(blocks []dossier.Block) {
	for _, b := range blocks {
		if b.Paragraph != nil {
			trim(b.Paragraph)
			continue
		}
		for _, row := range b.Table.Rows {
			for _, cell := range row.Cells {
				for i := range cell.Paragraphs {
					trim(&cell.Paragraphs[i])
				}
			}
		}
	}
}

func trim(p *dossier.Paragraph) {
	text := strings.TrimLeft(p.Text, "\n")
	p.Lead = max(p.Lead-len(p.Text)+len(text), 0)
	p.Text = strings.TrimRight(text, "\n")
	p.Lead = min(p.Lead, len(p.Text))
}
