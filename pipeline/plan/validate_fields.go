package plan

import "fmt"

func (d *decoder) fields(p *Plan) {
	ids, labels := map[string]string{}, d.names("Tên mục")
	for i, name := range p.Ignored {
		labels.add(fmt.Sprintf("ignored[%d]", i), name, "ignored")
	}
	for i := range p.Fields {
		f, at := &p.Fields[i], fmt.Sprintf("fields[%d]", i)
		d.unique(at+".id", f.ID, ids)
		d.oneOf(at+".type", f.Type, types)
		for j, kind := range f.Kinds {
			d.oneOf(fmt.Sprintf("%s.kinds[%d]", at, j), kind, kinds)
		}
		d.labels(at, f, labels)
		d.options(at, f)
		d.rules(p, at, f)
	}
}

func (d *decoder) labels(at string, f *Field, labels *names) {
	labels.add(at+".label", f.Label, f.ID)
	for j, label := range f.Labels {
		labels.add(fmt.Sprintf("%s.labels[%d]", at, j), label, f.ID)
	}
	for j, label := range f.Weak {
		labels.add(fmt.Sprintf("%s.weak[%d]", at, j), label, f.ID)
	}
}

func (d *decoder) options(at string, f *Field) {
	switch {
	case f.Type == "option" && len(f.Options) == 0:
		d.faultAt(at, fmt.Sprintf("Mục “%s” là mục chọn nhưng không có giá trị nào.", f.ID), "thêm “options:”")
	case (f.Type == "text" || f.Type == "date") && len(f.Options) > 0:
		d.faultAt(at+".options", fmt.Sprintf("Mục “%s” không phải mục chọn.", f.ID), "đổi type thành option hoặc bỏ options")
	}
	ids, aliases := map[string]string{}, d.names("Cách ghi")
	for i, o := range f.Options {
		at := fmt.Sprintf("%s.options[%d]", at, i)
		d.unique(at+".id", o.ID, ids)
		if f.Type == "boolean" {
			d.oneOf(at+".id", o.ID, []string{"true", "false"})
		}
		aliases.add(at+".label", o.Label, o.ID)
		for j, alias := range o.Aliases {
			aliases.add(fmt.Sprintf("%s.aliases[%d]", at, j), alias, o.ID)
		}
	}
}

func (d *decoder) rules(p *Plan, at string, f *Field) {
	d.knownField(p, at+".from", f.From)
	for i, r := range f.Infer {
		at := fmt.Sprintf("%s.infer[%d]", at, i)
		d.knownField(p, at+".field", r.Field)
		d.condition(p, at+".when", r.When)
		d.knownValue(f, at+".value", r.Value)
		if len(r.Begins)+len(r.Contains) == 0 {
			d.faultAt(at, "Quy tắc suy không nêu từ nào.", "thêm “begins: [...]” hoặc “contains: [...]”")
		}
	}
}

// knownField checks that a field of that id is in the plan.
func (d *decoder) knownField(p *Plan, path, id string) *Field {
	if id == "" {
		return nil
	}
	if f := p.Field(id); f != nil {
		return f
	}
	if len(p.Fields) == 0 { // said already; a fault for each that is named would bury it
		return nil
	}
	known := make([]string, 0, len(p.Fields))
	for _, f := range p.Fields {
		known = append(known, f.ID)
	}
	d.faultAt(path, fmt.Sprintf("Không có mục nào mã là “%s”.", id), nearest(id, known))
	return nil
}

// knownValue checks that the field can have the value.
func (d *decoder) knownValue(f *Field, path, value string) {
	switch {
	case value == "":
	case f.Type == "boolean":
		d.oneOf(path, value, []string{"true", "false"})
	case f.Type == "option" && f.Option(value) == nil:
		known := make([]string, 0, len(f.Options))
		for _, o := range f.Options {
			known = append(known, o.ID)
		}
		d.faultAt(path, fmt.Sprintf("Mục “%s” không có giá trị “%s”.", f.ID, value), nearest(value, known))
	}
}

func (d *decoder) condition(p *Plan, path string, c *Condition) {
	if c == nil {
		return
	}
	if f := d.knownField(p, path+".field", c.Field); f != nil {
		d.knownValue(f, path+".is", c.Is)
	}
}
