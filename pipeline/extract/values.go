package extract

import (
	"fmt"
	"strings"

	"hoso/pipeline/dossier"
	"hoso/pipeline/plan"
	"hoso/pipeline/viet"
)

// model turns a draft into typed fields. A label whose value is blank keeps a
// field without value, so that the check can say where to write.
func (e *Extractor) model(d *draft) (dossier.Model, []dossier.Finding) {
	m := dossier.Model{Fields: map[string]dossier.Field{}}
	var findings []dossier.Finding
	for _, pf := range e.plan.Fields {
		p := d.pieces[pf.ID]
		if p == nil {
			continue
		}
		field, doubts := e.field(&pf, p)
		m.Fields[pf.ID] = field
		findings = append(findings, doubts...)
		findings = append(findings, e.alsoUnder(p, d)...)
	}
	e.infer(&m)
	e.dates(&m, d)
	return m, findings
}

// field gives a piece the type that the plan asks for.
func (e *Extractor) field(pf *plan.Field, p *piece) (dossier.Field, []dossier.Finding) {
	text := strings.Join(p.lines, "\n")
	field := dossier.Field{Value: text, Label: p.label, Confidence: p.confidence, Source: p.where}
	if field.Source.IsZero() {
		field.Source = p.labelAt
	}
	if text == "" {
		return field, nil
	}
	switch {
	case len(pf.Options) > 0:
		field, doubts := e.option(pf, field)
		field.Boolean = pf.Type == "boolean" && field.Value != ""
		return field, doubts
	case pf.Type == "date":
		return dateField(field, p, e.plan.Year), nil
	case pf.ID == "name":
		return nameField(field)
	}
	if strings.ContainsAny(text, "☐☒☑") {
		ticked, _ := ticks(text)
		field.Value, field.Text = strings.Join(ticked, "\n"), text
	}
	return field, nil
}

// nameField takes the quotation marks off a name, and the name out of a long
// sentence that holds it between quotation marks.
func nameField(f dossier.Field) (dossier.Field, []dossier.Finding) {
	whole := strings.ReplaceAll(f.Value, "\n", " ")
	var names []string
	for _, q := range quoted(whole) {
		if key := viet.Fold(q); key != "dân vận khéo" && key != "" {
			names = append(names, q)
		}
	}
	bare := strings.Trim(whole, " .;,")
	if len(names) == 1 && len(bare) <= len(names[0])+8 {
		f.Value = names[0]
		return f, nil
	}
	if key := viet.Fold(whole); len(names) == 1 && (len(whole) > 150 || strings.HasPrefix(key, "mô hình") || strings.HasPrefix(key, "xây dựng mô hình")) {
		f.Text, f.Value, f.Confidence = f.Value, names[0], min(f.Confidence, 0.85)
		return f, []dossier.Finding{doubt(f, "name", "Tên mô hình nằm trong một câu dài; chương trình lấy phần trong ngoặc kép, đề nghị xem lại.")}
	}
	f.Value = whole
	return f, nil
}

// option finds the option that a text names: the ticked one, one that equals
// the text, or the only one within it. A text that names none stays in Text.
func (e *Extractor) option(pf *plan.Field, f dossier.Field) (dossier.Field, []dossier.Finding) {
	text := f.Value
	f.Text, f.Value = text, ""
	if chosen, marked := ticks(text); marked {
		text = strings.Join(chosen, "\n")
		if text == "" {
			f.Text = ""
			return f, nil // nothing ticked
		}
	}
	found := optionsIn(pf, text)
	switch {
	case len(found) == 0:
		return f, nil
	case len(found) == 1:
		f.Value = found[0].id
		f.Confidence = min(f.Confidence, found[0].confidence)
		return f, nil
	case len(found) == len(pf.Options):
		f.Text = "" // the form's own list of choices, none chosen
		return f, nil
	}
	f.Value, f.Confidence = found[0].id, 0.6
	var names []string
	for _, o := range found {
		names = append(names, pf.Option(o.id).Label)
	}
	return f, []dossier.Finding{doubt(f, pf.ID, fmt.Sprintf("Mục “%s” nêu nhiều lựa chọn (%s), chưa rõ chọn mục nào.", pf.Label, strings.Join(names, "; ")))}
}

type chosen struct {
	id         string
	confidence float64
}

