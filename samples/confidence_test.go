package samples_test

import (
	"slices"
	"testing"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract"
	"hoso/samples"
)

// sure is the confidence from which a value counts as certain.
const sure = 0.9

// The contract's promise on confidence: of the values that are sure at least
// 99.5 % are right, and at least 95 % of the right values are sure.
func TestConfidence(t *testing.T) {
	t.Parallel()
	p := shippedPlan(t)
	extractor := extract.New(p)
	right, rightAndSure, wrongAndSure := 0, 0, 0
	for _, c := range allCases(t) {
		record, code := read(t, p, extractor, c)
		if code != "" || len(record.Models) != len(c.Expected.Models) {
			continue // TestCases tells
		}
		for i, m := range record.Models {
			for id, got := range m.Fields {
				if got.Value == "" {
					continue
				}
				ok := isRight(c.Expected.Models[i], id, got)
				switch {
				case ok && got.Confidence >= sure:
					right, rightAndSure = right+1, rightAndSure+1
				case ok:
					right++
				case got.Confidence >= sure:
					wrongAndSure++
					t.Logf("%s: model %d: %s is wrong and sure: %q", c.Name, i, id, got.Value)
				}
			}
		}
	}
	if right == 0 || rightAndSure*100 < right*95 {
		t.Errorf("of %d right values %d are sure, want 95 %%", right, rightAndSure)
	}
	if wrongAndSure*1000 > (rightAndSure+wrongAndSure)*5 {
		t.Errorf("%d wrong values are sure beside %d right ones, want at most 0.5 %%", wrongAndSure, rightAndSure)
	}
}

func isRight(want samples.Model, id string, got dossier.Field) bool {
	value, listed := want.Fields[id]
	return listed && slices.ContainsFunc(append([]string{value.Text}, value.Also...), func(s string) bool { return fold(s) == fold(got.Value) })
}
