package check

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"hoso/pipeline/dossier"
	"hoso/pipeline/plan"
)

func shipped(t testing.TB) *plan.Plan {
	t.Helper()
	data, err := os.ReadFile("../../templates/plans/dan-van-kheo-2026.yaml")
	if err != nil {
		t.Fatal(err)
	}
	p, err := plan.Load("plan.yaml", data)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// full is a registration with nothing to find: a new model of a chi bộ.
func full() map[string]string {
	return map[string]string{
		"name": "Một cửa thân thiện, hồ sơ không chờ", "subject": "Chi bộ Phòng 9", "subject_type": "collective",
		"domain": "political_system", "origin": "new", "situation": "Công dân phải hỏi nhiều phòng",
		"objectives": "Giảm thời gian đi lại", "targets": "100% hồ sơ phân loại trong ngày", "expected_results": "95% hài lòng",
		"methods": "Bố trí 01 công chức trực", "publicity": "Đăng 03 bài", "coordinating_forces": "Tòa án nhân dân",
		"resources": "Không sử dụng kinh phí", "schedule": "Từ ngày 10/02/2026 đến ngày 20/11/2026",
		"start_date": "2026-02-10", "end_date": "2026-11-20", "launch": "Ra mắt ngày 26/02/2026",
		"supervision": "Cuối mỗi quý", "reviews": "Sơ kết trước 15/6/2026", "leader": "Đồng chí Nguyễn Văn A",
		"officers": "Đồng chí Trần Thị B", "sustainability": "Dễ làm, áp dụng được mọi nơi",
	}
}

// edit gives full with other values; "" takes a field away, "?x" is words
// that were read and not understood.
func edit(pairs ...string) dossier.Model {
	values := full()
	for i := 0; i < len(pairs); i += 2 {
		values[pairs[i]] = pairs[i+1]
	}
	fields := map[string]dossier.Field{}
	for id, value := range values {
		source := dossier.Location{Part: "word/document.xml", Table: 1, Row: 1 + len(id), Column: 2}
		if text, unread := strings.CutPrefix(value, "?"); unread {
			fields[id] = dossier.Field{Text: text, Source: source}
		} else if value != "" {
			fields[id] = dossier.Field{Value: value, Source: source}
		}
	}
	return dossier.Model{Fields: fields}
}

func registration(models ...dossier.Model) *dossier.Record {
	return &dossier.Record{Kind: dossier.Registration, Models: models}
}

// said writes findings as "criterion field severity basis", without those
// that are left to people.
func said(findings []dossier.Finding) string {
	var out []string
	for _, f := range findings {
		if f.Severity != dossier.Assess {
			out = append(out, strings.TrimSpace(fmt.Sprintf("%s %s %s %s", f.Criterion, f.Field, f.Severity, f.Basis)))
		}
	}
	return strings.Join(out, "; ")
}

func TestRegistration(t *testing.T) {
	cases := []struct {
		name     string
		edit     []string
		want     string
		complete bool
	}{
		{"nothing to find", nil, "", true},
		{"continued needs no launch", []string{"origin", "continued", "launch", ""}, "", true},
		{"new needs a launch", []string{"launch", ""}, "2 launch missing criterion", true},
		{"no origin, no launch asked", []string{"origin", "", "launch", ""}, "2 origin missing criterion", true},
		{"asked fields", []string{"name", "", "targets", "", "resources", ""}, "1 name missing asked; 2 targets missing asked; 4 resources missing asked", false},
		{"people", []string{"leader", "", "officers", ""}, "2 leader missing asked; 2 officers missing asked", false},
		{"needed by criteria only", []string{"domain", "", "publicity", "", "situation", "", "sustainability", ""},
			"1 domain missing criterion; 3 publicity missing criterion; 6 situation missing criterion; 7 sustainability missing criterion", true},
		{"dots, hint, dashes", []string{"targets", "…………", "leader", "(ghi họ tên, chức vụ)", "publicity", "- - -"},
			"2 targets missing asked; 2 leader missing asked; 3 publicity missing criterion", false},
		{"unknown domain", []string{"domain", "?Chuyển đổi số"}, "1 domain invalid", false},
		{"domain with dots", []string{"domain", "?……"}, "1 domain missing criterion", true},
		{"option that the plan lacks", []string{"domain", "environment"}, "1 domain invalid", false},
		{"unknown origin", []string{"origin", "?Năm thứ hai"}, "2 origin unclear", true},
		{"says nothing", []string{"supervision", "Theo quy định."}, "2 supervision unclear", true},
		{"schedule without a day", []string{"schedule", "Thường xuyên trong năm", "start_date", "", "end_date", ""}, "2 schedule unclear", true},
		{"schedule whose dates were not read", []string{"schedule", "Quý II/2026", "start_date", "", "end_date", ""}, "", true},
		{"no archive is no fault", []string{"archive", ""}, "", true},
		{"impossible end", []string{"end_date", "2026-11-31"}, "2 end_date invalid", false},
		{"impossible start", []string{"start_date", "2026-02-30"}, "2 start_date invalid", false},
		{"no date at all", []string{"end_date", "cuối năm"}, "2 end_date invalid", false},
		{"end before start", []string{"end_date", "2026-02-09"}, "2 end_date invalid", false},
		{"one day", []string{"end_date", "2026-02-10"}, "", true},
		{"end before the year", []string{"origin", "continued", "start_date", "2024-01-01", "end_date", "2025-12-31"}, "2 end_date invalid", false},
		{"end after the year", []string{"end_date", "2027-03-31"}, "2 end_date note", true},
		{"new, begun last year", []string{"start_date", "2025-12-31"}, "2 start_date invalid", false},
		{"continued, begun last year", []string{"origin", "continued", "start_date", "2025-12-31"}, "", true},
		{"unsaid, begun last year", []string{"origin", "", "start_date", "2025-12-31"}, "2 origin missing criterion; 2 start_date unclear", true},
		{"new, last year to an impossible day", []string{"start_date", "2025-11-15", "end_date", "2026-09-31", "launch", ""},
			"2 start_date invalid; 2 end_date invalid; 2 launch missing criterion", false},
	}
	p := shipped(t)
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got := Record(p, registration(edit(c.edit...)))
			if said(got) != c.want {
				t.Errorf("\n got %s\nwant %s", said(got), c.want)
			}
			if dossier.Complete(got) != c.complete {
				t.Errorf("complete: %v", !c.complete)
			}
		})
	}
}

