package pipeline

import (
	"context"
	"slices"

	"hoso/pipeline/dossier"
	"hoso/pipeline/ledger"
)

// together is how many arrivals have their slips looked at together: what is in
// memory at once does not grow with the ledger.
const together = 256

// upToDate brings every standing paper up to date. Where nothing has happened
// since it last did, that is a matter of looking at folders' times; where
// little has, only the slips are looked at that it concerns, then what sums
// up. Of what the arrivals named brought it tells what only a person can
// settle.
func (o *Office) upToDate(ctx context.Context, accepted []int64, emit func(Event)) error {
	now, err := o.stampNow(ctx)
	if err != nil {
		return err
	}
	seen := watchBeside(emit)
	emit = seen.event
	former := o.readStamp()
	stands := o.stand(former)
	if stands && former.same(now) {
		return nil
	}
	receipts, some := []int64(nil), false
	if stands && former.Key == now.Key {
		if receipts, some, err = o.since(ctx, former); err != nil {
			return err
		}
	}
	if !some {
		former = stamp{}
		if receipts, err = o.Ledger.Brought(ctx, o.Plan.ID); err != nil {
			return err
		}
	}
	papers, err := o.slipsUpToDate(ctx, receipts, emit)
	if err != nil {
		return err
	}
	rest, err := o.sumsUpToDate(ctx, accepted, emit)
	if err != nil {
		return err
	}
	if seen.aside { // perhaps only a viewer held the paper: the next run looks again
		return nil
	}
	_ = o.putStamp(ctx, former, append(papers, rest...)) // else the next run looks at each paper again
	return nil
}

// slipsUpToDate brings the slips of arrivals up to date, some at a time, and
// gives the papers as they stand then, without what makes them.
func (o *Office) slipsUpToDate(ctx context.Context, receipts []int64, emit func(Event)) (papers []Paper, err error) {
	if len(receipts) == 0 {
		return nil, nil
	}
	shared, err := o.common(ctx)
	if err != nil {
		return nil, err
	}
	done, total := 0, len(receipts)
	for some := range slices.Chunk(receipts, together) {
		state, err := shared.part(ctx, some)
		if err != nil {
			return nil, err
		}
		slips, err := o.slips(state, some)
		if err != nil {
			return nil, err
		}
		if err := o.retire(ctx, state, slips, emit); err != nil {
			return nil, err
		}
		begun := done
		told := func(of, all int) { o.step("papers", begun+of*len(some)/max(all, 1), total) }
		if err := o.putOut(ctx, state, slips, told, emit); err != nil {
			return nil, err
		}
		done += len(some)
		papers = append(papers, named(slips)...)
	}
	return papers, nil
}

// named are papers by their names, without what makes them, which holds all that they show.
func named(papers []Paper) []Paper {
	out := make([]Paper, len(papers))
	for i, p := range papers {
		out[i] = Paper{Name: p.Name, Optional: p.Optional}
	}
	return out
}

// sumsUpToDate brings up to date what sums up all: lists, overview, registers,
// then the page of what is to be done.
func (o *Office) sumsUpToDate(ctx context.Context, accepted []int64, emit func(Event)) ([]Paper, error) {
	seq, err := o.Ledger.Seq(ctx)
	if err != nil {
		return nil, err
	}
	state, err := o.settled(ctx, accepted, emit)
	if err != nil {
		return nil, err
	}
	tellDisputes(state, accepted, emit)
	papers, err := o.sums(state, o.whole(ctx, state))
	if err != nil {
		return nil, err
	}
	if err := o.putOut(ctx, state, papers, o.papersStep, emit); err != nil {
		return nil, err
	}
	papers = named(papers)
	if err := o.withPapers(ctx, state); err != nil {
		return nil, err
	}
	page, err := o.worklistOf(ctx, state, emit)
	if err == nil && o.Looked != nil && o.onlyPapers(ctx, seq) {
		o.Looked(state)
	}
	return append(papers, page...), err
}

// onlyPapers tells whether the acts since one are of papers alone, so that
// what was read before says what stands.
func (o *Office) onlyPapers(ctx context.Context, seq int64) bool {
	for line, err := range ledger.Each(ctx, o.Ledger, seq) {
		if err != nil || line.Verb != "paper" && line.Verb != "retire" {
			return false
		}
	}
	return true
}

// settled is what is current after evidence that waits was attached where its
// model is known.
func (o *Office) settled(ctx context.Context, came []int64, emit func(Event)) (*dossier.State, error) {
	state, err := o.Listed(ctx)
	if err != nil {
		return nil, err
	}
	changed, err := o.settle(ctx, state, came, emit)
	if err != nil || !changed {
		return state, err
	}
	return o.Listed(ctx)
}

// sums are the lists, the overview and the registers; none while nothing has
// been taken. The state may be a Listed one: whole gives the rest, and is nil
// where the state has all.
func (o *Office) sums(state *dossier.State, whole Whole) ([]Paper, error) {
	if !slices.ContainsFunc(state.Entries, func(e dossier.Entry) bool { return len(e.Revisions) > 0 }) {
		return nil, nil
	}
	lists, err := o.lists(state, o.Today(), whole)
	if err != nil {
		return nil, err
	}
	registers, err := o.registers(state)
	return append(lists, registers...), err
}
