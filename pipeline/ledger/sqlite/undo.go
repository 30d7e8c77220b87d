package sqlite

import (
	"context"
	"strings"

	"hoso/pipeline/dossier"
	"hoso/pipeline/ledger"
)

// Undo implements ledger.Store.
func (s *Store) Undo(ctx context.Context, u ledger.Undoing) (dossier.Correction, error) {
	var undone dossier.Correction
	if err := whole(&u.Act, u.Plan); err != nil {
		return undone, err
	}
	if strings.TrimSpace(u.Reason) == "" {
		return undone, ledger.Refuse(0, "cần nêu lý do bỏ việc sửa")
	}
	year, err := ledger.Year(u.Plan, u.Year)
	if err != nil {
		return undone, err
	}
	err = s.act(ctx, func(t *tx) error {
		c, err := t.correction(u)
		if err != nil {
			return err
		}
		if err := t.takeBack(c, year); err != nil {
			return err
		}
		undone = *c
		undone.Undone = &dossier.Undoing{Reason: u.Reason, Act: u.Act}
		text, err := encode(undone.Undone)
		if err != nil {
			return err
		}
		err = t.exec(`UPDATE corrections SET undone_json = ?, undone_assessed = (SELECT coalesce(max(id), 0) FROM assessments)
			WHERE number = ?`, text, c.Number)
		if err != nil {
			return err
		}
		return t.note(u.Act, u.Plan, "undo", subjectOf(c), undone)
	})
	return undone, err
}

// correction finds one that can be undone.
func (t *tx) correction(u ledger.Undoing) (*dossier.Correction, error) {
	all, err := t.correctionsOf(u.Plan)
	if err != nil {
		return nil, err
	}
	for i := range all {
		c := &all[i]
		switch {
		case c.Number != u.Number:
		case !c.Stands():
			return nil, ledger.Refuse(0, "việc sửa số %d đã được bỏ trước đó (%s)", u.Number, c.Undone.By)
		default:
			return c, nil
		}
	}
	return nil, ledger.Refuse(0, "không có việc sửa số %d; xem các việc sửa bằng: hoso corrections", u.Number)
}

// takeBack undoes what a correction did beside being recorded.
func (t *tx) takeBack(c *dossier.Correction, year int) error {
	switch c.Kind {
	case dossier.Move:
		return t.moveBack(c, year)
	case dossier.MergeIn:
		return t.part(c.Model, c.Into)
	case dossier.Received:
		return t.receivedBefore(c)
	case dossier.SetValue, dossier.Waive:
	}
	return nil
}

// receivedBefore puts back the day that an earlier correction set, or none.
func (t *tx) receivedBefore(c *dossier.Correction) error {
	all, err := t.correctionsOf(c.Plan)
	if err != nil {
		return err
	}
	day, via := "", ""
	for _, other := range all {
		if other.Kind == dossier.Received && other.Receipt == c.Receipt && other.Number != c.Number && other.Stands() {
			day, via = other.Day, other.Via
		}
	}
	return t.exec(`UPDATE receipt_corrections SET received = ?, via = ? WHERE receipt = ?`, day, via, c.Receipt)
}
