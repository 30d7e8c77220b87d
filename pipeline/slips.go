package pipeline

import (
	"context"
	"fmt"
	"slices"

	"hoso/pipeline/dossier"
	"hoso/pipeline/generate"
)

// StandingPapers are the papers that a run keeps up to date: a check slip for
// each submission that was taken, the list of units that owe something, the
// overview workbook, the register of certificates.
func (o *Office) StandingPapers(ctx context.Context) ([]Paper, error) {
	state, err := o.State(ctx)
	if err != nil {
		return nil, err
	}
	return o.standingPapers(state)
}

func (o *Office) standingPapers(state *dossier.State) ([]Paper, error) {
	out, err := o.slips(state, generate.Slips(state))
	if err != nil || len(out) == 0 {
		return nil, err // nothing has been taken: nothing to report on
	}
	rest, err := o.sums(state, nil)
	return append(out, rest...), err
}

// slips are the check slips of some arrivals; those that brought no model
// have none.
func (o *Office) slips(state *dossier.State, receipts []int64) ([]Paper, error) {
	parts := newParts(state)
	var out []Paper
	for _, receipt := range receipts {
		if len(parts.entries[receipt]) == 0 {
			continue
		}
		slip, err := o.Press.CheckSlip(parts.of(receipt), o.Plan, receipt)
		if err != nil {
			return nil, fmt.Errorf("check slip of receipt %d: %w", receipt, err)
		}
		out = append(out, fromPress(slip))
		rest, err := o.besideSlip(parts.of(receipt), receipt, fromPress(slip))
		if err != nil {
			return nil, err
		}
		out = append(out, rest...)
	}
	return out, nil
}

// besideSlip are the papers that go with a check slip: its Word edition and
// the marked copy of the sender's file, where the office wants them.
func (o *Office) besideSlip(state *dossier.State, receipt int64, slip Paper) (out []Paper, err error) {
	if o.WordSlip != nil {
		word, err := o.WordSlip(state, receipt, slip)
		if err != nil {
			return nil, fmt.Errorf("check slip in Word of receipt %d: %w", receipt, err)
		}
		out = append(out, word)
	}
	if o.MarkedCopy == nil {
		return out, nil
	}
	marked, err := o.MarkedCopy(state, receipt)
	if err != nil {
		return nil, fmt.Errorf("marked copy of receipt %d: %w", receipt, err)
	}
	if marked != nil {
		out = append(out, *marked)
	}
	return out, nil
}

// parts cuts a state into what one arrival concerns, so that the cost of a
// slip does not grow with the ledger.
type parts struct {
	state    *dossier.State
	receipts map[int64]*dossier.Receipt
	entries  map[int64][]int  // by receipt: which entries it brought
	first    map[string]int64 // by unit: its first registration
}

func newParts(state *dossier.State) *parts {
	p := &parts{state: state, receipts: make(map[int64]*dossier.Receipt, len(state.Receipts)), entries: map[int64][]int{}, first: map[string]int64{}}
	units := map[int64]map[string]bool{} // by receipt: the units of what it registered
	for i := range state.Entries {
		e := &state.Entries[i]
		for j := range e.Revisions {
			r := &e.Revisions[j]
			if have := p.entries[r.Receipt]; len(have) == 0 || have[len(have)-1] != i {
				p.entries[r.Receipt] = append(have, i)
			}
			if r.Kind == dossier.Registration {
				if units[r.Receipt] == nil {
					units[r.Receipt] = map[string]bool{}
				}
				units[r.Receipt][e.Unit.ID] = true
			}
		}
	}
	for i := range state.Receipts {
		r := &state.Receipts[i]
		p.receipts[r.ID] = r
		if r.Kind != dossier.Registration || r.Outcome != dossier.Accepted && r.Outcome != dossier.SupersededOlder {
			continue
		}
		p.earlier(r.Unit.ID, r)
		for unit := range units[r.ID] {
			p.earlier(unit, r)
		}
	}
	return p
}

func (p *parts) earlier(unit string, r *dossier.Receipt) {
	if have := p.receipts[p.first[unit]]; have == nil || r.Arrived().Before(have.Arrived()) {
		p.first[unit] = r.ID
	}
}

// of is the state as far as one arrival concerns: it and the unit's first
// one, with what both brought, and the arrivals of the versions before.
func (p *parts) of(receipt int64) *dossier.State {
	out := &dossier.State{Plan: p.state.Plan}
	r := p.receipts[receipt]
	ids, entries := []int64{receipt}, slices.Clone(p.entries[receipt])
	for _, i := range entries {
		for _, revision := range p.state.Entries[i].Revisions {
			ids = append(ids, revision.Receipt)
		}
	}
	if first, ok := p.first[r.Unit.ID]; ok {
		ids, entries = append(ids, first), append(entries, p.entries[first]...)
	}
	slices.Sort(ids)
	for _, id := range slices.Compact(ids) {
		if of, ok := p.receipts[id]; ok {
			out.Receipts = append(out.Receipts, *of)
		}
	}
	slices.Sort(entries)
	for _, i := range slices.Compact(entries) {
		out.Entries = append(out.Entries, p.state.Entries[i])
	}
	return out
}
