package sqlite

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"hoso/pipeline/dossier"
	"hoso/pipeline/ledger"
)

// TestPragmas: what the deletion of claims relies on holds on the writing
// connection, also on one that was opened anew.
func TestPragmas(t *testing.T) {
	s, err := Open(t.Context(), filepath.Join(t.TempDir(), "hoso.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for range 2 {
		for pragma, want := range map[string]string{
			"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1", "busy_timeout": "30000",
		} {
			var got string
			if err := s.db.QueryRow("PRAGMA " + pragma).Scan(&got); err != nil || got != want {
				t.Errorf("%s is %q, %v; want %s", pragma, got, err, want)
			}
		}
		s.db.SetMaxIdleConns(0) // drops the connection
		s.db.SetMaxIdleConns(1)
	}
	if _, err := s.read.Exec("CREATE TABLE x (y)"); err == nil {
		t.Error("a reader could write")
	}
}

// TestBusy: who can't get the ledger is told so in words.
func TestBusy(t *testing.T) {
	path := filepath.Join(t.TempDir(), "hoso.db")
	var stores [2]*Store
	for i := range stores {
		s, err := Open(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		stores[i] = s
	}
	if _, err := stores[1].db.Exec("PRAGMA busy_timeout = 1"); err != nil {
		t.Fatal(err)
	}
	paper := dossier.Paper{Plan: "p", Path: "p", Act: dossier.Act{By: "x", At: time.Unix(1, 0)}}
	err := stores[0].act(t.Context(), func(*tx) error { return stores[1].PutPaper(t.Context(), paper) })
	if !errors.Is(err, ledger.ErrBusy) {
		t.Errorf("%v, want ErrBusy", err)
	}
	if err := stores[1].PutPaper(t.Context(), paper); err != nil {
		t.Errorf("afterwards: %v", err)
	}
}

// TestFull: a full disk leaves the ledger as it was, and whole.
func TestFull(t *testing.T) {
	s, err := Open(t.Context(), filepath.Join(t.TempDir(), "hoso.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if _, err := s.db.Exec("PRAGMA max_page_count = 1"); err != nil { // as large as it is now
		t.Fatal(err)
	}
	paper := dossier.Paper{Plan: "p", Path: "p", Kind: strings.Repeat("x", 1<<20), Act: dossier.Act{By: "x", At: time.Unix(1, 0)}}
	if err := s.PutPaper(t.Context(), paper); !errors.Is(err, ledger.ErrFull) {
		t.Errorf("%v, want ErrFull", err)
	}
	plans, err := s.Plans(t.Context())
	if err != nil || len(plans) != 0 {
		t.Errorf("the ledger holds %v, %v; want nothing", plans, err)
	}
	if faults, err := s.Check(t.Context()); err != nil || len(faults) > 0 {
		t.Errorf("Check %v, %v", faults, err)
	}
}
