// Package ledger (sổ theo dõi) says what hoso keeps for ever and which acts
// change it. The ledger is the one truth: papers are made from it, never the
// other way round.
//
// Every method of Store that changes something is one whole act in one
// transaction, carries who did it and when, and keeps the whole history. No
// SQL type and no open transaction leaves an implementation.
package ledger

import (
	"context"
	"errors"

	"hoso/pipeline/dossier"
)

// Store is a ledger.
type Store interface {
	// Accept takes a record that was read into the ledger: it decides in one
	// transaction whether the bytes are a duplicate, older than what is there,
	// or new; finds or makes the models (contract, "How a file is taken") and
	// adds a revision to each. Accepting the same Submission.Claim again, as
	// after a crash, changes nothing and returns the first receipt.
	Accept(ctx context.Context, s Submission) (dossier.Receipt, error)
	// Reject records an arrival that cannot be taken, with the reason.
	Reject(ctx context.Context, s Submission, reason dossier.Rejection) (dossier.Receipt, error)
	// Stage records an assessment workbook that waits for a person.
	Stage(ctx context.Context, s Submission) (dossier.Receipt, error)

	// Assess takes a committee's workbook: all or nothing. It fails with a
	// StaleError when a model has changed since the workbook was made.
	Assess(ctx context.Context, in Assessed) error
	// Issue reserves the next number and issues a certificate in one act.
	// seal is called inside the transaction with the number filled in and
	// returns the frozen content and the SHA-256 of the bytes, which it has
	// archived. A model that has a certificate already gets ErrIssued.
	Issue(ctx context.Context, order Order, seal func(dossier.Certificate) (dossier.Certificate, error)) (dossier.Certificate, error)

	// PutPaper records a generated paper under its path; a paper of the same
	// path is replaced and the former kept in the history.
	PutPaper(ctx context.Context, p dossier.Paper) error

	// State is what the ledger holds of one plan.
	State(ctx context.Context, plan string) (*dossier.State, error)
	// Plans are the ids of the plans that have entries.
	Plans(ctx context.Context) ([]string, error)
	// ByClaim finds the receipt of a claim that was committed, or nil.
	ByClaim(ctx context.Context, claim string) (*dossier.Receipt, error)
	// Check looks the ledger over (integrity, foreign keys): a sentence in
	// Vietnamese for each fault, none when it is whole.
	Check(ctx context.Context) ([]string, error)
	Close() error
}

// Submission is one file that arrived, archived and read.
type Submission struct {
	dossier.Act
	Plan   string
	Period string // of the plan: "registration", …
	Claim  string // a key of this arrival, unique for ever, so that a restart can't take it twice
	Path   string
	Folder *dossier.UnitRef // the unit that the inbox folder names, which goes before what the file says
	SHA256 string
	Size   int64
	Record dossier.Record // with findings of reading and of the check
}

// Assessed is one workbook of the committee.
type Assessed struct {
	dossier.Act
	Plan        string
	Workbook    string // SHA-256
	Assessments []dossier.Assessment
	Decisions   []dossier.Decision
}

// Order asks for a certificate.
type Order struct {
	dossier.Act
	Plan     string
	Year     int
	Model    string
	Revision int
	Decision string
}

// ErrIssued says that a model has its certificate already.
var ErrIssued = errors.New("ledger: certificate already issued")

// StaleError names the models that have changed since a workbook was made.
type StaleError struct{ Models []string }

func (e *StaleError) Error() string { return "ledger: models changed since the export" }
