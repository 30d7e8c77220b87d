package ledgertest

import (
	"errors"
	"reflect"
	"slices"
	"testing"

	"hoso/pipeline/dossier"
	"hoso/pipeline/ledger"
)

func testIssue(t *testing.T, open Opener) {
	s := two(t, open)
	recognise(t, s, "2026-001", "2026-002")
	var issued []dossier.Certificate
	for i, id := range []string{"2026-002", "2026-001"} {
		var draft dossier.Certificate
		c, err := s.Issue(t.Context(), order(id), func(d dossier.Certificate) (dossier.Certificate, error) {
			draft = d
			if state(t, s).Certificate(id) != nil {
				t.Error("the certificate is there before it is sealed")
			}
			return sealed(d)
		})
		if err != nil {
			t.Fatal(err)
		}
		if c.Sequence != i+1 || c.Year != 2026 || c.Model != id || c.Revision != 1 || c.Decision != "15-QĐ/ĐU" || c.SHA256 == "" || c.Content.Issuer != "ĐẢNG ỦY MẪU" {
			t.Errorf("certificate %+v", c)
		}
		if draft.Sequence != c.Sequence || draft.Content.Register != ledger.Register(2026, i+1) || draft.Content.Decision.Signer != "Trần Văn A" || draft.Content.Recipient != "Chi bộ mẫu" {
			t.Errorf("seal was given %+v", draft)
		}
		issued = append(issued, c)
	}
	if st := state(t, s); !reflect.DeepEqual(st.Certificates, issued) {
		t.Errorf("State has\n%+v, want\n%+v", st.Certificates, issued)
	}
	if _, err := s.Issue(t.Context(), order("2026-001"), sealed); !errors.Is(err, ledger.ErrIssued) {
		t.Errorf("a second certificate: %v, want ErrIssued", err)
	}
	whole(t, s)
}

func testIssueRefused(t *testing.T, open Opener) {
	s := two(t, open)
	never := func(dossier.Certificate) (dossier.Certificate, error) {
		t.Error("seal was called for a certificate that must be refused")
		return dossier.Certificate{}, errors.New("never")
	}
	refuse := func(o ledger.Order, target any) {
		t.Helper()
		if _, err := s.Issue(t.Context(), o, never); !errors.As(err, target) {
			t.Errorf("got %v, want %T", err, target)
		}
	}
	var unknown *ledger.UnknownError
	refuse(order("2026-009"), &unknown)
	var not *ledger.NotRecognisedError
	if refuse(order("2026-001"), &not); not == nil || not.Assessed {
		t.Errorf("without an assessment: %+v", not)
	}

	half := Decided()
	half.Signer, half.Date = "", "2026-11-31"
	in := workbook("w", judged("2026-001", 1, true), judged("2026-002", 1, true))
	in.Decisions = []dossier.Decision{half}
	if err := s.Assess(t.Context(), in); err != nil {
		t.Fatal(err)
	}
	var lacks *ledger.DecisionError
	refuse(order("2026-001"), &lacks)
	if lacks == nil || !slices.Equal(lacks.Missing, []ledger.Part{ledger.PartDate, ledger.PartSigner}) {
		t.Errorf("a decision without signer and possible date: %+v", lacks)
	}
	other := order("2026-001")
	other.Decision = "16-QĐ/ĐU"
	if refuse(other, &lacks); lacks == nil || lacks.Other != "15-QĐ/ĐU" {
		t.Errorf("another decision than the assessment's: %+v", lacks)
	}

	recall := judged("2026-001", 1, false)
	if err := s.Assess(t.Context(), workbook("w2", recall)); err != nil {
		t.Fatal(err)
	}
	if refuse(order("2026-001"), &not); not == nil || !not.Assessed {
		t.Errorf("recognised once and no longer: %+v", not)
	}
	if st := state(t, s); len(st.Certificates) != 0 {
		t.Errorf("certificates %+v", st.Certificates)
	}
	whole(t, s)
}

// testIssueDefaults: an order that names no year, revision and decision takes
// the plan's year and what the assessment names.
func testIssueDefaults(t *testing.T, open Opener) {
	s := two(t, open)
	recognise(t, s, "2026-001")
	c, err := s.Issue(t.Context(), ledger.Order{Act: act(), Plan: Plan, Model: "2026-001"}, sealed)
	if err != nil || c.Year != 2026 || c.Revision != 1 || c.Decision != "15-QĐ/ĐU" || c.Content.Register != "01/2026" || c.Content.ModelName != talk {
		t.Errorf("certificate %+v, %v", c, err)
	}
}

// testSealFails: whatever goes wrong in seal leaves no row and no gap.
func testSealFails(t *testing.T, open Opener) {
	s := two(t, open)
	recognise(t, s, "2026-001")
	fault := errors.New("đĩa đầy")
	for name, seal := range map[string]func(dossier.Certificate) (dossier.Certificate, error){
		"error":     func(c dossier.Certificate) (dossier.Certificate, error) { return c, fault },
		"no digest": func(c dossier.Certificate) (dossier.Certificate, error) { return c, nil },
		"own number": func(c dossier.Certificate) (dossier.Certificate, error) {
			c.Content.Register = "09/2026"
			return sealedAs(c)
		},
		"panic": func(c dossier.Certificate) (dossier.Certificate, error) { panic(fault) },
	} {
		err := caught(func() error { _, err := s.Issue(t.Context(), order("2026-001"), seal); return err })
		if err == nil || (name == "error" || name == "panic") && !errors.Is(err, fault) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if st := state(t, s); len(st.Certificates) != 0 {
		t.Errorf("a failed seal left %+v", st.Certificates)
	}
	c, err := s.Issue(t.Context(), order("2026-001"), sealed)
	if err != nil || c.Sequence != 1 {
		t.Errorf("after failures: number %d, %v; want 1", c.Sequence, err)
	}
	whole(t, s)
}

func sealedAs(c dossier.Certificate) (dossier.Certificate, error) {
	c.SHA256 = Digest("certificate")
	return c, nil
}

// caught turns a panic with an error into that error.
func caught(do func() error) (err error) {
	defer func() {
		if fault, ok := recover().(error); ok {
			err = fault
		}
	}()
	return do()
}

// testIssueNewRevision: a newer registration after the assessment does not
// take the recognition away; a revision that is neither is stale.
func testIssueNewRevision(t *testing.T, open Opener) {
	s := two(t, open)
	recognise(t, s, "2026-001", "2026-002")
	accept(t, s, Paper{Key: "b", Unit: "p9", Names: []string{talk, reform}}, "b")
	o := order("2026-001")
	o.Revision = 7
	var stale *ledger.StaleError
	if _, err := s.Issue(t.Context(), o, sealed); !errors.As(err, &stale) || !slices.Equal(stale.Models, []string{"2026-001"}) {
		t.Errorf("a revision that is not there: %v, want a StaleError", err)
	}
	for want, id := range map[int]string{1: "2026-001", 2: "2026-002"} {
		o := order(id)
		o.Revision = want
		if c, err := s.Issue(t.Context(), o, sealed); err != nil || c.Revision != want {
			t.Errorf("%s from revision %d: %d, %v", id, want, c.Revision, err)
		}
	}
	whole(t, s)
}
