package pipeline

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"time"

	"hoso/pipeline/dossier"
	"hoso/pipeline/ingest"
)

// Patience is how long a run waits for files that are still being written,
// and Pause how long between two looks (contract, "How a file is taken").
const (
	Patience = 10 * time.Second
	Pause    = 500 * time.Millisecond
)

// Run handles everything in the inbox once, then brings the papers up to
// date. Waiting are the files that it left in the inbox. It goes on after a
// file that cannot be taken, and stops at a fault of the machine.
func (o *Office) Run(ctx context.Context, emit func(Event)) (summary Summary, waiting []ingest.Found, err error) {
	begun := o.Now()
	summary.Event = "summary"
	counted := func(e Event) {
		switch e.Event {
		case "submission":
			summary.count(e.Outcome)
		case "output":
			summary.Outputs++
		}
		emit(e)
	}
	if waiting, err = o.takeAll(ctx, counted); err != nil {
		return summary, waiting, err
	}
	for _, f := range waiting {
		counted(Event{Event: "submission", File: f.Path, Outcome: dossier.Waiting, Message: f.Wait.Words()})
	}
	papers, err := o.StandingPapers(ctx)
	if err == nil {
		err = o.PutOut(ctx, papers, counted)
	}
	summary.Seconds = o.Now().Sub(begun).Seconds()
	return summary, waiting, err
}

// takeAll resumes what an earlier run left unfinished, then takes what is
// ready, looking again for a while where files are still being written.
func (o *Office) takeAll(ctx context.Context, emit func(Event)) ([]ingest.Found, error) {
	claims, err := o.Inbox.Claims()
	if err != nil {
		return nil, fmt.Errorf("resume: %w", err)
	}
	for _, claim := range claims {
		if err := o.take(ctx, claim, emit); err != nil {
			return nil, err
		}
	}
	for looks := 0; ; looks++ {
		ready, waiting, err := o.Inbox.Scan()
		if err != nil {
			return nil, fmt.Errorf("scan: %w", err)
		}
		if err := o.takeReady(ctx, ready, emit); err != nil {
			return waiting, err
		}
		if len(waiting) == 0 || looks >= int(Patience/Pause) {
			return waiting, nil
		}
		if err := o.Wait(ctx, Pause); err != nil {
			return waiting, err
		}
	}
}

// takeReady claims and takes files one by one. One that somebody is writing
// to after all stays in the inbox for the next look.
func (o *Office) takeReady(ctx context.Context, ready []ingest.Found, emit func(Event)) error {
	for _, found := range ready {
		if err := ctx.Err(); err != nil {
			return err
		}
		claim, err := o.Inbox.Claim(found)
		switch {
		case errors.Is(err, ingest.ErrChanged), errors.Is(err, ingest.ErrBusy), errors.Is(err, fs.ErrNotExist):
			continue
		case err != nil:
			return fmt.Errorf("claim %s: %w", found.Path, err)
		}
		if err := o.take(ctx, claim, emit); err != nil {
			return err
		}
	}
	return nil
}

func (o *Office) take(ctx context.Context, claim ingest.Claim, emit func(Event)) error {
	receipt, err := o.TakeIn(ctx, claim)
	if errors.Is(err, ingest.ErrChanged) {
		return o.Inbox.Return(claim) // somebody is still writing it: the next look takes it
	}
	if err != nil {
		return err
	}
	taken, err := o.Ledger.Taken(ctx, receipt.ID)
	if err != nil {
		return err
	}
	e := Event{Event: "submission", File: receipt.Path, SHA256: receipt.SHA256, Outcome: receipt.Outcome, Code: receipt.Code, Message: receipt.Message}
	if receipt.Outcome == dossier.Accepted {
		complete := true
		for _, t := range taken {
			complete = complete && t.Complete
			e.Models = append(e.Models, t.Model)
		}
		e.Complete = &complete
	}
	emit(e)
	return nil
}
