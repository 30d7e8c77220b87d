package readertest

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract"
	"hoso/pipeline/viet"
)

// Pair is one document as it was written and as LibreOffice saved it in
// another format.
type Pair struct {
	Name      string
	Want, Got *dossier.Document
}

// Pairs has LibreOffice save files as to ("rtf", "doc:MS Word 97") and reads
// both. A file that the first reader refuses makes no pair, one that only the
// other refuses fails the test.
func Pairs(t *testing.T, files []string, to string, written, saved extract.Reader) []Pair {
	t.Helper()
	folder := Convert(t, to, files...)
	ending, _, _ := strings.Cut(to, ":")
	var pairs []Pair
	for _, path := range files {
		name := filepath.Base(path)
		want, err := File(t, written, path)
		if err != nil {
			t.Logf("%s is not read: %v", name, err)
			continue
		}
		got, err := File(t, saved, filepath.Join(folder, strings.TrimSuffix(name, filepath.Ext(name))+"."+ending))
		if err != nil {
			t.Errorf("%s as %s: %v", name, ending, err)
			continue
		}
		pairs = append(pairs, Pair{name, want, got})
	}
	if len(pairs) == 0 {
		t.Fatal("no pair to compare")
	}
	t.Logf("%d pairs", len(pairs))
	return pairs
}

// WriteRiches writes all of Riches and gives the files, in their order.
func WriteRiches(t testing.TB) []string {
	t.Helper()
	folder := t.TempDir()
	var files []string
	for name, body := range Riches() {
		path := filepath.Join(folder, name+".docx")
		WriteDocx(t, path, body)
		files = append(files, path)
	}
	slices.Sort(files)
	return files
}

// Forget takes the placeholders of content controls ("Bấm vào đây để nhập văn
// bản") out of a document: other formats than .docx have none and keep them as
// mere text.
func Forget(blocks []dossier.Block) []dossier.Block {
	placeholder := func(p dossier.Paragraph) bool { return viet.IsPlaceholder(p.Text) }
	var kept []dossier.Block
	for _, b := range blocks {
		if b.Paragraph != nil && placeholder(*b.Paragraph) {
			continue
		}
		kept = append(kept, b)
		if b.Table == nil {
			continue
		}
		for _, row := range b.Table.Rows {
			for _, cell := range row.Cells {
				cell.Paragraphs = slices.DeleteFunc(cell.Paragraphs, placeholder)
			}
		}
	}
	return kept
}
