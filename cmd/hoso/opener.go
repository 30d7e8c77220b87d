package main

import (
	"context"
	"io"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract"
	"hoso/pipeline/extract/excel"
	"hoso/pipeline/extract/sniff"
	"hoso/pipeline/extract/word"
	books "hoso/pipeline/generate/excel"
)

// opener chooses the reader by what a file is.
type opener struct {
	readers map[sniff.Format]extract.Reader
	limits  extract.Limits
}

func newOpener() *opener {
	return &opener{
		readers: map[sniff.Format]extract.Reader{sniff.Word: word.New(), sniff.Excel: excel.New()},
		limits:  extract.DefaultLimits(),
	}
}

// Open reads a file by its content; its name only helps to word a rejection.
func (o *opener) Open(ctx context.Context, r io.ReaderAt, size int64, name string) (*dossier.Document, error) {
	kind, err := sniff.Kind(r, size)
	if err != nil {
		return nil, err
	}
	reader, ok := o.readers[kind]
	if !ok {
		return nil, sniff.Reject(kind, name)
	}
	return reader.Read(ctx, r, size, o.limits)
}

// Workbook tells whether a file is an assessment workbook that hoso made.
func (o *opener) Workbook(r io.ReaderAt, size int64) bool { return books.IsAssessment(r, size) }
