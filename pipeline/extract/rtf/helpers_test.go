package rtf_test

import (
	"strings"
	"testing"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract/readertest"
	"hoso/pipeline/extract/rtf"
)

func read(content string) (*dossier.Document, error) {
	return readertest.Read(rtf.New(), content)
}

// readLines reads a file that has to be sound.
func readLines(t *testing.T, content string) string {
	t.Helper()
	doc, err := read(content)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(readertest.Lines(doc.Blocks), "\n")
}
