package sqlite

import (
	"path/filepath"
	"testing"
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
