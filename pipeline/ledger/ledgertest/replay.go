package ledgertest

import (
	"bytes"
	"context"
	"path/filepath"
	"sync"
	"testing"

	"hoso/pipeline/ledger"
)

// replayed is an opener that does, when a test ends, all acts of each ledger
// that it has made again on an empty one: both must hold the same and have
// the same journal. So an act whose line does not say all of it, or that
// ledger.Replay does not know, fails the test that makes it.
func replayed(open Opener) Opener {
	var once sync.Map
	return func(t testing.TB, dir string) ledger.Store {
		t.Helper()
		if _, seen := once.LoadOrStore(dir, true); !seen {
			t.Cleanup(func() {
				if !t.Failed() {
					replay(t, open, dir)
				}
			})
		}
		return open(t, dir)
	}
}

func replay(t testing.TB, open Opener, dir string) {
	ctx := context.WithoutCancel(t.Context())
	former, again := open(t, dir), open(t, t.TempDir())
	for l, err := range ledger.Each(ctx, former, 0) {
		if err != nil {
			t.Fatal(err)
		}
		if err := ledger.Replay(ctx, again, l); err != nil {
			t.Fatalf("replay of %s: %v", filepath.Base(dir), err)
		}
	}
	want, err := former.Journal(ctx, 0)
	if err != nil {
		t.Fatal(err)
	}
	have, err := again.Journal(ctx, 0)
	if err != nil {
		t.Fatal(err)
	}
	for i, l := range want {
		if i >= len(have) || !same(have[i], l) {
			t.Fatalf("the replayed journal differs at act %d: want %s %s %s", l.Seq, l.Verb, l.Subject, l.Detail)
		}
	}
	var a, b bytes.Buffer
	if err := ledger.Dump(ctx, &a, former); err != nil {
		t.Fatal(err)
	}
	if err := ledger.Dump(ctx, &b, again); err != nil {
		t.Fatal(err)
	}
	if len(have) != len(want) || a.String() != b.String() {
		t.Errorf("replayed:\n%s\nwant\n%s", b.String(), a.String())
	}
}

func same(a, b ledger.Line) bool {
	return a.Seq == b.Seq && a.By == b.By && a.At.Equal(b.At) && a.Plan == b.Plan && a.Verb == b.Verb && a.Subject == b.Subject && bytes.Equal(a.Detail, b.Detail)
}
