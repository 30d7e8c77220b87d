-- What is kept with a model or with the movement and never read, and arrivals
-- that waited for a person and are not wanted. Nothing is ever deleted.

-- +goose Up
CREATE TABLE attachments (
    number          INTEGER PRIMARY KEY,
    plan            TEXT NOT NULL REFERENCES plans (id),
    model           TEXT REFERENCES models (id),
    kind            TEXT NOT NULL CHECK (kind IN ('signed', 'visit', 'publicity', 'evidence', 'superior')),
    sha256          TEXT NOT NULL REFERENCES contents (sha256),
    receipt         INTEGER REFERENCES receipts (id),
    attachment_json TEXT NOT NULL, -- without its taking away
    by              TEXT NOT NULL,
    at              TEXT NOT NULL,
    detached_json   TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX attachments_plan ON attachments (plan);
CREATE INDEX attachments_content ON attachments (sha256);

CREATE TABLE dismissals (
    receipt INTEGER PRIMARY KEY REFERENCES receipts (id),
    plan    TEXT NOT NULL REFERENCES plans (id),
    reason  TEXT NOT NULL CHECK (reason <> ''),
    by      TEXT NOT NULL,
    at      TEXT NOT NULL
) STRICT;

-- +goose StatementBegin
CREATE TRIGGER attachments_for_ever
BEFORE UPDATE OF number, plan, model, kind, sha256, receipt, attachment_json, by, at ON attachments
BEGIN SELECT RAISE(ABORT, 'an attachment is never changed'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER attachments_end_once BEFORE UPDATE OF detached_json ON attachments
WHEN old.detached_json <> '' OR new.detached_json = ''
BEGIN SELECT RAISE(ABORT, 'an attachment is taken away once'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER attachments_no_delete BEFORE DELETE ON attachments
BEGIN SELECT RAISE(ABORT, 'an attachment is never deleted'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER dismissals_for_ever BEFORE UPDATE ON dismissals
BEGIN SELECT RAISE(ABORT, 'a dismissal is never changed'); END;
-- +goose StatementEnd

-- +goose Down
-- A ledger is never taken back to an older version.
