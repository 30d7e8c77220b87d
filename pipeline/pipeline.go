// Package pipeline is the table of contents of hoso. Two verbs do all the
// work: TakeIn brings one file from the inbox into the ledger, PutOut brings
// the papers in out/ up to date with the ledger. A crash between the two, or
// within one, costs nothing: the next run goes on where this one stopped.
//
//	inbox ─▶ ingest ─▶ extract ─▶ check ─▶ ledger ─▶ generate ─▶ out
//	          file      document    findings   the one    papers
//	                    → record               truth
//
// What people decide (assessments, decisions, certificates) are acts of their
// own in decide.go and certify.go; neither verb ever makes one.
package pipeline

import (
	"context"
	"fmt"
	"time"

	"hoso/pipeline/dossier"
	"hoso/pipeline/generate"
	"hoso/pipeline/ingest"
	"hoso/pipeline/ledger"
	"hoso/pipeline/outbox"
	"hoso/pipeline/plan"
	"hoso/pipeline/prove"
)

// Office is a workspace with all that works in it, wired in cmd/hoso.
type Office struct {
	Plan    *plan.Plan
	Reading *Reading
	Inbox   *ingest.Inbox
	Archive *ingest.Archive
	Ledger  ledger.Store
	Press   *generate.Press
	Books   Workbooks
	Sniff   Sniff // of evidence
	Out     *outbox.Outbox
	// WordSlip makes the Word edition of a check slip; nil where none is
	// wanted beside the PDF.
	WordSlip func(state *dossier.State, receipt int64, slip Paper) (Paper, error)
	// MarkedCopy makes the marked copy of a submission's file; a nil Paper
	// where there is nothing to remark or the format cannot be marked. It is
	// nil itself where none is wanted.
	MarkedCopy func(state *dossier.State, receipt int64) (*Paper, error)
	// Worklist makes the page of what is to be done, from what the ledger holds
	// once all other papers are up to date; nil where none is wanted.
	Worklist     func(state *dossier.State) (Paper, error)
	WorklistForm string                               // digest of the form that it is made with
	LeftOut      func(Paper, error)                   // told of an optional paper that could not be made; may be nil
	Join         func(parts [][]byte) ([]byte, error) // one PDF of the pages of several
	// MovePage moves the page of a PDF on its sheet, to the right and down, in mm.
	MovePage func(data []byte, right, down float64) ([]byte, error)
	Seal     Seal         // of certificates that carry a QR code; nil: none does
	ReadPDF  prove.Reader // what stands in a PDF
	Now      func() time.Time
	Wait     func(context.Context, time.Duration) error // between two looks at the inbox
	Step     func(Step)                                 // how far a long work has come; may be nil
	Make     func(Paper) ([]byte, error)                // the bytes of a paper; nil: those that are drawn
	Looked   func(*dossier.State)                       // told of what is current after papers were brought up to date; may be nil
	By       string                                     // who runs hoso
	Version  string

	told map[string]bool // claims that were told and could not be put away yet
}

// Step says how far a long work has come.
type Step struct {
	Stage string `json:"stage"` // files, papers, certificates, dossiers, contents (of the archive), acts (of the journal)
	Done  int    `json:"done"`
	Total int    `json:"total"`
}

func (o *Office) step(stage string, done, total int) {
	if o.Step != nil && total > 0 {
		o.Step(Step{stage, done, total})
	}
}

func (o *Office) papersStep(done, total int) { o.step("papers", done, total) }

// TakeIn brings one claimed file into the ledger (contract, "How a file is
// taken"). Doing it again after a crash gives the same receipt. Run and Watch
// do the same for many, side by side: see batch.go.
func (o *Office) TakeIn(ctx context.Context, claim ingest.Claim) (dossier.Receipt, error) {
	return o.finish(ctx, o.prepare(ctx, claim, true), func(Event) {})
}

// PutOut brings papers up to date: each is made again only where something
// that it follows from has changed, or where its file is gone.
func (o *Office) PutOut(ctx context.Context, papers []Paper, emit func(Event)) error {
	state, err := o.Part(ctx, ledger.Extent{Receipts: arrivalsOf(papers)}) // for what stands of these papers
	if err != nil {
		return fmt.Errorf("put out: %w", err)
	}
	if err := o.putOut(ctx, state, papers, o.papersStep, watchBeside(emit).event); err != nil {
		return err
	}
	_, err = o.putWorklist(ctx, func(Event) {}) // it follows along and is no work of this call
	return err
}

// putOut is PutOut with the state at hand; it tells how far it has come.
func (o *Office) putOut(ctx context.Context, state *dossier.State, papers []Paper, told func(done, total int), emit func(Event)) error {
	made, err := o.stale(ctx, papers, state)
	if err != nil {
		return fmt.Errorf("put out: %w", err)
	}
	seen := watchBeside(emit)
	if err := o.print(ctx, made, told, seen.event); err != nil {
		return err
	}
	if seen.aside {
		emit(Event{Event: stillBeside})
	}
	return o.dropBeside(ctx, state, seen)
}
