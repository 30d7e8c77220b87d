package check

import (
	"unicode"

	"hoso/pipeline/dossier"
)

// notYet heads what is judged at the year's end only.
const notYet = "Chưa đến thời điểm đánh giá: "

// judgements lists what only people can judge of the criteria of III.1. Those
// of III.2 are raised at the year's end, in the committee's workbook.
func (m *model) judgements() {
	for _, c := range m.plan.Criteria {
		if c.Group != "common" {
			continue
		}
		for _, j := range c.Judge {
			if !m.holds(j.When) {
				continue
			}
			m.add(dossier.Finding{
				Criterion: c.ID, Section: j.Section, Field: j.Field, Severity: dossier.Assess,
				Message: notYet + lower(j.Message), Source: m.source(j.Field),
			})
		}
	}
}

// lower begins a sentence with a small letter, for use after a colon.
func lower(s string) string {
	for i, r := range s {
		if i == 0 {
			return string(unicode.ToLower(r)) + s[len(string(r)):]
		}
	}
	return s
}
