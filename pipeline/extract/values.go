package extract

import (
	"fmt"
	"strings"

	"hoso/pipeline/dossier"
	"hoso/pipeline/plan"
	"hoso/pipeline/viet"
)

// model turns a draft into typed values. A label whose value is blank keeps a
// field without value, so that the check can say where to write.
func (e *Extractor) model(d *draft) (dossier.Model, []dossier.Finding) {
	m := dossier.Model{Fields: map[string]dossier.Field{}}
	var findings []dossier.Finding
	for i := range e.plan.Fields {
		pf := &e.plan.Fields[i]
		p := d.pieces[pf.ID]
		if p == nil {
			continue
		}
		field, doubts := e.field(pf, p)
		doubts = append(doubts, e.rivals(pf, p, &field)...)
		if p.inDoubt && field.Value != "" {
			doubts = append(doubts, doubt(field, pf.ID, fmt.Sprintf("Dòng của bảng có mục “%s” lệch cột, giá trị đọc được có thể không đúng; đề nghị xem lại.", pf.Label)))
		}
		if p.unsure && field.Value != "" {
			doubts = append(doubts, doubt(field, pf.ID, fmt.Sprintf("Mục “%s” có chữ phải phục hồi từ bảng mã cũ, chưa chắc đúng mọi chữ; đề nghị xem lại.", pf.Label)))
		}
		if also := e.alsoUnder(p, d); len(also) > 0 {
			field.Confidence = min(field.Confidence, unsure)
			doubts = append(doubts, also...)
		}
		m.Fields[pf.ID] = field
		findings = append(findings, doubts...)
	}
	e.infer(&m)
	e.stepsOf(&m)
	e.dates(&m)
	return m, findings
}

// rivals raises a doubt where a field of one value is stated twice, and not
// alike; the first stands, less sure.
func (e *Extractor) rivals(pf *plan.Field, p *piece, f *dossier.Field) []dossier.Finding {
	for _, r := range p.rivals {
		other, _ := e.field(pf, r)
		if e.alike(pf, *f, other) {
			continue
		}
		f.Confidence = min(f.Confidence, sureDoubt)
		return []dossier.Finding{doubt(*f, pf.ID, fmt.Sprintf("Mục “%s” ghi ở hai nơi không giống nhau: “%s” (%s) và “%s” (%s).",
			pf.Label, shortened(stated(*f)), f.Source.Words(), shortened(stated(other)), other.Source.Words()))}
	}
	return nil
}

// alike tells whether two values of a field say the same.
func (e *Extractor) alike(pf *plan.Field, a, b dossier.Field) bool {
	if len(pf.Options) > 0 || pf.Type == "date" {
		return a.Value == b.Value || b.Value == "" && b.Text == ""
	}
	if pf.ID == "subject" {
		one, ok := e.units.find(a.Value)
		two, known := e.units.find(b.Value)
		return ok && known && one.ID == two.ID
	}
	return viet.Fold(a.Value) == viet.Fold(b.Value)
}

// stated is what a field says in the file's own words.
func stated(f dossier.Field) string {
	if f.Text != "" {
		return f.Text
	}
	return f.Value
}

// shortened keeps a message short.
func shortened(text string) string {
	text = strings.ReplaceAll(text, "\n", "; ")
	if r := []rune(text); len(r) > 60 {
		return strings.TrimSpace(string(r[:57])) + "…"
	}
	return text
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
		field.Value = withoutBoxes(text)
		return nameField(field)
	}
	if isBoxed(text) {
		ticked, _ := ticks(text)
		field.Value, field.Text = strings.Join(ticked, "\n"), text
		return field, nil
	}
	field.Value = withoutBoxes(text)
	return field, nil
}

