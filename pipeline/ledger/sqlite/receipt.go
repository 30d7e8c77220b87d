package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"hoso/pipeline/dossier"
	"hoso/pipeline/ledger"
)

// receiptColumns are those of a receipt with what a person has said of it
// since.
const receiptColumns = `r.id, r.plan, r.path, coalesce(k.unit_id, r.unit_id), coalesce(k.unit_name, r.unit_name), r.sha256,
	(SELECT size FROM contents c WHERE c.sha256 = r.sha256), r.kind, r.outcome, r.code, r.message, r.advice, r.duplicate_of,
	coalesce(k.received, ''), coalesce(k.via, ''), r.by, r.at`

const receiptTables = ` FROM receipts r LEFT JOIN receipt_corrections k ON k.receipt = r.id `

// Reject implements ledger.Store.
func (s *Store) Reject(ctx context.Context, sub ledger.Submission, reason dossier.Rejection) (dossier.Receipt, error) {
	return s.arrive(ctx, "reject", sub, func(t *tx, r *dossier.Receipt) (ledger.Arrived, error) {
		r.Outcome, r.Code, r.Message, r.Advice = dossier.Quarantined, reason.Code, reason.Message, reason.Advice
		err := t.putReceipt(sub, r)
		return ledger.Arrived{Code: r.Code, Reason: &reason}, err
	})
}

// Stage implements ledger.Store.
func (s *Store) Stage(ctx context.Context, sub ledger.Submission) (dossier.Receipt, error) {
	return s.arrive(ctx, "stage", sub, func(t *tx, r *dossier.Receipt) (ledger.Arrived, error) {
		r.Outcome, r.Kind = dossier.Staged, dossier.Assessed
		if sub.Record.Kind == dossier.Corrections || sub.Record.Kind == dossier.Evidence {
			r.Kind = sub.Record.Kind
		}
		found, err := t.one([]any{&r.DuplicateOf},
			`SELECT min(id) FROM receipts WHERE plan = ? AND sha256 = ? AND outcome = 'staged' AND (? <> 'evidence' OR path = ?) HAVING count(*) > 0`,
			sub.Plan, sub.SHA256, sub.Record.Kind, sub.Path)
		if err != nil {
			return ledger.Arrived{}, err
		}
		if found {
			r.Outcome = dossier.Duplicate
		}
		return ledger.Arrived{}, t.putReceipt(sub, r)
	})
}

// arrive is one arrival of one file: the same claim gives the first receipt,
// else decide finds the outcome and writes all that follows.
func (s *Store) arrive(ctx context.Context, verb string, sub ledger.Submission, decide func(*tx, *dossier.Receipt) (ledger.Arrived, error)) (dossier.Receipt, error) {
	if err := whole(&sub.Act, sub.Plan); err != nil {
		return dossier.Receipt{}, err
	}
	if sub.Claim == "" || len(sub.SHA256) != 64 {
		return dossier.Receipt{}, fmt.Errorf("ledger/sqlite: a submission needs its claim and SHA-256, got %q, %q", sub.Claim, sub.SHA256)
	}
	receipt := dossier.Receipt{
		Plan: sub.Plan, Path: sub.Path, Unit: sub.Unit(), SHA256: sub.SHA256, Size: sub.Size, Kind: sub.Record.Kind, Act: sub.Act,
	}
	if receipt.Kind == "" {
		receipt.Kind = dossier.Unknown
	}
	err := s.act(ctx, func(t *tx) error {
		former, err := t.byClaim(sub.Claim)
		if err != nil {
			return err
		}
		if former != nil {
			receipt = *former
			return sameBytes(former, sub)
		}
		if err := t.content(sub); err != nil {
			return err
		}
		detail, err := decide(t, &receipt)
		if err != nil {
			return err
		}
		detail.Receipt, detail.Outcome, detail.Given = receipt.ID, receipt.Outcome, ledger.GivenOf(sub)
		return t.note(sub.Act, sub.Plan, verb, sub.Path, detail)
	})
	if err != nil {
		return dossier.Receipt{}, err
	}
	return receipt, nil
}

func sameBytes(former *dossier.Receipt, sub ledger.Submission) error {
	if former.SHA256 != sub.SHA256 {
		return fmt.Errorf("claim %q: %w", sub.Claim, ledger.ErrClaim)
	}
	return nil
}

func (t *tx) content(sub ledger.Submission) error {
	if err := t.plan(sub.Plan, sub.Act); err != nil {
		return err
	}
	return t.exec(`INSERT INTO contents (sha256, size) VALUES (?, ?) ON CONFLICT DO NOTHING`, sub.SHA256, sub.Size)
}

func (t *tx) putReceipt(sub ledger.Submission, r *dossier.Receipt) error {
	var err error
	r.ID, err = t.insert(`INSERT INTO receipts
		(claim, plan, path, unit_id, unit_name, unit_key, sha256, kind, outcome, code, message, advice, duplicate_of, by, at)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, nullif(?, 0), ?, ?)`,
		sub.Claim, r.Plan, r.Path, r.Unit.ID, r.Unit.Name, ledger.UnitKey(r.Unit), r.SHA256, r.Kind, r.Outcome,
		r.Code, r.Message, r.Advice, r.DuplicateOf, r.By, stamp(r.At))
	return err
}

// ByClaim implements ledger.Store.
func (s *Store) ByClaim(ctx context.Context, claim string) (receipt *dossier.Receipt, err error) {
	err = s.look(ctx, func(t *tx) error {
		receipt, err = t.byClaim(claim)
		return err
	})
	return receipt, err
}

func (t *tx) byClaim(claim string) (*dossier.Receipt, error) {
	var receipt *dossier.Receipt
	err := t.each(func(scan func(...any) error) (err error) {
		receipt, err = scanReceipt(scan)
		return err
	}, `SELECT `+receiptColumns+receiptTables+`WHERE r.claim = ?`, claim)
	return receipt, err
}

func scanReceipt(scan func(...any) error) (*dossier.Receipt, error) {
	var r dossier.Receipt
	var duplicate sql.NullInt64
	var at string
	err := scan(&r.ID, &r.Plan, &r.Path, &r.Unit.ID, &r.Unit.Name, &r.SHA256, &r.Size, &r.Kind, &r.Outcome,
		&r.Code, &r.Message, &r.Advice, &duplicate, &r.Received, &r.Via, &r.By, &at)
	if err != nil {
		return nil, err
	}
	r.DuplicateOf = duplicate.Int64
	r.At, err = unstamp(at)
	return &r, err
}

// Taken implements ledger.Store.
func (s *Store) Taken(ctx context.Context, receipt int64) (taken []ledger.Taken, err error) {
	err = s.look(ctx, func(t *tx) error {
		return t.each(func(scan func(...any) error) error {
			var one ledger.Taken
			err := scan(&one.Model, &one.Revision, &one.Complete, &one.Current)
			taken = append(taken, one)
			return err
		}, `SELECT v.model, v.number, v.complete, v.current
			FROM receipts r JOIN revisions v ON v.receipt = coalesce(r.duplicate_of, r.id)
			JOIN models m ON m.id = v.model
			WHERE r.id = ? AND v.withdrawn = 0 AND m.merged_into = '' ORDER BY v.position`, receipt)
	})
	return taken, err
}
