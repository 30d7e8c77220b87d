package pipeline

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"hoso/pipeline/dossier"
	"hoso/pipeline/generate"
	"hoso/pipeline/ledger"
)

// listed is what is current as lists, sums and answers show it.
func listed() ledger.Extent {
	return ledger.Extent{Current: true, Fields: generate.ListedFields()}
}

// Listed is what stands of the office's plan now as lists, sums and answers
// show it.
func (o *Office) Listed(ctx context.Context) (*dossier.State, error) { return o.Part(ctx, listed()) }

// common is what the parts of many arrivals have in common: read once, each
// part is put over it, so that what one costs does not grow with the ledger.
type common struct {
	office *Office
	base   *dossier.State // as it was read, without corrections
	at     map[string]int // by id: where in base.Entries
}

func (o *Office) common(ctx context.Context) (*common, error) {
	base, err := o.Ledger.Part(ctx, o.Plan.ID, ledger.Extent{})
	if err != nil {
		return nil, err
	}
	c := &common{office: o, base: base, at: make(map[string]int, len(base.Entries))}
	for i := range base.Entries {
		c.at[base.Entries[i].ID] = i
	}
	return c, nil
}

// part is what stands of the models that some arrivals are part of: as
// Office.Part gives it, while no act but of papers comes between.
func (c *common) part(ctx context.Context, receipts []int64) (*dossier.State, error) {
	return c.put(ctx, ledger.Extent{Receipts: receipts, Alone: true})
}

// put puts a part that stands alone over what is common.
func (c *common) put(ctx context.Context, e ledger.Extent) (*dossier.State, error) {
	alone, err := c.office.Ledger.Part(ctx, c.office.Plan.ID, e)
	if err != nil {
		return nil, err
	}
	out := *c.base
	out.Entries = slices.Clone(c.base.Entries)
	for _, e := range alone.Entries {
		i, known := c.at[e.ID]
		if !known {
			return nil, fmt.Errorf("model %s came while papers were made", e.ID)
		}
		out.Entries[i] = e
	}
	out.Papers = alone.Papers
	out.Receipts = slices.Concat(alone.Receipts, c.base.Receipts)
	slices.SortFunc(out.Receipts, func(a, b dossier.Receipt) int { return cmp.Compare(a.ID, b.ID) })
	out.Receipts = slices.CompactFunc(out.Receipts, func(a, b dossier.Receipt) bool { return a.ID == b.ID })
	c.office.Rules().Apply(&out)
	return &out, nil
}

// whole gives models of a state that holds what lists show with all their
// fields.
func (o *Office) whole(ctx context.Context, state *dossier.State) Whole {
	var shared *common
	return func(ids []string) (map[string]*dossier.Entry, error) {
		var err error
		if shared == nil {
			if shared, err = o.common(ctx); err != nil {
				return nil, err
			}
		}
		var receipts []int64
		for _, id := range ids {
			if e := state.Entry(id); e != nil {
				for i := range e.Revisions {
					receipts = append(receipts, e.Revisions[i].Receipt)
				}
			}
		}
		part, err := shared.put(ctx, ledger.Extent{Receipts: receipts, Only: true, Alone: true})
		if err != nil {
			return nil, err
		}
		out := make(map[string]*dossier.Entry, len(ids))
		for _, id := range ids {
			out[id] = part.Entry(id)
		}
		return out, nil
	}
}