// named: "đăng ký xây dựng mô hình “Khéo tiếp dân”".
var named = patternOf(func(text string) bool { return strings.ContainsAny(text, "“\"«") }, `(?i)\pL+\s+\pL+\s+mô hình\s*[“"«]`)

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
	if key := viet.Fold(whole); len(names) == 1 && (len(whole) > 150 || named.MatchString(whole) || strings.HasPrefix(key, "mô hình") || strings.HasPrefix(key, "xây dựng mô hình")) {
		f.Text, f.Value, f.Confidence = f.Value, names[0], min(f.Confidence, 0.85)
		return f, []dossier.Finding{doubt(f, "name", "Tên mô hình nằm trong một câu dài; chương trình lấy phần trong ngoặc kép, đề nghị xem lại.")}
	}
	f.Value = whole
	return f, nil
}

// infer applies the plan's rules to fields that the file does not state.
func (e *Extractor) infer(m *dossier.Model) {
	for _, pf := range e.plan.Fields {
		if have, ok := m.Fields[pf.ID]; ok && (have.Value != "" || have.Text != "") {
			continue
		}
		for _, rule := range e.rules[pf.ID] {
			from, ok := m.Fields[rule.Field]
			if !ok || !rule.applies(from.Value) || rule.When != nil && m.Text(rule.When.Field) != rule.When.Is {
				continue
			}
			m.Fields[pf.ID] = dossier.Field{Value: rule.Value, Text: from.Value, Label: from.Label, Confidence: min(from.Confidence, 0.95), Source: from.Source, Boolean: pf.Type == "boolean"}
			break
		}
	}
}

// stepsOf states a field by the dates that are taken from it, where only they
// have labels of their own: "Ngày bắt đầu", "Ngày kết thúc".
func (e *Extractor) stepsOf(m *dossier.Model) {
	for _, pf := range e.plan.Fields {
		part, ok := m.Fields[pf.ID]
		if pf.From == "" || !ok || stated(part) == "" {
			continue
		}
		whole, have := m.Fields[pf.From]
		switch {
		case !have || whole.Value == "":
			m.Fields[pf.From] = dossier.Field{Value: stated(part), Label: part.Label, Confidence: part.Confidence, Source: part.Source}
		case e.isStep(m, pf.From, whole):
			whole.Value += "\n" + stated(part)
			whole.Confidence = min(whole.Confidence, part.Confidence)
			m.Fields[pf.From] = whole
		}
	}
}

// isStep tells whether a field was itself stated by one of its dates.
func (e *Extractor) isStep(m *dossier.Model, from string, whole dossier.Field) bool {
	for _, pf := range e.plan.Fields {
		if pf.From == from && m.Fields[pf.ID].Source == whole.Source {
			return true
		}
	}
	return false
}

// dates reads start and end from the schedule where no label states them.
func (e *Extractor) dates(m *dossier.Model) {
	var (
		start, end       viet.Date
		hasStart, hasEnd bool
		read             string // what they were read from
	)
	for i := range e.plan.Fields {
		pf := &e.plan.Fields[i]
		if pf.From == "" {
			continue
		}
		from, ok := m.Fields[pf.From]
		have := m.Fields[pf.ID]
		if !ok || from.Value == "" || have.Value != "" {
			continue
		}
		if from.Value != read {
			start, end, hasStart, hasEnd = viet.Period(from.Value, e.plan.Year)
			if !hasEnd && strings.Contains(from.Value, "\n") { // "…, hoàn thành:" and the day on the next line
				start, end, hasStart, hasEnd = viet.Period(strings.ReplaceAll(from.Value, "\n", " "), e.plan.Year)
			}
			read = from.Value
		}
		field := dossier.Field{Text: from.Value, Label: from.Label, Confidence: min(from.Confidence, 0.97), Source: from.Source}
		first, last, hasFirst, hasLast := start, end, hasStart, hasEnd
		if !hasStart && !hasEnd {
			first, last, hasFirst = viet.Phases(from.Value, e.plan.Year)
			hasLast, field.Confidence = hasFirst, min(field.Confidence, unsure)
		}
		switch {
		case strings.HasPrefix(pf.ID, "start") && hasFirst:
			field.Value = first.String()
		case strings.HasPrefix(pf.ID, "end") && hasLast:
			field.Value = last.String()
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
