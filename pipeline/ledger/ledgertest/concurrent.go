package ledgertest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"

	"hoso/pipeline/dossier"
	"hoso/pipeline/ledger"
)

const workers = 8

// crowd runs do in workers goroutines, half of them on each of two handles
// of one ledger.
func crowd(t *testing.T, open Opener, dir string, do func(worker int, s ledger.Store)) ledger.Store {
	t.Helper()
	handles := []ledger.Store{open(t, dir), open(t, dir)}
	var wait sync.WaitGroup
	for w := range workers {
		wait.Go(func() { do(w, handles[w%2]) })
	}
	wait.Wait()
	return handles[0]
}

func testConcurrentAccept(t *testing.T, open Opener) {
	const files = 12
	s := crowd(t, open, t.TempDir(), func(w int, s ledger.Store) {
		for i := range files {
			key := fmt.Sprintf("%d-%d", w, i)
			p := Paper{Key: key, Unit: fmt.Sprint("đơn vị ", i%4), Names: []string{fmt.Sprintf("Mô hình số %d", i)}}
			if _, err := s.Accept(t.Context(), p.Submission(key)); err != nil {
				t.Errorf("Accept %s: %v", key, err)
			}
		}
	})
	st := state(t, s)
	if len(st.Receipts) != workers*files || len(st.Entries) != files {
		t.Errorf("%d receipts and %d models, want %d and %d", len(st.Receipts), len(st.Entries), workers*files, files)
	}
	for i, e := range st.Entries {
		if e.ID != ledger.ModelID(2026, i+1) || len(e.Revisions) != workers {
			t.Errorf("model %d: %s with %d revisions", i+1, e.ID, len(e.Revisions))
		}
	}
	whole(t, s)
}

func testConcurrentClaim(t *testing.T, open Opener) {
	receipts := make([]int64, workers)
	s := crowd(t, open, t.TempDir(), func(w int, s ledger.Store) {
		r, err := s.Accept(t.Context(), Paper{Key: "a", Unit: "p9", Names: []string{talk}}.Submission("claim"))
		if err != nil {
			t.Errorf("Accept: %v", err)
		}
		receipts[w] = r.ID
	})
	if slices.Min(receipts) != slices.Max(receipts) || len(state(t, s).Receipts) != 1 {
		t.Errorf("one claim gave the receipts %v", receipts)
	}
	whole(t, s)
}

func testConcurrentIssue(t *testing.T, open Opener) {
	const each = 5
	dir := t.TempDir()
	s := open(t, dir)
	var ids []string
	for i := range workers * each {
		key := fmt.Sprint(i)
		r := accept(t, s, Paper{Key: key, Unit: key, Names: []string{talk}}, key)
		all, err := s.Taken(t.Context(), r.ID)
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, all[0].Model)
	}
	recognise(t, s, ids...)
	fault := errors.New("fault")
	crowd(t, open, dir, func(w int, s ledger.Store) {
		for i, id := range ids[w*each : (w+1)*each] {
			if i == 2 { // a failure in between must leave no gap
				_, err := s.Issue(t.Context(), order(id), func(c dossier.Certificate) (dossier.Certificate, error) { return c, fault })
				if !errors.Is(err, fault) {
					t.Errorf("failing seal of %s: %v", id, err)
				}
			}
			if _, err := s.Issue(t.Context(), order(id), sealed); err != nil {
				t.Errorf("Issue %s: %v", id, err)
			}
		}
	})
	certificates := state(t, s).Certificates
	if len(certificates) != len(ids) {
		t.Fatalf("%d certificates, want %d", len(certificates), len(ids))
	}
	for i, c := range certificates {
		if c.Sequence != i+1 || c.Content.Register != ledger.Register(2026, i+1) {
			t.Errorf("certificate %d has the number %d, %q", i+1, c.Sequence, c.Content.Register)
		}
	}
	whole(t, s)
}

func testConcurrentOne(t *testing.T, open Opener) {
	dir := t.TempDir()
	s := open(t, dir)
	accept(t, s, Paper{Key: "a", Unit: "p9", Names: []string{talk}}, "a")
	recognise(t, s, "2026-001")
	var lock sync.Mutex
	issued := 0
	crowd(t, open, dir, func(_ int, s ledger.Store) {
		_, err := s.Issue(t.Context(), order("2026-001"), sealed)
		lock.Lock()
		defer lock.Unlock()
		if err == nil {
			issued++
		} else if !errors.Is(err, ledger.ErrIssued) {
			t.Errorf("Issue: %v", err)
		}
	})
	if issued != 1 {
		t.Errorf("%d callers got the certificate, want 1", issued)
	}
	whole(t, s)
}

// testWholeActs: who reads while others write sees an act whole or not at
// all.
func testWholeActs(t *testing.T, open Opener) {
	s := crowd(t, open, t.TempDir(), func(w int, s ledger.Store) {
		for i := range 8 {
			key := fmt.Sprintf("%d-%d", w, i)
			if w%4 != 3 {
				p := Paper{Key: key, Unit: fmt.Sprint("đơn vị ", w), Names: []string{talk, reform}}
				if _, err := s.Accept(t.Context(), p.Submission(key)); err != nil {
					t.Errorf("Accept: %v", err)
				}
				continue
			}
			seen, err := s.State(context.WithoutCancel(t.Context()), Plan) // whose parts another worker changes
			if err != nil {
				t.Errorf("State: %v", err)
				continue
			}
			revisions := 0
			for _, e := range seen.Entries {
				revisions += len(e.Revisions)
			}
			if revisions != 2*len(seen.Receipts) || len(seen.Entries)%2 != 0 {
				t.Errorf("half an act: %d receipts, %d models, %d revisions", len(seen.Receipts), len(seen.Entries), revisions)
			}
		}
	})
	whole(t, s)
}

// testCancelled: an act that was called off leaves nothing.
func testCancelled(t *testing.T, open Opener) {
	s := open(t, t.TempDir())
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.Accept(ctx, Paper{Key: "a", Unit: "p9", Names: []string{talk}}.Submission("a")); !errors.Is(err, context.Canceled) {
		t.Errorf("Accept: %v, want context.Canceled", err)
	}
	if st := state(t, s); len(st.Receipts) != 0 {
		t.Errorf("receipts %+v", st.Receipts)
	}
	accept(t, s, Paper{Key: "a", Unit: "p9", Names: []string{talk}}, "a")
	whole(t, s)
}
