package doc_test

import (
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"hoso/pipeline/extract/doc"
	"hoso/pipeline/extract/readertest"
	"hoso/pipeline/extract/word"
	"hoso/pipeline/viet"
)

// asDoc has LibreOffice save a file of Word 97.
const asDoc = "doc:MS Word 97"

// TestPairs has every sample, every appendix and a file of all that Word can do
// written in the other format, and wants the same document and record of both.
func TestPairs(t *testing.T) {
	comparePairs(t, append(readertest.AtHand(t, ".docx"), readertest.WriteRiches(t)...))
}

func comparePairs(t *testing.T, files []string) {
	extractor := readertest.Extractor(t)
	for _, pair := range readertest.Pairs(t, files, asDoc, word.New(), doc.New()) {
		t.Run(pair.Name, func(t *testing.T) {
			if left := unexplained(differences(dump(pair.Want), dump(pair.Got))); len(left) > 0 {
				t.Errorf("the documents differ:\n%s", shorten(left, 40))
			}
			a, b := readertest.Record(t, extractor, pair.Want), readertest.Record(t, extractor, pair.Got)
			if a != b {
				t.Errorf("the records differ:\n%s", shorten(differences(strings.Split(a, "\n"), strings.Split(b, "\n")), 40))
			}
		})
	}
}

// TestDeletedRow holds that no text is lost with a deleted row. LibreOffice
// marks the end of the row before it as deleted, and the row itself as empty.
func TestDeletedRow(t *testing.T) {
	path := filepath.Join(t.TempDir(), "row.docx")
	readertest.WriteDocx(t, path, readertest.DeletedRow())
	d, err := readertest.File(t, doc.New(), filepath.Join(readertest.Convert(t, asDoc, path), "row.doc"))
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Join(dump(d), "\n")
	for _, kept := range []string{"một", "hai", "ba", "bốn", "Track Changes"} {
		if !strings.Contains(text, kept) {
			t.Errorf("%s is lost:\n%s", kept, text)
		}
	}
	if strings.Contains(text, "bỏ\"") {
		t.Errorf("deleted text:\n%s", text)
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
