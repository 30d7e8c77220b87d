package sqlite_test

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"hoso/pipeline/dossier"
	"hoso/pipeline/ledger"
	"hoso/pipeline/ledger/ledgertest"
	"hoso/pipeline/ledger/sqlite"
)

func openAt(t testing.TB, path string) *sqlite.Store {
	t.Helper()
	s, err := sqlite.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// meddle changes a closed ledger behind the program's back.
func meddle(t *testing.T, path string, statements ...string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	for _, s := range statements {
		if _, err := db.Exec(s); err != nil {
			t.Fatalf("%s: %v", s, err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

func filled(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "hoso.db")
	s := openAt(t, path)
	for i := range 3 {
		if _, err := s.Accept(t.Context(), file(i)); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestOpenNewerLedger(t *testing.T) {
	path := filled(t)
	meddle(t, path, `INSERT INTO goose_db_version (version_id, is_applied) VALUES (99, 1)`)
	for name, open := range openers() {
		_, err := open(t.Context(), path)
		var version *sqlite.VersionError
		if !errors.As(err, &version) || version.Have != 99 || !strings.Contains(err.Error(), "phiên bản hoso mới hơn") {
			t.Errorf("%s: %v, want a VersionError that says so in Vietnamese", name, err)
		}
	}
}

func TestOpenReadOnlyOlderLedger(t *testing.T) {
	path := filled(t)
	meddle(t, path, `DELETE FROM goose_db_version WHERE version_id > 0`)
	_, err := sqlite.OpenReadOnly(t.Context(), path)
	var version *sqlite.VersionError
	if !errors.As(err, &version) || !strings.Contains(err.Error(), "phiên bản cũ") {
		t.Errorf("%v, want a VersionError", err)
	}
}

func TestOpenForeignFile(t *testing.T) {
	dir := t.TempDir()
	text, other := filepath.Join(dir, "text.db"), filepath.Join(dir, "other.db")
	if err := os.WriteFile(text, []byte(strings.Repeat("không phải cơ sở dữ liệu\n", 100)), 0o600); err != nil {
		t.Fatal(err)
	}
	meddle(t, other, `CREATE TABLE notes (text TEXT)`)
	for _, path := range []string{text, other} {
		before, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for name, open := range openers() {
			_, err := open(t.Context(), path)
			var foreign *sqlite.ForeignError
			if !errors.As(err, &foreign) {
				t.Errorf("%s %s: %v, want a ForeignError", name, filepath.Base(path), err)
			}
		}
		if path == text {
			after, err := os.ReadFile(path)
			if err != nil || string(before) != string(after) {
				t.Errorf("the foreign file was changed (%v)", err)
			}
		}
	}
}

func openers() map[string]func(context.Context, string) (*sqlite.Store, error) {
	return map[string]func(context.Context, string) (*sqlite.Store, error){"Open": sqlite.Open, "OpenReadOnly": sqlite.OpenReadOnly}
}

func TestOpenReadOnly(t *testing.T) {
	path := filled(t)
	s, err := sqlite.OpenReadOnly(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if st, err := s.State(t.Context(), ledgertest.Plan); err != nil || len(st.Receipts) != 3 {
		t.Errorf("State: %v", err)
	}
	if faults, err := s.Check(t.Context()); err != nil || len(faults) > 0 {
		t.Errorf("Check: %v, %v", faults, err)
	}
	if _, err := s.Accept(t.Context(), file(9)); !errors.Is(err, ledger.ErrReadOnly) {
		t.Errorf("Accept: %v, want ErrReadOnly", err)
	}
	if err := s.PutPaper(t.Context(), dossier.Paper{Plan: "p", Path: "p", Act: file(0).Act}); !errors.Is(err, ledger.ErrReadOnly) {
		t.Errorf("PutPaper: %v, want ErrReadOnly", err)
	}
	none := filepath.Join(t.TempDir(), "none.db")
	if _, err := sqlite.OpenReadOnly(t.Context(), none); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no ledger: %v, want fs.ErrNotExist", err)
	}
	if _, err := os.Stat(none); err == nil {
		t.Error("reading made a ledger")
	}
}

// TestOpenOddPath: no letter of a path is taken for an option.
func TestOpenOddPath(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "Hồ sơ năm 2026 (100%25) #1&mode=ro;x+y")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "sổ theo dõi.db")
	s := openAt(t, path)
	if _, err := s.Accept(t.Context(), file(0)); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); err != nil {
		t.Error(err)
	}
}

func TestOpenNoFolder(t *testing.T) {
	if _, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "none", "hoso.db")); err == nil {
		t.Error("a ledger in a folder that is not there was opened")
	}
}

// TestOpenTogether: several callers make the same new ledger at once.
func TestOpenTogether(t *testing.T) {
	path := filepath.Join(t.TempDir(), "hoso.db")
	var wait sync.WaitGroup
	for i := range 8 {
		wait.Go(func() {
			s, err := sqlite.Open(t.Context(), path)
			if err != nil {
				t.Errorf("Open: %v", err)
				return
			}
			defer s.Close()
			if _, err := s.Accept(t.Context(), file(i)); err != nil {
				t.Errorf("Accept: %v", err)
			}
		})
	}
	wait.Wait()
}

func try(t *testing.T, path, statement string) error {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	_, err = db.Exec(statement)
	return err
}
