package sqlite

import (
	"context"
	"strings"

	"hoso/pipeline/dossier"
	"hoso/pipeline/ledger"
)

// Accept implements ledger.Store.
func (s *Store) Accept(ctx context.Context, sub ledger.Submission) (dossier.Receipt, error) {
	year, err := ledger.Year(sub.Plan, sub.Year)
	if err != nil {
		return dossier.Receipt{}, err
	}
	return s.arrive(ctx, "accept", sub, func(t *tx, r *dossier.Receipt) (ledger.Arrived, error) {
		known, err := t.seen(sub, r)
		if err != nil {
			return ledger.Arrived{}, err
		}
		if known {
			return ledger.Arrived{}, t.putReceipt(sub, r)
		}
		models, err := t.take(sub, r, year)
		return ledger.Arrived{Models: models}, err
	})
}

// seen finds the same bytes from the same unit: a duplicate while a part of
// them is current, an older version that comes late afterwards.
func (t *tx) seen(sub ledger.Submission, r *dossier.Receipt) (bool, error) {
	found, err := t.one([]any{&r.DuplicateOf}, `SELECT id FROM receipts
		WHERE plan = ? AND sha256 = ? AND outcome IN ('accepted', 'superseded_older') AND duplicate_of IS NULL
		AND (unit_key = ? OR EXISTS (SELECT 1 FROM receipt_corrections k WHERE k.receipt = receipts.id AND k.unit_key = ?))
		ORDER BY id DESC LIMIT 1`, sub.Plan, sub.SHA256, ledger.UnitKey(r.Unit), ledger.UnitKey(r.Unit))
	if err != nil || !found {
		return false, err
	}
	var revisions, current int
	_, err = t.one([]any{&revisions, &current},
		`SELECT count(*), coalesce(sum(current), 0) FROM revisions WHERE receipt = ?`, r.DuplicateOf)
	r.Outcome = dossier.Duplicate
	if revisions > 0 && current == 0 {
		r.Outcome = dossier.SupersededOlder
	}
	return true, err
}

// fresh is a revision before it is written.
type fresh struct {
	model    string // "": to be made
	older    bool   // than the current one
	findings []dossier.Finding
}

// take accepts new bytes: the receipt, what was read, and a revision of each
// model, whose ids it gives.
func (t *tx) take(sub ledger.Submission, r *dossier.Receipt, year int) (models []string, err error) {
	revisions, err := t.place(sub)
	if err != nil {
		return nil, err
	}
	r.Outcome = dossier.SupersededOlder
	for _, v := range revisions {
		if !v.older {
			r.Outcome = dossier.Accepted
		}
	}
	if len(revisions) == 0 {
		r.Outcome = dossier.Accepted
	}
	if err := t.putReceipt(sub, r); err != nil {
		return nil, err
	}
	if err := t.putRecord(sub, r); err != nil {
		return nil, err
	}
	for i, v := range revisions {
		if v.model == "" {
			if v.model, err = t.putModel(sub, i, year); err != nil {
				return nil, err
			}
		}
		if err := t.putRevision(sub, r, i, v); err != nil {
			return nil, err
		}
		models = append(models, v.model)
	}
	return models, nil
}

// place finds for each model of the record its entry, and whether the paper
// is older than the entry's current one.
func (t *tx) place(sub ledger.Submission) ([]fresh, error) {
	var fault error
	candidates := make([]ledger.Candidate, len(sub.Record.Models))
	for i, m := range sub.Record.Models {
		candidates[i] = ledger.Candidate{Owner: ledger.OwnerKey(&sub, i), Name: m.Text("name")}
	}
	places := ledger.Assign(candidates, func(owner string) []ledger.Known {
		known, err := t.known(sub.Plan, owner)
		if err != nil {
			fault = err
		}
		return known
	})
	if fault != nil {
		return nil, fault
	}
	revisions := make([]fresh, len(places))
	for i, p := range places {
		older, err := t.older(sub, p.ID)
		if err != nil {
			return nil, err
		}
		revisions[i] = fresh{model: p.ID, older: older, findings: append(ledger.Findings(sub.Record.Findings, i), p.Findings...)}
	}
	return revisions, nil
}

