package pipeline

import (
	"context"
	"errors"
	"runtime"
	"time"

	"hoso/pipeline/ingest"
	"hoso/pipeline/ledger"
)

// hand is how many files are in hand at once: claimed together, stored and
// read side by side, committed one after another in the order of their paths.
const hand = 32

// catch is where the taking of files tells what becomes of each.
type catch struct {
	emit func(Event)
	left []ingest.Found // that stay in the inbox for the next look
}

// takeReady takes what a scan found. Asked to stop, it finishes the files
// that it has begun and gives the others back to the inbox.
func (o *Office) takeReady(ctx context.Context, ready []ingest.Found, to *catch) error {
	var faults []error
	total := len(ready)
	o.step("files", 0, total)
	taken := to.emit
	done := 0
	here := &catch{emit: func(e Event) {
		done++
		taken(e)
		o.step("files", done, total)
	}}
	defer func() { to.left = append(to.left, here.left...) }()
	for len(ready) > 0 {
		if err := ctx.Err(); err != nil {
			return errors.Join(append(faults, err)...)
		}
		n := min(hand, len(ready))
		claims, wait, err := o.Inbox.ClaimAll(ready[:n])
		here.left = append(here.left, wait...)
		unpacked, fault := o.unpack(ctx, claims, false)
		total += len(unpacked) - len(claims)
		err = errors.Join(o.takeClaims(ctx, unpacked, false, here), err, fault)
		if faults = append(faults, err); stops(err) {
			break
		}
		ready = ready[n:]
	}
	return errors.Join(faults...)
}

// unpack puts the files of ZIPs in the place of the ZIPs.
func (o *Office) unpack(ctx context.Context, claims []ingest.Claim, resumed bool) ([]ingest.Claim, error) {
	return o.Inbox.Unpack(claims, func(id string) (bool, error) {
		if !resumed {
			return false, nil
		}
		prior, err := o.Ledger.ByClaim(ctx, id)
		return prior != nil, err
	})
}

// takeClaims takes claims in hand; resumed says that they are of an earlier
// run.
func (o *Office) takeClaims(ctx context.Context, claims []ingest.Claim, resumed bool, to *catch) error {
	var faults []error
	for len(claims) > 0 {
		n := min(hand, len(claims))
		err := o.takeHand(ctx, claims[:n], resumed, to)
		claims = claims[n:]
		if faults = append(faults, err); stops(err) {
			faults = append(faults, o.giveBack(claims, resumed))
			break
		}
	}
	return errors.Join(faults...)
}

// stops tells whether a fault concerns every file, not one alone: then there
// is no use in going on.
func stops(err error) bool {
	return err != nil && (errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) ||
		errors.Is(err, ledger.ErrDamaged) || KindOf(err) != Other)
}

// takeHand prepares some claims side by side and finishes them in order. A
// fault of one file alone leaves its claim for the next run and goes on.
func (o *Office) takeHand(ctx context.Context, claims []ingest.Claim, resumed bool, to *catch) error {
	feeding, stop := context.WithCancel(ctx)
	defer stop()
	slots := o.prepareAll(feeding, claims, resumed)
	var faults []error
	for i := range claims {
		p, begun := <-slots[i]
		if !begun { // asked to stop before this one
			return errors.Join(append(faults, ctx.Err(), o.giveBack(claims[i:], resumed))...)
		}
		err := o.finishOne(ctx, p, resumed, to)
		if faults = append(faults, err); stops(err) {
			stop()
			drain(slots[i+1:])
			return errors.Join(append(faults, o.giveBack(claims[i+1:], resumed))...)
		}
	}
	return errors.Join(faults...)
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
// to after all, or that can't be read, goes back to the inbox.
func (o *Office) finishOne(ctx context.Context, p prepared, resumed bool, to *catch) error {
	whole := context.WithoutCancel(ctx)
	err := o.patiently(ctx, func() error {
		if transient(p.err) {
			p = o.prepare(whole, p.claim, resumed)
		}
		_, err := o.finish(whole, p, to.emit)
		return err
	})
	if wait := waitOf(err); wait != "" {
		f := p.claim.Found
		f.Wait = wait
		to.left = append(to.left, f)
		delete(o.told, p.claim.ID)
		return o.Inbox.Return(p.claim)
	}
	return err
}

// waitOf is why a file has to wait though it was claimed, "" where it need not.
func waitOf(err error) ingest.Wait {
	switch {
	case errors.Is(err, ingest.ErrChanged):
		return ingest.Fresh
	case errors.Is(err, ingest.ErrUnreadable):
		return ingest.Unreadable
	}
	return ""
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