func TestEveryFindingTellsTheSenderWhatToDo(t *testing.T) {
	p := shipped(t)
	for _, f := range Record(p, registration(dossier.Model{}, edit("end_date", "2026-11-31", "start_date", "2025-01-01", "domain", "?Môi trường"))) {
		if f.Model == nil || f.Message == "" || p.Criterion(f.Criterion) == nil || f.Section == "" || p.Field(f.Field) == nil {
			t.Errorf("incomplete finding %+v", f)
		}
		if f.Severity != dossier.Assess && (f.Advice == "" || f.Example == "") {
			t.Errorf("no advice or example for %s: %+v", f.Field, f)
		}
		if f.Basis != "" && f.Severity != dossier.Missing {
			t.Errorf("a basis on %s %s", f.Field, f.Severity)
		}
	}
}

func TestFindingKeepsThePlaceWhereToWrite(t *testing.T) {
	place := dossier.Location{Part: "word/document.xml", Table: 1, Row: 10, Column: 3}
	m := edit("leader", "")
	m.Fields["targets"] = dossier.Field{Label: "Chỉ tiêu, tiêu chí", Source: place}
	for _, f := range Record(shipped(t), registration(m)) {
		switch {
		case f.Field == "targets" && f.Severity == dossier.Missing && (f.Source == nil || *f.Source != place):
			t.Errorf("targets: place %v", f.Source)
		case f.Field == "leader" && f.Source != nil:
			t.Errorf("leader: a place %v that the file lacks", f.Source)
		}
	}
}

