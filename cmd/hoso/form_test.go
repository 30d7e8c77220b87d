package main

import (
	"bytes"
	"context"
	"testing"

	"hoso/pipeline"
	"hoso/pipeline/check"
	"hoso/pipeline/dossier"
	"hoso/pipeline/extract"
	"hoso/pipeline/generate"
	"hoso/pipeline/plan"
)

// formFixture is a session that has what forms need, without a workspace.
func formFixture(t *testing.T) (*session, *plan.Plan) {
	t.Helper()
	p, err := shippedPlan()
	if err != nil {
		t.Fatal(err)
	}
	press, err := newPress(generate.Settings{Issuer: "ĐẢNG ỦY MẪU"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return &session{Office: &pipeline.Office{Plan: p, Press: press}, ws: &workspace{dir: t.TempDir()}}, p
}

// readBack reads every form of a unit as if it had been sent, filled in as fill does.
func readBack(t *testing.T, unit string, fill func(generate.Form) generate.Form) map[string]*dossier.Record {
	t.Helper()
	s, p := formFixture(t)
	forms, err := s.Press.Forms(p, unit)
	if err != nil {
		t.Fatal(err)
	}
	for i := range forms {
		forms[i] = fill(forms[i])
	}
	papers, err := formPapers(s, forms)
	if err != nil {
		t.Fatal(err)
	}
	records := map[string]*dossier.Record{}
	reader := extract.New(p)
	for _, paper := range papers {
		data, err := paper.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		again, err := paper.Bytes()
		if err != nil || !bytes.Equal(data, again) {
			t.Errorf("%s: two runs give different bytes: %v", paper.Name, err)
		}
		doc, err := newOpener().Open(context.Background(), bytes.NewReader(data), int64(len(data)), paper.Name)
		if err != nil {
			t.Fatalf("%s: %v", paper.Name, err)
		}
		record, reason := reader.Record(doc)
		if reason != nil {
			t.Fatalf("%s: %v", paper.Name, reason)
		}
		record.Findings = append(record.Findings, check.Record(p, record)...)
		records[paper.Name] = record
	}
	return records
}

// examples are the plan's own examples; of a choice each stands once.
func examples(p *plan.Plan, choice int) dossier.Model {
	m := dossier.Model{Fields: map[string]dossier.Field{}}
	for _, f := range p.Fields {
		value := f.Example
		if len(f.Options) > 0 {
			value = f.Options[choice%len(f.Options)].ID
		}
		m.Fields[f.ID] = dossier.Field{Value: value}
	}
	return m
}

// TestBlankFormSaysNothing: no value, every field that the plan asks for missing, no other fault.
func TestBlankFormSaysNothing(t *testing.T) {
	for name, record := range readBack(t, "", func(f generate.Form) generate.Form { return f }) {
		for _, m := range record.Models {
			for id, field := range m.Fields {
				if field.Value != "" {
					t.Errorf("%s: %s reads as %q", name, id, field.Value)
				}
			}
		}
		want := 13 // asked of a registration; three of a result report
		if record.Kind == dossier.ResultReport {
			want = 3
		}
		missing := 0
		for _, f := range record.Findings {
			if f.Severity == dossier.Invalid {
				t.Errorf("%s: %+v", name, f)
			}
			if f.Severity == dossier.Missing && f.Basis == dossier.Asked {
				missing++
			}
		}
		if missing != want {
			t.Errorf("%s, %s: %d missing, not %d", name, record.Kind, missing, want)
		}
	}
}

// TestFilledFormReadsBack: every value that was filled in comes back, sure, and nothing is missing or wrong.
func TestFilledFormReadsBack(t *testing.T) {
	s, p := formFixture(t)
	for choice := range 4 {
		for _, unit := range []string{"", "phong-9"} {
			m := examples(p, choice)
			fields := map[string][]generate.FormRow{}
			records := readBack(t, unit, func(f generate.Form) generate.Form {
				filled, err := s.Press.Filled(f, p, "2026-001", m)
				if err != nil {
					t.Fatal(err)
				}
				fields[filled.Name] = filled.Rows
				return filled
			})
			for name, record := range records {
				if len(record.Models) != 1 {
					t.Errorf("%s: %d models", name, len(record.Models))
					continue
				}
				for _, row := range fields[name[:len(name)-len(".docx")]] {
					got := record.Models[0].Fields[row.Field]
					if got.Value != m.Fields[row.Field].Value || got.Confidence < 0.9 {
						t.Errorf("%s: %s is %q (%.2f), not %q", name, row.Field, got.Value, got.Confidence, m.Fields[row.Field].Value)
					}
				}
				for _, f := range record.Findings {
					if f.Severity == dossier.Invalid || f.Severity == dossier.Missing && f.Basis == dossier.Asked {
						t.Errorf("%s: %+v", name, f)
					}
				}
			}
		}
	}
}
