package sqlite

import (
	"context"
	"strings"

	"hoso/pipeline/dossier"
	"hoso/pipeline/ledger"
)

// Attach implements ledger.Store.
func (s *Store) Attach(ctx context.Context, in ledger.Attaching) (dossier.Attachment, error) {
	a := in.Attachment
	if err := whole(&in.Act, in.Plan); err != nil {
		return a, err
	}
	a.Number, a.Plan, a.Act, a.Detached = 0, in.Plan, in.Act, nil
	if fault := ledger.AttachFault(a); fault != "" {
		return a, ledger.Refuse(0, "%s", fault)
	}
	err := s.act(ctx, func(t *tx) error {
		if err := t.plan(a.Plan, a.Act); err != nil {
			return err
		}
		if err := t.attachable(&a); err != nil {
			return err
		}
		have, err := t.attachment(`plan = ? AND coalesce(model, '') = ? AND kind = ? AND sha256 = ? AND detached_json = ''`, a.Plan, a.Model, a.Kind, a.SHA256)
		if err != nil {
			return err
		}
		if have != nil && (a.Receipt == 0 || a.Receipt == have.Receipt) {
			a = *have
			return nil
		}
		return t.putAttachment(&a)
	})
	return a, err
}

// attachable checks the model, and the arrival where one is attached.
func (t *tx) attachable(a *dossier.Attachment) error {
	if a.Model != "" {
		var one int
		found, err := t.one([]any{&one}, `SELECT 1 FROM models WHERE plan = ? AND id = ? AND merged_into = ''`, a.Plan, a.Model)
		if err != nil {
			return err
		}
		if !found {
			return t.missing(a.Model)
		}
	}
	if a.Receipt == 0 {
		return nil
	}
	r, err := t.waits(a.Plan, a.Receipt)
	if err == nil && (r.Kind != dossier.Evidence || r.SHA256 != a.SHA256) {
		return ledger.Refuse(0, "tệp “%s” không phải là minh chứng đang chờ", r.Path)
	}
	return err
}

func (t *tx) putAttachment(a *dossier.Attachment) error {
	if err := t.exec(`INSERT INTO contents (sha256, size) VALUES (?, ?) ON CONFLICT DO NOTHING`, a.SHA256, a.Size); err != nil {
		return err
	}
	if _, err := t.one([]any{&a.Number}, `SELECT coalesce(max(number), 0) + 1 FROM attachments`); err != nil {
		return err
	}
	text, err := encode(*a)
	if err != nil {
		return err
	}
	err = t.exec(`INSERT INTO attachments (number, plan, model, kind, sha256, receipt, attachment_json, by, at)
		VALUES (?, ?, nullif(?, ''), ?, ?, nullif(?, 0), ?, ?, ?)`, a.Number, a.Plan, a.Model, a.Kind, a.SHA256, a.Receipt, text, a.By, stamp(a.At))
	if err != nil {
		return err
	}
	return t.note(a.Act, a.Plan, "attach", attachedTo(a), *a)
}

// attachedTo is the subject of a line: the model, or the file of the movement.
func attachedTo(a *dossier.Attachment) string {
	if a.Model != "" {
		return a.Model
	}
	return a.Name
}

// Detach implements ledger.Store.
func (s *Store) Detach(ctx context.Context, in ledger.Detaching) (dossier.Attachment, error) {
	var gone dossier.Attachment
	if err := whole(&in.Act, in.Plan); err != nil {
		return gone, err
	}
	if strings.TrimSpace(in.Reason) == "" {
		return gone, ledger.ErrNoReason
	}
	err := s.act(ctx, func(t *tx) error {
		a, err := t.attachment(`plan = ? AND number = ?`, in.Plan, in.Number)
		switch {
		case err != nil:
			return err
		case a == nil:
			return ledger.Refuse(0, "không có tài liệu kèm theo số %d; xem: hoso attach list", in.Number)
		case !a.Stands():
			return ledger.Refuse(0, "tài liệu kèm theo số %d đã được gỡ trước đó (%s)", in.Number, a.Detached.By)
		}
		a.Detached = &dossier.Undoing{Reason: in.Reason, Act: in.Act}
		text, err := encode(a.Detached)
		if err != nil {
			return err
		}
		if err := t.exec(`UPDATE attachments SET detached_json = ? WHERE number = ?`, text, a.Number); err != nil {
			return err
		}
		gone = *a
		return t.note(in.Act, in.Plan, "detach", attachedTo(a), gone)
	})
	return gone, err
}

