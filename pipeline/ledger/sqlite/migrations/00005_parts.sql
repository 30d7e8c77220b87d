-- What a run and status ask for is found without walking through all that
-- ever came.

-- +goose Up
CREATE INDEX receipts_outcome ON receipts (plan, outcome);
CREATE INDEX papers_receipt ON papers (receipt) WHERE current = 1;

-- +goose Down
-- A ledger is never taken back to an older version.
