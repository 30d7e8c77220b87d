package pipeline

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"time"

	"hoso/pipeline/check"
	"hoso/pipeline/dossier"
	"hoso/pipeline/extract"
	"hoso/pipeline/plan"
)

// Opener tells by its content what a file is and reads it into a Document.
// A file that cannot be taken gives a *dossier.Rejection as the error. name
// is only for files that are of no known kind.
type Opener interface {
	Open(ctx context.Context, r io.ReaderAt, size int64, name string) (*dossier.Document, error)
	// Workbook tells whether a file is a workbook of ours that came back:
	// dossier.Assessed, dossier.Corrections, or "".
	Workbook(r io.ReaderAt, size int64) dossier.Kind
}

// Reading turns bytes into a checked Record. It is pure: the same bytes,
// plan and program give the same record. Safe for concurrent use.
type Reading struct {
	Plan    *plan.Plan
	Opener  Opener
	Extract *extract.Extractor
	Limit   time.Duration // for one file
}

// ReadingLimit is the time that one file may take.
const ReadingLimit = 10 * time.Second

// Record reads one file. The error is a *dossier.Rejection where the fault is
// the file's, and another error where it is the machine's.
func (r *Reading) Record(ctx context.Context, file io.ReaderAt, size int64, name string) (*dossier.Record, error) {
	if kind := r.Opener.Workbook(file, size); kind != "" {
		return &dossier.Record{Kind: kind}, nil
	}
	record, err := r.guarded(ctx, file, size, name)
	if err != nil {
		return nil, err
	}
	record.Findings = append(record.Findings, check.Record(r.Plan, record)...)
	return record, nil
}

// guarded reads within the limit of time; a panic in a library is the file's
// fault and is kept for the log.
func (r *Reading) guarded(ctx context.Context, file io.ReaderAt, size int64, name string) (record *dossier.Record, err error) {
	limited, cancel := context.WithTimeout(ctx, r.Limit)
	defer cancel()
	defer func() {
		if fault := recover(); fault != nil {
			record, err = nil, dossier.Reject(dossier.Corrupt, fmt.Errorf("panic: %v\n%s", fault, debug.Stack()))
		}
	}()
	doc, err := r.Opener.Open(limited, file, size, name)
	if err != nil {
		if ctx.Err() != nil { // a person stopped hoso, the file is not at fault
			return nil, ctx.Err()
		}
		return nil, err
	}
	record, reason := r.Extract.Record(doc)
	if reason != nil {
		return nil, reason
	}
	return record, nil
}

// rejection is the reason why a file cannot be taken, or nil where the error
// is the machine's.
func rejection(err error) *dossier.Rejection {
	var reason *dossier.Rejection
	if errors.As(err, &reason) {
		return reason
	}
	return nil
}
