package pipeline

import (
	"context"
	"errors"
	"fmt"

	"hoso/pipeline/dossier"
	"hoso/pipeline/ledger"
)

// Held is a model whose certificate cannot be issued, and why.
type Held struct {
	Model string
	Err   error
}

// Certify issues the certificates of the recognised models named (all where
// none are named), and gives those that are issued already as they are. Where
// none are named, models whose certificate was cancelled, or that the paper
// register has, are left alone.
func (o *Office) Certify(ctx context.Context, models []string) (issued []dossier.Certificate, held []Held, err error) {
	state, err := o.State(ctx)
	if err != nil {
		return nil, nil, err
	}
	if len(models) == 0 {
		models = due(state)
	}
	for i, id := range models {
		o.step("certificates", i, len(models))
		certificate, err := o.certify(ctx, state, id)
		switch {
		case ctx.Err() != nil:
			return issued, held, ctx.Err()
		case err != nil:
			held = append(held, Held{id, err})
			continue
		}
		issued = append(issued, certificate)
	}
	o.step("certificates", len(models), len(models))
	return issued, held, nil
}

// certify gives the certificate of a model as it was issued, by this process
// or by another, or issues it.
func (o *Office) certify(ctx context.Context, state *dossier.State, id string) (dossier.Certificate, error) {
	if have := state.Certificate(id); have != nil {
		return *have, nil
	}
	c, err := o.issue(ctx, state, ledger.Order{Act: o.act(), Plan: o.Plan.ID, Year: o.Plan.Year, Model: id})
	if !errors.Is(err, ledger.ErrIssued) {
		return c, err
	}
	now, err := o.State(ctx) // another process was faster
	if err != nil {
		return c, err
	}
	if have := now.Certificate(id); have != nil {
		return *have, nil
	}
	return c, ledger.ErrIssued
}

// Recognised are the models that the newest assessment recognises, by id.
func Recognised(state *dossier.State) []string {
	newest := map[string]*dossier.Assessment{}
	for i := range state.Assessments {
		newest[state.Assessments[i].Model] = &state.Assessments[i]
	}
	var out []string
	for _, e := range state.Entries {
		if a := newest[e.ID]; a != nil && a.Recognised != nil && *a.Recognised {
			out = append(out, e.ID)
		}
	}
	return out
}

// due are the recognised models that have a certificate or may get one
// without more ado.
func due(state *dossier.State) []string {
	var out []string
	for _, id := range Recognised(state) {
		if standing(state, id) != Cancelled && standing(state, id) != OnPaper {
			out = append(out, id)
		}
	}
	return out
}

// Again asks for a certificate in place of the one before.
type Again struct {
	Model   string
	Reason  string
	Printed string // name of the recipient, "" for the assessment's
	By      string
}

// Reissue issues a certificate in place of the one before, under a new number.
func (o *Office) Reissue(ctx context.Context, again Again) (dossier.Certificate, error) {
	state, err := o.State(ctx)
	if err != nil {
		return dossier.Certificate{}, err
	}
	return o.issue(ctx, state, ledger.Order{
		Act: dossier.Act{By: again.By, At: o.Now()}, Plan: o.Plan.ID, Year: o.Plan.Year, Model: again.Model,
		Again: true, Reason: again.Reason, Printed: again.Printed,
	})
}

// issue reserves the number, freezes the content and archives the paper in
// one act of the ledger: the bytes are in the archive before the act commits,
// and nobody has seen them before it has. This is the only place that issues
// a number.
func (o *Office) issue(ctx context.Context, state *dossier.State, order ledger.Order) (dossier.Certificate, error) {
	return o.Ledger.Issue(ctx, order, func(c dossier.Certificate) (dossier.Certificate, error) {
		content, err := o.content(state, c)
		if err != nil {
			return c, err
		}
		if o.Seal != nil {
			if content, err = o.Seal(content); err != nil {
				return c, err
			}
		}
		paper, err := o.Press.Certificate(content)
		if err != nil {
			return c, err
		}
		c.Content, c.Press = content, o.Press.Digest()
		c.SHA256, err = o.Archive.Put(paper)
		return c, err
	})
}

// content is what stands on a certificate: from the revision that was judged,
// its assessment and the decision; from the settings only who issues it.
func (o *Office) content(state *dossier.State, c dossier.Certificate) (dossier.CertificateContent, error) {
	entry := state.Entry(c.Model)
	if entry == nil {
		return dossier.CertificateContent{}, fmt.Errorf("certificate of %s: the model is gone", c.Model)
	}
	var model *dossier.Model
	for i := range entry.Revisions {
		if entry.Revisions[i].Number == c.Revision {
			model = &entry.Revisions[i].Model
		}
	}
	if model == nil {
		return dossier.CertificateContent{}, fmt.Errorf("certificate of %s: revision %d is gone", c.Model, c.Revision)
	}
	out := c.Content // number, issue, decision, name as the committee states it: as the ledger reserved them
	out.Collective = model.Text("subject_type") != "individual"
	out.ModelName = firstOf(model.Text("name"), entry.Name)
	out.Recipient = firstOf(out.Recipient, model.Text("subject"), entry.Unit.Name)
	out.Superior, out.Issuer, out.Sample = o.Press.Settings.Superior, o.Press.Settings.Issuer, o.Press.Settings.Sample
	out.Design = o.Press.DesignFor(out.Collective)
	if field := o.Plan.Field("domain"); field != nil {
		if option := field.Option(model.Text("domain")); option != nil {
			out.Domain = option.Label
		}
	}
	return out, nil
}

func firstOf(texts ...string) string {
	for _, t := range texts {
		if t != "" {
			return t
		}
	}
	return ""
}
