package pipeline

import (
	"context"
	"fmt"
)

// putWorklist brings the page of what is to be done up to date. It comes last,
// as it leads to every other paper, and takes the state anew. It gives the
// page, none where the office has none.
func (o *Office) putWorklist(ctx context.Context, emit func(Event)) ([]Paper, error) {
	if o.Worklist == nil {
		return nil, nil
	}
	state, err := o.State(ctx)
	if err != nil {
		return nil, err
	}
	page, err := o.Worklist(state)
	if err != nil {
		return nil, fmt.Errorf("worklist: %w", err)
	}
	return []Paper{page}, o.putOut(ctx, state, []Paper{page}, emit)
}
