package sqlite

import (
	"context"
	"slices"
	"strconv"

	"hoso/pipeline/dossier"
	"hoso/pipeline/ledger"
)

// Part implements ledger.Store.
func (s *Store) Part(ctx context.Context, plan string, p ledger.Extent) (*dossier.State, error) {
	state := &dossier.State{Plan: plan}
	err := s.look(ctx, func(t *tx) error {
		if p.Alone {
			return t.partOf(state, p)
		}
		if err := t.corrections(state); err != nil {
			return err
		}
		if err := t.partOf(state, p); err != nil {
			return err
		}
		for _, read := range []func(*dossier.State) error{
			t.assessments, t.decisions, t.certificates, t.paperNumbers, t.reprints, t.workbooks, t.attachments, t.dismissals,
		} {
			if err := read(state); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return state, nil
}

// partOf reads the models, revisions, arrivals and papers of a part.
func (t *tx) partOf(state *dossier.State, p ledger.Extent) error {
	var firsts []int64
	var err error
	if !p.Alone {
		if firsts, err = t.firsts(state.Plan); err != nil {
			return err
		}
	}
	own := firsts // arrivals of which only what they brought is wanted
	asked, err := encode(slices.Concat([]int64{}, p.Receipts))
	if p.Only {
		own = slices.Concat(firsts, p.Receipts)
	}
	if err != nil {
		return err
	}
	rows, receipts, err := t.partRows(state.Plan, p, asked, own)
	if err != nil {
		return err
	}
	if err := t.partEntries(state, p, rows); err != nil {
		return err
	}
	if err := t.partReceipts(state, p, slices.Concat(p.Receipts, firsts, receipts)); err != nil {
		return err
	}
	if p.Current {
		if asked, err = encode(slices.Concat(p.Receipts, receipts)); err != nil {
			return err
		}
	}
	return t.partPapers(state, p, asked)
}

// firsts are the first registrations of each unit that were taken, in files
// of their own or in lists with others: of those of one second the one with
// the lowest number.
func (t *tx) firsts(plan string) (ids []int64, err error) {
	err = t.each(func(scan func(...any) error) error {
		var least string
		if err := scan(&least); err != nil {
			return err
		}
		id, err := strconv.ParseInt(least[len(least)-12:], 10, 64)
		ids = append(ids, id)
		return err
	}, `WITH came AS (
			SELECT r.id, coalesce(k.unit_id, r.unit_id) AS unit,
				CASE WHEN coalesce(k.received, '') = '' THEN r.at ELSE coalesce(strftime('%Y-%m-%dT%H:%M:%SZ', k.received, '-7 hours'), r.at) END AS at
			FROM receipts r LEFT JOIN receipt_corrections k ON k.receipt = r.id
			WHERE r.plan = ? AND r.kind = 'registration' AND r.outcome IN ('accepted', 'superseded_older'))
		SELECT min(at || ' ' || printf('%012d', id)) FROM (
			SELECT id, unit, at FROM came
			UNION ALL SELECT c.id, m.unit_id, c.at FROM came c JOIN revisions v ON v.receipt = c.id JOIN models m ON m.id = v.model
			WHERE m.unit_id <> c.unit AND m.merged_into = '' AND v.withdrawn = 0)
		WHERE unit <> '' GROUP BY unit`, plan)
	return ids, err
}

// partRows are the rows of the revisions of a part, in the order of the
// models, and the arrivals that brought them.
func (t *tx) partRows(plan string, p ledger.Extent, asked string, firsts []int64) (rows, receipts []int64, err error) {
	first, err := encode(slices.Concat([]int64{}, firsts))
	if err != nil {
		return nil, nil, err
	}
	err = t.each(func(scan func(...any) error) error {
		var row, receipt int64
		err := scan(&row, &receipt)
		rows, receipts = append(rows, row), append(receipts, receipt)
		return err
	}, `SELECT v.rowid, v.receipt FROM (
			SELECT rowid AS row FROM revisions WHERE ? AND current = 1
			UNION SELECT rowid FROM revisions WHERE NOT ? AND model IN (SELECT model FROM revisions WHERE receipt IN (SELECT value FROM json_each(?)))
			UNION SELECT rowid FROM revisions WHERE receipt IN (SELECT value FROM json_each(?))
			UNION SELECT w.rowid FROM models n JOIN revisions w ON w.model = n.id WHERE n.merged_into <> '' AND NOT ?) a
		CROSS JOIN revisions v ON v.rowid = a.row JOIN models m ON m.id = v.model
		WHERE m.plan = ? ORDER BY m.year, m.sequence, v.number`, p.Current, p.Only, asked, first, p.Alone, plan)
	return rows, receipts, err
}

// partEntries are all models, or those of the rows alone, with the revisions
// of these rows.
func (t *tx) partEntries(state *dossier.State, p ledger.Extent, rows []int64) error {
	list, err := encode(slices.Concat([]int64{}, rows))
	if err != nil {
		return err
	}
	all := &dossier.State{Plan: state.Plan}
	where, arg := `plan = ?`, state.Plan
	if p.Alone {
		where, arg = `id IN (SELECT v.model FROM json_each(?) j CROSS JOIN revisions v ON v.rowid = j.value)`, list
	}
	if err := t.entriesWhere(all, where, arg); err != nil {
		return err
	}
	err = t.revisionsInto(all, shortened(p.Fields, state.Corrections), `SELECT m.id, v.withdrawn, v.number, v.receipt, r.sha256, v.kind, v.period, v.model_json, v.letter_json, v.findings_json, v.complete, v.current, v.by, v.at
		FROM json_each(?) j CROSS JOIN revisions v ON v.rowid = j.value CROSS JOIN models m ON m.id = v.model CROSS JOIN receipts r ON r.id = v.receipt
		ORDER BY j.key`, list)
	if err != nil {
		return err
	}
	takeEntries(state, all.Entries)
	return nil
}

func (t *tx) partReceipts(state *dossier.State, p ledger.Extent, ids []int64) error {
	slices.Sort(ids)
	list, err := encode(slices.Compact(ids))
	if err != nil {
		return err
	}
	err = t.each(func(scan func(...any) error) error {
		r, err := scanReceipt(scan)
		if err != nil {
			return err
		}
		state.Receipts = append(state.Receipts, *r)
		return nil
	}, `SELECT `+receiptColumns+receiptTables+`WHERE r.plan = ? AND r.id IN (
		SELECT value FROM json_each(?)
		UNION SELECT id FROM receipts WHERE ? AND plan = ? AND outcome <> 'accepted'
		UNION SELECT duplicate_of FROM receipts WHERE ? AND plan = ? AND outcome <> 'accepted') ORDER BY r.id`,
		state.Plan, list, p.Current, state.Plan, p.Current, state.Plan)
	if err != nil || !p.Current {
		return err
	}
	state.Others = map[dossier.Outcome]int{}
	err = t.each(func(scan func(...any) error) error {
		var o dossier.Outcome
		var n int
		err := scan(&o, &n)
		state.Others[o] = n
		return err
	}, `SELECT outcome, count(*) FROM receipts WHERE plan = ? GROUP BY outcome`, state.Plan)
	for i := range state.Receipts {
		state.Others[state.Receipts[i].Outcome]--
	}
	return err
}

// partPapers are the papers of these arrivals, and those that are of none.
func (t *tx) partPapers(state *dossier.State, p ledger.Extent, asked string) error {
	if p.Alone {
		return t.papersWhere(state, `id IN (SELECT id FROM papers WHERE current = 1 AND receipt IN (SELECT value FROM json_each(?)))`, asked)
	}
	return t.papersWhere(state, `id IN (
		SELECT id FROM papers WHERE current = 1 AND receipt IS NULL
		UNION SELECT id FROM papers WHERE current = 1 AND receipt IN (SELECT value FROM json_each(?)))`, asked)
}

// Brought implements ledger.Store.
func (s *Store) Brought(ctx context.Context, plan string) (receipts []int64, err error) {
	err = s.look(ctx, func(t *tx) error {
		return t.each(func(scan func(...any) error) error {
			var id int64
			err := scan(&id)
			receipts = append(receipts, id)
			return err
		}, `SELECT v.receipt FROM models m JOIN revisions v ON v.model = m.id
			WHERE m.plan = ? AND m.merged_into = '' AND v.withdrawn = 0
			GROUP BY v.receipt ORDER BY min(m.year * 1000000 + m.sequence), v.receipt`, plan)
	})
	return receipts, err
}
