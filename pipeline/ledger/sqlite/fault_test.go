package sqlite

import (
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"hoso/pipeline/ledger"
)

// TestFaultsOfTheFileHaveNames: what SQLite says of a file that is none of its
// own any more, or that takes no writing, is said in the ledger's errors, by
// which a caller knows what to do.
func TestFaultsOfTheFileHaveNames(t *testing.T) {
	name := filepath.Join(t.TempDir(), "hoso.db")
	do := func(acts string, options ...string) error {
		t.Helper()
		db, err := connect(name, options...)
		if err != nil {
			t.Fatal(err)
		}
		_, err = db.ExecContext(t.Context(), acts)
		return errors.Join(wrap("act", err), db.Close())
	}
	if err := do("CREATE TABLE a (b); INSERT INTO a VALUES (1)"); err != nil {
		t.Fatal(err)
	}
	if err := do("INSERT INTO a VALUES (2)", "_pragma=query_only(1)"); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("read only: %v", err)
	}
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	clear(data[:100])
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := do("INSERT INTO a VALUES (3)"); !errors.Is(err, ledger.ErrDamaged) {
		t.Errorf("no database: %v", err)
	}
	if wrap("act", nil) != nil || !errors.Is(wrap("act", sql.ErrNoRows), sql.ErrNoRows) {
		t.Error("an error that is none of SQLite's must stay itself")
	}
}
