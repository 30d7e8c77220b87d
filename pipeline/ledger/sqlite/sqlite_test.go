package sqlite_test

import (
	"context"
	"path/filepath"
	"testing"

	"hoso/pipeline/ledger"
	"hoso/pipeline/ledger/ledgertest"
	"hoso/pipeline/ledger/sqlite"
)

func open(t testing.TB, dir string) ledger.Store {
	t.Helper()
	s, err := sqlite.Open(context.WithoutCancel(t.Context()), filepath.Join(dir, "hoso.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func TestContract(t *testing.T) { ledgertest.Run(t, open) }
