package check

import (
	"fmt"
	"strings"
	"unicode"

	"hoso/pipeline/dossier"
	"hoso/pipeline/plan"
	"hoso/pipeline/viet"
)

// checks asks for every field that answers to a criterion in this kind of
// paper.
func (m *model) checks() {
	for i := range m.plan.Criteria {
		c := &m.plan.Criteria[i]
		for _, k := range c.Checks {
			if k.Paper() == string(m.kind) && m.holds(k.When) {
				m.check(c, k)
			}
		}
	}
}

func (m *model) check(c *plan.Criterion, k plan.Check) {
	field, value := m.plan.Field(k.Field), m.fields[k.Field]
	var severity dossier.Severity
	var message string
	var basis dossier.Basis
	switch {
	case absent(field, value):
		severity, message, basis = dossier.Missing, k.Missing, dossier.Basis(k.Basis)
	case unknown(field, value):
		severity, message = unknownOption(field, value, k.Strict)
	case m.vague(field, value):
		severity = dossier.Unclear
		message = fmt.Sprintf("Mục “%s” ghi còn chung chung (“%s”).", field.Label, short(value.Value))
	default:
		return
	}
	m.add(dossier.Finding{
		Severity: severity, Criterion: c.ID, Section: k.Section, Field: k.Field, Message: message, Basis: basis,
		Advice: k.Advice, Example: field.Example, Source: m.source(k.Field),
	})
}

// absent tells whether nothing is stated: no value, or dots, dashes, a blank
// or the form's own hint.
func absent(f *plan.Field, v dossier.Field) bool {
	if f.Type == "option" || f.Type == "boolean" {
		return v.Value == "" && viet.IsPlaceholder(v.Text)
	}
	return viet.IsPlaceholder(v.Value)
}

// unknown tells whether the words are none of the field's options.
func unknown(f *plan.Field, v dossier.Field) bool {
	return f.Type == "option" && f.Option(v.Value) == nil
}

// unknownOption says it of a text: invalid where the plan names the only
// possible answers (the domains of III.1(1)), else unclear.
func unknownOption(f *plan.Field, v dossier.Field, strict bool) (dossier.Severity, string) {
	text := v.Text
	if viet.IsPlaceholder(text) {
		text = v.Value
	}
	if strict {
		return dossier.Invalid, fmt.Sprintf("%s “%s” không có trong kế hoạch.", f.Label, short(text))
	}
	return dossier.Unclear, fmt.Sprintf("Mục “%s” ghi “%s”, chưa rõ thuộc trường hợp nào.", f.Label, short(text))
}

// vague tells whether the words say nothing that can be judged: "theo quy
// định", or a schedule without a single date or number.
func (m *model) vague(f *plan.Field, v dossier.Field) bool {
	if f.Type != "text" {
		return false
	}
	return m.plan.SaysNothing(v.Value) || m.timeless(f, v)
}

// timeless tells whether dates should follow from the field and nothing in it
// can be one.
func (m *model) timeless(f *plan.Field, v dossier.Field) bool {
	gives := false
	for i := range m.plan.Fields {
		if m.plan.Fields[i].From != f.ID {
			continue
		}
		gives = true
		if m.fields[m.plan.Fields[i].ID].Value != "" {
			return false
		}
	}
	return gives && !strings.ContainsFunc(v.Value, unicode.IsDigit)
}

// short cuts a text for use within a sentence.
func short(s string) string {
	const most = 60 // letters
	runes := []rune(strings.Join(strings.Fields(s), " "))
	if len(runes) <= most {
		return string(runes)
	}
	return strings.TrimSpace(string(runes[:most])) + "…"
}
