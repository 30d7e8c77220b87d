package ledgertest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"testing"
	"time"

	"hoso/pipeline/dossier"
	"hoso/pipeline/ledger"
)

// Plan is the plan of all samples.
const Plan = "dan-van-kheo-2026"

// Paper is a file in few words.
type Paper struct {
	Key     string // stands for the bytes
	Claim   string // "": a new one for each call of Submission
	Unit    string // that the file names
	Folder  string // of the inbox
	Kind    dossier.Kind
	Period  string
	Date    string
	Names   []string
	Subject string
	Units   []string
	Finding *dossier.Finding
}

// Submission makes the submission of a paper under a claim.
func (p Paper) Submission(claim string) ledger.Submission {
	if p.Claim != "" {
		claim = p.Claim
	}
	s := ledger.Submission{
		Act: act(), Plan: Plan, Period: "registration", Claim: claim, Path: "inbox/" + p.Key + ".docx",
		SHA256: Digest(p.Key), Size: int64(len(p.Key)), Reader: "test",
		Record: dossier.Record{Kind: dossier.Registration, Findings: []dossier.Finding{}},
	}
	if p.Kind != "" {
		s.Record.Kind = p.Kind
	}
	if p.Period != "" {
		s.Period = p.Period
	}
	if p.Unit != "" {
		s.Record.Unit = ref(p.Unit)
	}
	if p.Folder != "" {
		s.Folder = ref(p.Folder)
	}
	if p.Date != "" {
		s.Record.Document.Date = &dossier.Field{Value: p.Date, Confidence: 1}
	}
	for _, name := range p.Names {
		s.Record.Models = append(s.Record.Models, model(name, p.Subject))
	}
	for _, u := range p.Units {
		s.Units = append(s.Units, *ref(u))
	}
	if p.Finding != nil {
		s.Record.Findings = append(s.Record.Findings, *p.Finding)
	}
	return s
}

func model(name, subject string) dossier.Model {
	m := dossier.Model{Fields: map[string]dossier.Field{}}
	if name != "" {
		m.Fields["name"] = dossier.Field{Value: name, Label: "Tên mô hình", Confidence: 1,
			Source: dossier.Location{Part: "word/document.xml", Table: 1, Row: 2, Column: 2}}
	}
	if subject != "" {
		m.Fields["subject"] = dossier.Field{Value: subject, Confidence: 0.95}
	}
	return m
}

// ref is a unit; "-" is none.
func ref(id string) *dossier.UnitRef {
	if id == "-" {
		return &dossier.UnitRef{}
	}
	return &dossier.UnitRef{ID: id, Name: "Chi bộ " + id}
}

// Digest is a SHA-256 for a key.
func Digest(key string) string {
	sum := sha256.Sum256([]byte(key))
	return hex.EncodeToString(sum[:])
}

func act() dossier.Act {
	return dossier.Act{By: "hoso", At: time.Date(2026, 1, 28, 9, 30, 15, 0, time.FixedZone("+07", 7*3600))}
}

func accept(t testing.TB, s ledger.Store, p Paper, claim string) dossier.Receipt {
	t.Helper()
	r, err := s.Accept(t.Context(), p.Submission(claim))
	if err != nil {
		t.Fatalf("Accept %s: %v", p.Key, err)
	}
	return r
}

func state(t testing.TB, s ledger.Store) *dossier.State {
	t.Helper()
	st, err := s.State(context.WithoutCancel(t.Context()), Plan)
	if err != nil {
		t.Fatalf("State: %v", err)
	}
	agree(t, s, st)
	return st
}

// whole fails the test when the ledger is not.
func whole(t testing.TB, s ledger.Store) {
	t.Helper()
	faults, err := s.Check(t.Context())
	if err != nil {
		t.Fatalf("Check: %v", err)
	}
	for _, f := range faults {
		t.Errorf("Check: %s", f)
	}
}

func taken(t testing.TB, s ledger.Store, receipt int64) []string {
	t.Helper()
	all, err := s.Taken(t.Context(), receipt)
	if err != nil {
		t.Fatalf("Taken: %v", err)
	}
	words := []string{}
	for _, one := range all {
		words = append(words, fmt.Sprintf("%s/%d", one.Model, one.Revision))
	}
	return words
}

// recognise lets a committee recognise models under the decision "15-QĐ/ĐU".
func recognise(t testing.TB, s ledger.Store, models ...string) {
	t.Helper()
	st := state(t, s)
	in := ledger.Assessed{Act: act(), Plan: Plan, Workbook: Digest(fmt.Sprint("workbook", models)), Decisions: []dossier.Decision{Decided()}}
	for _, id := range models {
		in.Assessments = append(in.Assessments, judged(id, ledger.Assessable(st.Entry(id)), true))
	}
	if err := s.Assess(t.Context(), in); err != nil {
		t.Fatalf("Assess: %v", err)
	}
}

func judged(id string, revision int, recognised bool) dossier.Assessment {
	return dossier.Assessment{
		Model: id, Revision: revision, Marks: map[string]dossier.Mark{"1": dossier.Met, "3": dossier.NoEvidence},
		Recognised: &recognised, PrintedName: "Chi bộ mẫu", Decision: "15-QĐ/ĐU",
	}
}

// Decided is a whole decision.
func Decided() dossier.Decision {
	return dossier.Decision{Number: "15-QĐ/ĐU", Date: "2026-11-20", Place: "Hải Phòng",
		Authority: "T/M ĐẢNG ỦY", Title: "BÍ THƯ", Signer: "Trần Văn A"}
}

// sealed seals a certificate as a printer would.
func sealed(c dossier.Certificate) (dossier.Certificate, error) {
	c.SHA256 = Digest("certificate " + c.Content.Register)
	c.Content.Issuer = "ĐẢNG ỦY MẪU"
	return c, nil
}

func order(model string) ledger.Order {
	return ledger.Order{Act: act(), Plan: Plan, Year: 2026, Model: model, Decision: "15-QĐ/ĐU"}
}
