package sqlite

import (
	"context"
	"errors"
	"fmt"
	"reflect"

	"hoso/pipeline/dossier"
	"hoso/pipeline/ledger"
)

// Assess implements ledger.Store.
func (s *Store) Assess(ctx context.Context, in ledger.Assessed) error {
	if err := whole(&in.Act, in.Plan); err != nil {
		return err
	}
	if in.Workbook == "" {
		return fmt.Errorf("ledger/sqlite: an assessment needs its workbook")
	}
	return s.act(ctx, func(t *tx) error {
		if err := t.plan(in.Plan, in.Act); err != nil {
			return err
		}
		if err := t.fitting(in); err != nil {
			return err
		}
		if err := t.overtaken(in); err != nil {
			return err
		}
		done := ledger.Judged{Workbook: in.Workbook, Given: &in}
		for _, d := range in.Decisions {
			changed, err := t.putDecision(in, d)
			if err != nil {
				return err
			}
			if changed {
				done.Decisions = append(done.Decisions, d.Number)
			}
		}
		for _, a := range in.Assessments {
			changed, err := t.putAssessment(in, a)
			if err != nil {
				return err
			}
			if changed {
				done.Models = append(done.Models, a.Model)
			}
		}
		if len(done.Models)+len(done.Decisions) == 0 {
			return nil
		}
		err := t.exec(`INSERT INTO workbooks (plan, sha256, name, round, by, at) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
			in.Plan, in.Workbook, in.Name, in.Round, in.By, stamp(in.At))
		if err != nil {
			return err
		}
		return t.note(in.Act, in.Plan, "assess", in.Workbook, done)
	})
}

// fitting checks that every model is there, once, and unchanged.
func (t *tx) fitting(in ledger.Assessed) error {
	var unknown, stale []string
	seen := map[string]bool{}
	for _, a := range in.Assessments {
		if seen[a.Model] {
			return &ledger.RepeatedError{Model: a.Model}
		}
		seen[a.Model] = true
		current, found, err := t.assessable(in.Plan, a.Model)
		switch {
		case err != nil:
			return err
		case !found:
			var gone *ledger.UnknownError
			if err := t.missing(a.Model); !errors.As(err, &gone) {
				return err
			}
			unknown = append(unknown, a.Model)
		case current != a.Revision:
			stale = append(stale, a.Model)
		}
	}
	if len(unknown) > 0 {
		return &ledger.UnknownError{Models: unknown}
	}
	if len(stale) > 0 {
		return &ledger.StaleError{Models: stale}
	}
	return nil
}

// overtaken checks that no other workbook came in since this one was read.
func (t *tx) overtaken(in ledger.Assessed) error {
	var changed []string
	for _, a := range in.Assessments {
		want, ok := in.Seen[a.Model]
		if !ok {
			continue
		}
		var have int
		if _, err := t.one([]any{&have}, `SELECT count(*) FROM assessments WHERE model = ?`, a.Model); err != nil {
			return err
		}
		if have != want {
			changed = append(changed, a.Model)
		}
	}
	if len(changed) > 0 {
		return &ledger.ChangedError{Models: changed}
	}
	return nil
}

// assessable is the revision of a model that a committee judges now.
func (t *tx) assessable(plan, model string) (revision int, found bool, err error) {
	entry := dossier.Entry{ID: model}
	err = t.each(func(scan func(...any) error) error {
		var v dossier.Revision
		err := scan(&v.Number, &v.Kind, &v.Current)
		entry.Revisions = append(entry.Revisions, v)
		return err
	}, `SELECT v.number, v.kind, v.current FROM models m JOIN revisions v ON v.model = m.id
		WHERE m.plan = ? AND m.id = ? AND m.merged_into = '' AND v.withdrawn = 0 ORDER BY v.number`, plan, model)
	return ledger.Assessable(&entry), len(entry.Revisions) > 0, err
}

// putAssessment adds an assessment, unless the newest of the model says just
// the same out of the same workbook.
func (t *tx) putAssessment(in ledger.Assessed, a dossier.Assessment) (changed bool, err error) {
	a.Workbook, a.Act = in.Workbook, in.Act
	newest, err := t.newestAssessment(a.Model)
	if err != nil {
		return false, err
	}
	text, err := encode(a)
	if err != nil {
		return false, err
	}
	if newest != nil && same(*newest, text) {
		return false, nil
	}
	return true, t.insertAssessment(in.Plan, a)
}

func (t *tx) insertAssessment(plan string, a dossier.Assessment) error {
	text, err := encode(a)
	if err != nil {
		return err
	}
	return t.exec(`INSERT INTO assessments (plan, model, revision, workbook, assessment_json, by, at) VALUES (?, ?, ?, ?, ?, ?, ?)`,
		plan, a.Model, a.Revision, a.Workbook, text, a.By, stamp(a.At))
}

// same compares an assessment with a stored text, but for the act.
func same(newest dossier.Assessment, text string) bool {
	var again dossier.Assessment
	if decode(text, &again) != nil {
		return false
	}
	again.Act = newest.Act
	return reflect.DeepEqual(newest, again)
}

func (t *tx) newestAssessment(model string) (*dossier.Assessment, error) {
	var text string
	found, err := t.one([]any{&text}, `SELECT assessment_json FROM assessments WHERE model = ? ORDER BY id DESC LIMIT 1`, model)
	if err != nil || !found {
		return nil, err
	}
	var a dossier.Assessment
	return &a, wrap("assessment of "+model, decode(text, &a))
}

// putDecision adds a decision, or adds to it what was blank.
func (t *tx) putDecision(in ledger.Assessed, d dossier.Decision) (changed bool, err error) {
	d.Plan, d.Workbook, d.Act = in.Plan, in.Workbook, in.Act
	if d.Number == "" {
		return false, &ledger.DecisionError{Missing: []ledger.Part{ledger.PartNumber}}
	}
	former, err := t.decision(in.Plan, d.Number)
	if err != nil {
		return false, err
	}
	if former == nil {
		return true, t.exec(`INSERT INTO decisions (plan, number, date, place, authority, title, signer, form, subjects, workbook, by, at)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, d.Plan, d.Number, d.Date, d.Place, d.Authority, d.Title, d.Signer, d.Form, d.Subjects, d.Workbook, d.By, stamp(d.At))
	}
	merged, differ := ledger.Merge(*former, d)
	if len(differ) > 0 {
		return false, &ledger.DecisionError{Number: d.Number, Differ: differ}
	}
	if merged == *former {
		return false, nil
	}
	return true, t.exec(`UPDATE decisions SET date = ?, place = ?, authority = ?, title = ?, signer = ?, form = ?, subjects = ?, workbook = ?, by = ?, at = ?
		WHERE plan = ? AND number = ?`, merged.Date, merged.Place, merged.Authority, merged.Title, merged.Signer, merged.Form, merged.Subjects,
		d.Workbook, d.By, stamp(d.At), d.Plan, d.Number)
}

const decisionColumns = `plan, number, date, place, authority, title, signer, form, subjects, workbook, by, at`

func (t *tx) decision(plan, number string) (*dossier.Decision, error) {
	var found *dossier.Decision
	err := t.each(func(scan func(...any) error) (err error) {
		found, err = scanDecision(scan)
		return err
	}, `SELECT `+decisionColumns+` FROM decisions WHERE plan = ? AND number = ?`, plan, number)
	return found, err
}

func scanDecision(scan func(...any) error) (*dossier.Decision, error) {
	var d dossier.Decision
	var at string
	err := scan(&d.Plan, &d.Number, &d.Date, &d.Place, &d.Authority, &d.Title, &d.Signer, &d.Form, &d.Subjects, &d.Workbook, &d.By, &at)
	if err != nil {
		return nil, err
	}
	d.At, err = unstamp(at)
	return &d, err
}
