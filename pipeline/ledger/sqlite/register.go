package sqlite

import (
	"context"
	"fmt"
	"reflect"

	"hoso/pipeline/dossier"
	"hoso/pipeline/ledger"
)

// Cancel implements ledger.Store.
func (s *Store) Cancel(ctx context.Context, in ledger.Cancellation) (dossier.Certificate, error) {
	var out dossier.Certificate
	if err := whole(&in.Act, in.Plan); err != nil {
		return out, err
	}
	if in.Reason == "" {
		return out, ledger.ErrNoReason
	}
	err := s.act(ctx, func(t *tx) error {
		found, err := t.certificate(`plan = ? AND year = ? AND sequence = ?`, in.Plan, in.Year, in.Sequence)
		switch {
		case err != nil:
			return err
		case found == nil:
			return &ledger.UnknownNumberError{Year: in.Year, Sequence: in.Sequence}
		case found.Ended != nil:
			return fmt.Errorf("giấy số %s: %w (%s)", found.Content.Register, ledger.ErrEnded, found.Ended.Reason)
		}
		found.Ended = &dossier.Ending{State: dossier.Cancelled, Reason: in.Reason, Act: in.Act}
		out = *found
		if err := t.end(out); err != nil {
			return err
		}
		return t.note(in.Act, in.Plan, "cancel", out.Content.Register, ledger.Ended{Model: out.Model, Register: out.Content.Register, Reason: in.Reason})
	})
	return out, err
}

// end writes the ending of a certificate.
func (t *tx) end(c dossier.Certificate) error {
	return t.exec(`UPDATE certificates SET active = 0, ended = ?, ended_reason = ?, ended_by = ?, ended_at = ? WHERE year = ? AND sequence = ?`,
		c.Ended.State, c.Ended.Reason, c.Ended.By, stamp(c.Ended.At), c.Year, c.Sequence)
}

// certificate finds the newest certificate that fits, or nil.
func (t *tx) certificate(where string, args ...any) (found *dossier.Certificate, err error) {
	err = t.each(func(scan func(...any) error) (err error) {
		found, err = scanCertificate(scan)
		return err
	}, `SELECT `+certificateColumns+` FROM certificates WHERE `+where+` ORDER BY year, sequence`, args...)
	return found, err
}

// Withdraw implements ledger.Store.
func (s *Store) Withdraw(ctx context.Context, in ledger.Withdrawn) error {
	if err := whole(&in.Act, in.Plan); err != nil {
		return err
	}
	if in.Reason == "" {
		return ledger.ErrNoReason
	}
	return s.act(ctx, func(t *tx) error {
		if _, found, err := t.assessable(in.Plan, in.Model); err != nil || !found {
			return firstError(err, &ledger.UnknownError{Models: []string{in.Model}})
		}
		a, err := t.newestAssessment(in.Model)
		if err != nil {
			return err
		}
		if a == nil || a.Recognised == nil || !*a.Recognised {
			return &ledger.NotRecognisedError{Model: in.Model, Assessed: a != nil}
		}
		no := false
		a.Recognised, a.Outstanding, a.Act = &no, &no, in.Act
		a.Withdrawn = &dossier.Withdrawal{Reason: in.Reason, Decision: in.Decision}
		if err := t.insertAssessment(in.Plan, *a); err != nil {
			return err
		}
		done := ledger.Ended{Model: in.Model, Reason: in.Reason, Decision: in.Decision}
		c, err := t.certificate(`model = ? AND active = 1`, in.Model)
		if err != nil {
			return err
		}
		if c != nil {
			done.Register = c.Content.Register
			c.Ended = &dossier.Ending{State: dossier.Withdrawn, Reason: in.Reason, Act: in.Act}
			if err := t.end(*c); err != nil {
				return err
			}
		}
		return t.note(in.Act, in.Plan, "withdraw", in.Model, done)
	})
}

func firstError(a, b error) error {
	if a != nil {
		return a
	}
	return b
}

