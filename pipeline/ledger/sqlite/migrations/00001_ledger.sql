-- The ledger. Times are UTC in RFC 3339, days are YYYY-MM-DD, digests are
-- SHA-256 in lower-case hexadecimal, columns called "…_json" hold the nouns
-- of package dossier as JSON. Nothing is ever deleted.

-- +goose Up
PRAGMA application_id = 1752134511; -- "hoso"

CREATE TABLE plans (
    id         TEXT PRIMARY KEY,
    first_seen TEXT NOT NULL
) STRICT;

CREATE TABLE contents (
    sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
    size   INTEGER NOT NULL CHECK (size >= 0)
) STRICT;

-- An arrival: one row for each file that was taken, accepted or not.
CREATE TABLE receipts (
    id           INTEGER PRIMARY KEY,
    claim        TEXT NOT NULL UNIQUE,
    plan         TEXT NOT NULL REFERENCES plans (id),
    path         TEXT NOT NULL,
    unit_id      TEXT NOT NULL,
    unit_name    TEXT NOT NULL,
    unit_key     TEXT NOT NULL,
    sha256       TEXT NOT NULL REFERENCES contents (sha256),
    kind         TEXT NOT NULL,
    outcome      TEXT NOT NULL CHECK (outcome IN ('accepted', 'duplicate', 'superseded_older', 'quarantined', 'staged')),
    code         TEXT NOT NULL,
    message      TEXT NOT NULL,
    advice       TEXT NOT NULL,
    duplicate_of INTEGER REFERENCES receipts (id),
    by           TEXT NOT NULL,
    at           TEXT NOT NULL
) STRICT;
CREATE INDEX receipts_content ON receipts (plan, sha256, unit_key);

-- What one version of program and plan read in a content.
CREATE TABLE records (
    sha256      TEXT NOT NULL REFERENCES contents (sha256),
    plan        TEXT NOT NULL REFERENCES plans (id),
    reader      TEXT NOT NULL,
    receipt     INTEGER NOT NULL REFERENCES receipts (id),
    record_json TEXT NOT NULL,
    PRIMARY KEY (sha256, plan, reader)
) STRICT;

-- The id is year-sequence; a sequence is given once.
CREATE TABLE models (
    id        TEXT PRIMARY KEY,
    year      INTEGER NOT NULL,
    sequence  INTEGER NOT NULL CHECK (sequence > 0),
    plan      TEXT NOT NULL REFERENCES plans (id),
    unit_id   TEXT NOT NULL,
    unit_name TEXT NOT NULL,
    owner_key TEXT NOT NULL,
    name      TEXT NOT NULL,
    by        TEXT NOT NULL,
    at        TEXT NOT NULL,
    UNIQUE (year, sequence)
) STRICT;
CREATE INDEX models_owner ON models (plan, owner_key);

CREATE TABLE revisions (
    model         TEXT NOT NULL REFERENCES models (id),
    number        INTEGER NOT NULL CHECK (number > 0),
    receipt       INTEGER NOT NULL REFERENCES receipts (id),
    position      INTEGER NOT NULL, -- of the model within the file, from 0
    kind          TEXT NOT NULL,
    period        TEXT NOT NULL,
    name          TEXT NOT NULL,
    model_json    TEXT NOT NULL,
    letter_json   TEXT NOT NULL,
    findings_json TEXT NOT NULL,
    complete      INTEGER NOT NULL CHECK (complete IN (0, 1)),
    current       INTEGER NOT NULL CHECK (current IN (0, 1)),
    by            TEXT NOT NULL,
    at            TEXT NOT NULL,
    PRIMARY KEY (model, number)
) STRICT;
CREATE INDEX revisions_receipt ON revisions (receipt);
CREATE UNIQUE INDEX revisions_current ON revisions (model, kind, period) WHERE current = 1;

