package pipeline

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"hoso/pipeline/dossier"
	"hoso/pipeline/generate"
	"hoso/pipeline/ledger"
)

// Proof is what a person should see before certificates are printed.
type Proof struct {
	Items  []generate.ProofItem
	Points []generate.ProofPoint
}

// Standing are the points that keep certificates of the models named (all where none are named) from being printed.
func (p *Proof) Standing(models []string) []generate.ProofPoint {
	var out []generate.ProofPoint
	for _, at := range p.Points {
		if at.Stands() && (len(models) == 0 || slices.Contains(models, at.Model)) {
			out = append(out, at)
		}
	}
	return out
}

// Proof lays out every certificate that is issued, or would be, and looks it over. It changes nothing.
func (o *Office) Proof(ctx context.Context) (*Proof, error) {
	state, err := o.State(ctx)
	if err != nil {
		return nil, err
	}
	out := &Proof{}
	recognised := Recognised(state)
	next := 1
	for _, c := range state.Certificates {
		if c.Year == o.Plan.Year {
			next = max(next, c.Sequence+1)
		}
	}
	for _, id := range recognised {
		item := o.proofItem(state, id, next)
		if !item.Issued && !item.Held {
			next++
		}
		out.Items = append(out.Items, item)
	}
	for _, e := range state.Entries {
		if c := state.Certificate(e.ID); c != nil && !slices.Contains(recognised, e.ID) {
			out.Items = append(out.Items, generate.ProofItem{Model: e.ID, Content: c.Content, Issued: true})
		}
	}
	out.Points = o.Press.Proof(out.Items)
	for i := range out.Points {
		out.Points[i].Passed = passed(state, &out.Points[i])
	}
	return out, nil
}

// proofItem is the certificate of a recognised model: as it was issued, or as it would be under the next number.
func (o *Office) proofItem(state *dossier.State, id string, next int) generate.ProofItem {
	item := generate.ProofItem{Model: id, Recognised: true}
	if have := state.Certificate(id); have != nil {
		item.Content, item.Issued = have.Content, true
		return item
	}
	item.Held = !slices.Contains(due(state), id)
	entry := state.Entry(id)
	draft, err := ledger.Ready(ledger.Order{Plan: o.Plan.ID, Year: o.Plan.Year, Model: id}, ledger.Case{
		Model: id, Current: ledger.Assessable(entry), Assessment: state.Assessment(id),
		Decision: func(number string) (*dossier.Decision, error) { return state.Decision(number), nil },
	})
	if err == nil {
		draft.Content.Register, draft.Content.Year = ledger.Register(o.Plan.Year, next), o.Plan.Year
		item.Content, err = o.content(state, draft)
	}
	if err != nil {
		item.Trouble = inWords(err)
		return item
	}
	for i := range entry.Revisions {
		if entry.Revisions[i].Number == draft.Revision {
			item.Submitted = entry.Revisions[i].Model.Text("subject")
		}
	}
	return item
}

// inWords is an error in the words that it has for people.
func inWords(err error) string {
	var worded interface{ Words() string }
	if errors.As(err, &worded) {
		return worded.Words()
	}
	return err.Error()
}

// passed is who let a point pass: for this very text, and not undone since.
func passed(state *dossier.State, p *generate.ProofPoint) *generate.Passed {
	for i := len(state.Corrections) - 1; i >= 0; i-- {
		c := &state.Corrections[i]
		if c.Stands() && c.Kind == dossier.Waive && c.Criterion == dossier.ProofPoint && c.Model == p.Model && c.Into == p.Other &&
			c.Field == string(p.Code) && c.Value == p.Text {
			return &generate.Passed{By: c.By, Reason: c.Reason}
		}
	}
	return nil
}

// Pass lets points of a proof pass, by a person's name and reason: those of a model with a code ("alike", "spelling"), for the names as they are
// now. It can be undone like any other waiver.
func (o *Office) Pass(ctx context.Context, who Who, model, code string) ([]dossier.Correction, error) {
	proof, err := o.Proof(ctx)
	if err != nil {
		return nil, err
	}
	var items []dossier.Correction
	var known []string
	for _, p := range proof.Points {
		if p.Model != model || !p.Stands() {
			continue
		}
		known = append(known, string(p.Code))
		if p.Passable && string(p.Code) == code {
			items = append(items, dossier.Correction{Kind: dossier.Waive, Model: model, Into: p.Other, Criterion: dossier.ProofPoint, Field: code, Value: p.Text})
		}
	}
	if len(items) == 0 {
		if len(known) == 0 {
			return nil, fmt.Errorf("mô hình %s không có điều gì đang chặn việc in; xem: hoso certificate --proof", model)
		}
		return nil, fmt.Errorf("mô hình %s không có điều “%s” nào cho qua được; đang chặn: %s", model, code, strings.Join(known, ", "))
	}
	return o.Correct(ctx, who, "", items...)
}
