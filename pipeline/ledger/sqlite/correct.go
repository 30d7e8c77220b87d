package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"hoso/pipeline/dossier"
	"hoso/pipeline/ledger"
)

// Correct implements ledger.Store.
func (s *Store) Correct(ctx context.Context, in ledger.Corrected) ([]dossier.Correction, error) {
	if err := whole(&in.Act, in.Plan); err != nil {
		return nil, err
	}
	year, err := ledger.Year(in.Plan, in.Year)
	if err != nil {
		return nil, err
	}
	var done []dossier.Correction
	err = s.act(ctx, func(t *tx) error {
		for i := range in.Items {
			c := in.Items[i]
			by := c.By // a workbook may name who for each item
			c.Number, c.Plan, c.Workbook, c.Act, c.Undone = 0, in.Plan, in.Workbook, in.Act, nil
			if by != "" {
				c.By = by
			}
			if err := t.correct(&c, i, year); err != nil {
				return err
			}
			done = append(done, c)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return done, nil
}

// correct is one item. The same decision that stands already is given back.
func (t *tx) correct(c *dossier.Correction, item, year int) error {
	if strings.TrimSpace(c.Reason) == "" && c.Kind != dossier.Received {
		return ledger.Refuse(item, "cần nêu lý do sửa")
	}
	if err := t.there(c); err != nil {
		return err
	}
	all, err := t.correctionsOf(c.Plan)
	if err != nil {
		return err
	}
	if same := standing(all, c); same != nil {
		*c = *same
		return nil
	}
	act := map[dossier.CorrectionKind]func(*dossier.Correction, int, int) error{
		dossier.SetValue: t.setValue, dossier.Move: t.move, dossier.MergeIn: t.merge,
		dossier.Waive: t.waive, dossier.Received: t.receive,
	}[c.Kind]
	if act == nil {
		return fmt.Errorf("ledger/sqlite: no correction of kind %q", c.Kind)
	}
	if err := act(c, item, year); err != nil {
		return err
	}
	slices.Sort(c.Models)
	c.Models = slices.Compact(c.Models)
	return t.putCorrection(c)
}

// standing finds the same decision, where it is the last one of its subject.
func standing(all []dossier.Correction, c *dossier.Correction) *dossier.Correction {
	for i := len(all) - 1; i >= 0; i-- {
		have := &all[i]
		if !have.Stands() || have.Kind != c.Kind || have.Model != c.Model || have.Receipt != c.Receipt {
			continue
		}
		switch c.Kind {
		case dossier.SetValue:
			if have.Field != c.Field || have.Paper != c.Paper || have.Period != c.Period {
				continue
			}
			if have.Value == c.Value && have.Read == c.Read && have.ReadText == c.ReadText {
				return have
			}
			return nil
		case dossier.Waive:
			if have.Criterion == c.Criterion && have.Field == c.Field && have.Into == c.Into {
				return have
			}
		case dossier.Received:
			if have.Day == c.Day && have.Via == c.Via {
				return have
			}
			return nil
		default:
			return nil
		}
	}
	return nil
}

// there checks that model and receipt are there and not merged away.
func (t *tx) there(c *dossier.Correction) error {
	for _, id := range []string{c.Model, c.Into} {
		if id == "" {
			continue
		}
		var into string
		found, err := t.one([]any{&into}, `SELECT merged_into FROM models WHERE plan = ? AND id = ?`, c.Plan, id)
		switch {
		case err != nil:
			return err
		case !found || into != "":
			return t.missing(id)
		}
	}
	if c.Model == "" && c.Receipt == 0 {
		return fmt.Errorf("ledger/sqlite: a correction needs its model or receipt")
	}
	if c.Receipt == 0 {
		return nil
	}
	found, err := t.one([]any{&c.File}, `SELECT path FROM receipts WHERE plan = ? AND id = ?`, c.Plan, c.Receipt)
	if err == nil && !found {
		return fmt.Errorf("ledger/sqlite: no receipt %d", c.Receipt)
	}
	return err
}

func (t *tx) setValue(c *dossier.Correction, item, _ int) error {
	if c.Field == "" || c.Paper == "" {
		return ledger.Refuse(item, "cần nêu mục được sửa")
	}
	found, err := t.one([]any{&c.Revision}, `SELECT number FROM revisions WHERE model = ? AND kind = ? AND period = ? AND current = 1`,
		c.Model, c.Paper, c.Period)
	if err == nil && !found {
		return ledger.Refuse(item, "mô hình %s không có hồ sơ đang dùng để sửa", c.Model)
	}
	c.Models = []string{c.Model}
	return err
}

func (t *tx) waive(c *dossier.Correction, item, _ int) error {
	if c.Criterion == "" && c.Field == "" {
		return ledger.Refuse(item, "cần nêu tiêu chí hoặc mục được miễn")
	}
	c.Models = []string{c.Model}
	if c.Into != "" {
		c.Models = append(c.Models, c.Into)
	}
	return nil
}

func (t *tx) receive(c *dossier.Correction, _, _ int) error {
	err := t.exec(`INSERT INTO receipt_corrections (receipt, received, via) VALUES (?, ?, ?)
		ON CONFLICT (receipt) DO UPDATE SET received = excluded.received, via = excluded.via`, c.Receipt, c.Day, c.Via)
	if err != nil {
		return err
	}
	c.Models, err = t.modelsOf(c.Receipt)
	return err
}

// modelsOf are the models that an arrival is part of now.
func (t *tx) modelsOf(receipt int64) (models []string, err error) {
	err = t.each(func(scan func(...any) error) error {
		var id string
		err := scan(&id)
		models = append(models, id)
		return err
	}, `SELECT DISTINCT v.model FROM revisions v JOIN models m ON m.id = v.model
		WHERE v.receipt = ? AND v.withdrawn = 0 AND m.merged_into = '' ORDER BY m.year, m.sequence`, receipt)
	return models, err
}

func (t *tx) putCorrection(c *dossier.Correction) error {
	if _, err := t.one([]any{&c.Number}, `SELECT coalesce(max(number), 0) + 1 FROM corrections`); err != nil {
		return err
	}
	text, err := encode(c)
	if err != nil {
		return err
	}
	err = t.exec(`INSERT INTO corrections (number, plan, kind, model, receipt, assessed, correction_json, by, at)
		VALUES (?, ?, ?, nullif(?, ''), nullif(?, 0), (SELECT coalesce(max(id), 0) FROM assessments), ?, ?, ?)`,
		c.Number, c.Plan, c.Kind, c.Model, c.Receipt, text, c.By, stamp(c.At))
	if err != nil {
		return err
	}
	return t.note(c.Act, c.Plan, "correct", subjectOf(c), c)
}

func subjectOf(c *dossier.Correction) string {
	if c.Model != "" {
		return c.Model
	}
	return c.File
}

// correctionsOf are the corrections of a plan, undone or not, by number.
func (t *tx) correctionsOf(plan string) ([]dossier.Correction, error) {
	return t.correctionsWhere(`plan = ?`, plan)
}

func (t *tx) correctionsWhere(where string, arg any) (all []dossier.Correction, err error) {
	err = t.each(func(scan func(...any) error) error {
		c, err := scanCorrection(scan)
		if err != nil {
			return err
		}
		all = append(all, *c)
		return nil
	}, `SELECT number, correction_json, undone_json FROM corrections WHERE `+where+` ORDER BY number`, arg)
	return all, err
}

func scanCorrection(scan func(...any) error) (*dossier.Correction, error) {
	var c dossier.Correction
	var number int64
	var text, undone string
	if err := scan(&number, &text, &undone); err != nil {
		return nil, err
	}
	if err := decode(text, &c); err != nil {
		return nil, err
	}
	if undone != "" {
		c.Undone = &dossier.Undoing{}
		if err := decode(undone, c.Undone); err != nil {
			return nil, err
		}
	}
	return &c, nil
}

func (t *tx) corrections(state *dossier.State) (err error) {
	state.Corrections, err = t.correctionsOf(state.Plan)
	return err
}

// touched tells whether a person's value was set over a model, or taken back,
// after the committee had judged it: then the judgement is of something else.
func (t *tx) touched(model string) (bool, error) {
	var last sql.NullInt64
	if _, err := t.one([]any{&last}, `SELECT max(id) FROM assessments WHERE model = ?`, model); err != nil || !last.Valid {
		return false, err
	}
	var n int
	_, err := t.one([]any{&n}, `SELECT count(*) FROM corrections WHERE model = ? AND kind = 'set'
		AND ((assessed >= ? AND undone_json = '') OR (assessed < ? AND undone_json <> '' AND undone_assessed >= ?))`,
		model, last.Int64, last.Int64, last.Int64)
	return n > 0, err
}
