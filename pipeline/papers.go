package pipeline

import (
	"context"
	"fmt"
	"io"
	"runtime"
	"sync"

	"hoso/pipeline/dossier"
	"hoso/pipeline/generate"
	"hoso/pipeline/outbox"
	"hoso/pipeline/viet"
)

// Paper is something that can be printed: a name below out/, the digest of
// all that it follows from, and its bytes, made only when they are asked for.
type Paper struct {
	Name    string // with slashes: "Phiếu rà soát/Chi bộ Phòng 9/….pdf"
	Kind    string // as in the contract
	Format  string
	Inputs  string
	Models  []string
	Receipt int64
	Bytes   func() ([]byte, error)
}

// Workbooks makes and reads the Excel workbooks.
type Workbooks interface {
	// Overview is the workbook of all models.
	Overview(state *dossier.State, asOf viet.Date) (Paper, error)
	// Assessment is the workbook for the committee. It carries the ids and
	// revisions that it was made from.
	Assessment(state *dossier.State, asOf viet.Date) (Paper, error)
	// ReadAssessment reads a workbook that the committee filled in. All its
	// faults come back at once, each with its cell.
	ReadAssessment(r io.ReaderAt, size int64, state *dossier.State) ([]dossier.Assessment, []dossier.Decision, error)
}

func fromPress(p *generate.Paper) Paper {
	return Paper{Name: p.Name, Kind: p.Kind, Format: p.Format, Inputs: p.Inputs, Models: p.Models, Receipt: p.Receipt, Bytes: p.Bytes}
}

// Today is the day of the office's clock.
func (o *Office) Today() viet.Date {
	now := o.Now()
	return viet.Date{Year: now.Year(), Month: int(now.Month()), Day: now.Day()}
}

// StandingPapers are the papers that a run keeps up to date: a check slip for
// each submission that was taken, the list of units that owe something, the
// overview workbook.
func (o *Office) StandingPapers(ctx context.Context) ([]Paper, error) {
	state, err := o.Ledger.State(ctx, o.Plan.ID)
	if err != nil {
		return nil, err
	}
	var out []Paper
	for _, receipt := range generate.Slips(state) {
		slip, err := o.Press.CheckSlip(state, o.Plan, receipt)
		if err != nil {
			return nil, fmt.Errorf("check slip of receipt %d: %w", receipt, err)
		}
		out = append(out, fromPress(slip))
	}
	if len(out) == 0 {
		return nil, nil // nothing has been taken: nothing to report on
	}
	rest, err := o.lists(state, o.Today())
	return append(out, rest...), err
}

// lists are the list of owing units and the overview workbook.
func (o *Office) lists(state *dossier.State, asOf viet.Date) ([]Paper, error) {
	owing, err := o.Press.OwingList(state, o.Plan, asOf)
	if err != nil {
		return nil, fmt.Errorf("owing list: %w", err)
	}
	overview, err := o.Books.Overview(state, asOf)
	if err != nil {
		return nil, fmt.Errorf("overview: %w", err)
	}
	return []Paper{fromPress(owing), overview}, nil
}

// RegistrationPapers are the report of the registration period and what goes
// with it.
func (o *Office) RegistrationPapers(ctx context.Context, asOf viet.Date) ([]Paper, error) {
	state, err := o.Ledger.State(ctx, o.Plan.ID)
	if err != nil {
		return nil, err
	}
	report, err := o.Press.RegistrationReport(state, o.Plan, asOf)
	if err != nil {
		return nil, fmt.Errorf("registration report: %w", err)
	}
	rest, err := o.lists(state, asOf)
	return append([]Paper{fromPress(report)}, rest...), err
}

// AssessmentPaper is the workbook for the committee.
func (o *Office) AssessmentPaper(ctx context.Context) (Paper, error) {
	state, err := o.Ledger.State(ctx, o.Plan.ID)
	if err != nil {
		return Paper{}, err
	}
	return o.Books.Assessment(state, o.Today())
}

// batch bounds how many papers lie in memory at once.
const batch = 32

// print makes papers side by side and puts them out in order.
func (o *Office) print(ctx context.Context, jobs []*job, emit func(Event)) error {
	for len(jobs) > 0 {
		n := min(batch, len(jobs))
		makeAll(jobs[:n])
		for _, j := range jobs[:n] {
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := o.putOne(ctx, j, emit); err != nil {
				return err
			}
			j.bytes = nil
		}
		jobs = jobs[n:]
	}
	return nil
}

func makeAll(jobs []*job) {
	var group sync.WaitGroup
	next := make(chan *job)
	for range min(runtime.GOMAXPROCS(0), len(jobs)) {
		group.Go(func() {
			for j := range next {
				j.bytes, j.err = j.paper.Bytes()
			}
		})
	}
	for _, j := range jobs {
		next <- j
	}
	close(next)
	group.Wait()
}

// putOne records and writes a paper. What stands in out/ is ours if and only
// if the ledger's history knows its bytes, so the record comes first. A file
// that a person has edited stays as it is: the new one goes beside it, and
// the record comes second, so that a crash in between makes it again.
func (o *Office) putOne(ctx context.Context, j *job, emit func(Event)) error {
	if j.err != nil {
		return fmt.Errorf("make %s: %w", j.paper.Name, j.err)
	}
	record := dossier.Paper{
		Plan: o.Plan.ID, Path: outFolder + j.paper.Name, Kind: j.paper.Kind, Format: j.paper.Format,
		Inputs: j.paper.Inputs, SHA256: digest(j.bytes), Models: j.paper.Models, Receipt: j.paper.Receipt, Act: o.act(),
	}
	edited, err := o.edited(ctx, record.Path)
	if err != nil {
		return err
	}
	if !edited {
		if err := o.Ledger.PutPaper(ctx, record); err != nil {
			return err
		}
	}
	written, fate, err := o.Out.Put(record.Path, j.bytes, j.former)
	if err != nil {
		return fmt.Errorf("put out %s: %w", record.Path, err)
	}
	records := []dossier.Paper{record}
	if written != record.Path {
		record.Path = written
		records = append(records, record)
	}
	if err := o.Ledger.PutPaper(ctx, records...); err != nil {
		return err
	}
	if fate != outbox.Unchanged {
		emit(Event{Event: "output", Kind: record.Kind, Path: written, Format: record.Format, SHA256: record.SHA256, Models: record.Models, Beside: fate == outbox.Beside})
	}
	return nil
}

// edited tells whether a file stands at a path that hoso never wrote so.
func (o *Office) edited(ctx context.Context, path string) (bool, error) {
	sha, err := o.standing(path)
	if err != nil || sha == "" {
		return false, err
	}
	ours, err := o.Ledger.Wrote(ctx, path, sha)
	return !ours, err
}

// OutPath is where a paper lies, below the workspace.
func OutPath(p Paper) string { return outFolder + p.Name }
