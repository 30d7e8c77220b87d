package dossier

import "time"

// CorrectionKind says what a person put right.
type CorrectionKind string

// The kinds of correction.
const (
	SetValue CorrectionKind = "set"      // a person's value stands over the one that was read
	Move     CorrectionKind = "move"     // an arrival, or a whole model, belongs to another unit
	MergeIn  CorrectionKind = "merge"    // two models are one
	Waive    CorrectionKind = "waive"    // a finding, or a conflict, needs nothing more
	Received CorrectionKind = "received" // an arrival came on another day, in another way
)

// Correction is what a person decided over what was read. Nothing that was
// read is changed by it, so it can be undone at any time.
type Correction struct {
	Number  int64          `json:"number"` // from 1 within the ledger, never used again
	Plan    string         `json:"plan"`
	Kind    CorrectionKind `json:"kind"`
	Model   string         `json:"model,omitempty"`
	Receipt int64          `json:"receipt,omitempty"`
	File    string         `json:"file,omitempty"` // of the receipt, for people

	// Of a value: in which paper, over what.
	Paper    Kind   `json:"paper,omitempty"`
	Period   string `json:"period,omitempty"`
	Revision int    `json:"revision,omitempty"` // the current one then
	Field    string `json:"field,omitempty"`    // also of a finding that is waived
	Value    string `json:"value,omitempty"`    // as Field.Value; "": nothing is stated
	Boolean  bool   `json:"boolean,omitempty"`
	Read     string `json:"read,omitempty"`      // what the file says: Field.Value
	ReadText string `json:"read_text,omitempty"` // and Field.Text

	Unit *UnitRef `json:"unit,omitempty"` // of a move: where to
	From *UnitRef `json:"from,omitempty"`
	Into string   `json:"into,omitempty"` // of a merge, or the other model of a conflict that is waived

	Criterion string `json:"criterion,omitempty"` // of a finding that is waived; Conflict
	Day       string `json:"day,omitempty"`       // YYYY-MM-DD on which it came
	Via       string `json:"via,omitempty"`       // "Zalo"

	Reason   string   `json:"reason"`
	Workbook string   `json:"workbook,omitempty"` // SHA-256 of the workbook that asked for it
	Models   []string `json:"models,omitempty"`   // all that it concerns, by id
	Undone   *Undoing `json:"undone,omitempty"`   // nil while it stands
	Act
}

// Conflict stands for a criterion where not a finding but a conflict between
// two models is waived.
const Conflict = "conflict"

// ProofPoint stands for a criterion where a person lets a point of the proof of certificates pass: Field has its code, Value the name as it was
// then, Into the other model.
const ProofPoint = "proof"

// Undoing is how a correction was taken back.
type Undoing struct {
	Reason string `json:"reason"`
	Act
}

// Stands tells whether a correction has not been undone.
func (c *Correction) Stands() bool { return c.Undone == nil }

// Dispute is something that only a person can settle.
type Dispute struct {
	Kind       string   `json:"kind"` // two_units, changed_after_set, same_name
	Models     []string `json:"models"`
	Files      []string `json:"files,omitempty"`
	Field      string   `json:"field,omitempty"`
	Correction int64    `json:"correction,omitempty"`
	Message    string   `json:"message"`
	Cures      []string `json:"cures"` // commands, each with what it means
}

// Arrived is when an arrival came: the day that the office set, else the
// time of the commit.
func (r *Receipt) Arrived() time.Time {
	if day, err := time.ParseInLocation(time.DateOnly, r.Received, time.FixedZone("UTC+7", 7*60*60)); err == nil {
		return day
	}
	return r.At
}
