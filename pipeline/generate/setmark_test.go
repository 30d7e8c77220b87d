package generate_test

import (
	"strings"
	"testing"

	"hoso/pipeline/dossier"
	"hoso/pipeline/generate"
)

// setIn lets a person have set the name of every model, and waived one thing
// that is missing.
func setIn(st *dossier.State) *dossier.State {
	for i := range st.Entries {
		for j := range st.Entries[i].Revisions {
			r := &st.Entries[i].Revisions[j]
			fields := map[string]dossier.Field{}
			for id, f := range r.Model.Fields {
				fields[id] = f
			}
			name := fields["name"]
			name.By, name.Reason, name.Read = "Nguyễn Thị Lan", "chi bộ báo", "Tên cũ"
			fields["name"] = name
			r.Model.Fields = fields
			r.Findings = append(r.Findings[:len(r.Findings):len(r.Findings)], dossier.Finding{Model: new(int), Criterion: "4", Field: "resources", Severity: dossier.Noted,
				Message: "Không yêu cầu bổ sung: Chưa nêu nguồn lực (Trần Văn Hùng quyết định; lý do: đã rõ)", Waived: "Trần Văn Hùng"})
		}
	}
	return st
}

// TestStars: every paper with a list of models marks what people set and says
// below what the star means; a decision has none; nothing is marked where
// nobody set anything.
func TestStars(t *testing.T) {
	p, pl := newPress(t), shippedPlan(t)
	const note = "Ghi chú: (*) Có nội dung do cơ quan ghi thay cho tệp"
	asOf := day(2026, 11, 25)
	papers := func(st *dossier.State) map[string]*generate.Paper {
		out := map[string]*generate.Paper{}
		put := func(name string, paper *generate.Paper, err error) {
			t.Helper()
			if err != nil {
				t.Fatal(name, err)
			}
			out[name] = paper
		}
		for _, period := range generate.Periods() {
			report, err := p.Report(period, st, pl, asOf, generate.Official{})
			put(period, report, err)
		}
		overview, err := p.Overview(st, pl, asOf, generate.Official{})
		put("overview", overview, err)
		owing, err := p.OwingList(st, pl, asOf)
		put("owing", owing, err)
		minutes, err := p.Minutes(st, pl, asOf, generate.Official{})
		put("minutes", minutes, err)
		table, err := p.AssessmentTable(st, pl, asOf, generate.Official{})
		put("table", table, err)
		proposal, err := p.Proposal(st, pl, asOf, generate.Official{})
		put("proposal", proposal, err)
		decisions, err := p.Decisions(st, pl, asOf, generate.Official{})
		put("decision", decisions[0], err)
		return out
	}
	text := func(paper *generate.Paper) string {
		pages, err := paper.Pages()
		if err != nil {
			t.Fatal(err)
		}
		return words(pages)
	}
	for name, paper := range papers(yearState()) {
		if strings.Contains(text(paper), "(*)") {
			t.Errorf("%s: a note where nobody set anything", name)
		}
	}
	for name, paper := range papers(setIn(yearState())) {
		got := text(paper)
		if name == "decision" {
			if strings.Contains(got, "(*)") {
				t.Errorf("a decision with a note: %s", got)
			}
			continue
		}
		if !strings.Contains(got, note) || strings.Count(got, "*") < 3 || strings.Contains(got, "Nguyễn Thị Lan") {
			t.Errorf("%s: %d stars: %s", name, strings.Count(got, "*"), got)
		}
		for _, list := range paper.Lists() {
			for _, row := range list.Rows {
				for _, v := range row {
					if strings.HasSuffix(v.Text, "*") && !strings.Contains(strings.Join(list.Title, "\n"), note) {
						t.Errorf("%s, sheet %s: a star without its note", name, list.Name)
					}
				}
			}
		}
	}
}

// TestWaivedOnASlip: what was waived stands once, with who said so.
func TestWaivedOnASlip(t *testing.T) {
	st := setIn(sampleState())
	slip, err := newPress(t).CheckSlip(st, shippedPlan(t), 3)
	if err != nil {
		t.Fatal(err)
	}
	pages, err := slip.Pages()
	if err != nil {
		t.Fatal(err)
	}
	got := words(pages)
	if strings.Count(got, "Chưa nêu nguồn lực (Trần Văn Hùng quyết định; lý do: đã rõ)") != 1 || !strings.Contains(got, "- Nội dung không yêu cầu bổ sung") {
		t.Error(got)
	}
	if !strings.Contains(got, "Nguyễn Thị Lan đã sửa (chi bộ báo) tệp ghi: Tên cũ") {
		t.Error(got)
	}
}

// TestSetOnTheMarkedCopy: where the file says something else, a remark tells
// which value is used.
func TestSetOnTheMarkedCopy(t *testing.T) {
	remarks, err := newPress(t).Remarks(setIn(sampleState()), shippedPlan(t), 3)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range remarks.List {
		if r.Title == "Cơ quan ghi khác tệp" && !r.Grave && r.Where.Row > 0 &&
			strings.HasPrefix(r.Lines[0], "Đang dùng: “Một cửa thân thiện") && strings.HasSuffix(r.Lines[0], "(Nguyễn Thị Lan ghi; lý do: chi bộ báo)") {
			return
		}
	}
	t.Errorf("%+v", remarks.List)
}
