package ledger

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"strings"

	"hoso/pipeline/dossier"
)

// What the journal keeps of an act is the whole of it, so that Replay can do
// it again on an empty ledger: the keys below stay as they are for ever.

// Arrived is the detail of an arrival ("accept", "reject", "stage"): what
// became of it, and all that the ledger was given.
type Arrived struct {
	Receipt int64              `json:"receipt"`
	Outcome dossier.Outcome    `json:"outcome"`
	Code    dossier.Code       `json:"code,omitempty"`
	Models  []string           `json:"models,omitempty"`
	Given   *Given             `json:"given,omitempty"` // nil: written by a program that did not keep it
	Reason  *dossier.Rejection `json:"reason,omitempty"`
}

// Given is a Submission but for what stands in the line itself: who, when,
// plan and path.
type Given struct {
	Year   int               `json:"year,omitempty"`
	Period string            `json:"period"`
	Claim  string            `json:"claim"`
	Folder *dossier.UnitRef  `json:"folder,omitempty"`
	SHA256 string            `json:"sha256"`
	Size   int64             `json:"size"`
	Reader string            `json:"reader,omitempty"`
	Record *dossier.Record   `json:"record,omitempty"` // nil where nothing was read
	Units  []dossier.UnitRef `json:"units,omitempty"`
}

// GivenOf is what the journal keeps of a submission.
func GivenOf(s Submission) *Given {
	g := &Given{Year: s.Year, Period: s.Period, Claim: s.Claim, Folder: s.Folder, SHA256: s.SHA256, Size: s.Size, Reader: s.Reader, Units: s.Units}
	if s.Record.Kind != "" {
		g.Record = &s.Record
	}
	return g
}

// submission is the submission of a line again.
func (g *Given) submission(l Line) Submission {
	s := Submission{Act: l.Act, Plan: l.Plan, Path: l.Subject, Year: g.Year, Period: g.Period, Claim: g.Claim, Folder: g.Folder,
		SHA256: g.SHA256, Size: g.Size, Reader: g.Reader, Units: g.Units}
	if g.Record != nil {
		s.Record = *g.Record
	}
	return s
}

// Judged is the detail of "assess": what of the workbook was new, and all
// that it said.
type Judged struct {
	Workbook  string    `json:"workbook"`
	Models    []string  `json:"models,omitempty"`
	Decisions []string  `json:"decisions,omitempty"`
	Given     *Assessed `json:"given,omitempty"`
}

// Reissued is the detail of "reissue": a certificate in place of another.
type Reissued struct {
	dossier.Certificate
	Reason string `json:"reason"`
}

// Ended is the detail of "cancel" and of "withdraw".
type Ended struct {
	Model    string `json:"model"`
	Register string `json:"register"` // of the certificate, "" where none was issued
	Reason   string `json:"reason"`
	Decision string `json:"decision,omitempty"` // that withdraws
}

// Journal is what reads the acts of a ledger.
type Journal interface {
	// Acts are at most so many acts after the one numbered so, oldest first.
	Acts(ctx context.Context, after int64, most int) ([]Line, error)
}

// page is how many acts are in memory at once.
const page = 256

// Each gives every act after the one numbered so, oldest first, without
// holding them all.
func Each(ctx context.Context, j Journal, after int64) iter.Seq2[Line, error] {
	return func(yield func(Line, error) bool) {
		for {
			acts, err := j.Acts(ctx, after, page)
			if err != nil {
				yield(Line{}, err)
				return
			}
			for _, l := range acts {
				if !yield(l, nil) {
					return
				}
				after = l.Seq
			}
			if len(acts) < page {
				return
			}
		}
	}
}

// Subject is what a line of the journal says of its subject: text that any
// JSON reader gives back as it was written.
func Subject(text string) string { return strings.ToValidUTF8(text, "\ufffd") }

// detail reads what a line says into a value.
func detail(l Line, into any) error {
	if err := json.Unmarshal(l.Detail, into); err != nil {
		return fmt.Errorf("ledger: act %d (%s): %w", l.Seq, l.Verb, err)
	}
	return nil
}
