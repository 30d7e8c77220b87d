package html_test

import (
	"slices"
	"strings"
	"testing"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract/html"
	"hoso/pipeline/extract/prose"
	"hoso/pipeline/extract/readertest"
	"hoso/pipeline/extract/word"
)

// TestPairs has every sample, every appendix and a file of all that Word can do
// written in the other format, and wants the same document and record of both.
func TestPairs(t *testing.T) {
	comparePairs(t, append(readertest.AtHand(t, ".docx"), readertest.WriteRiches(t)...))
}

// lost are bodies of which a page of LibreOffice leaves something out: there
// the pair can only differ.
var lost = map[string]string{
	"boxes.docx":  "a box parts the paragraph that anchors it",
	"forms.docx":  "the entry of a drop-down is not written",
	"lists.docx":  "the wording of numbers is not written",
	"tables.docx": "the wording of numbers is not written",
}

func comparePairs(t *testing.T, files []string) {
	extractor := readertest.Extractor(t)
	for _, pair := range readertest.Pairs(t, files, "html", word.New(), html.New()) {
		t.Run(pair.Name, func(t *testing.T) {
			if why := lost[pair.Name]; why != "" {
				t.Skip("LibreOffice: " + why)
			}

			want, got := pair.Want, pair.Got
			if len(want.Encodings) > 0 || slices.ContainsFunc(want.Notes, func(n dossier.Note) bool { return n.Message == prose.Tracked }) {
				t.Skip("LibreOffice leaves fonts and tracked changes out of its pages")
			}
			want.Blocks, got.Blocks = readertest.Forget(want.Blocks), readertest.Forget(got.Blocks)
			if difference := readertest.Differ(plain(readertest.Lines(want.Blocks)), plain(readertest.Lines(got.Blocks))); difference != "" {
				t.Error(difference)
			}
			a, b := readertest.Record(t, extractor, want), readertest.Record(t, extractor, got)
			if difference := readertest.Differ(plain(strings.Split(a, "\n")), plain(strings.Split(b, "\n"))); difference != "" {
				t.Errorf("records: %s", difference)
			}
		})
	}
}

// plain leaves out blank lines and blanks that a page does not keep.
func plain(lines []string) []string {
	var out []string
	tidy := strings.NewReplacer(" *", "*", "* ", "*", " |", "|", "| ", "|", " ¶", "¶")
	for _, line := range lines {
		if line = tidy.Replace(strings.Join(strings.Fields(line), " ")); line != "" {
			out = append(out, line)
		}
	}
	return out
}
