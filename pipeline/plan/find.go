package plan

import (
	"strconv"
	"strings"
	"unicode"

	"hoso/pipeline/viet"
)

// Unit finds a unit by its id, or nil.
func (p *Plan) Unit(id string) *Unit {
	for i := range p.Units {
		if p.Units[i].ID == id {
			return &p.Units[i]
		}
	}
	return nil
}

// Deadline finds a deadline by its id, or nil.
func (p *Plan) Deadline(id string) *Deadline {
	for i := range p.Deadlines {
		if p.Deadlines[i].ID == id {
			return &p.Deadlines[i]
		}
	}
	return nil
}

// Field finds a field by its id, or nil.
func (p *Plan) Field(id string) *Field {
	for i := range p.Fields {
		if p.Fields[i].ID == id {
			return &p.Fields[i]
		}
	}
	return nil
}

// Criterion finds a criterion by its id, or nil.
func (p *Plan) Criterion(id string) *Criterion {
	for i := range p.Criteria {
		if p.Criteria[i].ID == id {
			return &p.Criteria[i]
		}
	}
	return nil
}

// Option finds an option of the field by its id, or nil.
func (f *Field) Option(id string) *Option {
	for i := range f.Options {
		if f.Options[i].ID == id {
			return &f.Options[i]
		}
	}
	return nil
}

// Required are the units that must submit.
func (p *Plan) Required() []Unit {
	var out []Unit
	for _, u := range p.Units {
		if u.Required > 0 {
			out = append(out, u)
		}
	}
	return out
}

// ParseDay reads YYYY-MM-DD as it stands, possible or not; a text of another
// shape gives the zero date.
func ParseDay(s string) viet.Date {
	parts := strings.Split(s, "-")
	if len(parts) != 3 {
		return viet.Date{}
	}
	var n [3]int
	for i, part := range parts {
		v, err := strconv.Atoi(part)
		if err != nil {
			return viet.Date{}
		}
		n[i] = v
	}
	return viet.Date{Year: n[0], Month: n[1], Day: n[2]}
}

// SaysNothing tells whether a text is one of the vague phrases of the plan,
// compared by viet.Fold.
func (p *Plan) SaysNothing(text string) bool {
	if p.vague == nil { // a plan that no file gave
		return foldedSet(p.Vague)[viet.Fold(text)]
	}
	return !hasMoreLetters(text, p.vagueMost) && p.vague[viet.Fold(text)]
}

// hasMoreLetters tells quickly of most texts that they are longer than any of
// the phrases.
func hasMoreLetters(text string, most int) bool {
	letters := 0
	for _, r := range text {
		if unicode.IsLetter(r) {
			letters++
		}
		if letters > most {
			return true
		}
	}
	return false
}

func longest(keys map[string]bool) int {
	most := 0
	for key := range keys {
		most = max(most, len(key))
	}
	return most
}

func foldedSet(texts []string) map[string]bool {
	set := make(map[string]bool, len(texts))
	for _, text := range texts {
		set[viet.Fold(text)] = true
	}
	return set
}
