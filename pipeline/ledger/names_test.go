package ledger

import (
	"testing"

	"hoso/pipeline/dossier"
)

func TestNear(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"Tiếp công dân tận tâm", "Tiếp công dân tận tâm", true},
		{"Tiếp công dân tận tâm", "Tiep cong dan tan tam", true},
		{"Tiếp công dân tận tâm", "Tiếp công dân tận tầm.", true},
		{"Tiếp công dân tận tâm", "Tiếp dân tận tâm", false},
		{"Tiếp công dân tận tâm", "Cải cách thủ tục hành chính", false},
		{"Mô hình số 1", "Mô hình số 2", false},
		{"Ngày thứ 7 tình nguyện", "Ngày thứ bảy tình nguyện", false},
		{"Năm 2025", "Năm 2026", false},
		{"A", "B", false},
		{"", "A", false},
		{"Nâng cao chất lượng công tác tiếp công dân và giải quyết đơn của Chi bộ Phòng 9",
			"Nâng cao chất lượng công tác tiếp công dân, giải quyết đơn của Chi bộ Phòng 9", true},
	} {
		if got := Near(c.a, c.b); got != c.want {
			t.Errorf("Near(%q, %q) = %v", c.a, c.b, got)
		}
		if Near(c.a, c.b) != Near(c.b, c.a) {
			t.Errorf("Near(%q, %q) depends on the order", c.a, c.b)
		}
	}
}

func TestOlder(t *testing.T) {
	letter := func(date string) dossier.Letter { return dossier.Letter{Date: &dossier.Field{Value: date}} }
	for _, c := range []struct {
		a, b dossier.Letter
		want bool
	}{
		{letter("2026-01-20"), letter("2026-01-27"), true},
		{letter("2026-01-27"), letter("2026-01-27"), false},
		{letter("2026-02-01"), letter("2026-01-27"), false},
		{letter("2026-01-20"), dossier.Letter{}, false},
		{dossier.Letter{}, letter("2026-01-20"), false},
		{letter("2026-11-20"), letter("2026-11-31"), true}, // an impossible day still says when
		{letter("20/01/2026"), letter("2026-01-27"), false},
		{letter("2026-13-20"), letter("2027-01-27"), false},
	} {
		if got := Older(c.a, c.b); got != c.want {
			t.Errorf("Older(%v, %v) = %v", c.a.Date, c.b.Date, got)
		}
	}
}

func TestAssignMessagesNameBoth(t *testing.T) {
	known := []Known{{ID: "2026-001", Name: "Tiếp công dân tận tâm"}, {ID: "2026-002", Name: "Cải cách thủ tục"}}
	places := Assign([]Candidate{{Owner: "id:p9", Name: "Tiếp công dân tận tâmm"}}, func(string) []Known { return known })
	if len(places) != 1 || places[0].ID != "" || len(places[0].Findings) != 1 {
		t.Fatalf("places %+v, want a new model with a finding", places)
	}
	want := "Tên “Tiếp công dân tận tâmm” có thể trùng với “Tiếp công dân tận tâm” (2026-001) của cùng đơn vị nên chưa rõ là một hay hai mô hình; tạm ghi thành mô hình riêng."
	if f := places[0].Findings[0]; f.Message != want || f.Severity != dossier.Unclear || *f.Model != 0 || f.Advice == "" {
		t.Errorf("finding %+v", f)
	}
}

func TestAssignKeepsEveryEntryOnce(t *testing.T) {
	known := []Known{{ID: "1", Name: "A b c"}, {ID: "2", Name: "A b c"}, {ID: "3", Name: ""}}
	candidates := []Candidate{{"u", "A b c"}, {"u", "a B c"}, {"u", ""}, {"u", "A b c"}, {"u", ""}}
	seen := map[string]bool{}
	for i, p := range Assign(candidates, func(string) []Known { return known }) {
		if p.ID != "" && seen[p.ID] {
			t.Errorf("candidate %d shares entry %s", i, p.ID)
		}
		seen[p.ID] = true
	}
	for _, k := range known {
		if !seen[k.ID] {
			t.Errorf("entry %s was not found", k.ID)
		}
	}
}

func TestYear(t *testing.T) {
	for _, c := range []struct {
		plan   string
		stated int
		want   int
	}{{"dan-van-kheo-2026", 0, 2026}, {"dan-van-kheo-2026", 2027, 2027}, {"kế hoạch", 0, 0}, {"x-0026", 0, 0}, {"", 0, 0}} {
		if got, err := Year(c.plan, c.stated); got != c.want || (err == nil) != (c.want > 0) {
			t.Errorf("Year(%q, %d) = %d, %v", c.plan, c.stated, got, err)
		}
	}
}

func FuzzNear(f *testing.F) {
	f.Add("Tiếp công dân", "Tiep cong dan")
	f.Fuzz(func(t *testing.T, a, b string) {
		if Near(a, b) != Near(b, a) {
			t.Errorf("Near(%q, %q) depends on the order", a, b)
		}
	})
}

func TestAssessable(t *testing.T) {
	revision := func(number int, kind dossier.Kind, current bool) dossier.Revision {
		return dossier.Revision{Number: number, Kind: kind, Current: current}
	}
	for name, c := range map[string]struct {
		revisions []dossier.Revision
		want      int
	}{
		"none":              {nil, 0},
		"a registration":    {[]dossier.Revision{revision(1, dossier.Registration, false), revision(2, dossier.Registration, true)}, 2},
		"a report after it": {[]dossier.Revision{revision(1, dossier.Registration, true), revision(2, dossier.ResultReport, true)}, 1},
		"a report only":     {[]dossier.Revision{revision(1, dossier.ResultReport, true), revision(2, dossier.ResultReport, false)}, 1},
	} {
		if got := Assessable(&dossier.Entry{Revisions: c.revisions}); got != c.want {
			t.Errorf("%s: %d, want %d", name, got, c.want)
		}
	}
}
