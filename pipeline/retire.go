package pipeline

import (
	"context"
	"fmt"
	"path"
	"path/filepath"

	"hoso/pipeline/dossier"
)

// retire takes away the slips of arrivals that stand in another folder now, as
// when an arrival was moved to another unit: those that are as hoso wrote them
// are deleted, and the ledger says so. One that a person has edited stays.
func (o *Office) retire(ctx context.Context, state *dossier.State, now []Paper, emit func(Event)) error {
	folder := map[int64]string{}
	for _, p := range now {
		folder[p.Receipt] = path.Dir(OutPath(p))
	}
	for _, p := range state.Papers {
		home, known := folder[p.Receipt]
		if p.Kind != "check_slip" || p.Receipt == 0 || !known || path.Dir(p.Path) == home {
			continue
		}
		if err := o.retireOne(ctx, p, emit); err != nil {
			return fmt.Errorf("retire %s: %w", p.Path, err)
		}
	}
	return nil
}

// retireOne deletes first and records second: a crash in between is made up
// for by the next run, and no slip stays in the folder of another unit.
func (o *Office) retireOne(ctx context.Context, p dossier.Paper, emit func(Event)) error {
	sha, err := o.standing(p.Path)
	if err != nil {
		return err
	}
	if sha != "" && sha != p.SHA256 {
		ours, err := o.Ledger.Wrote(ctx, p.Path, sha)
		if err != nil || !ours {
			return err // a person's
		}
	}
	if sha != "" {
		if err := o.Out.FS.Remove(filepath.Join(o.Out.Root, filepath.FromSlash(p.Path))); err != nil {
			return err
		}
	}
	p.Act = o.act()
	if err := o.patiently(ctx, func() error { return o.Ledger.Retire(ctx, p) }); err != nil || sha == "" {
		return err
	}
	emit(Event{Event: "retired", Kind: p.Kind, Path: p.Path, Format: p.Format, SHA256: p.SHA256, Models: p.Models})
	return nil
}
