package generate_test

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"hoso/pipeline/dossier"
	"hoso/pipeline/generate"
	"hoso/pipeline/generate/layout"
)

// longName has 200 letters.
var longName = strings.TrimSpace(string([]rune(strings.Repeat("Nâng cao chất lượng tiếp công dân, giải quyết đơn thư kịp thời ", 4))[:200]))

// manyModels is a ledger with n models of a name, three of each unit, every second one incomplete, all assessed and recognised.
func manyModels(n int, name string) *dossier.State {
	st := sampleState()
	st.Receipts, st.Entries = nil, nil
	yes := true
	for i := range n {
		unit := dossier.UnitRef{ID: fmt.Sprintf("don-vi-%03d", i/3), Name: fmt.Sprintf("Chi bộ số %d", i/3+1)}
		switch {
		case i == 0:
			unit = dossier.UnitRef{ID: "phong-9", Name: "Chi bộ Phòng 9"}
		case len(name) > 100:
			unit.Name += " " + name
		}
		id, came := fmt.Sprintf("2026-%03d", i+1), at("2026-02-02 08:30")
		var found []dossier.Finding
		if i%2 == 0 {
			found = findings()
		}
		st.Receipts = append(st.Receipts, dossier.Receipt{ID: int64(i + 1), Unit: unit, Path: "inbox/" + name + ".docx", Kind: dossier.Registration, Outcome: dossier.Accepted, Act: dossier.Act{At: came}})
		st.Entries = append(st.Entries, dossier.Entry{ID: id, Unit: unit, Name: name, Revisions: []dossier.Revision{
			{Number: 1, Receipt: int64(i + 1), Kind: dossier.Registration, Period: "registration", Model: model(name, unit.Name), Findings: found, Complete: i%2 == 1, Current: true, Act: dossier.Act{At: came}}}})
		st.Assessments = append(st.Assessments, dossier.Assessment{Model: id, Revision: 1, Marks: map[string]dossier.Mark{"1": dossier.Met, "4": dossier.NoEvidence, "8": dossier.NotMet},
			Recognised: &yes, Outstanding: &yes, Remarks: name, Act: dossier.Act{At: at("2026-10-05 08:00")}})
	}
	return st
}

// everyPaper is one of each kind that a ledger gives; those that have nothing to say are left out.
func everyPaper(t testing.TB, p *generate.Press, st *dossier.State, rows int) map[string]*generate.Paper {
	t.Helper()
	pl, papers := shippedPlan(t), plainPapers(t, p, rows)
	maps.Copy(papers, widePapers(t, p, st))
	put := func(name string, paper *generate.Paper, err error) {
		var none *generate.NothingToSay
		switch {
		case errors.As(err, &none):
		case err != nil:
			t.Fatal(name, err)
		default:
			papers[name] = paper
		}
	}
	for _, period := range generate.Periods() {
		report, err := p.Report(period, st, pl, day(2026, 11, 25), generate.Official{})
		put(period+"_report", report, err)
	}
	owing, err := p.OwingList(st, pl, day(2026, 11, 25))
	put("owing_list", owing, err)
	request, _, err := p.Request(st, pl, "phong-9", day(2026, 11, 25), generate.Official{})
	put("request", request, err)
	minutes, err := p.Minutes(st, pl, day(2026, 11, 25), generate.Official{})
	put("minutes", minutes, err)
	proposal, err := p.Proposal(st, pl, day(2026, 11, 25), generate.Official{})
	put("proposal", proposal, err)
	decisions, err := p.Decisions(st, pl, day(2026, 11, 25), generate.Official{})
	if err == nil {
		put("decision", decisions[0], nil)
	}
	if len(st.Receipts) > 0 {
		slip, err := p.CheckSlip(st, pl, st.Receipts[0].ID)
		put("check_slip", slip, err)
	}
	return papers
}

// TestExtremes: every paper with names of 200 letters, with 500 models, with nothing on its list: nothing leaves the margins, no two
// texts overlap, no text crosses a line of its table.
func TestExtremes(t *testing.T) {
	many := 500
	if testing.Short() {
		many = 60
	}
	p := newPress(t)
	p.Settings.Signer = "Vũ Đình Khang"
	for what, st := range map[string]*dossier.State{"long names": manyModels(12, longName), "many": manyModels(many, "Tiếp công dân tận tâm"), "nothing": {Plan: "dan-van-kheo-2026"}} {
		rows := map[string]int{"many": many, "nothing": 0}[what]
		for name, paper := range everyPaper(t, p, st, rows) {
			clean(t, what+", "+name, pagesOf(t, paper))
		}
	}
}

