package pipeline

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"time"

	"hoso/pipeline/dossier"
	"hoso/pipeline/ingest"
	"hoso/pipeline/ledger"
)

// hand is how many files are in hand at once: claimed together, stored and
// read side by side, committed one after another in the order of their paths.
const hand = 32

// takeReady takes what a scan found. left are the files that should wait
// after all: somebody is writing to them. Asked to stop, it finishes the
// files that it has begun and gives the others back to the inbox.
func (o *Office) takeReady(ctx context.Context, ready []ingest.Found, emit func(Event)) (left []ingest.Found, err error) {
	for len(ready) > 0 {
		if err := ctx.Err(); err != nil {
			return left, err
		}
		n := min(hand, len(ready))
		claims, wait, err := o.Inbox.ClaimAll(ready[:n])
		left = append(left, wait...)
		if err := errors.Join(o.takeClaims(ctx, claims, false, emit), err); err != nil {
			return left, err
		}
		ready = ready[n:]
	}
	return left, nil
}

// takeClaims takes claims in hand; resumed says that they are of an earlier
// run.
func (o *Office) takeClaims(ctx context.Context, claims []ingest.Claim, resumed bool, emit func(Event)) error {
	for len(claims) > 0 {
		n := min(hand, len(claims))
		if err := o.takeHand(ctx, claims[:n], resumed, emit); err != nil {
			return errors.Join(err, o.giveBack(claims[n:], resumed))
		}
		claims = claims[n:]
	}
	return nil
}

// takeHand prepares some claims side by side and finishes them in order.
func (o *Office) takeHand(ctx context.Context, claims []ingest.Claim, resumed bool, emit func(Event)) error {
	feeding, stop := context.WithCancel(ctx)
	defer stop()
	slots := o.prepareAll(feeding, claims, resumed)
	for i := range claims {
		p, begun := <-slots[i]
		if !begun { // asked to stop before this one
			return errors.Join(ctx.Err(), o.giveBack(claims[i:], resumed))
		}
		if err := o.finishOne(ctx, p, resumed, emit); err != nil {
			stop()
			drain(slots[i+1:])
			return errors.Join(err, o.giveBack(claims[i+1:], resumed))
		}
	}
	return nil
}

// prepareAll prepares claims side by side, begun in their order. Once ctx is
// done no more are begun: the first that is not has its slot closed.
func (o *Office) prepareAll(ctx context.Context, claims []ingest.Claim, resumed bool) []chan prepared {
	slots := make([]chan prepared, len(claims))
	for i := range slots {
		slots[i] = make(chan prepared, 1)
	}
	whole := context.WithoutCancel(ctx) // a file that is begun is finished
	next := make(chan int)
	for range min(runtime.GOMAXPROCS(0)+1, len(claims)) {
		go func() {
			for i := range next {
				slots[i] <- o.prepare(whole, claims[i], resumed)
			}
		}()
	}
	go func() {
		defer close(next)
		for i := range claims {
			if ctx.Err() != nil {
				close(slots[i])
				return
			}
			next <- i
		}
	}()
	return slots
}

// drain waits until nobody works on a claim any more.
func drain(slots []chan prepared) {
	for _, slot := range slots {
		if _, begun := <-slot; !begun {
			return
		}
	}
}

// giveBack puts claims that were not finished where people see them. Those of
// an earlier run stay claimed, as the ledger may have them already.
func (o *Office) giveBack(claims []ingest.Claim, resumed bool) error {
	if resumed {
		return nil
	}
	var faults []error
	for _, claim := range claims {
		faults = append(faults, o.Inbox.Return(claim))
	}
	return errors.Join(faults...)
}

// finishOne finishes a claim and tells of it. One that somebody is writing
// to after all goes back to the inbox for the next look.
func (o *Office) finishOne(ctx context.Context, p prepared, resumed bool, emit func(Event)) error {
	whole := context.WithoutCancel(ctx)
	var receipt dossier.Receipt
	err := o.patiently(ctx, func() (err error) {
		if transient(p.err) {
			p = o.prepare(whole, p.claim, resumed)
		}
		receipt, err = o.finish(whole, p)
		return err
	})
	if errors.Is(err, ingest.ErrChanged) {
		return o.Inbox.Return(p.claim)
	}
	if err != nil {
		return err
	}
	return o.told(whole, receipt, emit)
}

// told emits the event of a file that was taken.
func (o *Office) told(ctx context.Context, receipt dossier.Receipt, emit func(Event)) error {
	e := Event{Event: "submission", File: receipt.Path, SHA256: receipt.SHA256, Outcome: receipt.Outcome,
		Code: receipt.Code, Message: receipt.Message, Receipt: receipt.ID}
	if receipt.Outcome == dossier.Accepted {
		taken, err := o.Ledger.Taken(ctx, receipt.ID)
		if err != nil {
			return fmt.Errorf("take in %s: %w", receipt.Path, err)
		}
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

// transient tells whether a fault passes by itself within moments: another
// program holds the ledger or a file.
func transient(err error) bool {
	return errors.Is(err, ledger.ErrBusy) || errors.Is(err, ingest.ErrBusy)
}

// patiently tries again a few times over a transient fault.
func (o *Office) patiently(ctx context.Context, do func() error) error {
	err := do()
	for _, pause := range []time.Duration{100 * time.Millisecond, 500 * time.Millisecond, 2 * time.Second} {
		if !transient(err) || o.Wait(ctx, pause) != nil {
			return err
		}
		err = do()
	}
	return err
}
