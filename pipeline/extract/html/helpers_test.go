package html_test

import (
	"strings"
	"testing"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract/html"
	"hoso/pipeline/extract/readertest"
)

func read(content string) (*dossier.Document, error) {
	return readertest.Read(html.New(), content)
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