func TestDateWithoutAPlaceHasThatOfTheSchedule(t *testing.T) {
	m := edit()
	m.Fields["end_date"] = dossier.Field{Value: "2026-09-31"}
	got := Record(shipped(t), registration(m))
	i := slices.IndexFunc(got, func(f dossier.Finding) bool { return f.Severity == dossier.Invalid })
	if i < 0 || got[i].Source == nil || *got[i].Source != m.Fields["schedule"].Source {
		t.Fatalf("%+v", got)
	}
	if got[i].Message != "Ngày hoàn thành 31/9/2026 không có trong lịch." || !strings.Contains(got[i].Advice, "30/9/2026") {
		t.Errorf("%s %s", got[i].Message, got[i].Advice)
	}
}

func TestJudgementsAreLeftToPeople(t *testing.T) {
	p := shipped(t)
	want := map[string]string{"new": "3 4 5 6 7 8", "continued": "2 3 4 5 6 7 8"}
	for origin, criteria := range want {
		var got []string
		for _, f := range Record(p, registration(edit("origin", origin))) {
			if f.Severity == dossier.Assess && strings.HasPrefix(f.Message, notYet) {
				got = append(got, f.Criterion)
			}
		}
		if strings.Join(got, " ") != criteria {
			t.Errorf("%s: left to people %v, want %s", origin, got, criteria)
		}
	}
}

func TestModelsAreCheckedOneByOneInOrder(t *testing.T) {
	got := Record(shipped(t), registration(edit("launch", ""), dossier.Model{}, edit("name", "")))
	if !slices.IsSortedFunc(got, func(a, b dossier.Finding) int { return *a.Model - *b.Model }) {
		t.Error("models mixed")
	}
	var missing [3]int
	for _, f := range got {
		if f.Severity == dossier.Missing {
			missing[*f.Model]++
		}
	}
	if missing != [3]int{1, 18, 1} {
		t.Errorf("missing per model %v", missing)
	}
}

func TestResultReport(t *testing.T) {
	p := shipped(t)
	report := &dossier.Record{Kind: dossier.ResultReport, Models: []dossier.Model{{Fields: map[string]dossier.Field{
		"name": {Value: "Một cửa thân thiện"}, "subject": {Value: "Chi bộ Phòng 9"}, "domain": {Text: "Môi trường"}, "end_date": {Value: "2026-11-31"},
	}}}}
	got := Record(p, report)
	if said(got) != "5 results missing asked" || len(got) != 1 || dossier.Complete(got) {
		t.Errorf("%+v", got)
	}
	report.Models[0].Fields["results"] = dossier.Field{Value: "Đã tiếp 210 lượt"}
	if got := Record(p, report); len(got) != 0 {
		t.Errorf("%+v", got)
	}
}

func TestRecordWithoutModelsIsNeverComplete(t *testing.T) {
	for _, kind := range []dossier.Kind{dossier.Registration, dossier.ResultReport} {
		got := Record(shipped(t), &dossier.Record{Kind: kind})
		if len(got) != 1 || got[0].Model != nil || dossier.Complete(got) {
			t.Errorf("%s: %+v", kind, got)
		}
	}
	if got := Record(shipped(t), &dossier.Record{Kind: dossier.Unknown}); got != nil {
		t.Errorf("a paper of no known kind was checked: %+v", got)
	}
}

func TestCheckLeavesTheRecordAlone(t *testing.T) {
	m := edit("domain", "?Môi trường")
	before := maps.Clone(m.Fields)
	Record(shipped(t), registration(m))
	if !maps.Equal(before, m.Fields) {
		t.Error("the record was changed")
	}
}

func BenchmarkRecord(b *testing.B) {
	p, r := shipped(b), registration(edit("launch", "", "targets", "……", "end_date", "2026-11-31"))
	b.ReportAllocs()
	for b.Loop() {
		Record(p, r)
	}
}
