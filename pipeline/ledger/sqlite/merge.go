package sqlite

import (
	"context"

	"hoso/pipeline/dossier"
	"hoso/pipeline/ledger"
)

// merge makes one model of two; the id of the first points to the second for
// ever after.
func (t *tx) merge(c *dossier.Correction, item, _ int) error {
	if c.Into == "" || c.Into == c.Model {
		return ledger.Refuse(item, "cần nêu hai mã mô hình khác nhau")
	}
	c.Models = []string{c.Model, c.Into}
	return t.join(c.Model, c.Into, item)
}

// join puts the revisions of a model into another one, where the newest
// counts, and takes it out of the list of models.
func (t *tx) join(model, into string, item int) error {
	issued, err := t.certificate(`model = ? AND active = 1`, model)
	if err != nil {
		return err
	}
	onPaper, err := t.paperNumber(`model = ?`, model)
	if err != nil {
		return err
	}
	if issued != nil || onPaper != nil {
		return ledger.Refuse(item, "mô hình %s đã có giấy chứng nhận nên không gộp vào mô hình khác được; hãy gộp mô hình kia vào %s", model, model)
	}
	entry, err := t.entry(model)
	if err != nil {
		return err
	}
	for _, v := range entry.Revisions {
		if err := t.copyRevision(model, v.Number, into); err != nil {
			return err
		}
	}
	if err := t.exec(`UPDATE models SET merged_into = ? WHERE id = ?`, into, model); err != nil {
		return err
	}
	if err := t.exec(`UPDATE revisions SET current = 0 WHERE model = ?`, model); err != nil {
		return err
	}
	return t.settle(into)
}

// part undoes join: the model stands again with what it had; what has come
// to the other one since stays there.
func (t *tx) part(model, into string) error {
	var further string
	if _, err := t.one([]any{&further}, `SELECT merged_into FROM models WHERE id = ?`, into); err != nil {
		return err
	}
	if further != "" {
		return ledger.Refuse(0, "mô hình %s sau đó đã được gộp vào %s; hãy bỏ việc gộp đó trước", into, further)
	}
	err := t.exec(`UPDATE revisions SET withdrawn = 1, current = 0 WHERE model = ? AND EXISTS
		(SELECT 1 FROM revisions o WHERE o.model = ? AND o.receipt = revisions.receipt AND o.position = revisions.position AND o.withdrawn = 0)`, into, model)
	if err != nil {
		return err
	}
	if err := t.exec(`UPDATE models SET merged_into = '' WHERE id = ?`, model); err != nil {
		return err
	}
	return errFirst(t.settle(model), func() error { return t.settle(into) })
}

// copyRevision gives a revision of one model to another one. Where it has
// been there before, it counts there again.
func (t *tx) copyRevision(from string, number int, into string) error {
	var there int
	found, err := t.one([]any{&there}, `SELECT o.number FROM revisions v JOIN revisions o ON o.receipt = v.receipt AND o.position = v.position
		WHERE v.model = ? AND v.number = ? AND o.model = ?`, from, number, into)
	if err != nil {
		return err
	}
	if found {
		return t.exec(`UPDATE revisions SET withdrawn = 0 WHERE model = ? AND number = ?`, into, there)
	}
	return t.exec(`INSERT INTO revisions
		(model, number, receipt, position, kind, period, name, model_json, letter_json, findings_json, complete, current, by, at)
		SELECT ?, (SELECT coalesce(max(number), 0) + 1 FROM revisions WHERE model = ?),
		receipt, position, kind, period, name, model_json, letter_json, findings_json, complete, 0, by, at
		FROM revisions WHERE model = ? AND number = ?`, into, into, from, number)
}

// settle finds anew which revisions of a model are current, and its name.
func (t *tx) settle(model string) error {
	entry, err := t.entry(model)
	if err != nil {
		return err
	}
	current := ledger.Currents(entry.Revisions, nil)
	if err := t.exec(`UPDATE revisions SET current = 0 WHERE model = ? AND current = 1`, model); err != nil {
		return err
	}
	for i, v := range entry.Revisions {
		if !current[i] {
			continue
		}
		if err := t.exec(`UPDATE revisions SET current = 1 WHERE model = ? AND number = ?`, model, v.Number); err != nil {
			return err
		}
	}
	return t.exec(`UPDATE models SET name = ? WHERE id = ?`, ledger.NameOf(entry.Revisions, current, entry.Name), model)
}

// Entry implements ledger.Store.
func (s *Store) Entry(ctx context.Context, id string) (entry *dossier.Entry, corrections []dossier.Correction, err error) {
	err = s.look(ctx, func(t *tx) error {
		if entry, err = t.entry(id); err != nil {
			return err
		}
		corrections, err = t.correctionsWhere(`model = ?`, id)
		return err
	})
	return entry, corrections, err
}

// entry is one model with its revisions, or nil.
func (t *tx) entry(id string) (*dossier.Entry, error) {
	state := &dossier.State{}
	if err := t.entriesWhere(state, `id = ?`, id); err != nil {
		return nil, err
	}
	if len(state.Entries) == 0 {
		return nil, nil
	}
	err := t.revisionsWhere(state, `m.id = ?`, id)
	return &state.Entries[0], err
}

// missing says why a model is not there: it never was, or was merged.
func (t *tx) missing(id string) error {
	var into string
	if _, err := t.one([]any{&into}, `SELECT merged_into FROM models WHERE id = ?`, id); err != nil {
		return err
	}
	if into != "" {
		return &ledger.MergedError{Model: id, Into: into}
	}
	return &ledger.UnknownError{Models: []string{id}}
}
