package sqlite

import (
	"context"

	"hoso/pipeline/dossier"
	"hoso/pipeline/ledger"
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
			t.receipts, t.entries, t.revisions, t.assessments, t.decisions, t.certificates, t.paperNumbers, t.reprints, t.workbooks, t.papers,
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
	}, `SELECT `+receiptColumns+` FROM receipts WHERE plan = ? ORDER BY id`, state.Plan)
}

func (t *tx) entries(state *dossier.State) error {
	return t.each(func(scan func(...any) error) error {
		e := dossier.Entry{Plan: state.Plan}
		var at string
		err := scan(&e.ID, &e.Unit.ID, &e.Unit.Name, &e.Name, &e.By, &at)
		if err != nil {
			return err
		}
		e.At, err = unstamp(at)
		state.Entries = append(state.Entries, e)
		return err
	}, `SELECT id, unit_id, unit_name, name, by, at FROM models WHERE plan = ? ORDER BY year, sequence`, state.Plan)
}

// revisions come in the order of the entries, so one walk puts each in place.
func (t *tx) revisions(state *dossier.State) error {
	next := 0
	return t.each(func(scan func(...any) error) error {
		var id string
		v, err := scanRevision(scan, &id)
		if err != nil {
			return err
		}
		for state.Entries[next].ID != id {
			next++
		}
		state.Entries[next].Revisions = append(state.Entries[next].Revisions, *v)
		return nil
	}, `SELECT m.id, v.number, v.receipt, r.sha256, v.kind, v.period, v.model_json, v.letter_json, v.findings_json, v.complete, v.current, v.by, v.at
		FROM models m JOIN revisions v ON v.model = m.id JOIN receipts r ON r.id = v.receipt
		WHERE m.plan = ? ORDER BY m.year, m.sequence, v.number`, state.Plan)
}

func scanRevision(scan func(...any) error, id *string) (*dossier.Revision, error) {
	var v dossier.Revision
	var model, letter, findings, at string
	err := scan(id, &v.Number, &v.Receipt, &v.SHA256, &v.Kind, &v.Period, &model, &letter, &findings, &v.Complete, &v.Current, &v.By, &at)
	if err != nil {
		return nil, err
	}
	if err := decode(model, &v.Model); err != nil {
		return nil, err
	}
	if err := decode(letter, &v.Letter); err != nil {
		return nil, err
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
	return t.each(func(scan func(...any) error) error {
		var text string
		if err := scan(&text); err != nil {
			return err
		}
		var p dossier.Paper
		err := decode(text, &p)
		state.Papers = append(state.Papers, p)
		return err
	}, `SELECT paper_json FROM papers WHERE plan = ? AND current = 1 ORDER BY path`, state.Plan)
}

// Journal implements ledger.Store.
func (s *Store) Journal(ctx context.Context, after int64) (lines []ledger.Line, err error) {
	err = s.look(ctx, func(t *tx) error {
		return t.each(func(scan func(...any) error) error {
			var l ledger.Line
			var detail, at string
			err := scan(&l.Seq, &l.Plan, &l.Verb, &l.Subject, &detail, &l.By, &at)
			if err != nil {
				return err
			}
			l.Detail = []byte(detail)
			l.At, err = unstamp(at)
			lines = append(lines, l)
			return err
		}, `SELECT seq, plan, verb, subject, detail_json, by, at FROM journal WHERE seq > ? ORDER BY seq`, after)
	})
	return lines, err
}
