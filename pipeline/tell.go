package pipeline

import (
	"context"
	"fmt"
	"slices"

	"hoso/pipeline/compare"
	"hoso/pipeline/dossier"
	"hoso/pipeline/ingest"
	"hoso/pipeline/ledger"
)

// After makes an office go on where another one of the same workspace, which
// was closed, stopped: what that one told is told no second time.
func (o *Office) After(former *Office) { o.told = former.told }

// tellOnce tells what became of a claim, once it is durable. A claim that can't
// be put away then (the share is lost) is finished once more later, and not
// told again. A program that was killed in between may be followed by one that
// tells it again, as nobody knows how far the first one came.
func (o *Office) tellOnce(ctx context.Context, claim ingest.Claim, receipt dossier.Receipt, emit func(Event)) error {
	if o.told[claim.ID] {
		return nil
	}
	if err := o.tellReceipt(ctx, receipt, emit); err != nil {
		return err
	}
	if o.told == nil {
		o.told = map[string]bool{}
	}
	o.told[claim.ID] = true
	return nil
}

// tellReceipt emits the event of a file that was taken.
func (o *Office) tellReceipt(ctx context.Context, receipt dossier.Receipt, emit func(Event)) error {
	e := Event{Event: "submission", File: receipt.Path, SHA256: receipt.SHA256, Outcome: receipt.Outcome,
		Code: receipt.Code, Message: receipt.Message, Receipt: receipt.ID}
	if receipt.Outcome == dossier.Staged {
		e.Kind = string(receipt.Kind)
	}
	if receipt.Outcome == dossier.Accepted {
		taken, err := o.Ledger.Taken(ctx, receipt.ID)
		if err != nil {
			return fmt.Errorf("take in %s: %w", receipt.Path, err)
		}
		if err := o.tellTaken(ctx, &e, taken); err != nil {
			return fmt.Errorf("take in %s: %w", receipt.Path, err)
		}
	}
	emit(e)
	return nil
}

// tellTaken adds to an event what was taken: whether it is complete with what
// people decided, and whether it says anything new.
func (o *Office) tellTaken(ctx context.Context, e *Event, taken []ledger.Taken) error {
	complete, unchanged := true, len(taken) > 0
	for _, t := range taken {
		e.Models = append(e.Models, t.Model)
		if t.Revision == 1 {
			complete, unchanged = complete && t.Complete, false
			continue
		}
		full, same, err := o.compared(ctx, t)
		if err != nil {
			return err
		}
		complete, unchanged = complete && full, unchanged && same
	}
	e.Complete, e.Unchanged = &complete, unchanged
	return nil
}

// compared tells of a further version whether it is complete, and whether it
// says the same as the version before.
func (o *Office) compared(ctx context.Context, t ledger.Taken) (complete, same bool, err error) {
	entry, corrections, err := o.Ledger.Entry(ctx, t.Model)
	if err != nil || entry == nil {
		return t.Complete, false, err
	}
	at := slices.IndexFunc(entry.Revisions, func(v dossier.Revision) bool { return v.Number == t.Revision })
	if at < 0 {
		return t.Complete, false, nil
	}
	now := entry.Revisions[at]
	for i := at - 1; i >= 0; i-- {
		if before := entry.Revisions[i]; before.Kind == now.Kind && before.Period == now.Period {
			same = len(compare.Compare(o.Plan, before.Model, now.Model)) == 0
			break
		}
	}
	alone := &dossier.State{Plan: o.Plan.ID, Entries: []dossier.Entry{*entry}, Corrections: corrections}
	o.Rules().Apply(alone)
	return alone.Entries[0].Revisions[at].Complete, same, nil
}

// tellDisputes tells what only a person can settle of what some arrivals
// brought.
func tellDisputes(state *dossier.State, receipts []int64, emit func(Event)) {
	if len(receipts) == 0 || len(state.Disputes) == 0 {
		return
	}
	came := make(map[int64]bool, len(receipts))
	for _, id := range receipts {
		came[id] = true
	}
	concerned := map[string]bool{}
	for _, e := range state.Entries {
		for _, v := range e.Revisions {
			concerned[e.ID] = concerned[e.ID] || came[v.Receipt]
		}
	}
	for _, d := range state.Disputes {
		if slices.ContainsFunc(d.Models, func(id string) bool { return concerned[id] }) {
			emit(Event{Event: "dispute", Kind: d.Kind, Message: d.Message, Models: d.Models, Cures: d.Cures})
		}
	}
}