// optionsIn are the options that a text names, each once, in its order.
func optionsIn(pf *plan.Field, text string) []chosen {
	if id, ok := equalOption(pf, text); ok {
		return []chosen{{id, 1}}
	}
	padded := " " + viet.Fold(text) + " "
	var out []chosen
	for _, o := range pf.Options {
		for _, alias := range append([]string{o.Label}, o.Aliases...) {
			key := " " + viet.Fold(alias) + " "
			if len(key) < 6 || !strings.Contains(padded, key) {
				continue
			}
			confidence := 0.9
			if strings.HasPrefix(padded, key) {
				confidence = 0.95
			}
			out = append(out, chosen{o.ID, confidence})
			break
		}
	}
	return out
}

func equalOption(pf *plan.Field, text string) (string, bool) {
	_, text = splitNumber(strings.Trim(text, " .;,\n\"“”"))
	fold, plain := viet.Fold(text), viet.Plain(text)
	for _, o := range pf.Options {
		for _, alias := range append([]string{o.Label}, o.Aliases...) {
			if viet.Fold(alias) == fold || viet.Plain(alias) == plain && len(plain) >= 6 {
				return o.ID, true
			}
		}
	}
	return "", false
}

// infer applies the plan's rules to fields that the file does not state.
func (e *Extractor) infer(m *dossier.Model) {
	for _, pf := range e.plan.Fields {
		if have, ok := m.Fields[pf.ID]; ok && (have.Value != "" || have.Text != "") {
			continue
		}
		for _, rule := range pf.Infer {
			from, ok := m.Fields[rule.Field]
			if !ok || !applies(rule, from.Value) || rule.When != nil && m.Text(rule.When.Field) != rule.When.Is {
				continue
			}
			m.Fields[pf.ID] = dossier.Field{Value: rule.Value, Text: from.Value, Label: from.Label, Confidence: min(from.Confidence, 0.95), Source: from.Source, Boolean: pf.Type == "boolean"}
			break
		}
	}
}

func applies(rule plan.Rule, text string) bool {
	key := viet.Fold(text)
	if key == "" {
		return false
	}
	ok := true
	if len(rule.Begins) > 0 {
		ok = false
		for _, word := range rule.Begins {
			w := viet.Fold(word)
			ok = ok || key == w || strings.HasPrefix(key, w+" ")
		}
	}
	if ok && len(rule.Contains) > 0 {
		ok = false
		for _, word := range rule.Contains {
			ok = ok || strings.Contains(" "+key+" ", " "+viet.Fold(word)+" ")
		}
	}
	return ok && len(rule.Begins)+len(rule.Contains) > 0
}

// dates reads start and end from the schedule where no label states them.
func (e *Extractor) dates(m *dossier.Model, d *draft) {
	for _, pf := range e.plan.Fields {
		if pf.From == "" {
			continue
		}
		from, ok := m.Fields[pf.From]
		have := m.Fields[pf.ID]
		if !ok || from.Value == "" || have.Value != "" {
			continue
		}
		start, end, hasStart, hasEnd := viet.Period(from.Value, e.plan.Year)
		field := dossier.Field{Text: from.Value, Label: from.Label, Confidence: min(from.Confidence, 0.97), Source: from.Source}
		switch {
		case strings.HasPrefix(pf.ID, "start") && hasStart:
			field.Value = start.String()
		case strings.HasPrefix(pf.ID, "end") && hasEnd:
			field.Value = end.String()
		default:
			continue
		}
		m.Fields[pf.ID] = field
	}
}

// dateField reads a date that has a label of its own.
func dateField(f dossier.Field, p *piece, year int) dossier.Field {
	f.Text = f.Value
	if p.date != "" {
		f.Value = p.date
		return f
	}
	found := viet.ParseDates(f.Value, year)
	if len(found) == 0 {
		f.Value = ""
		return f
	}
	f.Value = found[0].First.String()
	if strings.HasPrefix(p.field, "end") {
		f.Value = found[0].Last.String()
	}
	return f
}

// alsoUnder raises a doubt for the further fields of a composite heading
// whose value could not be told apart.
func (e *Extractor) alsoUnder(p *piece, d *draft) []dossier.Finding {
	var out []dossier.Finding
	for _, id := range p.also {
		pf := e.plan.Field(id)
		if pf == nil || len(p.lines) == 0 || !d.lacks(id) {
			continue
		}
		where := p.where
		out = append(out, dossier.Finding{Field: id, Severity: dossier.Unclear, Source: &where,
			Message: fmt.Sprintf("Mục “%s” viết chung nhiều nội dung, chưa tách được phần “%s”.", p.label, pf.Label),
			Advice:  fmt.Sprintf("Ghi phần “%s” thành một mục riêng.", pf.Label)})
	}
	return out
}

func doubt(f dossier.Field, id, message string) dossier.Finding {
	where := f.Source
	return dossier.Finding{Field: id, Severity: dossier.Unclear, Message: message, Source: &where}
}
