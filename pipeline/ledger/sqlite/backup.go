package sqlite

import (
	"context"
	"errors"
	"os"
)

// Backup writes the ledger as of one moment into a new file at path, whole in
// itself, while others go on working with it.
func (s *Store) Backup(ctx context.Context, path string) error {
	db, err := connect(s.path)
	if err != nil {
		return err
	}
	defer db.Close()
	if _, err := db.ExecContext(ctx, `VACUUM INTO ?`, path); err != nil {
		return wrap("backup", err)
	}
	return wrap("backup", syncFile(path))
}

// syncFile makes a file durable.
func syncFile(path string) error {
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(file.Sync(), file.Close())
}
