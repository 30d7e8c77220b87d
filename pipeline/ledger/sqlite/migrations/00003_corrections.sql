-- What people decide over what was read. Nothing is ever deleted; a
-- correction that was undone stays with who undid it.

-- +goose Up
CREATE TABLE corrections (
    number          INTEGER PRIMARY KEY,
    plan            TEXT NOT NULL REFERENCES plans (id),
    kind            TEXT NOT NULL CHECK (kind IN ('set', 'move', 'merge', 'waive', 'received')),
    model           TEXT REFERENCES models (id),
    receipt         INTEGER REFERENCES receipts (id),
    assessed        INTEGER NOT NULL, -- the last assessment when it was made
    correction_json TEXT NOT NULL,    -- without its undoing
    by              TEXT NOT NULL,
    at              TEXT NOT NULL,
    undone_json     TEXT NOT NULL DEFAULT '',
    undone_assessed INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX corrections_plan ON corrections (plan);
CREATE INDEX corrections_model ON corrections (model);

-- A receipt is never changed: what a person says of it stands beside it.
CREATE TABLE receipt_corrections (
    receipt   INTEGER PRIMARY KEY REFERENCES receipts (id),
    unit_id   TEXT,
    unit_name TEXT,
    unit_key  TEXT,
    received  TEXT NOT NULL DEFAULT '',
    via       TEXT NOT NULL DEFAULT ''
) STRICT;

-- The model that this one was merged into, "" while it stands.
ALTER TABLE models ADD COLUMN merged_into TEXT NOT NULL DEFAULT '';
-- 1: a person took it out of this model; it is never current.
ALTER TABLE revisions ADD COLUMN withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1));

-- +goose StatementBegin
CREATE TRIGGER corrections_for_ever
BEFORE UPDATE OF number, plan, kind, model, receipt, assessed, correction_json, by, at ON corrections
BEGIN SELECT RAISE(ABORT, 'a correction is never changed'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER corrections_no_delete BEFORE DELETE ON corrections
BEGIN SELECT RAISE(ABORT, 'a correction is never changed'); END;
-- +goose StatementEnd

-- +goose Down
-- A ledger is never taken back to an older version.
