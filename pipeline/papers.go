package pipeline

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"slices"
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
	// Optional: where Bytes fails the paper is left out and told of, and the rest goes on.
	Optional bool
	Bytes    func() ([]byte, error)
}

// Workbooks makes and reads the Excel workbooks.
type Workbooks interface {
	// ReadCorrections reads what people wrote in an overview workbook and asks
	// for each what correction it is. All faults come back at once, each with
	// its cell.
	ReadCorrections(r io.ReaderAt, size int64, state *dossier.State, by string, parse Parse) ([]dossier.Correction, error)
	// Overview is the workbook of all models; whole may be nil.
	Overview(state *dossier.State, asOf viet.Date, whole Whole) (Paper, error)
	// List is the edition of a paper as a workbook; it has no Bytes where the paper has no table.
	List(p *generate.Paper) (Paper, error)
	// Assessment is the workbook of a round for the committee. It carries the
	// ids and revisions that it was made from.
	Assessment(state *dossier.State, asOf viet.Date, round int) (Paper, error)
	// ReadAssessment reads a workbook that the committee filled in. All its
	// faults come back at once, each with its cell; so do contradictions to
	// what other workbooks have said, which archived gives by their SHA-256.
	ReadAssessment(r io.ReaderAt, size int64, state *dossier.State, in Answered, archived func(sha string) ([]byte, error)) (Filled, error)
}

// Whole gives models by their ids with all their fields, where a state has of
// each only what lists show.
type Whole = func(ids []string) (map[string]*dossier.Entry, error)

// Parse makes a correction of what somebody wrote, or a *correct.Refusal.
type Parse func(model, field, value string) (dossier.Correction, error)

func fromPress(p *generate.Paper) Paper {
	return Paper{Name: p.Name, Kind: p.Kind, Format: p.Format, Inputs: p.Inputs, Models: p.Models, Receipt: p.Receipt, Bytes: p.Bytes}
}

// arrivalsOf are those that papers were made for.
func arrivalsOf(papers []Paper) (receipts []int64) {
	for _, p := range papers {
		if p.Receipt != 0 {
			receipts = append(receipts, p.Receipt)
		}
	}
	return receipts
}

// Today is the day of the office's clock, in Viet Nam.
func (o *Office) Today() viet.Date { return viet.DayOf(o.Now()) }

// lists are the list of owing units, on paper and as a workbook, and the overview likewise.
func (o *Office) lists(state *dossier.State, asOf viet.Date, whole Whole) ([]Paper, error) {
	owing, err := o.Press.OwingList(state, o.Plan, asOf)
	if err != nil {
		return nil, fmt.Errorf("owing list: %w", err)
	}
	owingBook, err := o.Books.List(owing)
	if err != nil {
		return nil, fmt.Errorf("owing list: %w", err)
	}
	overview, err := o.Press.Overview(state, o.Plan, asOf, generate.Official{})
	if err != nil {
		return nil, fmt.Errorf("overview: %w", err)
	}
	overviewBook, err := o.Books.Overview(state, asOf, whole)
	if err != nil {
		return nil, fmt.Errorf("overview: %w", err)
	}
	return []Paper{fromPress(owing), owingBook, fromPress(overview), overviewBook}, nil
}

// RegistrationPapers are the report of the registration period and what goes
// with it.
func (o *Office) RegistrationPapers(ctx context.Context, asOf viet.Date) ([]Paper, error) {
	state, err := o.State(ctx)
	if err != nil {
		return nil, err
	}
	report, err := o.Press.RegistrationReport(state, o.Plan, asOf)
	if err != nil {
		return nil, fmt.Errorf("registration report: %w", err)
	}
	rest, err := o.lists(state, asOf, nil)
	return append([]Paper{fromPress(report)}, rest...), err
}

// AssessmentPaper is the workbook for the committee.
// Round 0 is the one that is due: the appraisal until its deadline or until
// every model has been appraised, then the year's end.
func (o *Office) AssessmentPaper(ctx context.Context, round int) (Paper, int, error) {
	state, err := o.State(ctx)
	if err != nil {
		return Paper{}, 0, err
	}
	if round == 0 {
		round = o.dueRound(state)
	}
	paper, err := o.Books.Assessment(state, o.Today(), round)
	return paper, round, err
}

// dueRound goes by the plan's deadline of the appraisal (IV.3).
func (o *Office) dueRound(state *dossier.State) int {
	appraised := 0
	for _, e := range state.Entries {
		if a := state.Assessment(e.ID); a != nil {
			appraised++
		}
	}
	limit := o.Plan.Deadline("final_assessment")
	if limit == nil || len(state.Entries) > 0 && appraised == len(state.Entries) || o.Today().String() >= limit.Before {
		return dossier.YearEnd
	}
	return dossier.Appraisal
}

