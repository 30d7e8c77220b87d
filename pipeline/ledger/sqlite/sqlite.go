// Package sqlite keeps the ledger in one SQLite file (hoso.db) with the pure
// Go driver modernc.org/sqlite, so the program stays one static binary.
//
// How it keeps its promises:
//
//   - One act, one transaction: every change runs in BEGIN IMMEDIATE on the
//     only writing connection, writes its line in the journal, and commits.
//     What it decides, it decides on what it has locked.
//   - Durable: WAL with synchronous=FULL. When Accept has returned, the claim
//     in the inbox may be deleted, even if the power fails now.
//   - Readers (State, Plans, …) use their own connections and see one moment;
//     they never wait for a writer.
//   - The file may be held by several processes; they wait for each other.
//
// The file must lie on a local disk: WAL does not work on a network share.
package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	_ "modernc.org/sqlite" // the driver "sqlite"

	"hoso/pipeline/ledger"
)

// Store is a ledger in a SQLite file.
type Store struct {
	path    string
	db      *sql.DB // the one writing connection; nil when read-only
	read    *sql.DB
	scratch bool // made durable when it is closed
}

var _ ledger.Store = (*Store)(nil)

// busy is how long one process waits for another's act, in milliseconds. An
// act may hold a certificate being drawn and archived.
const busy = 30_000

// Open opens the ledger at path, makes it when it is not there (its folder
// must be) and brings it up to this program's version. A ledger of a newer
// program is refused with a VersionError, a file of something else with a
// ForeignError.
func Open(ctx context.Context, path string) (*Store, error) { return openWith(ctx, path, "FULL") }

// OpenScratch makes a ledger that nothing relies on before it is closed: its
// acts are durable only then.
func OpenScratch(ctx context.Context, path string) (*Store, error) { return openWith(ctx, path, "OFF") }

func openWith(ctx context.Context, path, synchronous string) (*Store, error) {
	db, err := connect(path, "_txlock=immediate", "_pragma=journal_mode(WAL)", "_pragma=synchronous("+synchronous+")", "_pragma=foreign_keys(1)")
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	if err := migrate(ctx, db, path); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	read, err := readers(path)
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return &Store{path: path, db: db, read: read, scratch: synchronous == "OFF"}, nil
}

// OpenReadOnly opens a ledger that is there, changes nothing in it, and
// fails every act with ledger.ErrReadOnly.
func OpenReadOnly(ctx context.Context, path string) (*Store, error) {
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("chưa có sổ theo dõi tại %s; hãy chạy “hoso run” trước: %w", path, err)
	}
	read, err := readers(path, "mode=ro")
	if err != nil {
		return nil, err
	}
	if err := current(ctx, read, path); err != nil {
		return nil, errors.Join(err, read.Close())
	}
	return &Store{path: path, read: read}, nil
}

// Close closes the ledger; the write-ahead log is folded into the file.
func (s *Store) Close() error {
	err := s.read.Close()
	if s.db != nil {
		err = errors.Join(err, s.db.Close())
	}
	if s.scratch && err == nil {
		err = syncFile(s.path)
	}
	return wrap("close", err)
}

func readers(path string, more ...string) (*sql.DB, error) {
	read, err := connect(path, append(more, "_pragma=query_only(1)")...)
	if err != nil {
		return nil, err
	}
	read.SetMaxOpenConns(4)
	return read, nil
}

// connect names the file as a URI, so that no letter of its path is taken
// for an option.
func connect(path string, options ...string) (*sql.DB, error) {
	full, err := filepath.Abs(path)
	if err != nil {
		return nil, wrap("open", err)
	}
	full = filepath.ToSlash(full)
	if !strings.HasPrefix(full, "/") { // C:/hoso/hoso.db
		full = "/" + full
	}
	name := url.URL{Scheme: "file", Path: full}
	options = append([]string{fmt.Sprintf("_pragma=busy_timeout(%d)", busy)}, options...)
	db, err := sql.Open("sqlite", name.String()+"?"+strings.Join(options, "&"))
	return db, wrap("open", err)
}

// wrap says what was done, and in the ledger's words what a user can mend.
func wrap(what string, err error) error {
	switch code(err) {
	case 0:
		if err == nil {
			return nil
		}
	case 5: // SQLITE_BUSY
		err = fmt.Errorf("%w (%w)", ledger.ErrBusy, err)
	case 10, 14: // SQLITE_IOERR, SQLITE_CANTOPEN
		err = fmt.Errorf("%w (%w)", ledger.ErrDisk, err)
	case 8: // SQLITE_READONLY
		err = fmt.Errorf("%w (%w)", fs.ErrPermission, err)
	case 11, 26: // SQLITE_CORRUPT, SQLITE_NOTADB
		err = fmt.Errorf("%w (%w)", ledger.ErrDamaged, err)
	case 13: // SQLITE_FULL
		err = fmt.Errorf("%w (%w)", ledger.ErrFull, err)
	}
	return fmt.Errorf("ledger/sqlite: %s: %w", what, err)
}
