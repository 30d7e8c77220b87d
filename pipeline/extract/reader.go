package extract

import (
	"context"
	"io"

	"hoso/pipeline/dossier"
)

// Reader turns the bytes of one file format into a Document. Reading is pure:
// no other file is opened, nothing is fetched, no macro runs. A file that
// cannot be read gives a *dossier.Rejection as its error. It stops with
// timeout soon after ctx ends.
type Reader interface {
	Read(ctx context.Context, r io.ReaderAt, size int64, limits Limits) (*dossier.Document, error)
}

// Limits bound what one file may take.
type Limits struct {
	Inflated int64 // bytes of one part after inflating, as they come out
	Total    int64 // bytes of all parts that are read
	Parts    int   // entries of the package
	Depth    int   // nesting of elements
	Elements int   // elements of one part
	Cells    int   // cells of one table or sheet
	Text     int   // bytes of text of the document
}

// DefaultLimits are far above any appendix and far below what hurts a PC.
func DefaultLimits() Limits {
	return Limits{
		Inflated: 64 << 20, Total: 128 << 20, Parts: 5000, Depth: 256,
		Elements: 4_000_000, Cells: 400_000, Text: 8 << 20,
	}
}
