package pipeline

import (
	"bytes"
	"context"
	"fmt"
	"path"
	"strings"

	"hoso/pipeline/check"
	"hoso/pipeline/correct"
	"hoso/pipeline/dossier"
	"hoso/pipeline/ingest"
	"hoso/pipeline/ledger"
	"hoso/pipeline/viet"
)

// Rules are how corrections are put over what was read.
func (o *Office) Rules() correct.Rules {
	return correct.Rules{Plan: o.Plan, Check: check.Record, Renew: o.Reading.Extract.Renew}
}

// State is what stands of the office's plan: what was read, with what people
// decided over it. Every paper, workbook and answer follows from this.
func (o *Office) State(ctx context.Context) (*dossier.State, error) {
	state, err := o.Ledger.State(ctx, o.Plan.ID)
	if err != nil {
		return nil, err
	}
	o.Rules().Apply(state)
	return state, nil
}

// Part is a part of what stands of the office's plan, as State has it, at a
// cost that does not grow with all that ever came.
func (o *Office) Part(ctx context.Context, extent ledger.Extent) (*dossier.State, error) {
	state, err := o.Ledger.Part(ctx, o.Plan.ID, extent)
	if err != nil {
		return nil, err
	}
	o.Rules().Apply(state)
	return state, nil
}

// Who answers for a correction, and why it is made.
type Who struct{ By, Reason string }

// Correct records corrections, all or none.
func (o *Office) Correct(ctx context.Context, who Who, workbook string, items ...dossier.Correction) ([]dossier.Correction, error) {
	for i := range items {
		if items[i].Reason == "" {
			items[i].Reason = who.Reason
		}
	}
	in := ledger.Corrected{Act: dossier.Act{By: who.By, At: o.Now()}, Plan: o.Plan.ID, Year: o.Plan.Year, Workbook: workbook, Items: items}
	return o.Ledger.Correct(ctx, in)
}

// Undo takes a correction back.
func (o *Office) Undo(ctx context.Context, who Who, number int64) (dossier.Correction, error) {
	return o.Ledger.Undo(ctx, ledger.Undoing{Act: dossier.Act{By: who.By, At: o.Now()}, Plan: o.Plan.ID, Year: o.Plan.Year, Number: number, Reason: who.Reason})
}

// Set puts a person's value over the one that was read.
func (o *Office) Set(ctx context.Context, who Who, model, field, value string) (dossier.Correction, error) {
	raw, err := o.Ledger.State(ctx, o.Plan.ID) // over what the file says, not over an earlier correction
	if err != nil {
		return dossier.Correction{}, err
	}
	c, err := o.Rules().Set(raw, model, field, value)
	if err != nil {
		return c, err
	}
	return o.correctOne(ctx, who, c)
}

func (o *Office) correctOne(ctx context.Context, who Who, c dossier.Correction) (dossier.Correction, error) {
	done, err := o.Correct(ctx, who, "", c)
	if err != nil {
		return dossier.Correction{}, err
	}
	return done[0], nil
}

// Unset takes the last value back that a person set on a field.
func (o *Office) Unset(ctx context.Context, who Who, model, field string) (dossier.Correction, error) {
	state, err := o.State(ctx)
	if err != nil {
		return dossier.Correction{}, err
	}
	c, err := o.Rules().Unset(state, model, field)
	if err != nil {
		return dossier.Correction{}, err
	}
	return o.Undo(ctx, who, c.Number)
}

// Waive says of a finding, or of a conflict, that it needs nothing more.
func (o *Office) Waive(ctx context.Context, who Who, model, what string) ([]dossier.Correction, error) {
	state, err := o.State(ctx)
	if err != nil {
		return nil, err
	}
	items, err := o.Rules().Waive(state, model, what)
	if err != nil {
		return nil, err
	}
	return o.Correct(ctx, who, "", items...)
}

// Merge makes one model of two.
func (o *Office) Merge(ctx context.Context, who Who, model, into string) (dossier.Correction, error) {
	return o.correctOne(ctx, who, dossier.Correction{Kind: dossier.MergeIn, Model: strings.TrimSpace(model), Into: strings.TrimSpace(into)})
}