// known are the models of an owner, by id, with all the names that papers and
// people gave them.
func (t *tx) known(plan, owner string) ([]ledger.Known, error) {
	var known []ledger.Known
	err := t.each(func(scan func(...any) error) error {
		var id, name, former string
		var year, sequence, number int
		if err := scan(&id, &name, &former, &year, &sequence, &number); err != nil {
			return err
		}
		if len(known) == 0 || known[len(known)-1].ID != id {
			known = append(known, ledger.Known{ID: id, Name: name})
		}
		last := &known[len(known)-1]
		last.Names = append(last.Names, former)
		return nil
	}, `SELECT m.id, m.name, v.name, m.year, m.sequence, v.number FROM models m JOIN revisions v ON v.model = m.id
		WHERE m.plan = ? AND m.owner_key = ? AND m.merged_into = '' AND v.withdrawn = 0
		UNION ALL SELECT m.id, m.name, json_extract(c.correction_json, '$.value'), m.year, m.sequence, 0
		FROM models m JOIN corrections c ON c.model = m.id
		WHERE m.plan = ? AND m.owner_key = ? AND m.merged_into = '' AND c.kind = 'set' AND c.undone_json = ''
		AND json_extract(c.correction_json, '$.field') = 'name' AND json_extract(c.correction_json, '$.value') IS NOT NULL
		ORDER BY 4, 5, 6`, plan, owner, plan, owner)
	return known, err
}

func (t *tx) older(sub ledger.Submission, model string) (bool, error) {
	var text string
	found, err := t.one([]any{&text},
		`SELECT letter_json FROM revisions WHERE model = ? AND kind = ? AND period = ? AND current = 1`, model, sub.Record.Kind, sub.Period)
	if err != nil || !found {
		return false, err
	}
	var current dossier.Letter
	if err := decode(text, &current); err != nil {
		return false, wrap("letter of "+model, err)
	}
	return ledger.Older(sub.Record.Document, current), nil
}

func (t *tx) putRecord(sub ledger.Submission, r *dossier.Receipt) error {
	text, err := encode(sub.Record)
	if err != nil {
		return err
	}
	return t.exec(`INSERT INTO records (sha256, plan, reader, receipt, record_json) VALUES (?, ?, ?, ?, ?)
		ON CONFLICT (sha256, plan, reader) DO NOTHING`, sub.SHA256, sub.Plan, sub.Reader, r.ID, text)
}

// putModel gives the next id of the year; ids are never deleted, so never
// used again.
func (t *tx) putModel(sub ledger.Submission, i, year int) (string, error) {
	var sequence int
	if _, err := t.one([]any{&sequence}, `SELECT coalesce(max(sequence), 0) + 1 FROM models WHERE year = ?`, year); err != nil {
		return "", err
	}
	id, unit := ledger.ModelID(year, sequence), sub.UnitOf(i)
	return id, t.exec(`INSERT INTO models (id, year, sequence, plan, unit_id, unit_name, owner_key, name, by, at)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, id, year, sequence, sub.Plan, unit.ID, unit.Name,
		ledger.OwnerKey(&sub, i), nameOf(sub, i), sub.By, stamp(sub.At))
}

// putRevision adds the revision and, where it is not an older one, puts it
// in the place of the current one of its kind and period.
func (t *tx) putRevision(sub ledger.Submission, r *dossier.Receipt, i int, v fresh) error {
	model, err := encode(sub.Record.Models[i])
	if err != nil {
		return err
	}
	letter, err := encode(sub.Record.Document)
	if err != nil {
		return err
	}
	findings, err := encode(v.findings)
	if err != nil {
		return err
	}
	if !v.older {
		err := t.exec(`UPDATE revisions SET current = 0 WHERE model = ? AND kind = ? AND period = ? AND current = 1`, v.model, r.Kind, sub.Period)
		if err != nil {
			return err
		}
	}
	err = t.exec(`INSERT INTO revisions
		(model, number, receipt, position, kind, period, name, model_json, letter_json, findings_json, complete, current, by, at)
		VALUES (?, (SELECT coalesce(max(number), 0) + 1 FROM revisions WHERE model = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		v.model, v.model, r.ID, i, r.Kind, sub.Period, nameOf(sub, i), model, letter, findings,
		dossier.Complete(v.findings), !v.older, sub.By, stamp(sub.At))
	if err != nil {
		return err
	}
	names := r.Kind == dossier.Registration && !v.older
	return t.exec(`UPDATE models SET name = ? WHERE id = ? AND ? <> '' AND (name = '' OR ?)`, nameOf(sub, i), v.model, nameOf(sub, i), names)
}

func nameOf(sub ledger.Submission, i int) string {
	return strings.TrimSpace(sub.Record.Models[i].Text("name"))
}
