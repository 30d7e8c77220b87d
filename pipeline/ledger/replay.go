package ledger

import (
	"context"
	"errors"
	"fmt"

	"hoso/pipeline/dossier"
)

// ErrNotWhole says that a line of the journal does not say all of its act:
// an older program wrote it.
var ErrNotWhole = errors.New("ledger: the line does not say the whole act")

// UnknownVerbError says that the journal has an act that this program cannot
// do again: a newer one wrote it.
type UnknownVerbError struct{ Verb string }

func (e *UnknownVerbError) Error() string { return "ledger: cannot do again: " + e.Verb }

// redo does one act again.
type redo func(ctx context.Context, s Store, l Line) error

// redos says for each verb of the journal how it is done again. An act that
// is not here is found by the suite of package ledgertest, which replays the
// journal of every ledger that it makes.
func redos() map[string]redo {
	return map[string]redo{
		"accept": redoArrival(func(ctx context.Context, s Store, sub Submission, _ *dossier.Rejection) error {
			_, err := s.Accept(ctx, sub)
			return err
		}),
		"reject": redoArrival(func(ctx context.Context, s Store, sub Submission, reason *dossier.Rejection) error {
			if reason == nil {
				return ErrNotWhole
			}
			_, err := s.Reject(ctx, sub, *reason)
			return err
		}),
		"stage": redoArrival(func(ctx context.Context, s Store, sub Submission, _ *dossier.Rejection) error {
			_, err := s.Stage(ctx, sub)
			return err
		}),
		"assess":   redoAssess,
		"issue":    redoIssue,
		"reissue":  redoIssue,
		"cancel":   redoCancel,
		"withdraw": redoWithdraw,
		"numbers":  redoNumbers,
		"reprint":  redoReprint,
		"paper":    redoPaper,
		"retire":   redoRetire,
		"correct":  redoCorrect,
		"undo":     redoUndo,
		"attach":   redoAttach,
		"detach":   redoDetach,
		"dismiss":  redoDismiss,
	}
}

// Replay does the act of one line of a journal again, on a ledger that has
// all acts before it.
func Replay(ctx context.Context, s Store, l Line) error {
	again, known := redos()[l.Verb]
	if !known {
		return &UnknownVerbError{l.Verb}
	}
	if err := again(ctx, s, l); err != nil {
		return fmt.Errorf("replay act %d (%s): %w", l.Seq, l.Verb, err)
	}
	return nil
}

func redoArrival(take func(context.Context, Store, Submission, *dossier.Rejection) error) redo {
	return func(ctx context.Context, s Store, l Line) error {
		var a Arrived
		if err := detail(l, &a); err != nil {
			return err
		}
		if a.Given == nil {
			return ErrNotWhole
		}
		return take(ctx, s, a.Given.submission(l), a.Reason)
	}
}

func redoAssess(ctx context.Context, s Store, l Line) error {
	var j Judged
	if err := detail(l, &j); err != nil {
		return err
	}
	if j.Given == nil {
		return ErrNotWhole
	}
	j.Given.Act, j.Given.Plan = l.Act, l.Plan
	return s.Assess(ctx, *j.Given)
}

// redoIssue issues a certificate as it was issued: its paper is in the
// archive.
func redoIssue(ctx context.Context, s Store, l Line) error {
	var c Reissued
	if err := detail(l, &c); err != nil {
		return err
	}
	order := Order{Act: l.Act, Plan: l.Plan, Year: c.Year, Model: c.Model, Revision: c.Revision, Decision: c.Decision,
		Again: l.Verb == "reissue", Reason: c.Reason}
	_, err := s.Issue(ctx, order, func(dossier.Certificate) (dossier.Certificate, error) { return c.Certificate, nil })
	return err
}

func redoCancel(ctx context.Context, s Store, l Line) error {
	var e Ended
	if err := detail(l, &e); err != nil {
		return err
	}
	in := Cancellation{Act: l.Act, Plan: l.Plan, Reason: e.Reason}
	if _, err := fmt.Sscanf(e.Register, "%d/%d", &in.Sequence, &in.Year); err != nil {
		return fmt.Errorf("register number %q: %w", e.Register, err)
	}
	_, err := s.Cancel(ctx, in)
	return err
}

func redoWithdraw(ctx context.Context, s Store, l Line) error {
	var e Ended
	if err := detail(l, &e); err != nil {
		return err
	}
	return s.Withdraw(ctx, Withdrawn{Act: l.Act, Plan: l.Plan, Model: e.Model, Reason: e.Reason, Decision: e.Decision})
}

func redoNumbers(ctx context.Context, s Store, l Line) error {
	in := BookNumbers{Act: l.Act, Plan: l.Plan}
	if err := detail(l, &in.Numbers); err != nil {
		return err
	}
	return s.EnterNumbers(ctx, in)
}

func redoReprint(ctx context.Context, s Store, l Line) error {
	var r dossier.Reprint
	if err := detail(l, &r); err != nil {
		return err
	}
	r.Act, r.Plan = l.Act, l.Plan
	return s.Reprint(ctx, r)
}

func redoRetire(ctx context.Context, s Store, l Line) error {
	var p dossier.Paper
	if err := detail(l, &p); err != nil {
		return err
	}
	p.Act, p.Plan, p.Path = l.Act, l.Plan, l.Subject
	return s.Retire(ctx, p)
}

func redoPaper(ctx context.Context, s Store, l Line) error {
	var p dossier.Paper
	if err := detail(l, &p); err != nil {
		return err
	}
	p.Act, p.Plan = l.Act, l.Plan
	return s.PutPaper(ctx, p)
}

func redoCorrect(ctx context.Context, s Store, l Line) error {
	var c dossier.Correction
	if err := detail(l, &c); err != nil {
		return err
	}
	year, err := yearOf(c, l)
	if err != nil {
		return err
	}
	in := Corrected{Act: l.Act, Plan: l.Plan, Year: year, Workbook: c.Workbook}
	c.Models = nil
	in.Items = []dossier.Correction{c}
	_, err = s.Correct(ctx, in)
	return err
}

func redoUndo(ctx context.Context, s Store, l Line) error {
	var c dossier.Correction
	if err := detail(l, &c); err != nil {
		return err
	}
	if c.Undone == nil {
		return ErrNotWhole
	}
	year, err := yearOf(c, l)
	if err != nil {
		return err
	}
	_, err = s.Undo(ctx, Undoing{Act: l.Act, Plan: l.Plan, Number: c.Number, Reason: c.Undone.Reason, Year: year})
	return err
}

// yearOf is the year in which a correction gave a model its id.
func yearOf(c dossier.Correction, l Line) (year int, err error) {
	if len(c.Models) == 0 {
		return 0, nil
	}
	if _, err := fmt.Sscanf(c.Models[0], "%d-", &year); err != nil {
		return 0, fmt.Errorf("ledger: act %d: model %q: %w", l.Seq, c.Models[0], err)
	}
	return year, nil
}
