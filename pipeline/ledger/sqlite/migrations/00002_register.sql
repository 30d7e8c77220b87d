-- The number register: certificates that are no longer in force say why,
-- numbers of the paper register, printings again, workbooks that were taken.

-- +goose Up
ALTER TABLE decisions ADD COLUMN form TEXT NOT NULL DEFAULT '';
ALTER TABLE decisions ADD COLUMN subjects TEXT NOT NULL DEFAULT '';

ALTER TABLE certificates ADD COLUMN press TEXT NOT NULL DEFAULT '';
ALTER TABLE certificates ADD COLUMN ended TEXT NOT NULL DEFAULT '' CHECK (ended IN ('', 'replaced', 'cancelled', 'withdrawn'));
ALTER TABLE certificates ADD COLUMN ended_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE certificates ADD COLUMN ended_by TEXT NOT NULL DEFAULT '';
ALTER TABLE certificates ADD COLUMN ended_at TEXT NOT NULL DEFAULT '';

CREATE TABLE paper_numbers (
    year        INTEGER NOT NULL,
    sequence    INTEGER NOT NULL CHECK (sequence > 0),
    plan        TEXT NOT NULL REFERENCES plans (id),
    model       TEXT NOT NULL,
    number_json TEXT NOT NULL,
    by          TEXT NOT NULL,
    at          TEXT NOT NULL,
    PRIMARY KEY (year, sequence)
) STRICT;

CREATE TABLE reprints (
    id            INTEGER PRIMARY KEY,
    plan          TEXT NOT NULL REFERENCES plans (id),
    year          INTEGER NOT NULL,
    first         INTEGER NOT NULL,
    last          INTEGER NOT NULL,
    reason        TEXT NOT NULL CHECK (reason <> ''),
    by            TEXT NOT NULL,
    at            TEXT NOT NULL
) STRICT;

CREATE TABLE workbooks (
    id     INTEGER PRIMARY KEY,
    plan   TEXT NOT NULL REFERENCES plans (id),
    sha256 TEXT NOT NULL,
    name   TEXT NOT NULL,
    round  INTEGER NOT NULL,
    by     TEXT NOT NULL,
    at     TEXT NOT NULL,
    UNIQUE (plan, sha256)
) STRICT;

-- What was taken before is told from the assessments.
INSERT INTO workbooks (plan, sha256, name, round, by, at)
    SELECT plan, workbook, '', 0, by, at FROM assessments WHERE id IN (SELECT min(id) FROM assessments GROUP BY plan, workbook) ORDER BY id;

-- +goose StatementBegin
CREATE TRIGGER certificates_end_once
BEFORE UPDATE OF active, press, ended, ended_reason, ended_by, ended_at ON certificates
WHEN old.active = 0 OR new.active = 1 OR new.ended = '' OR new.ended_reason = '' OR new.press <> old.press
BEGIN SELECT RAISE(ABORT, 'a certificate ends once, with a reason'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER numbers_once BEFORE INSERT ON certificates
WHEN EXISTS (SELECT 1 FROM paper_numbers p WHERE p.year = new.year AND p.sequence = new.sequence)
BEGIN SELECT RAISE(ABORT, 'the number stands in the paper register'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER paper_numbers_once BEFORE INSERT ON paper_numbers
WHEN EXISTS (SELECT 1 FROM certificates c WHERE c.year = new.year AND c.sequence = new.sequence)
BEGIN SELECT RAISE(ABORT, 'the number was issued'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER paper_numbers_for_ever BEFORE UPDATE ON paper_numbers
BEGIN SELECT RAISE(ABORT, 'a number is never changed'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER paper_numbers_no_delete BEFORE DELETE ON paper_numbers
BEGIN SELECT RAISE(ABORT, 'a number is never used again'); END;
-- +goose StatementEnd

-- +goose Down
-- A ledger is never taken back to an older version.
