package pipeline

import (
	"context"
	"fmt"

	"hoso/pipeline/dossier"
	"hoso/pipeline/ledger"
)

// putWorklist brings the page of what is to be done up to date. It comes last,
// since it links to the papers that are there.
func (o *Office) putWorklist(ctx context.Context, emit func(Event)) ([]Paper, error) {
	if o.Worklist == nil {
		return nil, nil
	}
	state, err := o.Listed(ctx)
	if err != nil {
		return nil, err
	}
	return o.worklistOf(ctx, state, emit)
}

// worklistOf is putWorklist with what is current at hand.
func (o *Office) worklistOf(ctx context.Context, state *dossier.State, emit func(Event)) ([]Paper, error) {
	if o.Worklist == nil {
		return nil, nil
	}
	page, err := o.Worklist(state)
	if err != nil {
		return nil, fmt.Errorf("worklist: %w", err)
	}
	return []Paper{page}, o.putOut(ctx, state, []Paper{page}, o.papersStep, emit)
}

// withPapers puts the papers that are of no arrival into a state as they are
// in the ledger now.
func (o *Office) withPapers(ctx context.Context, state *dossier.State) error {
	now, err := o.Part(ctx, ledger.Extent{})
	if err != nil {
		return err
	}
	var papers []dossier.Paper
	for _, p := range state.Papers {
		if p.Receipt != 0 {
			papers = append(papers, p)
		}
	}
	state.Papers = append(papers, now.Papers...)
	return nil
}
