package generate

import (
	"slices"

	"hoso/pipeline/dossier"
)

// What a person of the office set over what was read, or said that it needs
// nothing more, is marked with a star wherever a table or a quotation shows
// it, and a note below says what the star means and where the name and the
// reason stand: on the check slip. A decision carries none: it states what the
// committee decided, not what a file says.

// setCell marks the words of a cell where a person set one of the fields that
// they come from.
func (w *party) setCell(words string, m modelFacts, fields ...string) string {
	if slices.ContainsFunc(fields, func(id string) bool { return m.rev.Model.Fields[id].By != "" }) {
		return w.starred(words)
	}
	return words
}

// setState marks how a model stands where any of it rests on a person's act.
func (w *party) setState(words string, m modelFacts) string {
	if touched(m.rev) {
		return w.starred(words)
	}
	return words
}

// setQuote is a unit's own words, marked where a person set them.
func (w *party) setQuote(r *dossier.Revision, field string) string {
	words := r.Model.Text(field)
	if r.Model.Fields[field].By != "" {
		return w.starred(words)
	}
	return words
}

// touched tells whether a person set or waived anything of a revision.
func touched(rev *dossier.Revision) bool {
	for _, f := range rev.Model.Fields {
		if f.By != "" {
			return true
		}
	}
	return slices.ContainsFunc(rev.Findings, func(f dossier.Finding) bool { return f.Waived != "" })
}

func (w *party) starred(words string) string {
	if w.final {
		return words
	}
	w.stars = true
	return words + w.say("set_mark")
}

// setNote explains the stars since the last note, below a table or a list.
func (w *party) setNote() {
	if w.stars {
		w.body(w.say("set_note"))
	}
	w.stars = false
}

// setNoteOfList is setNote for a table that is an edition as a workbook too.
func (w *party) setNoteOfList() {
	if w.stars {
		list := &w.lists[len(w.lists)-1]
		list.Title = append(slices.Clone(list.Title), w.say("set_note"))
	}
	w.setNote()
}

// nameCell, subjectCell … are the cells of a model that several tables have.
func (w *party) nameCell(m modelFacts) string { return w.setCell(w.modelName(m), m, "name") }

func (w *party) subjectCell(m modelFacts) string {
	return w.setCell(w.recipientOf(m), m, "subject")
}

func (w *party) domainCell(m modelFacts) string { return w.setCell(w.domain(m), m, "domain") }

func (w *party) originCell(m modelFacts) string { return w.setCell(w.origin(m), m, "origin") }

func (w *party) timeCell(m modelFacts) string {
	return w.setCell(w.timeOf(m), m, "start_date", "end_date")
}
