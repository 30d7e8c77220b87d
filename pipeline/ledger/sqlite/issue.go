package sqlite

import (
	"context"
	"fmt"

	"hoso/pipeline/dossier"
	"hoso/pipeline/ledger"
)

// Issue implements ledger.Store.
func (s *Store) Issue(ctx context.Context, order ledger.Order, seal func(dossier.Certificate) (dossier.Certificate, error)) (dossier.Certificate, error) {
	var issued dossier.Certificate
	if err := whole(&order.Act, order.Plan); err != nil {
		return issued, err
	}
	year, err := ledger.Year(order.Plan, order.Year)
	if err != nil {
		return issued, err
	}
	order.Year = year
	err = s.act(ctx, func(t *tx) error {
		draft, err := t.draft(order)
		if err != nil {
			return err
		}
		sealed, err := seal(draft)
		if err != nil {
			return fmt.Errorf("ledger: sealing certificate %s: %w", draft.Content.Register, err)
		}
		if issued, err = settled(draft, sealed); err != nil {
			return err
		}
		if order.Again {
			return t.replace(order, issued)
		}
		return t.putCertificate(issued, "issue", issued)
	})
	if err != nil {
		return dossier.Certificate{}, err
	}
	return issued, nil
}

// draft is the certificate with the next number of the register.
func (t *tx) draft(order ledger.Order) (dossier.Certificate, error) {
	none := dossier.Certificate{}
	current, found, err := t.assessable(order.Plan, order.Model)
	if err != nil {
		return none, err
	}
	if !found {
		return none, t.missing(order.Model)
	}
	c := ledger.Case{Model: order.Model, Current: current, Decision: func(number string) (*dossier.Decision, error) {
		return t.decision(order.Plan, number)
	}}
	if c.Last, err = t.certificate(`model = ?`, order.Model); err != nil {
		return none, err
	}
	if c.OnPaper, err = t.paperNumber(`model = ?`, order.Model); err != nil {
		return none, err
	}
	if c.Assessment, err = t.newestAssessment(order.Model); err != nil {
		return none, err
	}
	draft, err := ledger.Ready(order, c)
	if err != nil {
		return none, err
	}
	if touched, err := t.touched(order.Model); err != nil || touched && !order.Again { // issued again, it is to say what was put right
		return none, errFirst(err, func() error { return &ledger.StaleError{Models: []string{order.Model}} })
	}
	draft.Year = order.Year
	if draft.Sequence, err = t.nextNumber(order.Year); err != nil {
		return none, err
	}
	draft.Content.Register, draft.Content.Year = ledger.Register(draft.Year, draft.Sequence), draft.Year
	_, err = t.one([]any{&draft.Content.ModelName}, `SELECT name FROM models WHERE id = ?`, order.Model)
	return draft, err
}

// settled takes the frozen content and the digest from seal; all that says
// which certificate it is stays as it was reserved.
func settled(draft, sealed dossier.Certificate) (dossier.Certificate, error) {
	if len(sealed.SHA256) != 64 {
		return draft, fmt.Errorf("ledger: certificate %s was sealed without a SHA-256", draft.Content.Register)
	}
	own := [...]any{draft.Content.Register, draft.Content.Year, draft.Content.Issue, draft.Content.Replaces}
	if own != [...]any{sealed.Content.Register, sealed.Content.Year, sealed.Content.Issue, sealed.Content.Replaces} {
		return draft, fmt.Errorf("ledger: certificate %s was sealed with the number %q", draft.Content.Register, sealed.Content.Register)
	}
	draft.Content, draft.SHA256, draft.Press = sealed.Content, sealed.SHA256, sealed.Press
	return draft, nil
}

// replace issues in place of the certificate before.
func (t *tx) replace(order ledger.Order, c dossier.Certificate) error {
	former, err := t.certificate(`model = ? AND active = 1`, order.Model)
	if err != nil {
		return err
	}
	if former != nil {
		former.Ended = &dossier.Ending{State: dossier.Replaced, Reason: order.Reason, Act: order.Act}
		if err := t.end(*former); err != nil {
			return err
		}
	}
	return t.putCertificate(c, "reissue", ledger.Reissued{Certificate: c, Reason: order.Reason})
}

func (t *tx) putCertificate(c dossier.Certificate, verb string, detail any) error {
	content, err := encode(c.Content)
	if err != nil {
		return err
	}
	err = t.exec(`INSERT INTO certificates (year, sequence, plan, model, revision, decision, content_json, sha256, press, by, at)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, c.Year, c.Sequence, c.Plan, c.Model, c.Revision, c.Decision, content, c.SHA256, c.Press, c.By, stamp(c.At))
	if err != nil {
		return err
	}
	return t.note(c.Act, c.Plan, verb, c.Model, detail)
}
