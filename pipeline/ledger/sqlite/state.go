package sqlite

import (
	"context"
	"slices"

	"hoso/pipeline/dossier"
)

// Plans implements ledger.Store.
func (s *Store) Plans(ctx context.Context) (plans []string, err error) {
	err = s.look(ctx, func(t *tx) error {
		return t.each(func(scan func(...any) error) error {
			var id string
			err := scan(&id)
			plans = append(plans, id)
			return err
		}, `SELECT id FROM plans ORDER BY id`)
	})
	return plans, err
}

// State implements ledger.Store.
func (s *Store) State(ctx context.Context, plan string) (*dossier.State, error) {
	state := &dossier.State{Plan: plan}
	err := s.look(ctx, func(t *tx) error {
		for _, read := range []func(*dossier.State) error{
			t.receipts, t.entries, t.corrections, t.assessments, t.decisions, t.certificates, t.paperNumbers, t.reprints, t.workbooks, t.attachments, t.dismissals, t.papers,
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

func (t *tx) receipts(state *dossier.State) error {
	return t.each(func(scan func(...any) error) error {
		r, err := scanReceipt(scan)
		if err != nil {
			return err
		}
		state.Receipts = append(state.Receipts, *r)
		return nil
	}, `SELECT `+receiptColumns+receiptTables+`WHERE r.plan = ? ORDER BY r.id`, state.Plan)
}

// entries are the models with their revisions; those that were merged into
// another stand apart.
func (t *tx) entries(state *dossier.State) error {
	all := &dossier.State{Plan: state.Plan}
	if err := t.entriesWhere(all, `plan = ?`, state.Plan); err != nil {
		return err
	}
	if err := t.revisionsWhere(all, `m.plan = ?`, state.Plan); err != nil {
		return err
	}
	takeEntries(state, all.Entries)
	return nil
}

// takeEntries puts those that were merged into another apart.
func takeEntries(state *dossier.State, all []dossier.Entry) {
	if !slices.ContainsFunc(all, func(e dossier.Entry) bool { return e.Into != "" }) {
		state.Entries = all
		return
	}
	for _, e := range all {
		if e.Into != "" {
			state.Merged = append(state.Merged, e)
		} else {
			state.Entries = append(state.Entries, e)
		}
	}
}

func (t *tx) entriesWhere(state *dossier.State, where string, arg any) error {
	return t.each(func(scan func(...any) error) error {
		var e dossier.Entry
		var at string
		err := scan(&e.ID, &e.Plan, &e.Unit.ID, &e.Unit.Name, &e.Name, &e.Into, &e.By, &at)
		if err != nil {
			return err
		}
		e.At, err = unstamp(at)
		state.Entries = append(state.Entries, e)
		return err
	}, `SELECT id, plan, unit_id, unit_name, name, merged_into, by, at FROM models WHERE `+where+` ORDER BY year, sequence`, arg)
}

func (t *tx) revisionsWhere(state *dossier.State, where string, arg any) error {
	return t.revisionsInto(state, wholly, `SELECT m.id, v.withdrawn, v.number, v.receipt, r.sha256, v.kind, v.period, v.model_json, v.letter_json, v.findings_json, v.complete, v.current, v.by, v.at
		FROM models m JOIN revisions v ON v.model = m.id JOIN receipts r ON r.id = v.receipt
		WHERE `+where+` ORDER BY m.year, m.sequence, v.number`, arg)
}

// revisionsInto come in the order of the entries, so one walk puts each in
// place.
func (t *tx) revisionsInto(state *dossier.State, model modelReader, query string, arg any) error {
	next, known := 0, newWords()
	return t.each(func(scan func(...any) error) error {
		var id string
		var withdrawn bool
		v, err := scanRevision(scan, model, &id, &withdrawn)
		if err != nil {
			return err
		}
		known.revision(v)
		for state.Entries[next].ID != id {
			next++
		}
		e := &state.Entries[next]
		if withdrawn {
			e.Withdrawn = append(e.Withdrawn, *v)
		} else {
			e.Revisions = append(e.Revisions, *v)
		}
		return nil
	}, query, arg)
}

func scanRevision(scan func(...any) error, read modelReader, id *string, withdrawn *bool) (*dossier.Revision, error) {
	var v dossier.Revision
	var model, letter, findings, at string
	err := scan(id, withdrawn, &v.Number, &v.Receipt, &v.SHA256, &v.Kind, &v.Period, &model, &letter, &findings, &v.Complete, &v.Current, &v.By, &at)
	if err != nil {
		return nil, err
	}
	if err := read(*id, model, &v); err != nil {
		return nil, err
	}
	if v.Content == "" { // a shortened revision goes without its letter
		if err := decode(letter, &v.Letter); err != nil {
			return nil, err
		}
	}
	if err := decode(findings, &v.Findings); err != nil {
		return nil, err
	}
	v.At, err = unstamp(at)
	return &v, err
}

func (t *tx) assessments(state *dossier.State) error {
	return t.each(func(scan func(...any) error) error {
		var text string
		if err := scan(&text); err != nil {
			return err
		}
		var a dossier.Assessment
		err := decode(text, &a)
		state.Assessments = append(state.Assessments, a)
		return err
	}, `SELECT assessment_json FROM assessments WHERE plan = ? ORDER BY id`, state.Plan)
}

func (t *tx) decisions(state *dossier.State) error {
	return t.each(func(scan func(...any) error) error {
		d, err := scanDecision(scan)
		if err != nil {
			return err
		}
		state.Decisions = append(state.Decisions, *d)
		return nil
	}, `SELECT `+decisionColumns+` FROM decisions WHERE plan = ? ORDER BY id`, state.Plan)
}

func (t *tx) papers(state *dossier.State) error {
	return t.papersWhere(state, `plan = ? AND current = 1`, state.Plan)
}

func (t *tx) papersWhere(state *dossier.State, where string, arg any) error {
	return t.each(func(scan func(...any) error) error {
		var text string
		if err := scan(&text); err != nil {
			return err
		}
		var p dossier.Paper
		if err := decode(text, &p); err != nil {
			return err
		}
		if p.Plan == state.Plan {
			state.Papers = append(state.Papers, p)
		}
		return nil
	}, `SELECT paper_json FROM papers WHERE `+where+` ORDER BY path`, arg)
}
