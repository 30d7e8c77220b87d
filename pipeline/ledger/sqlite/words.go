package sqlite

import (
	"slices"

	"hoso/pipeline/dossier"
)

// words keeps each text once, and each place of a finding: what the check says
// of one model it says of thousands in the same words, of the same form.
type words struct {
	texts  map[string]string
	places map[dossier.Location]*dossier.Location
}

func newWords() words {
	return words{map[string]string{}, map[dossier.Location]*dossier.Location{}}
}

func (w words) one(text *string) {
	if known, ok := w.texts[*text]; ok {
		*text = known
		return
	}
	w.texts[*text] = *text
}

// findings takes the words that repeat from one model to the next.
func (w words) findings(list []dossier.Finding) {
	for i := range list {
		f := &list[i]
		for _, text := range []*string{&f.Criterion, &f.Section, &f.Field, (*string)(&f.Severity), (*string)(&f.Basis), &f.Message, &f.Advice, &f.Example} {
			w.one(text)
		}
		if f.Source != nil {
			f.Source = w.same(f.Source)
		}
	}
}

// same is the place that was met first of those that are equal.
func (w words) same(l *dossier.Location) *dossier.Location {
	if known, ok := w.places[*l]; ok {
		return known
	}
	w.place(l)
	w.places[*l] = l
	return l
}

func (w words) place(l *dossier.Location) {
	w.one(&l.Part)
	w.one(&l.Sheet)
}

// revision takes the words of a revision that repeat; its values stay its own.
func (w words) revision(v *dossier.Revision) {
	v.Findings = slices.Clone(v.Findings) // as they were decoded they have room for more
	w.findings(v.Findings)
	w.one((*string)(&v.Kind))
	w.one(&v.Period)
	w.one(&v.By)
	for id, f := range v.Model.Fields {
		w.one(&f.Label)
		w.place(&f.Source)
		v.Model.Fields[id] = f
	}
	for _, f := range []*dossier.Field{v.Letter.Number, v.Letter.Date, v.Letter.Place, v.Letter.Signer, v.Letter.SignerTitle} {
		if f != nil {
			w.one(&f.Label)
			w.place(&f.Source)
		}
	}
}
