//go:build unix

package main

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"hoso/pipeline"
	"hoso/pipeline/dossier"
	"hoso/pipeline/ledger"
)

// busy is a ledger that another program holds now and then.
type busy struct {
	ledger.Store
	tries, every int
}

func (b *busy) fault() error {
	if b.tries++; b.tries%b.every != 0 {
		return ledger.ErrBusy
	}
	return nil
}

func (b *busy) Accept(ctx context.Context, s ledger.Submission) (dossier.Receipt, error) {
	if err := b.fault(); err != nil {
		return dossier.Receipt{}, err
	}
	return b.Store.Accept(ctx, s)
}

func (b *busy) PutPaper(ctx context.Context, papers ...dossier.Paper) error {
	if err := b.fault(); err != nil {
		return err
	}
	return b.Store.PutPaper(ctx, papers...)
}

// TestBusyLedger: a run tries again over a ledger that is busy for moments,
// with growing waits; over one that stays busy it gives up: the file in hand
// stays claimed for the next run, the others are
// in the inbox, where people see them.
func TestBusyLedger(t *testing.T) {
	for _, c := range []struct {
		name         string
		every, taken int
	}{{"for moments", 3, 5}, {"for good", 1 << 30, 0}} {
		t.Run(c.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "w")
			if err := makeWorkspace(dir, officeSettings); err != nil {
				t.Fatal(err)
			}
			for n := range 5 {
				put(t, dir, string(rune('a'+n))+".docx", variation(t, n), time.Hour)
			}
			s := officeOf(t, dir, writing)
			s.Ledger = &busy{Store: s.Ledger, every: c.every}
			var waits []time.Duration
			s.Wait = func(_ context.Context, d time.Duration) error { waits = append(waits, d); return nil }
			summary, _, err := s.Run(t.Context(), func(pipeline.Event) {})
			if (err == nil) != (c.taken > 0) || err != nil && pipeline.KindOf(err) != pipeline.Busy || summary.Accepted != c.taken {
				t.Fatalf("%+v, %v", summary, err)
			}
			if len(waits) < 2 || waits[1] <= waits[0] {
				t.Errorf("waits %v", waits)
			}
			names, err := filepath.Glob(filepath.Join(dir, "inbox", "*.docx"))
			claimed := len(leftIn(t, filepath.Join(dir, "inbox", ".hoso")))
			if err != nil || c.taken == 0 && (len(names) != 4 || claimed != 2) || c.taken > 0 && len(names)+claimed != 0 {
				t.Errorf("%d files in the inbox, %d claimed (%v)", len(names), claimed, err)
			}
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			if err := hoso(t, dir, 0, "run", "--quiet"); err != nil {
				t.Fatal(err)
			}
			statusAgrees(t, dir, 5)
		})
	}
}
