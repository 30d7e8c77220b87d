package pipeline

import (
	"context"
	"errors"
	"fmt"
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
// file that cannot be taken; it tries again over a fault of the machine that
// passes by itself, and stops at one that concerns every file. Asked to stop,
// it finishes the files in hand.
func (o *Office) Run(ctx context.Context, emit func(Event)) (summary Summary, waiting []ingest.Found, err error) {
	begun := o.Now()
	summary.Event = "summary"
	counted := summary.counting(emit)
	var accepted []int64
	taken := func(e Event) {
		if e.Outcome == dossier.Accepted || e.Outcome == dossier.Staged {
			accepted = append(accepted, e.Receipt)
		}
		counted(e)
	}
	if waiting, err = o.takeAll(ctx, taken); stops(err) {
		return summary, waiting, err
	}
	for _, f := range waiting {
		counted(waits(f))
	}
	err = errors.Join(err, o.upToDate(ctx, accepted, counted))
	summary.Seconds = o.Now().Sub(begun).Seconds()
	return summary, waiting, err
}

// counting passes events on and counts them.
func (s *Summary) counting(emit func(Event)) func(Event) {
	return func(e Event) {
		switch e.Event {
		case "submission":
			s.count(e.Outcome)
		case "output":
			s.Outputs++
		}
		emit(e)
	}
}

func waits(f ingest.Found) Event {
	return Event{Event: "submission", File: f.Path, Outcome: dossier.Waiting, Message: f.Wait.Words()}
}

// takeAll resumes what an earlier run left unfinished, then takes what is
// ready, looking again for a while where files are still being written.
func (o *Office) takeAll(ctx context.Context, emit func(Event)) ([]ingest.Found, error) {
	to := &catch{emit: emit}
	fault := o.resume(ctx, to)
	for looks := 0; !stops(fault); looks++ {
		ready, waiting, err := o.Inbox.Scan()
		if err != nil {
			return nil, errors.Join(fault, fmt.Errorf("scan: %w", err))
		}
		to.left = nil
		fault = errors.Join(fault, o.takeReady(ctx, ready, to))
		waiting = append(waiting, to.left...)
		if stops(fault) || len(waiting) == 0 || looks >= int(Patience/Pause) {
			return waiting, fault
		}
		if err := o.Wait(ctx, Pause); err != nil {
			return waiting, errors.Join(fault, err)
		}
	}
	return nil, fault
}

// resume finishes the claims that an earlier run left.
func (o *Office) resume(ctx context.Context, to *catch) error {
	claims, err := o.Inbox.Claims()
	if err != nil {
		return fmt.Errorf("resume: %w", err)
	}
	claims, err = o.unpack(ctx, claims, true)
	return errors.Join(o.takeClaims(ctx, claims, true, to), err)
}
