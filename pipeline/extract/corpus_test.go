package extract_test

import (
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract"
	"hoso/pipeline/plan"
	"hoso/pipeline/viet"
	"hoso/templates"
)

func thePlan(tb testing.TB) *plan.Plan {
	tb.Helper()
	data, err := fs.ReadFile(templates.Files(), "plans/dan-van-kheo-2026.yaml")
	if err != nil {
		tb.Fatal(err)
	}
	p, err := plan.Load("dan-van-kheo-2026.yaml", data)
	if err != nil {
		tb.Fatal(err)
	}
	return p
}

// papers of each layout and kind that are made.
const seeds = 40

// draw makes a paper of a layout with its truth.
func draw(l layout, kind dossier.Kind, seed uint64) (*dossier.Document, []truth) {
	g := newGenerator(seed, kind)
	models := make([]truth, l.models)
	names := map[string]bool{}
	for i := range models {
		models[i] = g.model()
		for names[models[i].want["name"]] {
			models[i] = g.model()
		}
		names[models[i].want["name"]] = true
		if l.fields != nil {
			models[i] = models[i].keep(l.fields...)
		}
	}
	p := newPaper()
	l.draw(g, p, models)
	return p.doc, models
}

// reportLayouts also hold result reports.
func holdsReports(l layout) bool {
	for _, word := range []string{"form: two columns", "form: three", "form: one column, colon", "inline: colon", "inline: numbered", "headings: 1.", "headings: bold", "form: Excel", "real: hints", "real: column of guidance before"} {
		if strings.HasPrefix(l.name, word) {
			return true
		}
	}
	return false
}

// bound is the F1 that a layout must reach.
func (l layout) bound() float64 {
	if l.least > 0 {
		return l.least
	}
	return 0.98
}

func TestLayouts(t *testing.T) {
	e := extract.New(thePlan(t))
	var all score
	var table strings.Builder
	for _, l := range slices.Concat(layouts, moreLayouts, realLayouts) {
		kinds := []dossier.Kind{dossier.Registration}
		if holdsReports(l) {
			kinds = append(kinds, dossier.ResultReport)
		}
		for _, kind := range kinds {
			var s score
			for seed := range uint64(seeds) {
				doc, models := draw(l, kind, seed)
				record, _ := e.Record(doc)
				s.add(judge(fmt.Sprintf("seed %d", seed), record, models))
				if record != nil && record.Kind != kind {
					s.say("seed %d: kind %s", seed, record.Kind)
				}
			}
			all.add(s)
			fmt.Fprintf(&table, "%.4f  wrong %d, missed %d, invented %d, sure and wrong %d, right but unsure %d of %d  %s, %s\n", s.f1(), s.wrong, s.missed, s.invented, s.sure-s.sureRight, s.right-s.rightSure, s.right, l.name, kind)
			if s.f1() < l.bound() {
				t.Errorf("%s, %s: F1 %.4f", l.name, kind, s.f1())
			}
			show(t, l.name, s.says)
		}
	}
	t.Logf("F1 %.4f, wrong %d, missed %d, invented %d; of %d sure values %.4f right; of %d right values %.4f sure\n%s",
		all.f1(), all.wrong, all.missed, all.invented, all.sure, float64(all.sureRight)/float64(all.sure), all.right, float64(all.rightSure)/float64(all.right), table.String())
	if all.f1() < 0.99 {
		t.Errorf("F1 %.4f over all layouts, at least 0.99 wanted", all.f1())
	}
	if all.invented > 0 {
		t.Errorf("%d values invented", all.invented)
	}
	if right := float64(all.sureRight) / float64(all.sure); right < 0.995 {
		t.Errorf("%.4f of the values at 0.9 or more are right, 0.995 wanted", right)
	}
	if sure := float64(all.rightSure) / float64(all.right); sure < 0.95 {
		t.Errorf("%.4f of the right values are at 0.9 or more, 0.95 wanted", sure)
	}
}

// show logs some of what went wrong, all of it where HOSO_SHOW names the layout.
func show(t *testing.T, layout string, says []string) {
	most := 4
	if os.Getenv("HOSO_SHOW") != "" && strings.Contains(layout, os.Getenv("HOSO_SHOW")) {
		most = 1000
	}
	slices.Sort(says)
	for _, text := range says[:min(most, len(says))] {
		t.Logf("%s: %s", layout, text)
	}
}

// Most wordings of the generator are none of the plan's labels.
func TestWordingsAreForeign(t *testing.T) {
	known := map[string]bool{}
	for _, f := range thePlan(t).Fields {
		for _, text := range slices.Concat([]string{f.Label}, f.Labels, f.Weak) {
			known[viet.Fold(text)] = true
		}
	}
	foreign, total := 0, 0
	for _, texts := range wordings {
		for _, text := range texts {
			total++
			if !known[viet.Fold(text)] {
				foreign++
			}
		}
	}
	if foreign*2 < total {
		t.Errorf("%d of %d wordings are foreign to the plan file, more than half wanted", foreign, total)
	}
}
