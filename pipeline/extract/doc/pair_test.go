package doc_test

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract"
	"hoso/pipeline/extract/word"
	"hoso/pipeline/viet"
)

func readWord(t testing.TB, path string) (*dossier.Document, error) {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return word.New().Read(context.Background(), bytes.NewReader(content), int64(len(content)), extract.DefaultLimits())
}

// TestPairsOfSamples reads every sample of Word as it is and as LibreOffice
// saves it as .doc: both must give the same document and the same record.
func TestPairsOfSamples(t *testing.T) {
	files, _ := filepath.Glob("../../../samples/*/*.docx")
	if len(files) == 0 {
		t.Skip("no samples")
	}
	comparePairs(t, files)
}

// TestPairsOfAppendices does the same with appendices that are not ours.
func TestPairsOfAppendices(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join(outside(t, "HOSO_APPENDICES"), "*.docx"))
	comparePairs(t, files)
}

func comparePairs(t *testing.T, files []string) {
	if len(files) == 0 {
		t.Skip("no files")
	}
	folder := convert(t, files)
	extractor := extract.New(thePlan(t))
	compared := 0
	for _, file := range files {
		docx, err := readWord(t, file)
		if err != nil {
			continue // not a document of Word at all
		}
		name := filepath.Base(file)
		copied, err := os.ReadFile(filepath.Join(folder, strings.TrimSuffix(name, ".docx")+".doc"))
		if err != nil {
			t.Errorf("%s: LibreOffice did not save it: %v", name, err)
			continue
		}
		compared++
		t.Run(name, func(t *testing.T) { comparePair(t, extractor, docx, copied) })
	}
	t.Logf("%d pairs", compared)
	if compared == 0 {
		t.Error("no pair to compare")
	}
}

func comparePair(t *testing.T, extractor *extract.Extractor, docx *dossier.Document, content []byte) {
	old, err := readBytes(content)
	if err != nil {
		t.Fatal(err)
	}
	if left := unexplained(differences(dump(docx), dump(old))); len(left) > 0 {
		t.Errorf("the documents differ:\n%s", shorten(left, 40))
	}
	if a, b := record(extractor, docx), record(extractor, old); a != b {
		t.Errorf("the records differ:\n%s", shorten(differences(strings.Split(a, "\n"), strings.Split(b, "\n")), 40))
	}
}

// unexplained drops the differences that lie in the formats themselves: a
// .doc has no content controls, so the words "click here" of an empty one are
// plain text in it; the extractor knows them.
func unexplained(lines []string) []string {
	return slices.DeleteFunc(lines, func(line string) bool {
		_, quoted, _ := strings.Cut(line, "] ")
		text, err := strconv.Unquote(quoted)
		return strings.HasPrefix(line, "doc ") && err == nil && viet.IsPlaceholder(text)
	})
}

// record is what is extracted from a document, as JSON. The name of the part
// is that of each format.
func record(extractor *extract.Extractor, d *dossier.Document) string {
	found, rejection := extractor.Record(d)
	out, err := json.MarshalIndent(struct {
		Record    *dossier.Record
		Rejection *dossier.Rejection
	}{found, rejection}, "", " ")
	if err != nil {
		return err.Error()
	}
	return strings.ReplaceAll(string(out), `"word/document.xml"`, `"WordDocument"`)
}
