package generate

import (
	"slices"
	"strings"

	"hoso/pipeline/dossier"
	"hoso/pipeline/generate/layout"
	"hoso/pipeline/plan"
	"hoso/pipeline/viet"
)

// sure is the confidence from which a value needs no second look.
const sure = 0.9

// model writes the part of a slip that is about one model.
func (s *slip) model(index int, m slipModel) {
	number := roman(index + 2)
	if name := m.Revision.Model.Text("name"); name != "" {
		s.heading(s.say("heading_model", "roman", number, "name", unquoted(name)))
	} else {
		s.heading(s.say("heading_model_unnamed", "roman", number))
	}
	s.body(s.say("model_id", "id", m.Entry))
	s.changes(m)
	s.read(m)
	findings := ofModel(m)
	s.findings("heading_asked", "asked_none", lacking(findings))
	s.findings("heading_criterion", "criterion_none", wished(findings))
	unclear := chosen(findings, func(f dossier.Finding) bool { return f.Severity == dossier.Unclear })
	next := "4"
	if len(unclear) > 0 {
		s.findings("heading_unclear", "", unclear)
		next = "5"
	}
	if s.waived(next, findings) {
		next = map[string]string{"4": "5", "5": "6"}[next]
	}
	if m.Revision.Kind == dossier.Registration {
		s.criteria(next, m, findings)
	}
}

// read lists what was read with its place, in the plan's order.
func (s *slip) read(m slipModel) {
	s.heading(s.say("heading_read"))
	var rows [][]string
	for _, id := range fieldOrder(s.plan, m.Revision.Model) {
		f := m.Revision.Model.Fields[id]
		rows = append(rows, []string{s.label(id), s.value(id, f), s.place(f)})
	}
	if len(rows) == 0 {
		s.body(s.say("read_nothing"))
		return
	}
	s.table([]column{
		{s.say("column_field"), 42, layout.Left}, {s.say("column_value"), 0, layout.Left}, {s.say("column_place"), 34, layout.Left},
	}, rows)
}

// waived lists what people said that it needs nothing more, and tells whether there is any.
func (s *slip) waived(number string, findings []dossier.Finding) bool {
	list := chosen(findings, func(f dossier.Finding) bool { return f.Waived != "" })
	if len(list) == 0 {
		return false
	}
	s.heading(s.say("heading_waived", "number", number))
	for _, f := range list {
		s.item(s.sentence(f))
	}
	return true
}

// fieldOrder lists the fields that hold something or that a person emptied: the plan's first, then any other by id.
func fieldOrder(pl *plan.Plan, m dossier.Model) []string {
	var ids []string
	for _, f := range pl.Fields {
		if m.Text(f.ID) != "" || m.Fields[f.ID].By != "" {
			ids = append(ids, f.ID)
		}
	}
	for _, id := range sortedKeys(m.Fields) {
		if pl.Field(id) == nil && m.Text(id) != "" {
			ids = append(ids, id)
		}
	}
	return ids
}

func (s *slip) label(field string) string {
	if f := s.plan.Field(field); f != nil {
		return f.Label
	}
	return field
}

// value is a field as a person reads it.
func (s *slip) value(id string, f dossier.Field) string {
	if f.Value == "" {
		return s.say("corrected_empty")
	}
	return valueWords(&s.voice, s.plan, id, f)
}

// valueWords are an option by its label, a date in the official style, a text as it was written.
func valueWords(v *voice, pl *plan.Plan, id string, f dossier.Field) string {
	spec := pl.Field(id)
	switch {
	case spec != nil && spec.Option(f.Value) != nil:
		return spec.Option(f.Value).Label
	case f.Boolean && f.Value == "true":
		return v.say("yes_word")
	case f.Boolean:
		return v.say("no_word")
	case spec != nil && spec.Type == "date":
		return citedDay(f.Value)
	}
	return f.Value
}

// place tells where a value stands, and that a person should look again where the reading is in doubt.
func (s *slip) place(f dossier.Field) string {
	var lines []string
	switch words := f.Source.Words(); {
	case f.By != "":
		lines = append(lines, s.say("corrected_by", "by", f.By, "reason", f.Reason), s.fileSays(f))
	case words != "":
		lines = append(lines, words)
	default:
		lines = append(lines, s.say("inferred"))
	}
	if f.Confidence < sure {
		lines = append(lines, "("+s.say("review")+")")
	}
	return strings.Join(lines, "\n")
}

// fileSays is what stands in the file in place of what a person set.
func (s *slip) fileSays(f dossier.Field) string {
	read := []rune(oneLine(f.Read))
	switch {
	case len(read) == 0:
		return s.say("corrected_none")
	case len(read) > mostRead:
		read = append(read[:mostRead:mostRead], '…')
	}
	return s.say("corrected_read", "read", string(read))
}

// mostRead is how many letters of it are shown.
const mostRead = 60

