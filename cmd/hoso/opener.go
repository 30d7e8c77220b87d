package main

import (
	"context"
	"io"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract"
	"hoso/pipeline/extract/doc"
	"hoso/pipeline/extract/excel"
	"hoso/pipeline/extract/html"
	"hoso/pipeline/extract/rtf"
	"hoso/pipeline/extract/sniff"
	"hoso/pipeline/extract/word"
	"hoso/pipeline/extract/xls"
	books "hoso/pipeline/generate/excel"
	"hoso/pipeline/worker"
)

// opener chooses the reader by what a file is.
type opener struct {
	sniffer sniff.Sniffer
	readers map[sniff.Format]extract.Reader
	limits  extract.Limits
}

func newOpener() *opener {
	return &opener{
		readers: map[sniff.Format]extract.Reader{
			sniff.Word: word.New(), sniff.OldWord: doc.New(), sniff.RTF: rtf.New(),
			sniff.Excel: excel.New(), sniff.OldExcel: xls.New(), sniff.HTML: html.New(),
		},
		limits: extract.DefaultLimits(),
	}
}

// Open reads a file by its content; its name only helps to word a rejection.
func (o *opener) Open(ctx context.Context, r io.ReaderAt, size int64, name string) (*dossier.Document, error) {
	kind, err := o.sniffer.Kind(r, size)
	if err != nil {
		return nil, err
	}
	reader, ok := o.readers[kind]
	if !ok {
		return nil, sniff.Reject(kind, name)
	}
	return reader.Read(ctx, r, size, o.limits)
}

// apart opens files in child processes of this program.
type apart struct{ *worker.Pool }

// newApart makes an opener whose children start when there are files for
// them. Close it.
func newApart() apart { return apart{worker.New(newOpener().Open, worker.Options{})} }

// Workbook tells whether a file is a workbook that hoso made and people
// filled in: a short look within limits, which needs no child.
func (apart) Workbook(r io.ReaderAt, size int64) dossier.Kind {
	return books.Returned(r, size)
}