// TestOneLineTooMany: tables and letters that grow by one row or line at a time end with the signature whole and with the end of the text on its page.
func TestOneLineTooMany(t *testing.T) {
	p := newPress(t)
	p.Settings.Signer = "Vũ Đình Khang"
	step := 1
	if testing.Short() {
		step = 6
	}
	for n := 1; n <= 24; n += step {
		st := manyModels(n, "Tiếp công dân tận tâm")
		papers := widePapers(t, p, st)
		maps.Copy(papers, plainPapers(t, p, n))
		delete(papers, "dossier_index") // ends with the list of files
		owing, err := p.OwingList(st, shippedPlan(t), day(2026, 11, 25))
		if err != nil {
			t.Fatal(err)
		}
		papers["owing_list"] = owing
		lines := strings.Repeat("Ý kiến của một thành viên.\n", n)
		minutes, err := p.Minutes(st, shippedPlan(t), day(2026, 11, 25), generate.Official{Content: map[string]string{"write_chair": "Vũ Đình Khang", "write_conclusion": lines}})
		if err != nil {
			t.Fatal(err)
		}
		papers["minutes"] = minutes
		proposal, err := p.Proposal(st, shippedPlan(t), day(2026, 11, 25), generate.Official{Content: map[string]string{"write_reward": lines}})
		if err != nil {
			t.Fatal(err)
		}
		papers["proposal"] = proposal
		for name, paper := range papers {
			pages := pagesOf(t, paper)
			clean(t, fmt.Sprintf("%s of %d", name, n), pages)
			endsWhole(t, fmt.Sprintf("%s of %d", name, n), pages)
		}
	}
}

// endsWhole: the page with the signature has at least two lines of what the paper says above it.
func endsWhole(t *testing.T, name string, pages []layout.Page) {
	t.Helper()
	last := pages[len(pages)-1]
	for _, page := range pages {
		if find([]layout.Page{page}, "Vũ Đình Khang") != nil {
			last = page
		}
	}
	signs := last.Height
	for _, x := range last.Texts {
		if strings.HasPrefix(x.Text, "T/M ") || strings.HasPrefix(x.Text, "CHỦ TRÌ") || strings.HasPrefix(x.Text, "ĐẠI DIỆN") {
			signs = min(signs, x.Baseline)
		}
	}
	lines := map[int]bool{}
	for _, x := range last.Texts {
		if x.Baseline > 20 && x.Baseline < signs-1 {
			lines[int(x.Baseline*10)] = true
		}
	}
	if signs == last.Height || len(lines) < 2 {
		t.Errorf("%s: %d lines above the signature", name, len(lines))
	}
}

// clean measures pages: margins, overlapping texts, texts across upright lines.
func clean(t *testing.T, name string, pages []layout.Page) {
	t.Helper()
	before := t.Failed()
	inMargins(t, pages)
	for n, page := range pages {
		texts := slices.SortedFunc(slices.Values(page.Texts), func(a, b layout.Text) int { return int(1000 * (a.Baseline - b.Baseline)) })
		for i, a := range texts {
			for _, b := range texts[i+1:] {
				if b.Baseline-0.66*b.Style.Size*layout.PtToMM > a.Baseline {
					if b.Baseline-a.Baseline > 12 {
						break
					}
					continue
				}
				if a.X+inked(a) > b.X+0.1 && b.X+inked(b) > a.X+0.1 {
					t.Errorf("page %d: %q and %q overlap at %.1f mm", n+1, a.Text, b.Text, b.Baseline)
				}
			}
		}
		for _, s := range page.Shapes {
			if len(s.Points) != 2 || s.Points[0].X != s.Points[1].X {
				continue
			}
			x, top, foot := s.Points[0].X, min(s.Points[0].Y, s.Points[1].Y), max(s.Points[0].Y, s.Points[1].Y)
			for _, a := range texts {
				if a.Baseline > top && a.Baseline < foot && a.X < x-0.1 && a.X+inked(a) > x+0.1 {
					t.Errorf("page %d: %q crosses a line at %.1f mm", n+1, a.Text, x)
				}
			}
		}
	}
	if !before && t.Failed() {
		t.Log("in", name)
	}
}

// inked is the width of a text without the space that it ends with.
func inked(x layout.Text) float64 {
	if strings.HasSuffix(x.Text, " ") {
		return x.Width - 0.25*x.Style.Size*layout.PtToMM
	}
	return x.Width
}