// findings writes one group of findings as a table: what, what to write with an example, on what ground.
func (s *slip) findings(heading, none string, list []dossier.Finding) {
	s.heading(s.say(heading))
	if len(list) == 0 {
		s.body(s.say(none))
		return
	}
	var rows [][]string
	for i, f := range list {
		what := f.Message
		if f.Source != nil && f.Source.Words() != "" {
			what += "\n" + s.say("finding_place", "place", f.Source.Words())
		}
		rows = append(rows, []string{viet.Count(i + 1), what, s.advice(f), s.basis(f)})
	}
	s.table([]column{
		{s.say("column_number"), 10, layout.Center}, {s.say("column_finding"), 56, layout.Left},
		{s.say("column_advice"), 0, layout.Left}, {s.say("column_basis"), 28, layout.Left},
	}, rows)
}

func (s *slip) advice(f dossier.Finding) string {
	example := exampleOf(s.plan, f)
	var lines []string
	if f.Advice != "" {
		lines = append(lines, f.Advice)
	}
	if example != "" {
		lines = append(lines, s.say("example", "example", example))
	}
	return strings.Join(lines, "\n")
}

// exampleOf is what the field of a finding may look like.
func exampleOf(pl *plan.Plan, f dossier.Finding) string {
	if spec := pl.Field(f.Field); f.Example == "" && spec != nil {
		return spec.Example
	}
	return f.Example
}

func (s *slip) basis(f dossier.Finding) string {
	switch {
	case f.Criterion != "" && f.Section != "":
		return s.say("basis", "criterion", f.Criterion, "section", f.Section)
	case f.Criterion != "":
		return s.say("basis_criterion", "criterion", f.Criterion)
	case f.Section != "":
		return s.say("basis_section", "section", f.Section)
	}
	return ""
}

// criteria sets what was found beside each common criterion. Those that people judge at the year's end are not judged here.
func (s *slip) criteria(number string, m slipModel, findings []dossier.Finding) {
	var rows [][]string
	for _, c := range s.plan.Criteria {
		if c.Group == "common" && !c.Private {
			rows = append(rows, []string{c.ID, c.Short, s.found(c, m), s.standing(c, m, findings)})
		}
	}
	if len(rows) == 0 {
		return
	}
	s.heading(s.say("heading_criteria", "number", number))
	s.table([]column{
		{s.say("column_number"), 10, layout.Center}, {s.say("column_criterion"), 46, layout.Left},
		{s.say("column_found"), 0, layout.Left}, {s.say("column_state"), 36, layout.Left},
	}, rows)
}

// found names the fields that the file has for a criterion.
func (s *slip) found(c plan.Criterion, m slipModel) string {
	var fields, have []string
	for _, check := range c.Checks {
		if check.Kind == "" || check.Kind == string(m.Revision.Kind) {
			fields = append(fields, check.Field)
		}
	}
	for _, j := range c.Judge {
		fields = append(fields, j.Field)
	}
	for _, f := range fields {
		label := labelOf(s.plan, f)
		if m.Revision.Model.Text(f) != "" && !slices.Contains(have, label) {
			have = append(have, label)
		}
	}
	if len(have) == 0 {
		return s.say("found_none")
	}
	return strings.Join(have, "; ")
}

// standing says what the check could see of a criterion. What only people can judge has not come to its time: it is never
// said to be met or not met at registration.
func (s *slip) standing(c plan.Criterion, m slipModel, findings []dossier.Finding) string {
	of := func(list []dossier.Finding) int {
		return len(chosen(list, func(f dossier.Finding) bool { return f.Criterion == c.ID }))
	}
	asked, more := of(lacking(findings)), of(wished(findings))
	applies, always := judged(c, m.Revision.Model)
	var lines []string
	if asked > 0 {
		lines = append(lines, s.say("state_missing", "count", viet.Count(asked)))
	}
	if more > 0 {
		lines = append(lines, s.say("state_more", "count", viet.Count(more)))
	}
	if asked+more == 0 && !always && c.Stage == registrationPeriod {
		lines = append(lines, s.say("state_full"))
	}
	if applies || c.Stage != registrationPeriod {
		lines = append(lines, s.say("state_later"))
	}
	return strings.Join(lines, ";\n")
}

// judged tells whether people have to judge something of the criterion for this model, and whether they do for every model.
func judged(c plan.Criterion, m dossier.Model) (applies, always bool) {
	for _, j := range c.Judge {
		always = always || j.When == nil
		applies = applies || j.When == nil || m.Text(j.When.Field) == j.When.Is
	}
	return applies, always
}

// unquoted is a name without the quotes around the whole of it, since papers set their own; quotes within it stay.
func unquoted(name string) string {
	name = oneLine(name)
	inner := strings.TrimPrefix(name, "“")
	inner, ok := strings.CutSuffix(inner, "”")
	if !ok || !strings.HasPrefix(name, "“") || strings.ContainsAny(inner, "“”") {
		return name
	}
	return strings.TrimSpace(inner)
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
