package extract_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract"
)

var errDisk = errors.New("disk fault")

// disk fails where its text ends.
type disk struct{ io.ReaderAt }

func (d disk) ReadAt(p []byte, off int64) (int, error) {
	n, err := d.ReaderAt.ReadAt(p, off)
	if err != nil {
		return n, errDisk
	}
	return n, nil
}

// TestGuard holds whose fault each error is.
func TestGuard(t *testing.T) {
	over, stop := context.WithCancel(context.Background())
	stop()
	errOther := errors.New("limit of a library")
	fails := func(err error) func(io.ReaderAt) (*dossier.Document, error) {
		return func(io.ReaderAt) (*dossier.Document, error) { return nil, fmt.Errorf("part 1: %w", err) }
	}
	whole := func(r io.ReaderAt) (*dossier.Document, error) {
		_, err := extract.Whole(r, 9, extract.DefaultLimits())
		return &dossier.Document{}, err
	}
	for name, test := range map[string]struct {
		ctx  context.Context
		file io.ReaderAt
		size int64
		read func(io.ReaderAt) (*dossier.Document, error)
		want dossier.Code
	}{
		"sound":         {context.Background(), strings.NewReader("chín bytes"), 9, whole, ""},
		"nothing":       {context.Background(), strings.NewReader(""), 0, whole, dossier.Empty},
		"time is up":    {over, strings.NewReader("chín bytes"), 9, whole, dossier.Timeout},
		"cut off":       {context.Background(), strings.NewReader("chín"), 9, whole, dossier.Corrupt},
		"a limit":       {context.Background(), strings.NewReader("a"), 1, fails(extract.ErrTooLarge), dossier.TooLarge},
		"another limit": {context.Background(), strings.NewReader("a"), 1, fails(errOther), dossier.TooLarge},
		"a rejection":   {context.Background(), strings.NewReader("a"), 1, fails(dossier.Reject(dossier.Encrypted, nil)), dossier.Encrypted},
		"any other":     {context.Background(), strings.NewReader("a"), 1, fails(io.EOF), dossier.Corrupt},
		"a panic":       {context.Background(), strings.NewReader("a"), 1, func(io.ReaderAt) (*dossier.Document, error) { panic("lost") }, dossier.Corrupt},
		"made-up place": {context.Background(), strings.NewReader("a"), 1, func(r io.ReaderAt) (*dossier.Document, error) {
			_, err := r.ReadAt(make([]byte, 1), -1)
			return nil, err
		}, dossier.Corrupt},
		"machine": {context.Background(), disk{strings.NewReader("a")}, 9, whole, "machine"},
	} {
		doc, err := extract.Guard(test.ctx, test.file, test.size, test.read, errOther)
		var rejection *dossier.Rejection
		got := dossier.Code("")
		switch {
		case errors.As(err, &rejection):
			got = rejection.Code
		case errors.Is(err, errDisk):
			got = "machine"
		}
		if got != test.want || (doc == nil) == (err == nil) {
			t.Errorf("%s: %v, want %q", name, err, test.want)
		}
		if name == "a panic" && !strings.Contains(err.Error(), "guard_test.go:") {
			t.Errorf("no stack: %v", err)
		}
	}
}
