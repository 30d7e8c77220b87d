package ledger

import "hoso/pipeline/dossier"

// Case is what a store holds of a model for which a certificate is asked.
type Case struct {
	Model      string
	Current    int                 // Assessable
	Issued     bool                // it has its certificate
	Assessment *dossier.Assessment // the newest, or nil
	// Decision finds a decision of the plan by its number, or nil.
	Decision func(number string) (*dossier.Decision, error)
}

// Ready says whether a certificate may be issued and gives it without its
// number: the revision, the decision and whatever of the content follows
// from the ledger alone.
func Ready(o Order, c Case) (dossier.Certificate, error) {
	none := dossier.Certificate{}
	if c.Issued {
		return none, ErrIssued
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
	return dossier.Certificate{
		Plan: o.Plan, Model: c.Model, Revision: revision, Decision: decision.Number, Act: o.Act,
		Content: dossier.CertificateContent{
			Recipient: a.PrintedName, Outstanding: a.Outstanding != nil && *a.Outstanding, Decision: *decision,
		},
	}, nil
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
