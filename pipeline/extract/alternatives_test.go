package extract_test

import (
	"testing"

	"hoso/pipeline/extract"
)

// TestColonInsideLabel holds that a label that asks between options behind a
// colon is one label, and its answer no line of the field above.
func TestColonInsideLabel(t *testing.T) {
	p := newPaper()
	lines("Mục tiêu hướng tới: Gần dân", "Chủ thể thuộc loại: tập thể hay cá nhân : Cá nhân", "Chỉ tiêu: 12 buổi: sáng hay chiều: tùy nơi")(p)
	got := map[string]string{}
	for _, trace := range extract.New(thePlan(t)).Explain(p.doc) {
		got[trace.Field] = trace.Value
	}
	for field, want := range map[string]string{"objectives": "Gần dân", "subject_type": "Cá nhân", "targets": "12 buổi: sáng hay chiều: tùy nơi"} {
		if got[field] != want {
			t.Errorf("%s: got %q, want %q", field, got[field], want)
		}
	}
}
