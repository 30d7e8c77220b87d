package readertest

import (
	"bytes"
	"context"
	"errors"
	"os"
	"testing"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract"
)

// Read reads bytes within the usual limits, changed where change says so.
func Read[Bytes string | []byte](reader extract.Reader, content Bytes, change ...func(*extract.Limits)) (*dossier.Document, error) {
	limits := extract.DefaultLimits()
	for _, c := range change {
		c(&limits)
	}
	return reader.Read(context.Background(), bytes.NewReader([]byte(content)), int64(len(content)), limits)
}

// File reads a file that has to be there.
func File(t testing.TB, reader extract.Reader, path string) (*dossier.Document, error) {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return Read(reader, content)
}

// Code is the code of a rejection, "" for none, and words for any other error.
func Code(err error) dossier.Code {
	var rejection *dossier.Rejection
	switch {
	case err == nil:
		return ""
	case errors.As(err, &rejection):
		return rejection.Code
	}
	return dossier.Code("no rejection: " + err.Error())
}

// Small narrows the limits, so that a fuzzer spends its time on ideas.
func Small(l *extract.Limits) {
	*l = extract.Limits{Inflated: 1 << 20, Total: 2 << 20, Parts: 50, Depth: 64, Elements: 20_000, Cells: 20_000, Text: 1 << 20}
}

// Outside is a folder of files that tests read but that are not ours to keep,
// named by an environment variable. Without it the test is skipped.
func Outside(t testing.TB, variable string) string {
	t.Helper()
	path := os.Getenv(variable)
	if path == "" {
		t.Skip(variable + " names no folder")
	}
	return path
}
