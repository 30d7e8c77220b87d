package ledger

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"hoso/pipeline/dossier"
)

// Dump writes the whole ledger as canonical JSON Lines: an object a line,
// its "type" one of plan, receipt, model, revision, correction, assessment, decision,
// certificate, paper_number, reprint, workbook, attachment, dismissal, paper; keys sorted; in this order of types, and plan by plan.
//
//	{"id":"dan-van-kheo-2026","type":"plan"}
//	{"outcome":"accepted","path":"inbox/phong-9.docx","sha256":"…","type":"receipt",…}
//	{"id":"2026-001","name":"Tiếp công dân tận tâm","type":"model",…}
//
// Two ledgers that took the same files give the same bytes, even if one of
// them was killed and resumed. So it has no times of day, no claims, no
// journal (in which the papers made in between would stand), and no ids of
// receipts: a receipt is named by its path and SHA-256.
func Dump(ctx context.Context, w io.Writer, s Store) error {
	plans, err := s.Plans(ctx)
	if err != nil {
		return fmt.Errorf("dump: %w", err)
	}
	out := bufio.NewWriter(w)
	for _, plan := range plans {
		state, err := s.State(ctx, plan)
		if err != nil {
			return fmt.Errorf("dump: %w", err)
		}
		if err := dumpPlan(out, state); err != nil {
			return fmt.Errorf("dump: %w", err)
		}
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("dump: %w", err)
	}
	return nil
}

func dumpPlan(w io.Writer, state *dossier.State) error {
	d := newDumper(state)
	d.one("plan", struct {
		ID string `json:"id"`
	}{state.Plan})
	d.sorted(d.receipts)
	d.entries()
	d.corrections()
	d.assessments()
	d.sorted(d.decisions)
	for _, c := range state.Certificates {
		d.one("certificate", c, "at", "content.decision.at", "ended.at")
	}
	d.register()
	d.attachments()
	d.sorted(d.papers)
	if d.err != nil {
		return d.err
	}
	_, err := w.Write(bytes.Join(d.lines, nil))
	return err
}

type dumper struct {
	state *dossier.State
	at    map[int64]*dossier.Receipt
	lines [][]byte
	err   error
}

func newDumper(state *dossier.State) *dumper {
	d := &dumper{state: state, at: make(map[int64]*dossier.Receipt, len(state.Receipts))}
	for i := range state.Receipts {
		d.at[state.Receipts[i].ID] = &state.Receipts[i]
	}
	return d
}

// arrival names a receipt without its id.
type arrival struct {
	Path   string `json:"path"`
	SHA256 string `json:"sha256"`
}

func (d *dumper) arrival(id int64) *arrival {
	if r := d.at[id]; r != nil {
		return &arrival{Path: r.Path, SHA256: r.SHA256}
	}
	return nil
}

func (d *dumper) receipts() {
	for _, r := range d.state.Receipts {
		d.one("receipt", struct {
			dossier.Receipt
			DuplicateOf *arrival `json:"duplicate_of,omitempty"`
		}{r, d.arrival(r.DuplicateOf)}, "id", "at")
	}
}

func (d *dumper) entries() {
	all := slices.Concat(d.state.Entries, d.state.Merged)
	slices.SortStableFunc(all, func(a, b dossier.Entry) int {
		return cmp.Or(cmp.Compare(len(a.ID), len(b.ID)), strings.Compare(a.ID, b.ID))
	})
	for _, e := range all {
		d.one("model", e, "at", "revisions", "withdrawn")
	}
	for _, e := range all {
		for _, v := range e.Revisions {
			d.revision(e.ID, v, false)
		}
		for _, v := range e.Withdrawn {
			d.revision(e.ID, v, true)
		}
	}
}

