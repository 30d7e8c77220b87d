package generate

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"hoso/pipeline/compare"
	"hoso/pipeline/dossier"
	"hoso/pipeline/plan"
	"hoso/pipeline/viet"
)

// ErrNoSlip says that a receipt has no check slip: it brought no model (a file that could not be read, a duplicate).
var ErrNoSlip = errors.New("generate: the receipt brought no model")

// slipModel is one model as one receipt brought it.
type slipModel struct {
	Entry    string
	Unit     string
	Revision dossier.Revision
	Before   int              `json:",omitempty"` // the number of the version that it replaced, 0 for none
	Changes  []compare.Change `json:",omitempty"` // since that one
}

// slipData is all that a slip shows, apart from the plan.
type slipData struct {
	Receipt dossier.Receipt
	First   *dossier.Receipt // by which the unit's lateness is judged
	Models  []slipModel
}

// Slips are the receipts that have a check slip, in the order of arrival.
func Slips(st *dossier.State) []int64 {
	brought := map[int64]bool{}
	for _, e := range st.Entries {
		for _, r := range e.Revisions {
			brought[r.Receipt] = true
		}
	}
	var ids []int64
	for _, r := range st.Receipts {
		if brought[r.ID] {
			ids = append(ids, r.ID)
		}
	}
	return ids
}

// CheckSlip is the “phiếu rà soát hồ sơ” of one submission: what was received, what was read and where it stands in the file,
// what the plan asks for and is missing (II.4.2), what a criterion of III.1 will need. It has no letterhead, number or signature.
// It follows from the submission alone, so a day that passes does not change it.
func (p *Press) CheckSlip(st *dossier.State, pl *plan.Plan, receipt int64) (*Paper, error) {
	data, err := slipOf(st, pl, receipt)
	if err != nil {
		return nil, err
	}
	inputs, err := p.InputsDigest("check_slip", pl, data)
	if err != nil {
		return nil, err
	}
	v := voice{words: p.Book.slip, shared: p.Book.shared}
	paper := &Paper{
		Name: v.say("file_name", "unit", fileName(data.units(&v)), "receipt", fmt.Sprintf("%04d", receipt)) + ".pdf", Kind: "check_slip", Format: "pdf",
		Inputs: inputs, Receipt: receipt, press: p, many: true,
		Meta: Meta{Title: p.Book.slip["title"], Author: oneLine(p.Settings.Issuer), Subject: data.Receipt.Unit.Name, Created: data.Receipt.At.In(viet.Zone())},
	}
	for _, m := range data.Models {
		paper.Models = append(paper.Models, m.Entry)
	}
	paper.compose = func() *sheet {
		s := &slip{sheet: p.newSheet(p.Book.slip, p.Book.profileNamed("slip")), plan: pl, data: data}
		s.fill()
		return s.sheet
	}
	return paper, nil
}

func slipOf(st *dossier.State, pl *plan.Plan, id int64) (slipData, error) {
	receipt := st.Receipt(id)
	if receipt == nil {
		return slipData{}, fmt.Errorf("generate: no receipt %d: %w", id, ErrNoSlip)
	}
	data := slipData{Receipt: *receipt}
	data.Receipt.At = receipt.At.UTC()
	for _, e := range st.Entries {
		for _, r := range e.Revisions {
			if r.Receipt == id {
				r.Current = false // that a newer one came does not change what this slip says
				data.Models = append(data.Models, slipModelOf(st, pl, &e, r))
			}
		}
	}
	if len(data.Models) == 0 {
		return slipData{}, fmt.Errorf("generate: receipt %d: %w", id, ErrNoSlip)
	}
	if receipt.Kind == dossier.Registration {
		data.First = firstReceipt(st, receipt.Unit.ID)
	}
	return data, nil
}

// slip writes one check slip.
type slip struct {
	*sheet
	plan *plan.Plan
	data slipData
}

func (s *slip) fill() {
	s.center(s.say("title"), s.profile.Title, 2)
	s.center(s.subject(), s.profile.Subject, 10)
	s.received()
	for i, m := range s.data.Models {
		s.model(i, m)
	}
	s.file(len(s.data.Models) + 2)
	s.end()
}

func (s *slip) subject() string {
	key := "subject_registration"
	if s.data.Receipt.Kind == dossier.ResultReport {
		key = "subject_result_report"
	}
	return s.say(key, "movement", s.plan.Movement, "year", strconv.Itoa(s.plan.Year))
}

// allFindings are those of the file once and those of each model.
func (s *slip) allFindings() []dossier.Finding {
	all := s.ofFile()
	for _, m := range s.data.Models {
		all = append(all, ofModel(m)...)
	}
	return all
}

// ofModel are the findings of one model; those without a model are of the whole file.
func ofModel(m slipModel) []dossier.Finding {
	return chosen(m.Revision.Findings, func(f dossier.Finding) bool { return f.Model != nil })
}

// ofFile are the findings of the whole file, each once though every revision carries it.
func (s *slip) ofFile() []dossier.Finding {
	var all []dossier.Finding
	for _, m := range s.data.Models {
		for _, f := range m.Revision.Findings {
			same := func(g dossier.Finding) bool { return g.Message == f.Message && g.Field == f.Field }
			if f.Model == nil && f.Severity != dossier.Assess && !slices.ContainsFunc(all, same) {
				all = append(all, f)
			}
		}
	}
	return all
}

// file says what the sender should know of the file as a whole.
func (s *slip) file(number int) {
	var notes []string
	for _, f := range s.ofFile() {
		notes = append(notes, s.sentence(f))
	}
	for _, m := range s.data.Models {
		for _, f := range ofModel(m) {
			if f.Severity == dossier.Noted && f.Waived == "" { // those stand with their model
				notes = append(notes, s.sentence(f))
			}
		}
	}
	if len(s.odd) > 0 {
		notes = append(notes, s.say("unreadable", "letters", codePoints(s.odd)))
	}
	if len(notes) == 0 {
		return
	}
	s.heading(s.say("heading_file", "roman", roman(number)))
	for _, n := range notes {
		s.item(n)
	}
}

// sentence is a finding in one line: what, what to do, where.
func (s *slip) sentence(f dossier.Finding) string {
	parts := []string{f.Message}
	if f.Advice != "" {
		parts = append(parts, f.Advice)
	}
	if f.Source != nil && f.Source.Words() != "" {
		parts = append(parts, s.say("finding_place", "place", f.Source.Words()))
	}
	return strings.Join(parts, " ")
}

func (s *slip) end() {
	key := "contact"
	if dossier.Complete(s.allFindings()) {
		key = "contact_complete"
	}
	last := s.say(key + "_none")
	if c := s.press.Settings.Contact; c != "" {
		last = s.say(key, "contact", c)
	}
	p := s.paragraph(last, s.profile.Body)
	p.Before, p.KeepWithNext = s.profile.Body.After, true
	italic := s.profile.Body
	italic.Italic = true
	s.record(TextBlock{Kind: BodyText, Text: last})
	s.record(TextBlock{Kind: ClosingText, Text: s.say("no_judgement")})
	s.add(p, s.paragraph(s.say("no_judgement"), italic))
}

func codePoints(letters []rune) string {
	names := make([]string, len(letters))
	for i, r := range letters {
		names[i] = fmt.Sprintf("U+%04X", r)
	}
	return strings.Join(names, ", ")
}
