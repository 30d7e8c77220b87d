// Package ledger (sổ theo dõi) says what hoso keeps for ever and which acts
// change it. The ledger is the one truth: papers are made from it, never the
// other way round.
//
// Every method of Store that changes something is one whole act in one
// transaction, carries who did it and when, and keeps the whole history. No
// SQL type and no open transaction leaves an implementation.
//
// The rules that do not depend on how a store keeps its rows are plain
// functions here (Assign, Older, Assessable, Ready …), so that every store
// decides alike. Package ledgertest holds the suite that each must pass, and
// Dump writes any store as canonical JSON Lines.
package ledger

import (
	"context"
	"encoding/json"

	"hoso/pipeline/dossier"
)

// Store is a ledger. All methods may be called by several goroutines, and
// several processes may hold the same ledger open.
type Store interface {
	// Accept takes a record that was read into the ledger: it decides in one
	// transaction whether the bytes are a duplicate, older than what is there,
	// or new; finds or makes the models (contract, "How a file is taken") and
	// adds a revision to each. Accepting the same Submission.Claim again, as
	// after a crash, changes nothing and returns the first receipt.
	Accept(ctx context.Context, s Submission) (dossier.Receipt, error)
	// Reject records an arrival that cannot be taken, with the reason. The
	// same bytes under another claim are another arrival.
	Reject(ctx context.Context, s Submission, reason dossier.Rejection) (dossier.Receipt, error)
	// Stage records an assessment workbook that waits for a person. Bytes
	// that are staged already are a duplicate.
	Stage(ctx context.Context, s Submission) (dossier.Receipt, error)

	// Assess takes a committee's workbook: all or nothing. It fails with a
	// StaleError when a model has changed since the workbook was made, with
	// an UnknownError for a model that is not there, and with a DecisionError
	// when a decision contradicts what the ledger holds under its number.
	// What the ledger holds already is not recorded twice.
	Assess(ctx context.Context, in Assessed) error
	// Issue reserves the next number of the year's register and issues a
	// certificate in one act. seal is called inside the transaction with the
	// number filled in and returns the frozen content and the SHA-256 of the
	// bytes, which it has archived; it may read the ledger and must not change
	// it. When seal fails, no number is used. A model that has a certificate
	// already gets ErrIssued; see also NotRecognisedError, DecisionError,
	// StaleError and UnknownError. With order.Again it issues anew under a new
	// number, and the certificate before is marked as replaced, in the same act.
	Issue(ctx context.Context, order Order, seal func(dossier.Certificate) (dossier.Certificate, error)) (dossier.Certificate, error)

	// Cancel ends a certificate; its number stays used and says why.
	Cancel(ctx context.Context, in Cancellation) (dossier.Certificate, error)
	// Withdraw takes a recognition back, and with it the certificate: a further
	// assessment that recognises no longer. Fails with a NotRecognisedError.
	Withdraw(ctx context.Context, in Withdrawn) error
	// EnterNumbers takes numbers of the paper register over, all or none: a
	// NumbersError tells every number that is taken and every gap that would
	// be left. The same numbers again change nothing.
	EnterNumbers(ctx context.Context, in BookNumbers) error
	// Reprint records that issued certificates were printed again, and why.
	Reprint(ctx context.Context, r dossier.Reprint) error

	// Correct records what a person decides over what was read: all items or
	// none, each with its number and its line in the journal. A value or a
	// waiver changes nothing else; a move or a merge says from now on whose
	// the revisions are. What was decided already is not recorded twice. It
	// fails with UnknownError, MergedError or a Fault.
	Correct(ctx context.Context, in Corrected) ([]dossier.Correction, error)
	// Undo takes a correction back; it stays in the history. It fails with a
	// Fault where there is none of that number, or it was undone already.
	Undo(ctx context.Context, u Undoing) (dossier.Correction, error)

	// Attach keeps a file with a model, or with the movement; its bytes are in
	// the archive. What is attached there already gives that attachment, and
	// nothing is recorded. It fails with UnknownError, MergedError or a Fault.
	Attach(ctx context.Context, in Attaching) (dossier.Attachment, error)
	// Detach takes an attachment away; it stays in the history. It fails with
	// a Fault where there is none of that number, or it is gone already.
	Detach(ctx context.Context, in Detaching) (dossier.Attachment, error)
	// Dismiss says that an arrival which waits for a person is not wanted. It
	// fails with a Fault where it does not wait.
	Dismiss(ctx context.Context, in dossier.Dismissal) error

	// PutPaper records generated papers under their paths, all or none; a
	// paper of the same path is replaced and the former kept in the history.
	// The same paper again changes nothing.
	PutPaper(ctx context.Context, papers ...dossier.Paper) error
	// Retire records that a paper no longer is one: what it was about is gone,
	// as when an arrival was moved to another unit. It stays in the history.
	// Retiring a paper that is none changes nothing.
	Retire(ctx context.Context, p dossier.Paper) error
	// Wrote tells whether a paper of this path, now or formerly, had the bytes
	// with this SHA-256: a file that has others was edited by a person.
	Wrote(ctx context.Context, path, sha string) (bool, error)

	// Entry is one model as State has it, merged or not, or nil, with the
	// corrections of it.
	Entry(ctx context.Context, id string) (*dossier.Entry, []dossier.Correction, error)
	// State is what the ledger holds of one plan, as of one moment.
	State(ctx context.Context, plan string) (*dossier.State, error)
	// Part is a part of State, as of one moment; what it has is as in State.
	Part(ctx context.Context, plan string, e Extent) (*dossier.State, error)
	// Brought are the arrivals that brought a model, in the order of the
	// models, so that those of one model follow each other.
	Brought(ctx context.Context, plan string) ([]int64, error)
	// Plans are the ids of the plans that have entries or arrivals, sorted.
	Plans(ctx context.Context) ([]string, error)
	// ByClaim finds the receipt of a claim that was committed, or nil.
	ByClaim(ctx context.Context, claim string) (*dossier.Receipt, error)
	// Taken says which revisions an arrival made, by its receipt's id and in
	// the order of the file; for a duplicate those of the first arrival.
	Taken(ctx context.Context, receipt int64) ([]Taken, error)
	// Journal is every act after the one numbered so, oldest first; from 0.
	Journal(ctx context.Context, after int64) ([]Line, error)
	// Acts are at most so many acts after the one numbered so, oldest first:
	// Each walks through all without holding them.
	Acts(ctx context.Context, after int64, most int) ([]Line, error)
	// Seq is the number of the last act, 0 where there is none.
	Seq(ctx context.Context) (int64, error)
	// Check looks the ledger over (integrity, foreign keys, gaps): a sentence
	// in Vietnamese for each fault, none when it is whole.
	Check(ctx context.Context) ([]string, error)
	Close() error
}