// EnterNumbers implements ledger.Store.
func (s *Store) EnterNumbers(ctx context.Context, in ledger.BookNumbers) error {
	if err := whole(&in.Act, in.Plan); err != nil {
		return err
	}
	return s.act(ctx, func(t *tx) error {
		if err := t.plan(in.Plan, in.Act); err != nil {
			return err
		}
		fresh, err := t.freshNumbers(in)
		if err != nil || len(fresh) == 0 {
			return err
		}
		if err := t.fittingNumbers(in.Plan, fresh); err != nil {
			return err
		}
		for _, n := range fresh {
			text, err := encode(n)
			if err != nil {
				return err
			}
			err = t.exec(`INSERT INTO paper_numbers (year, sequence, plan, model, number_json, by, at) VALUES (?, ?, ?, ?, ?, ?, ?)`,
				n.Year, n.Sequence, n.Plan, n.Model, text, n.By, stamp(n.At))
			if err != nil {
				return err
			}
		}
		return t.note(in.Act, in.Plan, "numbers", ledger.Register(fresh[0].Year, fresh[0].Sequence), fresh)
	})
}

// freshNumbers are those that do not stand just so already.
func (t *tx) freshNumbers(in ledger.BookNumbers) (fresh []dossier.PaperNumber, err error) {
	for _, n := range in.Numbers {
		n.Plan, n.Act = in.Plan, in.Act
		if n.Sequence < 1 || n.Year < 1 {
			return nil, fmt.Errorf("ledger/sqlite: %d/%d is no number of a register", n.Sequence, n.Year)
		}
		have, err := t.paperNumber(`year = ? AND sequence = ?`, n.Year, n.Sequence)
		if err != nil {
			return nil, err
		}
		if have != nil {
			have.Act = n.Act
		}
		if have == nil || !reflect.DeepEqual(*have, n) {
			fresh = append(fresh, n)
		}
	}
	return fresh, nil
}

// fittingNumbers fails with a ledger.NumbersError.
func (t *tx) fittingNumbers(plan string, numbers []dossier.PaperNumber) (err error) {
	keep := func(e error) {
		if err == nil {
			err = e
		}
	}
	used := func(year, sequence int) string {
		c, e := t.certificate(`year = ? AND sequence = ?`, year, sequence)
		keep(e)
		if c != nil {
			return "hoso đã cấp cho " + c.Content.Recipient
		}
		n, e := t.paperNumber(`year = ? AND sequence = ?`, year, sequence)
		keep(e)
		if n != nil {
			return "sổ giấy đã nhập: " + first(n.Recipient, n.Note)
		}
		return ""
	}
	top := func(year int) int {
		next, e := t.nextNumber(year)
		keep(e)
		return next - 1
	}
	faults := ledger.BookFaults(numbers, used, top)
	if faults == nil {
		faults = &ledger.NumbersError{}
	}
	for _, n := range numbers {
		if n.Model == "" {
			continue
		}
		_, found, e := t.assessable(plan, n.Model)
		keep(e)
		if !found {
			faults.Models = append(faults.Models, n.Model)
		}
	}
	if err == nil && len(faults.Clashes)+len(faults.Gaps)+len(faults.Models) > 0 {
		return faults
	}
	return err
}

func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// nextNumber is the next of a year's register.
func (t *tx) nextNumber(year int) (next int, err error) {
	_, err = t.one([]any{&next}, `SELECT 1 + max(coalesce((SELECT max(sequence) FROM certificates WHERE year = ?1), 0),
		coalesce((SELECT max(sequence) FROM paper_numbers WHERE year = ?1), 0))`, year)
	return next, err
}

func (t *tx) paperNumber(where string, args ...any) (found *dossier.PaperNumber, err error) {
	err = t.each(func(scan func(...any) error) error {
		var text string
		if err := scan(&text); err != nil {
			return err
		}
		found = &dossier.PaperNumber{}
		return decode(text, found)
	}, `SELECT number_json FROM paper_numbers WHERE `+where+` ORDER BY year DESC, sequence DESC`, args...)
	return found, err
}

// Reprint implements ledger.Store.
func (s *Store) Reprint(ctx context.Context, r dossier.Reprint) error {
	if err := whole(&r.Act, r.Plan); err != nil {
		return err
	}
	if r.Reason == "" {
		return ledger.ErrNoReason
	}
	return s.act(ctx, func(t *tx) error {
		err := t.exec(`INSERT INTO reprints (plan, year, first, last, reason, by, at) VALUES (?, ?, ?, ?, ?, ?, ?)`,
			r.Plan, r.Year, r.From, r.To, r.Reason, r.By, stamp(r.At))
		if err != nil {
			return err
		}
		return t.note(r.Act, r.Plan, "reprint", ledger.Register(r.Year, r.From), r)
	})
}
