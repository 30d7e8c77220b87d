package samples_test

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"hoso/pipeline/check"
	"hoso/pipeline/dossier"
	"hoso/pipeline/extract"
	"hoso/pipeline/extract/excel"
	"hoso/pipeline/extract/sniff"
	"hoso/pipeline/extract/word"
	"hoso/pipeline/plan"
	"hoso/samples"
	"hoso/templates"
)

func TestCases(t *testing.T) {
	t.Parallel()
	p := shippedPlan(t)
	extractor := extract.New(p)
	for _, c := range allCases(t) {
		t.Run(c.Name, func(t *testing.T) {
			t.Parallel()
			record, code := read(t, p, extractor, c)
			if code != c.Expected.Error {
				t.Fatalf("error: want %q, got %q", c.Expected.Error, code)
			}
			if code == "" {
				compare(t, c.Expected, record)
			}
		})
	}
}

func shippedPlan(t testing.TB) *plan.Plan {
	t.Helper()
	data, err := fs.ReadFile(templates.Files(), templates.Plan)
	if err != nil {
		t.Fatal(err)
	}
	p, err := plan.Load(templates.Plan, data)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func allCases(t *testing.T) []samples.Case {
	t.Helper()
	cases, err := samples.Cases()
	if err != nil {
		t.Fatal(err)
	}
	return cases
}

// read takes a case through the readers of the program.
func read(t testing.TB, p *plan.Plan, extractor *extract.Extractor, c samples.Case) (*dossier.Record, dossier.Code) {
	t.Helper()
	document, err := open(c)
	if err != nil {
		return nil, rejected(t, err)
	}
	record, rejection := extractor.Record(document)
	if rejection != nil {
		return nil, rejection.Code
	}
	record.Findings = append(record.Findings, check.Record(p, record)...)
	return record, ""
}

func open(c samples.Case) (*dossier.Document, error) {
	content, size := bytes.NewReader(c.Data), int64(len(c.Data))
	kind, err := sniff.Kind(content, size)
	if err != nil {
		return nil, err
	}
	readers := map[sniff.Format]extract.Reader{sniff.Word: word.New(), sniff.Excel: excel.New()}
	if reader, ok := readers[kind]; ok {
		return reader.Read(context.Background(), content, size, extract.DefaultLimits())
	}
	return nil, sniff.Reject(kind, c.File)
}

func rejected(t testing.TB, err error) dossier.Code {
	t.Helper()
	var rejection *dossier.Rejection
	if !errors.As(err, &rejection) {
		t.Fatal(err)
	}
	return rejection.Code
}

func compare(t *testing.T, want samples.Expected, got *dossier.Record) {
	t.Helper()
	if got.Kind != want.Kind {
		t.Errorf("kind: want %s, got %s", want.Kind, got.Kind)
	}
	unit := ""
	if got.Unit != nil {
		unit = got.Unit.ID
	}
	if unit != want.Unit {
		t.Errorf("unit: want %q, got %q", want.Unit, unit)
	}
	if encodings := slices.Sorted(slices.Values(got.Encodings)); !slices.Equal(encodings, want.Encodings) {
		t.Errorf("encodings: want %q, got %q", want.Encodings, encodings)
	}
	compareLetter(t, want.Document, got.Document)
	if len(got.Models) != len(want.Models) {
		t.Fatalf("models: want %d, got %d", len(want.Models), len(got.Models))
	}
	for i := range want.Models {
		compareModel(t, i, want.Models[i], got.Models[i], want.Absent)
	}
	compareFindings(t, want, got.Findings)
	for _, words := range want.Notes {
		if !slices.ContainsFunc(got.Findings, func(f dossier.Finding) bool { return f.Model == nil && strings.Contains(f.Message, words) }) {
			t.Errorf("no note on the file says %q", words)
		}
	}
}

func compareLetter(t *testing.T, want map[string]string, got dossier.Letter) {
	t.Helper()
	for name, field := range map[string]*dossier.Field{"number": got.Number, "date": got.Date, "place": got.Place,
		"signer": got.Signer, "signer_title": got.SignerTitle} {
		value := ""
		if field != nil {
			value = field.Value
		}
		if !strings.EqualFold(fold(value), fold(want[name])) {
			t.Errorf("document.%s: want %q, got %q", name, want[name], value)
		}
	}
}

func compareModel(t *testing.T, at int, want samples.Model, got dossier.Model, absent []string) {
	t.Helper()
	for _, id := range slices.Sorted(maps.Keys(want.Fields)) {
		compareField(t, at, id, want.Fields[id], got.Fields)
	}
	for _, id := range slices.Sorted(maps.Keys(got.Fields)) {
		value := got.Fields[id].Value
		if _, listed := want.Fields[id]; !listed && value != "" {
			t.Errorf("model %d: %s is invented: %q", at, id, value)
		}
		for _, words := range absent {
			if strings.Contains(value, words) {
				t.Errorf("model %d: %s has %q, which is not to be read", at, id, words)
			}
		}
	}
}

func compareField(t *testing.T, at int, id string, want samples.Value, fields map[string]dossier.Field) {
	t.Helper()
	got := fields[id]
	right := slices.ContainsFunc(append([]string{want.Text}, want.Also...), func(s string) bool { return fold(s) == fold(got.Value) })
	switch {
	case got.Value == "" && want.Optional:
	case !right:
		t.Errorf("model %d: %s: want %q, got %q", at, id, want.Text, got.Value)
	case want.Source != nil && got.Source != *want.Source:
		t.Errorf("model %d: %s stands at %+v, got %+v", at, id, *want.Source, got.Source)
	case !norm.NFC.IsNormalString(got.Value):
		t.Errorf("model %d: %s is not NFC: %q", at, id, got.Value)
	}
}

// compareFindings asks for every finding that is listed, and for no other
// that says missing or invalid.
func compareFindings(t *testing.T, want samples.Expected, got []dossier.Finding) {
	t.Helper()
	type key struct {
		model    int
		field    string
		severity dossier.Severity
		basis    dossier.Basis
	}
	left := map[key]bool{}
	for _, f := range got {
		if f.Severity != dossier.Missing && f.Severity != dossier.Invalid {
			continue
		}
		model := -1
		if f.Model != nil {
			model = *f.Model
		}
		left[key{model, f.Field, f.Severity, f.Basis}] = true
		if f.Message == "" {
			t.Errorf("the finding on %s says nothing", f.Field)
		}
	}
	for _, f := range want.Findings {
		k := key{f.Model, f.Field, f.Severity, f.Basis}
		if !left[k] && !f.Optional {
			t.Errorf("finding not there: %+v", f)
		}
		delete(left, k)
	}
	for k := range left {
		t.Errorf("finding too many: %+v", k)
	}
	if complete := dossier.Complete(got); complete != want.Complete {
		t.Errorf("complete: want %v, got %v", want.Complete, complete)
	}
}

// fold takes away what does not change a text: blanks and the punctuation at
// the end of a line.
func fold(s string) string {
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(strings.Join(strings.Fields(line), " "), " .;,:")
	}
	return strings.Join(lines, "\n")
}