func (d *dumper) revision(entry string, v dossier.Revision, withdrawn bool) {
	d.one("revision", struct {
		dossier.Revision
		Entry     string   `json:"entry"`
		Receipt   *arrival `json:"receipt"`
		Letter    letter   `json:"letter"`
		Withdrawn bool     `json:"withdrawn,omitempty"`
	}{v, entry, d.arrival(v.Receipt), letter(v.Letter), withdrawn}, "at", "sha256")
}

// corrections stand by number.
func (d *dumper) corrections() {
	for _, c := range d.state.Corrections {
		d.one("correction", struct {
			dossier.Correction
			Receipt *arrival `json:"receipt,omitempty"`
		}{c, d.arrival(c.Receipt)}, "at", "file", "undone.at")
	}
}

// letter is a dossier.Letter with the contract's keys.
type letter struct {
	Number      *dossier.Field `json:"number,omitempty"`
	Date        *dossier.Field `json:"date,omitempty"`
	Place       *dossier.Field `json:"place,omitempty"`
	Signer      *dossier.Field `json:"signer,omitempty"`
	SignerTitle *dossier.Field `json:"signer_title,omitempty"`
}

// assessments stand model by model, the newest last.
func (d *dumper) assessments() {
	byModel := slices.Clone(d.state.Assessments)
	slices.SortStableFunc(byModel, func(a, b dossier.Assessment) int { return strings.Compare(a.Model, b.Model) })
	for _, a := range byModel {
		d.one("assessment", a, "at")
	}
}

func (d *dumper) decisions() {
	for _, c := range d.state.Decisions {
		d.one("decision", c, "at")
	}
}

// register are the numbers of the paper register, printings again and the
// workbooks that were taken.
func (d *dumper) register() {
	for _, n := range d.state.PaperNumbers {
		d.one("paper_number", n, "at")
	}
	for _, r := range d.state.Reprints {
		d.one("reprint", r, "at")
	}
	d.sorted(func() {
		for _, w := range d.state.Workbooks {
			d.one("workbook", w, "at")
		}
	})
}

// attachments stand by number, dismissals by arrival.
func (d *dumper) attachments() {
	for _, a := range d.state.Attachments {
		d.one("attachment", struct {
			dossier.Attachment
			Receipt *arrival `json:"receipt,omitempty"`
		}{a, d.arrival(a.Receipt)}, "at", "detached.at")
	}
	d.sorted(func() {
		for _, s := range d.state.Dismissals {
			d.one("dismissal", struct {
				dossier.Dismissal
				Receipt *arrival `json:"receipt"`
			}{s, d.arrival(s.Receipt)}, "at")
		}
	})
}

func (d *dumper) papers() {
	for _, p := range d.state.Papers {
		d.one("paper", struct {
			dossier.Paper
			Receipt *arrival `json:"receipt,omitempty"`
		}{p, d.arrival(p.Receipt)}, "at", "inputs", "sha256") // a slip prints when its file came
	}
}

// sorted sorts the lines that add writes.
func (d *dumper) sorted(add func()) {
	from := len(d.lines)
	add()
	slices.SortFunc(d.lines[from:], bytes.Compare)
}

// one adds a line: v as JSON with its type, without the keys named ("a.b"
// for b within a).
func (d *dumper) one(kind string, v any, without ...string) {
	if d.err != nil {
		return
	}
	text, err := json.Marshal(v)
	if err != nil {
		d.err = err
		return
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber() // so a confidence keeps its digits
	object := map[string]any{}
	if d.err = decoder.Decode(&object); d.err != nil {
		return
	}
	for _, key := range without {
		remove(object, key)
	}
	object["type"] = kind
	var line bytes.Buffer
	encoder := json.NewEncoder(&line)
	encoder.SetEscapeHTML(false)
	if d.err = encoder.Encode(object); d.err == nil {
		d.lines = append(d.lines, line.Bytes())
	}
}

func remove(object map[string]any, path string) {
	before, after, nested := strings.Cut(path, ".")
	if !nested {
		delete(object, path)
		return
	}
	if inner, ok := object[before].(map[string]any); ok {
		remove(inner, after)
	}
}
