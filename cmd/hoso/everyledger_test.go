//go:build unix

package main

import (
	"context"
	"errors"
	"math/rand/v2"
	"path/filepath"
	"testing"
	"time"

	"hoso/pipeline/dossier"
	"hoso/pipeline/ledger"
)

// shaky is a ledger on a bad disk: may is asked before each call, and again
// after one that was done, as when only the answer is lost.
type shaky struct {
	ledger.Store
	may func() error
}

func shaken[T any](s shaky, do func() (T, error)) (T, error) {
	var none T
	if err := s.may(); err != nil {
		return none, err
	}
	out, err := do()
	if fault := s.may(); fault != nil {
		return none, errors.Join(err, fault)
	}
	return out, err
}

func (s shaky) Accept(ctx context.Context, in ledger.Submission) (dossier.Receipt, error) {
	return shaken(s, func() (dossier.Receipt, error) { return s.Store.Accept(ctx, in) })
}

func (s shaky) Reject(ctx context.Context, in ledger.Submission, why dossier.Rejection) (dossier.Receipt, error) {
	return shaken(s, func() (dossier.Receipt, error) { return s.Store.Reject(ctx, in, why) })
}

func (s shaky) Issue(ctx context.Context, in ledger.Order, seal func(dossier.Certificate) (dossier.Certificate, error)) (dossier.Certificate, error) {
	return shaken(s, func() (dossier.Certificate, error) { return s.Store.Issue(ctx, in, seal) })
}

func (s shaky) Assess(ctx context.Context, in ledger.Assessed) error {
	_, err := shaken(s, func() (struct{}, error) { return struct{}{}, s.Store.Assess(ctx, in) })
	return err
}

func (s shaky) Correct(ctx context.Context, in ledger.Corrected) ([]dossier.Correction, error) {
	return shaken(s, func() ([]dossier.Correction, error) { return s.Store.Correct(ctx, in) })
}

func (s shaky) PutPaper(ctx context.Context, papers ...dossier.Paper) error {
	_, err := shaken(s, func() (struct{}, error) { return struct{}{}, s.Store.PutPaper(ctx, papers...) })
	return err
}

func (s shaky) Retire(ctx context.Context, p dossier.Paper) error {
	_, err := shaken(s, func() (struct{}, error) { return struct{}{}, s.Store.Retire(ctx, p) })
	return err
}

func (s shaky) ByClaim(ctx context.Context, claim string) (*dossier.Receipt, error) {
	return shaken(s, func() (*dossier.Receipt, error) { return s.Store.ByClaim(ctx, claim) })
}

func (s shaky) Taken(ctx context.Context, receipt int64) ([]ledger.Taken, error) {
	return shaken(s, func() ([]ledger.Taken, error) { return s.Store.Taken(ctx, receipt) })
}

func (s shaky) State(ctx context.Context, plan string) (*dossier.State, error) {
	return shaken(s, func() (*dossier.State, error) { return s.Store.State(ctx, plan) })
}

func (s shaky) Part(ctx context.Context, plan string, e ledger.Extent) (*dossier.State, error) {
	return shaken(s, func() (*dossier.State, error) { return s.Store.Part(ctx, plan, e) })
}

func (s shaky) Wrote(ctx context.Context, path, sha string) (bool, error) {
	return shaken(s, func() (bool, error) { return s.Store.Wrote(ctx, path, sha) })
}

// TestEveryLedgerCallFails lets the ledger fail at one call after the other,
// before it is done and after, once and for good. A sound run then ends as an
// undisturbed one. HOSO_FAULTS as in TestEveryOperationFails.
func TestEveryLedgerCallFails(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "w")
	must(t, makeWorkspace(dir, officeSettings))
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 6))
	for _, c := range chapters() {
		if c.come != nil {
			c.come(t, dir)
		}
		calm, total := copied(t, dir), 0
		must(t, act(t, calm, onLedger(c, func() error { total++; return nil }), nil))
		want := workspaceNow(t, calm)
		stride := strideOf(total)
		for n := 1 + random.IntN(stride); n <= total; n += stride {
			at, count, forGood := copied(t, dir), 0, random.IntN(2) == 0
			fault := []error{ledger.ErrDisk, ledger.ErrFull, ledger.ErrBusy}[n%3]
			err := act(t, at, onLedger(c, func() error {
				if count++; count == n || forGood && count > n {
					return fault
				}
				return nil
			}), nil)
			if again := act(t, at, c, nil); again != nil {
				t.Fatalf("%s, call %d, %v, for good %v: %v; then %v", c.name, n, fault, forGood, err, again)
			}
			if differs := difference(workspaceNow(t, at), want); differs != "" {
				t.Fatalf("%s, call %d, %v, for good %v (%v): %s", c.name, n, fault, forGood, err, differs)
			}
		}
		t.Logf("%s: %d moments of the ledger", c.name, total)
		dir = calm
	}
}

// onLedger is a chapter on a shaky ledger.
func onLedger(c chapter, may func() error) chapter {
	do := c.do
	c.do = func(s *session) error {
		sound := s.Ledger
		s.Ledger = shaky{sound, may}
		defer func() { s.Ledger = sound }()
		return do(s)
	}
	return c
}
