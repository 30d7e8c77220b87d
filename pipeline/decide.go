package pipeline

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"path"

	"hoso/pipeline/dossier"
	"hoso/pipeline/ledger"
)

// Answered is a workbook that the committee filled in, as it comes back.
type Answered struct {
	Data    []byte
	Name    string // of the file
	By      string // who answers for it
	Replace bool   // what it says goes before what other workbooks have said
}

// Filled is what Workbooks reads in a workbook that was filled in.
type Filled struct {
	Round       int
	Assessments []dossier.Assessment
	Decisions   []dossier.Decision
	Seen        map[string]int // by model: its assessments when this was read
}

// Assess takes a workbook that the committee filled in into the ledger: all
// of it or nothing.
func (o *Office) Assess(ctx context.Context, in Answered) (ledger.Assessed, error) {
	state, err := o.State(ctx)
	if err != nil {
		return ledger.Assessed{}, err
	}
	filled, err := o.Books.ReadAssessment(bytes.NewReader(in.Data), int64(len(in.Data)), state, in, o.archived)
	if err != nil {
		return ledger.Assessed{}, err
	}
	sum, err := o.Archive.Put(in.Data)
	if err != nil {
		return ledger.Assessed{}, err
	}
	act := ledger.Assessed{
		Act: dossier.Act{By: in.By, At: o.Now()}, Plan: o.Plan.ID, Workbook: sum, Name: path.Base(in.Name), Round: filled.Round,
		Seen: filled.Seen, Assessments: filled.Assessments, Decisions: filled.Decisions,
	}
	return act, o.Ledger.Assess(ctx, act)
}

// archived are bytes in the archive by their SHA-256.
func (o *Office) archived(sha string) ([]byte, error) {
	file, size, err := o.Archive.Open(sha)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return io.ReadAll(io.NewSectionReader(file, 0, size))
}

// ErrNotStaged says that no workbook of a name waits.
var ErrNotStaged = errors.New("không có phiếu thẩm định nào tên đó đang chờ nhập; xem: hoso status")

// Staged gives the bytes of a workbook that was dropped into the inbox and
// waits, by its path or the name of its file.
func (o *Office) Staged(ctx context.Context, name string) ([]byte, error) {
	state, err := o.State(ctx)
	if err != nil {
		return nil, err
	}
	var found *dossier.Receipt
	for i := range state.Receipts {
		r := &state.Receipts[i]
		if r.Outcome == dossier.Staged && (r.Path == name || path.Base(r.Path) == path.Base(name)) {
			found = r // the newest of the name
		}
	}
	if found == nil {
		return nil, fmt.Errorf("%s: %w", name, ErrNotStaged)
	}
	return o.archived(found.SHA256)
}
