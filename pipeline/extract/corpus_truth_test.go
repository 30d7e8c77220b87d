package extract_test

import (
	"math/rand/v2"
	"slices"
	"strings"

	"hoso/pipeline/dossier"
)

// truth is a model as it stands in a paper, and what must be read of it.
type truth struct {
	items []item
	want  map[string]string
}

// item is one label with the text under it.
type item struct{ field, label, text string }

func (i item) lines() []string { return strings.Split(i.text, "\n") }

// generator lays out truths; rng decides all, so that a seed says all.
type generator struct {
	rng  *rand.Rand
	kind dossier.Kind
	// plan's words for everything, for layouts whose point is another.
	wordings map[string][]string
}

func newGenerator(seed uint64, kind dossier.Kind) *generator {
	return &generator{rng: rand.New(rand.NewPCG(seed, 2026)), kind: kind, wordings: wordings}
}

func (g *generator) pick(from []string) string { return from[g.rng.IntN(len(from))] }

func (g *generator) one(n int) bool { return g.rng.IntN(n) == 0 }

// model makes a truth: most fields stated, some left out, some with a
// placeholder where the value should be.
func (g *generator) model() truth {
	order := registrationOrder
	if g.kind == dossier.ResultReport {
		order = reportOrder
	}
	t := truth{want: map[string]string{}}
	for _, field := range order {
		core := field == "name" || field == "subject"
		if !core && g.one(7) {
			continue
		}
		it := item{field: field, label: g.pick(g.wordings[field])}
		if !core && g.one(9) {
			it.text = g.pick(placeholders)
		} else {
			it.text = g.value(field, t.want)
		}
		t.items = append(t.items, it)
	}
	return t
}

// value picks a text for a field and notes what must be read.
func (g *generator) value(field string, want map[string]string) string {
	if of := choices[field]; of != nil {
		ch := of[g.rng.IntN(len(of))]
		want[field] = ch.want
		if field == "schedule" {
			want[field] = ch.text
			note(want, "start_date", ch.start)
			note(want, "end_date", ch.end)
		}
		return ch.text
	}
	text := g.pick(values[field])
	want[field] = text
	return text
}

func note(want map[string]string, field, value string) {
	if value != "" {
		want[field] = value
	}
}

// keep leaves only some fields, for layouts with few columns.
func (t truth) keep(fields ...string) truth {
	out := truth{want: map[string]string{}}
	for _, it := range t.items {
		if !slices.Contains(fields, it.field) {
			continue
		}
		out.items = append(out.items, it)
		for _, f := range []string{it.field, "start_date", "end_date"} {
			if w, ok := t.want[f]; ok && (f == it.field || it.field == "schedule") {
				out.want[f] = w
			}
		}
	}
	return out
}

// item of a field, or a blank one.
func (t truth) item(field string) item {
	for _, it := range t.items {
		if it.field == field {
			return it
		}
	}
	return item{field: field}
}
