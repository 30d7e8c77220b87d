package pipeline

import "hoso/pipeline/dossier"

// Event is one line of `run --json`, in the order in which things become
// durable.
type Event struct {
	Event     string          `json:"event"` // submission, output, retired, dispute, attachment, summary
	File      string          `json:"file,omitempty"`
	SHA256    string          `json:"sha256,omitempty"`
	Outcome   dossier.Outcome `json:"outcome,omitempty"`
	Code      dossier.Code    `json:"code,omitempty"`
	Message   string          `json:"message,omitempty"`
	Complete  *bool           `json:"complete,omitempty"`
	Kind      string          `json:"kind,omitempty"`
	Path      string          `json:"path,omitempty"`
	Format    string          `json:"format,omitempty"`
	Models    []string        `json:"models,omitempty"`
	Unchanged bool            `json:"unchanged,omitempty"` // it says the same as the version before
	Cures     []string        `json:"cures,omitempty"`     // of a dispute: what a person can do
	Receipt   int64           `json:"-"`                   // of a submission that is in the ledger
	Beside    bool            `json:"beside,omitempty"`    // a person edited the former file: this one stands beside it
}

// Summary is the last line of `run --json`. Received is the sum of the
// outcomes.
type Summary struct {
	Event           string  `json:"event"`
	Received        int     `json:"received"`
	Accepted        int     `json:"accepted"`
	Duplicate       int     `json:"duplicate"`
	SupersededOlder int     `json:"superseded_older"`
	Quarantined     int     `json:"quarantined"`
	Staged          int     `json:"staged"`
	Waiting         int     `json:"waiting"`
	Outputs         int     `json:"outputs"`
	Seconds         float64 `json:"seconds"`
}

// count adds one outcome.
func (s *Summary) count(outcome dossier.Outcome) {
	s.Received++
	switch outcome {
	case dossier.Accepted:
		s.Accepted++
	case dossier.Duplicate:
		s.Duplicate++
	case dossier.SupersededOlder:
		s.SupersededOlder++
	case dossier.Quarantined:
		s.Quarantined++
	case dossier.Staged:
		s.Staged++
	case dossier.Waiting:
		s.Waiting++
	}
}
