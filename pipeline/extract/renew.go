package extract

import "hoso/pipeline/dossier"

// Renew reads anew what follows from a field that a person has put right: the
// dates of a schedule, what the plan's rules infer from its words. was is the
// field as it stood. What the file states by itself stays.
func (e *Extractor) Renew(m *dossier.Model, field string, was dossier.Field) {
	now := m.Fields[field]
	for _, pf := range e.plan.Fields {
		have, ok := m.Fields[pf.ID]
		if !ok || have.By != "" || have.Text != was.Value || have.Source != was.Source || was.Value == "" || !e.follows(pf.ID, field) {
			continue
		}
		delete(m.Fields, pf.ID)
	}
	before := make(map[string]bool, len(m.Fields))
	for id, f := range m.Fields {
		before[id] = f.Value != ""
	}
	e.infer(m)
	e.dates(m)
	for id, f := range m.Fields {
		if !before[id] && e.follows(id, field) && f.By == "" {
			f.By, f.Reason, f.Confidence = now.By, now.Reason, 1
			m.Fields[id] = f
		}
	}
}

// follows tells whether a field can be taken from another one.
func (e *Extractor) follows(id, from string) bool {
	if pf := e.plan.Field(id); pf != nil && pf.From == from {
		return true
	}
	for _, rule := range e.rules[id] {
		if rule.Field == from {
			return true
		}
	}
	return false
}