// batch bounds how many papers lie in memory at once.
const batch = 32

// print makes papers side by side and puts them out, some at a time.
func (o *Office) print(ctx context.Context, jobs []*job, told func(done, total int), emit func(Event)) error {
	total := len(jobs)
	told(0, total)
	for len(jobs) > 0 {
		if err := ctx.Err(); err != nil {
			return err
		}
		n := min(batch, len(jobs))
		o.makeAll(jobs[:n])
		if err := o.putSome(context.WithoutCancel(ctx), o.made(jobs[:n]), emit); err != nil {
			return err
		}
		jobs = jobs[n:]
		told(total-len(jobs), total)
	}
	return nil
}

// made are the papers that could be made, or have to be; of others LeftOut is told.
func (o *Office) made(jobs []*job) []*job {
	return slices.DeleteFunc(slices.Clone(jobs), func(j *job) bool {
		left := j.err != nil && j.paper.Optional
		if left && o.LeftOut != nil {
			o.LeftOut(j.paper, j.err)
		}
		return left
	})
}

func (o *Office) makeAll(jobs []*job) {
	bytes := o.Make
	if bytes == nil {
		bytes = func(p Paper) ([]byte, error) { return p.Bytes() }
	}
	var group sync.WaitGroup
	next := make(chan *job)
	workers := min(runtime.GOMAXPROCS(0), len(jobs))
	if slices.ContainsFunc(jobs, func(j *job) bool { return sumsUp(j.paper) }) {
		workers = 1 // each may be of ten thousand models: their memory must not add up
	}
	for range workers {
		group.Go(func() {
			for j := range next {
				j.bytes, j.err = bytes(j.paper)
			}
		})
	}
	for _, j := range jobs {
		next <- j
	}
	close(next)
	group.Wait()
}

// sumsUp tells whether a paper is of all models.
func sumsUp(p Paper) bool { return p.Kind == "overview" || p.Kind == "owing_list" }

// putSome records and writes papers. What stands in out/ is ours if and only
// if the ledger's history knows its bytes, so the records come first, all in
// one act. A file that a person has edited stays as it is: the new one goes
// beside it, and its record comes second, so that a crash in between makes it
// again.
func (o *Office) putSome(ctx context.Context, jobs []*job, emit func(Event)) error {
	var first, second []dossier.Paper
	items := make([]outbox.Item, len(jobs))
	records := make([]dossier.Paper, len(jobs))
	for i, j := range jobs {
		if j.err != nil {
			return fmt.Errorf("make %s: %w", j.paper.Name, j.err)
		}
		records[i] = o.record(j)
		items[i] = outbox.Item{Path: records[i].Path, Data: j.bytes, Previous: j.former}
		j.bytes = nil
		edited, err := o.edited(ctx, records[i].Path)
		if err != nil {
			return err
		}
		if edited {
			second = append(second, records[i])
		} else {
			first = append(first, records[i])
		}
	}
	if err := o.putRecords(ctx, first); err != nil {
		return err
	}
	var faults []error
	for i, done := range o.Out.PutAll(items) {
		if done.Err != nil {
			faults = append(faults, fmt.Errorf("put out %s: %w", records[i].Path, done.Err))
			continue
		}
		if done.Written != records[i].Path {
			records[i].Path = done.Written
			second = append(second, records[i])
			if done.Fate == outbox.Unchanged {
				emit(Event{Event: stillBeside})
			}
		}
		if done.Fate != outbox.Unchanged {
			emit(written(records[i], done.Fate))
		}
	}
	return errors.Join(append(faults, o.putRecords(ctx, second))...)
}

// record is what the ledger keeps of a paper.
func (o *Office) record(j *job) dossier.Paper {
	return dossier.Paper{
		Plan: o.Plan.ID, Path: outFolder + j.paper.Name, Kind: j.paper.Kind, Format: j.paper.Format,
		Inputs: j.paper.Inputs, SHA256: digest(j.bytes), Models: j.paper.Models, Receipt: j.paper.Receipt, Act: o.act(),
	}
}

func written(p dossier.Paper, fate outbox.Fate) Event {
	return Event{Event: "output", Kind: p.Kind, Path: p.Path, Format: p.Format, SHA256: p.SHA256, Models: p.Models, Beside: fate == outbox.Beside}
}

func (o *Office) putRecords(ctx context.Context, records []dossier.Paper) error {
	if len(records) == 0 {
		return nil
	}
	return o.patiently(ctx, func() error { return o.Ledger.PutPaper(ctx, records...) })
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
