package extract_test

import (
	"testing"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract"
)

func BenchmarkRecord(b *testing.B) {
	for _, bench := range []struct {
		name, layout string
		models       int
	}{{"form", "form: three columns, STT", 1}, {"whole plan", "whole plan", 1}, {"list of 200", "list: Excel", 200}} {
		b.Run(bench.name, func(b *testing.B) {
			doc := paperOf(bench.layout, bench.models)
			e := extract.New(thePlan(b))
			b.ReportAllocs()
			for b.Loop() {
				if _, rejection := e.Record(doc); rejection != nil {
					b.Fatal(rejection)
				}
			}
		})
	}
}

// paperOf draws a layout with any number of models.
func paperOf(name string, models int) *dossier.Document {
	for _, l := range layouts {
		if l.name == name {
			g := newGenerator(1, dossier.Registration)
			truths := make([]truth, models)
			for i := range truths {
				truths[i] = g.model()
			}
			p := newPaper()
			l.draw(g, p, truths)
			return p.doc
		}
	}
	panic("no layout " + name)
}
