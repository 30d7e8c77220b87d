package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"

	"github.com/pressly/goose/v3"
)

//go:embed migrations/*.sql
var migrations embed.FS

// attempts is how often Open tries again when another process makes or
// migrates the same ledger at this moment; each attempt waits for its lock.
const attempts = 5

// VersionError says that a ledger and this program do not fit.
type VersionError struct {
	Path  string
	Have  int64 // of the ledger
	Known int64 // to this program
}

func (e *VersionError) Error() string {
	if e.Have > e.Known {
		return fmt.Sprintf("sổ theo dõi %s do phiên bản hoso mới hơn tạo ra (sổ: %d, chương trình: %d); hãy dùng bản hoso mới nhất", e.Path, e.Have, e.Known)
	}
	return fmt.Sprintf("sổ theo dõi %s thuộc phiên bản cũ (sổ: %d, chương trình: %d); hãy chạy “hoso run” một lần để nâng cấp", e.Path, e.Have, e.Known)
}

// ForeignError says that a file is no ledger of hoso.
type ForeignError struct {
	Path  string
	Cause error // may be nil
}

func (e *ForeignError) Error() string {
	return fmt.Sprintf("tệp %s không phải sổ theo dõi của hoso hoặc đã hỏng; hãy kiểm tra đường dẫn trong hoso.yaml hoặc khôi phục từ bản sao lưu", e.Path)
}

// Unwrap gives the cause.
func (e *ForeignError) Unwrap() error { return e.Cause }

// migrate brings the ledger up to the newest version.
func migrate(ctx context.Context, db *sql.DB, path string) error {
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return wrap("migrations", err)
	}
	provider, err := goose.NewProvider(goose.DialectSQLite3, db, files,
		goose.WithDisableGlobalRegistry(true), goose.WithLogger(goose.NopLogger()))
	if err != nil {
		return wrap("migrations", err)
	}
	for range attempts {
		var have int64
		have, err = version(ctx, db, path)
		known := newest(provider)
		var foreign *ForeignError
		switch {
		case errors.As(err, &foreign):
			return err
		case err != nil:
			continue
		case have == known:
			return nil
		case have > known:
			return &VersionError{Path: path, Have: have, Known: known}
		}
		_, err = provider.Up(ctx)
	}
	return wrap("migrate", err)
}

// current fails when the ledger is not of this program's version.
func current(ctx context.Context, db *sql.DB, path string) error {
	files, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return wrap("migrations", err)
	}
	have, err := version(ctx, db, path)
	if err != nil {
		return err
	}
	if known := int64(len(files)); have != known {
		return &VersionError{Path: path, Have: have, Known: known}
	}
	return nil
}

func newest(p *goose.Provider) int64 {
	var version int64
	for _, s := range p.ListSources() {
		version = max(version, s.Version)
	}
	return version
}

// version is that of the ledger, 0 for an empty file.
func version(ctx context.Context, db *sql.DB, path string) (int64, error) {
	var tables, ours int
	row := db.QueryRowContext(ctx, `SELECT count(*), count(*) FILTER (WHERE name = 'goose_db_version') FROM sqlite_master WHERE type = 'table'`)
	if err := row.Scan(&tables, &ours); err != nil {
		if notADatabase(err) {
			return 0, &ForeignError{Path: path, Cause: err}
		}
		return 0, wrap("open", err)
	}
	if tables == 0 {
		return 0, nil
	}
	if ours == 0 {
		return 0, &ForeignError{Path: path}
	}
	var have int64
	err := db.QueryRowContext(ctx, `SELECT coalesce(max(version_id), 0) FROM goose_db_version WHERE is_applied = 1`).Scan(&have)
	if err != nil {
		return 0, wrap("version", err)
	}
	var mark int64
	if err := db.QueryRowContext(ctx, `PRAGMA application_id`).Scan(&mark); err != nil {
		return 0, wrap("version", err)
	}
	if have > 0 && mark != application {
		return 0, &ForeignError{Path: path}
	}
	return have, nil
}

// application marks the file as a ledger of hoso ("hoso" in ASCII).
const application = 0x686F736F