// Dismiss implements ledger.Store.
func (s *Store) Dismiss(ctx context.Context, in dossier.Dismissal) error {
	if err := whole(&in.Act, in.Plan); err != nil {
		return err
	}
	if strings.TrimSpace(in.Reason) == "" {
		return ledger.ErrNoReason
	}
	return s.act(ctx, func(t *tx) error {
		r, err := t.waits(in.Plan, in.Receipt)
		if err != nil {
			return err
		}
		err = t.exec(`INSERT INTO dismissals (receipt, plan, reason, by, at) VALUES (?, ?, ?, ?, ?)`, in.Receipt, in.Plan, in.Reason, in.By, stamp(in.At))
		if err != nil {
			return err
		}
		return t.note(in.Act, in.Plan, "dismiss", r.Path, in)
	})
}

// waits finds an arrival that waits for a person, as dossier.State.Pending
// tells it.
func (t *tx) waits(plan string, receipt int64) (*dossier.Receipt, error) {
	var found *dossier.Receipt
	err := t.each(func(scan func(...any) error) (err error) {
		found, err = scanReceipt(scan)
		return err
	}, `SELECT `+receiptColumns+receiptTables+`WHERE r.plan = ? AND r.id = ? AND r.outcome = 'staged'
		AND NOT EXISTS (SELECT 1 FROM workbooks w WHERE w.plan = r.plan AND w.sha256 = r.sha256)
		AND NOT EXISTS (SELECT 1 FROM corrections c WHERE c.plan = r.plan AND json_extract(c.correction_json, '$.workbook') = r.sha256)
		AND NOT EXISTS (SELECT 1 FROM attachments a WHERE a.receipt = r.id)
		AND NOT EXISTS (SELECT 1 FROM dismissals d WHERE d.receipt = r.id)`, plan, receipt)
	if err == nil && found == nil {
		return nil, ledger.Refuse(0, "không có tệp số %d nào đang chờ; xem: hoso status", receipt)
	}
	return found, err
}

func scanAttachment(scan func(...any) error) (*dossier.Attachment, error) {
	var a dossier.Attachment
	var text, detached string
	if err := scan(&text, &detached); err != nil {
		return nil, err
	}
	if err := decode(text, &a); err != nil || detached == "" {
		return &a, err
	}
	a.Detached = &dossier.Undoing{}
	return &a, decode(detached, a.Detached)
}

// attachment finds the first that fits, or nil.
func (t *tx) attachment(where string, args ...any) (found *dossier.Attachment, err error) {
	err = t.each(func(scan func(...any) error) (err error) {
		found, err = scanAttachment(scan)
		return err
	}, `SELECT attachment_json, detached_json FROM attachments WHERE `+where+` ORDER BY number LIMIT 1`, args...)
	return found, err
}

func (t *tx) attachments(state *dossier.State) error {
	return t.each(func(scan func(...any) error) error {
		a, err := scanAttachment(scan)
		if err != nil {
			return err
		}
		state.Attachments = append(state.Attachments, *a)
		return nil
	}, `SELECT attachment_json, detached_json FROM attachments WHERE plan = ? ORDER BY number`, state.Plan)
}

func (t *tx) dismissals(state *dossier.State) error {
	return t.each(func(scan func(...any) error) error {
		var d dossier.Dismissal
		var at string
		err := scan(&d.Plan, &d.Receipt, &d.Reason, &d.By, &at)
		if err != nil {
			return err
		}
		d.At, err = unstamp(at)
		state.Dismissals = append(state.Dismissals, d)
		return err
	}, `SELECT plan, receipt, reason, by, at FROM dismissals WHERE plan = ? ORDER BY receipt`, state.Plan)
}
