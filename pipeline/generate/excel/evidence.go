package excel

import (
	"strings"

	"hoso/pipeline/dossier"
	"hoso/pipeline/generate"
	"hoso/pipeline/plan"
	"hoso/pipeline/viet"
)

// Lengths of a note, in letters: long enough to judge whether to open the
// submission, short enough to be read on the screen.
const (
	noteLetters  = 140 // of one value
	noteEvidence = 4   // values
)

// evidence is what the submission says to a criterion, with its places: the
// fields that its checks and judgements name, of the registration and of the
// newest result report.
func (v *view) evidence(c *plan.Criterion, m modelView) string {
	report := m.entry.Current(dossier.ResultReport)
	var lines, lacking []string
	seen := map[string]bool{}
	add := func(id string, kind dossier.Kind) {
		if seen[id] {
			return
		}
		seen[id] = true
		f, ok := m.rev.Model.Fields[id]
		if report != nil && (!ok || kind == dossier.ResultReport) {
			f, ok = report.Model.Fields[id]
		}
		switch {
		case ok:
			lines = append(lines, v.quote(id, f))
		case kind == dossier.Registration || report != nil:
			lacking = append(lacking, v.label(id))
		}
	}
	for _, k := range c.Checks {
		if k.When == nil || m.rev.Model.Text(k.When.Field) == k.When.Is {
			add(k.Field, kindOf(k.Kind))
		}
	}
	for _, j := range c.Judge {
		add(j.Field, kindOf(""))
	}
	if len(lines) > noteEvidence {
		lines = append(lines[:noteEvidence], "…")
	}
	if len(c.Papers) > 0 {
		lines = append(lines, v.papersOf(m)...)
	}
	if len(lacking) > 0 {
		lines = append(lines, "Hồ sơ chưa nêu: "+strings.Join(lacking, "; ")+".")
	}
	return strings.Join(lines, "\n")
}

// papersOf says which papers of a full dossier are there, and which are not.
func (v *view) papersOf(m modelView) (lines []string) {
	if v.papers == nil {
		v.papers = generate.NewDossierCheck(v.state, v.plan)
	}
	var have, lack []string
	for _, p := range v.papers.Parts(m.entry) {
		if p.Have {
			have = append(have, p.Label)
		} else {
			lack = append(lack, p.Label)
		}
	}
	if len(have) > 0 {
		lines = append(lines, "Hồ sơ đã có: "+strings.Join(have, "; ")+".")
	}
	if len(lack) > 0 {
		lines = append(lines, "Hồ sơ còn thiếu: "+strings.Join(lack, "; ")+".")
	}
	return lines
}

func kindOf(kind string) dossier.Kind {
	if kind == "" {
		return dossier.Registration
	}
	return dossier.Kind(kind)
}

// quote is a value with its label and place, shortened.
func (v *view) quote(id string, f dossier.Field) string {
	line := v.label(id) + ": " + short(said(v.plan.Field(id), f), noteLetters)
	if place := f.Source.Words(); place != "" {
		line += " (" + place + ")"
	}
	return line + setWords(f)
}

// setWords tell whose value it is where it is not the sender's.
func setWords(f dossier.Field) string {
	switch {
	case f.By == "":
		return ""
	case f.Read == "":
		return " [" + f.By + " ghi; tệp không nêu]"
	}
	return " [" + f.By + " ghi; tệp ghi: " + short(f.Read, noteLetters) + "]"
}

// setNote is the note of a cell that shows a field which a person set.
func (v *view) setNote(m modelView, id string) string {
	return strings.Trim(setWords(m.rev.Model.Fields[id]), " []")
}

// short cuts a text at a blank and says so.
func short(s string, letters int) string {
	s = strings.Join(strings.Fields(viet.Clean(s)), " ")
	runes := []rune(s)
	if len(runes) <= letters {
		return s
	}
	cut := string(runes[:letters])
	if i := strings.LastIndex(cut, " "); i > len(cut)/2 {
		cut = cut[:i]
	}
	return cut + "…"
}
