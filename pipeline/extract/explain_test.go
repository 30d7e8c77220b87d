package extract_test

import (
	"slices"
	"testing"

	"hoso/pipeline/extract"
)

func TestExplain(t *testing.T) {
	p := newPaper()
	lines("Mục tiêu hướng tới: Gần dân", "Chỉ tiêu: ……")(p)
	traces := map[string]extract.Trace{}
	for _, trace := range extract.New(thePlan(t)).Explain(p.doc) {
		traces[trace.Field] = trace
	}
	if got := traces["name"]; got.Label != "Tên mô hình" || got.At.Paragraph != 2 || got.Value == "" || got.How == "" || got.Sure != 1 {
		t.Errorf("name: %+v", got)
	}
	if got := traces["objectives"]; got.Label != "Mục tiêu hướng tới" || got.Value != "Gần dân" || got.Sure < 0.9 {
		t.Errorf("objectives: %+v", got)
	}
	if got := traces["targets"]; got.Label != "Chỉ tiêu" || got.Value != "" || got.At.Paragraph != 5 {
		t.Errorf("targets, a label without a value: %+v", got)
	}
	if got := traces["archive"]; got.Label != "" || !slices.Contains(got.Searched, "Hồ sơ lưu trữ") {
		t.Errorf("archive, looked for in vain: %+v", got)
	}
	if got := traces["subject_type"]; got.Value == "" || got.How == "" {
		t.Errorf("subject_type, inferred: %+v", got)
	}
	if _, ok := traces["results"]; ok {
		t.Error("a field of reports in the traces of a registration")
	}
}