CREATE TABLE assessments (
    id              INTEGER PRIMARY KEY,
    plan            TEXT NOT NULL REFERENCES plans (id),
    model           TEXT NOT NULL REFERENCES models (id),
    revision        INTEGER NOT NULL,
    workbook        TEXT NOT NULL,
    assessment_json TEXT NOT NULL,
    by              TEXT NOT NULL,
    at              TEXT NOT NULL,
    FOREIGN KEY (model, revision) REFERENCES revisions (model, number)
) STRICT;
CREATE INDEX assessments_model ON assessments (model, id);

CREATE TABLE decisions (
    id        INTEGER PRIMARY KEY,
    plan      TEXT NOT NULL REFERENCES plans (id),
    number    TEXT NOT NULL,
    date      TEXT NOT NULL,
    place     TEXT NOT NULL,
    authority TEXT NOT NULL,
    title     TEXT NOT NULL,
    signer    TEXT NOT NULL,
    workbook  TEXT NOT NULL,
    by        TEXT NOT NULL,
    at        TEXT NOT NULL,
    UNIQUE (plan, number)
) STRICT;

-- active is 0 for one that was withdrawn; its number stays used.
CREATE TABLE certificates (
    year         INTEGER NOT NULL,
    sequence     INTEGER NOT NULL CHECK (sequence > 0),
    plan         TEXT NOT NULL,
    model        TEXT NOT NULL REFERENCES models (id),
    revision     INTEGER NOT NULL,
    decision     TEXT NOT NULL,
    content_json TEXT NOT NULL,
    sha256       TEXT NOT NULL CHECK (length(sha256) = 64),
    active       INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
    by           TEXT NOT NULL,
    at           TEXT NOT NULL,
    PRIMARY KEY (year, sequence),
    FOREIGN KEY (model, revision) REFERENCES revisions (model, number),
    FOREIGN KEY (plan, decision) REFERENCES decisions (plan, number)
) STRICT;
CREATE UNIQUE INDEX certificates_active ON certificates (model) WHERE active = 1;

CREATE TABLE papers (
    id         INTEGER PRIMARY KEY,
    path       TEXT NOT NULL,
    plan       TEXT NOT NULL REFERENCES plans (id),
    current    INTEGER NOT NULL CHECK (current IN (0, 1)),
    receipt    INTEGER REFERENCES receipts (id),
    paper_json TEXT NOT NULL,
    by         TEXT NOT NULL,
    at         TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX papers_current ON papers (path) WHERE current = 1;
CREATE INDEX papers_plan ON papers (plan, current);
CREATE INDEX papers_path ON papers (path);

-- Every act, written in its own transaction; seq has no gaps.
CREATE TABLE journal (
    seq         INTEGER PRIMARY KEY,
    plan        TEXT NOT NULL,
    verb        TEXT NOT NULL,
    subject     TEXT NOT NULL,
    detail_json TEXT NOT NULL,
    by          TEXT NOT NULL,
    at          TEXT NOT NULL
) STRICT;

-- +goose StatementBegin
CREATE TRIGGER journal_for_ever BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is never changed'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is never changed'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER receipts_for_ever BEFORE UPDATE ON receipts
BEGIN SELECT RAISE(ABORT, 'a receipt is never changed'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER receipts_no_delete BEFORE DELETE ON receipts
BEGIN SELECT RAISE(ABORT, 'a receipt is never changed'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER certificates_for_ever
BEFORE UPDATE OF year, sequence, plan, model, revision, decision, content_json, sha256, by, at ON certificates
BEGIN SELECT RAISE(ABORT, 'a certificate is never changed'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER certificates_no_delete BEFORE DELETE ON certificates
BEGIN SELECT RAISE(ABORT, 'a certificate is never changed'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER revisions_no_delete BEFORE DELETE ON revisions
BEGIN SELECT RAISE(ABORT, 'the history is never changed'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER models_no_delete BEFORE DELETE ON models
BEGIN SELECT RAISE(ABORT, 'an id is never used again'); END;
-- +goose StatementEnd

-- +goose Down
-- A ledger is never taken back to an older version.
