package pipeline

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"

	"hoso/pipeline/dossier"
	"hoso/pipeline/ledger"
)

// Assess takes a workbook that the committee filled in into the ledger: all
// of it or nothing. by is the person who answers for it.
func (o *Office) Assess(ctx context.Context, data []byte, by string) (ledger.Assessed, error) {
	state, err := o.Ledger.State(ctx, o.Plan.ID)
	if err != nil {
		return ledger.Assessed{}, err
	}
	assessments, decisions, err := o.Books.ReadAssessment(bytes.NewReader(data), int64(len(data)), state)
	if err != nil {
		return ledger.Assessed{}, err
	}
	sum, err := o.Archive.Put(data)
	if err != nil {
		return ledger.Assessed{}, err
	}
	in := ledger.Assessed{Act: dossier.Act{By: by, At: o.Now()}, Plan: o.Plan.ID, Workbook: sum, Assessments: assessments, Decisions: decisions}
	return in, o.Ledger.Assess(ctx, in)
}

// Held is a model whose certificate cannot be issued, and why.
type Held struct {
	Model string
	Err   error
}

// Certify issues the certificates of the recognised models named (all where
// none are named), and gives those that are issued already as they are. This
// is the only place that issues a number.
func (o *Office) Certify(ctx context.Context, models []string) (issued []dossier.Certificate, held []Held, err error) {
	state, err := o.Ledger.State(ctx, o.Plan.ID)
	if err != nil {
		return nil, nil, err
	}
	if len(models) == 0 {
		models = recognised(state)
	}
	for _, id := range models {
		if have := state.Certificate(id); have != nil {
			issued = append(issued, *have)
			continue
		}
		certificate, err := o.issue(ctx, state, id)
		switch {
		case errors.Is(err, context.Canceled):
			return issued, held, err
		case err != nil:
			held = append(held, Held{id, err})
			continue
		}
		issued = append(issued, certificate)
	}
	return issued, held, nil
}

// recognised are the models that the newest assessment recognises, by id.
func recognised(state *dossier.State) []string {
	var out []string
	for _, e := range state.Entries {
		if a := state.Assessment(e.ID); a != nil && a.Recognised != nil && *a.Recognised {
			out = append(out, e.ID)
		}
	}
	return out
}

// issue reserves the number, freezes the content and archives the paper in
// one act of the ledger.
func (o *Office) issue(ctx context.Context, state *dossier.State, id string) (dossier.Certificate, error) {
	order := ledger.Order{Act: o.act(), Plan: o.Plan.ID, Year: o.Plan.Year, Model: id}
	return o.Ledger.Issue(ctx, order, func(c dossier.Certificate) (dossier.Certificate, error) {
		content, err := o.content(state, c)
		if err != nil {
			return c, err
		}
		paper, err := o.Press.Certificate(content)
		if err != nil {
			return c, err
		}
		c.Content = content
		c.SHA256, err = o.Archive.Put(paper)
		return c, err
	})
}

// content is what stands on a certificate: from the model, its assessment and
// the decision, and who issues it from the settings.
func (o *Office) content(state *dossier.State, c dossier.Certificate) (dossier.CertificateContent, error) {
	entry, assessed, decision := state.Entry(c.Model), state.Assessment(c.Model), state.Decision(c.Decision)
	if entry == nil || assessed == nil || decision == nil {
		return dossier.CertificateContent{}, fmt.Errorf("certificate of %s: model, assessment or decision is gone", c.Model)
	}
	revision := entry.Current(dossier.Registration)
	if revision == nil {
		return dossier.CertificateContent{}, fmt.Errorf("certificate of %s: no registration is current", c.Model)
	}
	recipient := assessed.PrintedName
	if recipient == "" {
		recipient = revision.Model.Text("subject")
	}
	if recipient == "" {
		recipient = entry.Unit.Name
	}
	out := dossier.CertificateContent{
		Register: fmt.Sprintf("%02d/%d", c.Sequence, c.Year), Year: o.Plan.Year,
		ModelName: entry.Name, Recipient: recipient,
		Collective:  revision.Model.Text("subject_type") != "individual",
		Outstanding: assessed.Outstanding != nil && *assessed.Outstanding,
		Decision:    *decision,
		Superior:    o.Press.Settings.Superior, Issuer: o.Press.Settings.Issuer, Sample: o.Press.Settings.Sample,
	}
	if field := o.Plan.Field("domain"); field != nil {
		if option := field.Option(revision.Model.Text("domain")); option != nil {
			out.Domain = option.Label
		}
	}
	return out, nil
}

// Printed are the bytes of an issued certificate, as they were issued.
func (o *Office) Printed(c dossier.Certificate) ([]byte, error) {
	file, size, err := o.Archive.Open(c.SHA256)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return io.ReadAll(io.NewSectionReader(file, 0, size))
}

// CertificatePapers are issued certificates as papers for out/: copies of the
// archived bytes.
func (o *Office) CertificatePapers(issued []dossier.Certificate) []Paper {
	var out []Paper
	for _, c := range issued {
		out = append(out, Paper{
			Name: fmt.Sprintf("Giấy chứng nhận/%02d-%d %s.pdf", c.Sequence, c.Year, c.Content.Recipient),
			Kind: "certificate", Format: "pdf", Inputs: c.SHA256, Models: []string{c.Model},
			Bytes: func() ([]byte, error) { return o.Printed(c) },
		})
	}
	return out
}