// Submission is one file that arrived, archived and read.
type Submission struct {
	dossier.Act
	Plan   string
	Year   int    // of the plan, for the models' ids; 0: the year that ends the plan's id
	Period string // of the plan: "registration", …
	Claim  string // a key of this arrival, unique for ever, so that a restart can't take it twice
	Path   string
	Folder *dossier.UnitRef // the unit that the inbox folder names, which goes before what the file says
	SHA256 string
	Size   int64
	Reader string // version of program and plan that read the record, "" where it does not matter
	Record dossier.Record
	// Units are the units of Record.Models, one each, where a list names
	// several; a zero one (or none at all) means the submission's unit.
	Units []dossier.UnitRef
}

// Unit is who submitted: the folder's unit, else the one that the file
// names, else zero.
func (s *Submission) Unit() dossier.UnitRef {
	if s.Folder != nil && *s.Folder != (dossier.UnitRef{}) {
		return *s.Folder
	}
	if s.Record.Unit != nil {
		return *s.Record.Unit
	}
	return dossier.UnitRef{}
}

// UnitOf is the unit of a model of the record, by its index.
func (s *Submission) UnitOf(model int) dossier.UnitRef {
	if model < len(s.Units) && s.Units[model] != (dossier.UnitRef{}) {
		return s.Units[model]
	}
	return s.Unit()
}

// Assessed is one workbook of the committee. Its act and workbook stand for
// those of each assessment and decision in it.
type Assessed struct {
	dossier.Act
	Plan        string
	Workbook    string // SHA-256
	Name        string // of the file
	Round       int
	Seen        map[string]int // by model: its assessments when the workbook was read; others since are a ChangedError
	Assessments []dossier.Assessment
	Decisions   []dossier.Decision
}

// Order asks for a certificate.
type Order struct {
	dossier.Act
	Plan     string
	Year     int // of the register; 0: the year that ends the plan's id
	Model    string
	Revision int    // that the paper is made from; 0: the assessed one
	Decision string // its number; "": the one that the assessment names
	Again    bool   // in place of the one before: "cấp lại lần 2"
	Reason   string // of issuing again
	Printed  string // name of the recipient where it shall be another than the assessment's
}

// Cancellation ends a certificate.
type Cancellation struct {
	dossier.Act
	Plan     string
	Year     int
	Sequence int
	Reason   string
}

// Withdrawn takes a recognition back.
type Withdrawn struct {
	dossier.Act
	Plan     string
	Model    string
	Reason   string
	Decision string // number of the decision that does so, or ""
}

// BookNumbers are numbers of the paper register.
type BookNumbers struct {
	dossier.Act
	Plan    string
	Numbers []dossier.PaperNumber
}

// Taken is a revision that an arrival made.
type Taken struct {
	Model    string
	Revision int
	Complete bool
	Current  bool
}

// Line is one act in the journal.
type Line struct {
	Seq int64 // from 1, without gaps
	dossier.Act
	Plan    string
	Verb    string          // "accept", "reject", "stage", "assess", "issue", "reissue", "cancel", "withdraw", "numbers", "reprint", "paper", "retire", "correct", "undo", "attach", "detach", "dismiss"
	Subject string          // what it was done to: a path, a model, a workbook
	Detail  json.RawMessage // the whole act: Replay does it again
}
