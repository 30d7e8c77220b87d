package ledger

import "hoso/pipeline/dossier"

// Case is what a store holds of a model for which a certificate is asked.
type Case struct {
	Model      string
	Current    int                  // Assessable
	Last       *dossier.Certificate // its newest certificate, in force or not, or nil
	OnPaper    *dossier.PaperNumber // its number in the paper register, or nil
	Assessment *dossier.Assessment  // the newest, or nil
	// Decision finds a decision of the plan by its number, or nil.
	Decision func(number string) (*dossier.Decision, error)
}

// Ready says whether a certificate may be issued and gives it without its
// number: the revision, the decision and whatever of the content follows
// from the ledger alone.
func Ready(o Order, c Case) (dossier.Certificate, error) {
	none := dossier.Certificate{}
	if err := due(o, c); err != nil {
		return none, err
	}
	a := c.Assessment
	if a == nil || a.Recognised == nil || !*a.Recognised {
		return none, &NotRecognisedError{Model: c.Model, Assessed: a != nil}
	}
	revision := o.Revision
	if revision == 0 {
		revision = a.Revision
	}
	if revision != a.Revision && revision != c.Current {
		return none, &StaleError{Models: []string{c.Model}}
	}
	decision, err := decide(o, a, c)
	if err != nil {
		return none, err
	}
	out := dossier.Certificate{
		Plan: o.Plan, Model: c.Model, Revision: revision, Decision: decision.Number, Act: o.Act,
		Content: dossier.CertificateContent{
			Recipient: first(o.Printed, a.PrintedName), Outstanding: a.Outstanding != nil && *a.Outstanding, Decision: *decision,
		},
	}
	if o.Again {
		out.Content.Issue, out.Content.Replaces = again(c)
	}
	return out, nil
}

// due tells whether a certificate may be issued now, by those that were
// before.
func due(o Order, c Case) error {
	switch last := c.Last; {
	case o.Again && o.Reason == "":
		return ErrNoReason
	case o.Again && c.OnPaper == nil && (last == nil || last.Ended != nil && last.Ended.State != dossier.Cancelled):
		return &NothingToReissueError{Model: c.Model}
	case o.Again:
		return nil
	case last != nil && last.Ended == nil:
		return ErrIssued
	case last != nil && last.Ended.State == dossier.Cancelled:
		return &EndedError{Model: c.Model, Register: last.Content.Register, Reason: last.Ended.Reason}
	case last == nil && c.OnPaper != nil:
		return &OnPaperError{Model: c.Model, Register: Register(c.OnPaper.Year, c.OnPaper.Sequence)}
	}
	return nil
}

// again is which issue it is and the number of the one before.
func again(c Case) (issue int, replaces string) {
	if c.Last == nil {
		return 2, Register(c.OnPaper.Year, c.OnPaper.Sequence)
	}
	return max(c.Last.Content.Issue, 1) + 1, c.Last.Content.Register
}

// decide finds the decision, whole and the one that the assessment names.
func decide(o Order, a *dossier.Assessment, c Case) (*dossier.Decision, error) {
	number := first(o.Decision, a.Decision)
	if a.Decision != "" && a.Decision != number {
		return nil, &DecisionError{Number: number, Other: a.Decision}
	}
	found := &dossier.Decision{}
	if number != "" {
		d, err := c.Decision(number)
		if err != nil {
			return nil, err
		}
		if d != nil {
			found = d
		}
	}
	if missing := Lacks(*found); len(missing) > 0 {
		return nil, &DecisionError{Number: number, Missing: missing}
	}
	return found, nil
}
