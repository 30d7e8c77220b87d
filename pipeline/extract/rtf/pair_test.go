package rtf_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract"
	"hoso/pipeline/extract/readertest"
	"hoso/pipeline/extract/rtf"
	"hoso/pipeline/extract/word"
)

// TestPairs has every sample, every appendix and a file of all that Word can do
// written in the other format, and wants the same document and record of both.
func TestPairs(t *testing.T) {
	comparePairs(t, append(readertest.AtHand(t, ".docx"), readertest.WriteRiches(t)...))
}

// lost are bodies of which LibreOffice leaves something out when it writes
// RTF: there the pair can only differ.
var lost = map[string]string{
	"boxes.docx":    "text boxes in VML are not written (those of frames.docx are)",
	"forms.docx":    "the state of a checkbox is not written",
	"sections.docx": "a break of columns parts the paragraph",
	"tracked.docx":  "a deleted paragraph mark is written as deleted text",
}

func comparePairs(t *testing.T, files []string) {
	extractor := readertest.Extractor(t)
	for _, pair := range readertest.Pairs(t, files, "rtf", word.New(), rtf.New()) {
		t.Run(pair.Name, func(t *testing.T) {
			if why := lost[pair.Name]; why != "" {
				t.Skip("LibreOffice: " + why)
			}
			same(t, extractor, pair.Want, pair.Got)
		})
	}
}

// same wants the same text in the same places, and the same fields of it.
func same(t *testing.T, extractor *extract.Extractor, want, got *dossier.Document) {
	t.Helper()
	want.Blocks, got.Blocks = readertest.Forget(want.Blocks), readertest.Forget(got.Blocks)
	if difference := readertest.Differ(readertest.Lines(want.Blocks), readertest.Lines(got.Blocks)); difference != "" {
		t.Error(difference)
	}
	boxes := func(line string) bool { return line == "Hộp ở đầu trang" } // VML, see lost
	if difference := readertest.Differ(slices.DeleteFunc(readertest.Lines(want.Outside), boxes), readertest.Lines(got.Outside)); difference != "" {
		t.Errorf("outside: %s", difference)
	}
	if !slices.Equal(want.Encodings, got.Encodings) {
		t.Errorf("encodings %q and %q", want.Encodings, got.Encodings)
	}
	a, b := readertest.Record(t, extractor, want), readertest.Record(t, extractor, got)
	if difference := readertest.Differ(strings.Split(a, "\n"), strings.Split(b, "\n")); difference != "" {
		t.Errorf("records: %s", difference)
	}
}

// TestFixtures reads samples that were once written as RTF.
func TestFixtures(t *testing.T) {
	extractor := readertest.Extractor(t)
	pairs := map[string]string{
		"testdata/bieu.rtf":    "06-bang-bon-cot/*.docx",
		"testdata/font-cu.rtf": "12-font-vntime/*.docx",
		"testdata/de-muc.rtf":  "03-de-muc-danh-so/*.docx",
	}
	for path, sample := range pairs {
		files, _ := filepath.Glob(filepath.Join("../../../samples", sample))
		if len(files) != 1 {
			t.Fatalf("%s: %d samples", sample, len(files))
		}
		want, err := readertest.File(t, word.New(), files[0])
		if err != nil {
			t.Fatal(err)
		}
		got, err := readertest.File(t, rtf.New(), path)
		if err != nil {
			t.Fatal(err)
		}
		same(t, extractor, want, got)
	}
}
