package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	driver "modernc.org/sqlite"

	"hoso/pipeline/dossier"
	"hoso/pipeline/ledger"
)

// tx is a transaction that knows its context. It never leaves the package.
type tx struct {
	*sql.Tx
	ctx context.Context
}

// act runs one whole act: all of it is committed or nothing.
func (s *Store) act(ctx context.Context, do func(t *tx) error) error {
	if s.db == nil {
		return ledger.ErrReadOnly
	}
	return transact(ctx, s.db, nil, do)
}

// look runs do on one moment of the ledger.
func (s *Store) look(ctx context.Context, do func(t *tx) error) error {
	return transact(ctx, s.read, &sql.TxOptions{ReadOnly: true}, do)
}

func transact(ctx context.Context, db *sql.DB, options *sql.TxOptions, do func(t *tx) error) error {
	begun, err := db.BeginTx(ctx, options)
	if err != nil {
		return wrap("begin", err)
	}
	defer func() { _ = begun.Rollback() }() // after a commit it does nothing
	if err := do(&tx{Tx: begun, ctx: ctx}); err != nil {
		return err
	}
	return wrap("commit", begun.Commit())
}

func (t *tx) exec(query string, args ...any) error {
	_, err := t.ExecContext(t.ctx, query, args...)
	return wrap("write", err)
}

// insert gives the row's id.
func (t *tx) insert(query string, args ...any) (int64, error) {
	done, err := t.ExecContext(t.ctx, query, args...)
	if err != nil {
		return 0, wrap("write", err)
	}
	id, err := done.LastInsertId()
	return id, wrap("write", err)
}

// one scans the only row of a query into dest; found is false where there is
// none.
func (t *tx) one(dest []any, query string, args ...any) (found bool, err error) {
	err = t.QueryRowContext(t.ctx, query, args...).Scan(dest...)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil, wrap("read", err)
}

// each calls do for every row of a query.
func (t *tx) each(do func(scan func(...any) error) error, query string, args ...any) error {
	rows, err := t.QueryContext(t.ctx, query, args...)
	if err != nil {
		return wrap("read", err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := do(rows.Scan); err != nil {
			return wrap("read", err)
		}
	}
	return wrap("read", rows.Err())
}

// plan makes sure that the plan is in the ledger.
func (t *tx) plan(id string, act dossier.Act) error {
	return t.exec(`INSERT INTO plans (id, first_seen) VALUES (?, ?) ON CONFLICT DO NOTHING`, id, stamp(act.At))
}

// whole checks that an act says who, when and in which plan, and cuts its
// time to the second that is kept.
func whole(act *dossier.Act, plan string) error {
	if act.By == "" || act.At.IsZero() || plan == "" {
		return fmt.Errorf("ledger/sqlite: an act needs its person, time and plan, got %q, %v, %q", act.By, act.At, plan)
	}
	act.At = act.At.UTC().Truncate(time.Second)
	return nil
}

func stamp(at time.Time) string { return at.UTC().Format(time.RFC3339) }

func unstamp(text string) (time.Time, error) { return time.Parse(time.RFC3339, text) }

func encode(v any) (string, error) {
	text, err := json.Marshal(v)
	return string(text), wrap("encode", err)
}

func decode(text string, into any) error { return json.Unmarshal([]byte(text), into) }

// notADatabase tells whether SQLite found a file of another kind, or one
// whose head is broken (SQLITE_CORRUPT 11, SQLITE_NOTADB 26).
func notADatabase(err error) bool {
	return code(err) == 26 || code(err) == 11
}

// code is SQLite's primary code of an error, 0 for another error or none.
func code(err error) int {
	var fault *driver.Error
	if !errors.As(err, &fault) {
		return 0
	}
	return fault.Code() & 0xff
}