// Move says that an arrival, or a model, is another unit's.
func (o *Office) Move(ctx context.Context, who Who, what, unit string) (dossier.Correction, error) {
	to, err := o.Rules().Unit(o.Reading.Extract.Unit, unit)
	if err != nil {
		return dossier.Correction{}, err
	}
	state, err := o.State(ctx)
	if err != nil {
		return dossier.Correction{}, err
	}
	c := dossier.Correction{Kind: dossier.Move, Unit: &to}
	if state.Entry(what) != nil || state.Standing(what) != what {
		entry, err := correct.Model(state, what)
		if err != nil {
			return c, err
		}
		c.Model = entry.ID
		return o.correctOne(ctx, who, c)
	}
	receipt, err := arrivalNamed(state, what)
	if err != nil {
		return c, err
	}
	c.Receipt = receipt.ID
	return o.correctOne(ctx, who, c)
}

// Receive says on which day, and how, an arrival came. Lateness is judged by
// it from now on.
func (o *Office) Receive(ctx context.Context, who Who, what, day, via string) (dossier.Correction, error) {
	none := dossier.Correction{}
	state, err := o.State(ctx)
	if err != nil {
		return none, err
	}
	receipt, err := arrivalNamed(state, what)
	if err != nil {
		return none, err
	}
	when, refusal := correct.Day(day, o.Plan.Year)
	if refusal != nil {
		return none, refusal
	}
	if recorded := viet.DayOf(receipt.At).String(); when.String() > recorded {
		return none, &correct.Refusal{Part: correct.PartDay, Message: fmt.Sprintf("ngày nhận %s sau ngày ghi sổ của tệp (%s); xem lại ngày", when.String(), recorded)}
	}
	return o.correctOne(ctx, who, dossier.Correction{Kind: dossier.Received, Receipt: receipt.ID, Day: when.String(), Via: strings.TrimSpace(via)})
}

// arrivalNamed finds an arrival by its number, path or name: of several of
// one name the newest that was taken.
func arrivalNamed(state *dossier.State, what string) (*dossier.Receipt, error) {
	what = strings.TrimSpace(strings.ReplaceAll(what, `\`, "/"))
	number := strings.TrimLeft(strings.TrimPrefix(what, "#"), "0")
	var exact, base []*dossier.Receipt
	for i := range state.Receipts {
		r := &state.Receipts[i]
		switch {
		case number != "" && fmt.Sprint(r.ID) == number:
			return r, nil
		case ingest.SameName(r.Path, what):
			exact = append(exact, r)
		case ingest.SameName(path.Base(r.Path), what):
			base = append(base, r)
		}
	}
	found := exact
	if len(found) == 0 {
		found = base
	}
	if len(found) == 0 {
		return nil, &correct.Refusal{Part: correct.PartModel, Message: fmt.Sprintf("sổ theo dõi không có tệp “%s”; xem tên và số từng tệp bằng: hoso status --files", what)}
	}
	if len(exact) == 0 && !samePath(found) {
		return nil, &correct.Refusal{Part: correct.PartModel, Message: fmt.Sprintf("có nhiều tệp tên “%s”; ghi cả đường dẫn hoặc số của tệp (hoso status --files): %s", what, pathsOf(found))}
	}
	for i := len(found) - 1; i >= 0; i-- {
		if found[i].Outcome == dossier.Accepted {
			return found[i], nil
		}
	}
	return found[len(found)-1], nil
}

func samePath(all []*dossier.Receipt) bool {
	for _, r := range all {
		if r.Path != all[0].Path {
			return false
		}
	}
	return true
}

func pathsOf(all []*dossier.Receipt) string {
	var words []string
	for _, r := range all {
		words = append(words, fmt.Sprintf("%d: %s", r.ID, r.Path))
	}
	return strings.Join(words, "; ")
}

// Refresh brings every standing paper up to date, as a run does.
func (o *Office) Refresh(ctx context.Context, emit func(Event)) error {
	return o.upToDate(ctx, nil, emit)
}

// TakeCorrections takes the corrections that people wrote in an overview
// workbook: all or none. A workbook that was taken already gives none. by
// stands where a row names nobody.
func (o *Office) TakeCorrections(ctx context.Context, data []byte, by string) ([]dossier.Correction, error) {
	raw, err := o.Ledger.State(ctx, o.Plan.ID)
	if err != nil {
		return nil, err
	}
	sum := digest(data)
	for _, c := range raw.Corrections {
		if c.Workbook == sum {
			return nil, nil
		}
	}
	state, err := o.State(ctx)
	if err != nil {
		return nil, err
	}
	parse := func(model, field, value string) (dossier.Correction, error) {
		return o.Rules().Set(raw, model, field, value)
	}
	items, err := o.Books.ReadCorrections(bytes.NewReader(data), int64(len(data)), state, by, parse)
	if err != nil {
		return nil, err
	}
	if _, err := o.Archive.Put(data); err != nil {
		return nil, err
	}
	return o.Correct(ctx, Who{By: by}, sum, items...)
}
