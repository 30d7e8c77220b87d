package correct

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"hoso/pipeline/dossier"
	"hoso/pipeline/plan"
	"hoso/pipeline/viet"
)

// longest is how many letters a value may have.
const longest = 20_000

func refuse(part Part, format string, args ...any) *Refusal {
	return &Refusal{Part: part, Message: fmt.Sprintf(format, args...)}
}

// Field finds a field by its id or by a label that leads to it.
func Field(p *plan.Plan, text string) (*plan.Field, error) {
	key := viet.Fold(text)
	if key == "" {
		return nil, refuse(PartField, "chưa nêu mục cần sửa; các mục: %s", fieldList(p))
	}
	if f := p.Field(strings.ToLower(strings.TrimSpace(text))); f != nil {
		return f, nil
	}
	if f := oneField(p, func(label string) bool { return viet.Fold(label) == key }); f != nil {
		return f, nil
	}
	if f := oneField(p, func(label string) bool { return strings.HasPrefix(viet.Fold(label), key) }); f != nil {
		return f, nil
	}
	if f := oneField(p, func(label string) bool { return viet.Plain(label) == viet.Plain(text) }); f != nil {
		return f, nil
	}
	return nil, refuse(PartField, "kế hoạch không có mục “%s”; các mục: %s", cut(text), fieldList(p))
}

// oneField is the only field with a label that fits; the plan's own labels go
// before synonyms.
func oneField(p *plan.Plan, fits func(string) bool) *plan.Field {
	var own, other []*plan.Field
	for i := range p.Fields {
		f := &p.Fields[i]
		if fits(f.Label) {
			own = append(own, f)
			continue
		}
		for _, label := range f.Labels {
			if fits(label) {
				other = append(other, f)
				break
			}
		}
	}
	switch {
	case len(own) == 1:
		return own[0]
	case len(own) == 0 && len(other) == 1:
		return other[0]
	}
	return nil
}

func fieldList(p *plan.Plan) string {
	words := make([]string, len(p.Fields))
	for i, f := range p.Fields {
		words[i] = fmt.Sprintf("%s (%s)", f.ID, f.Label)
	}
	return strings.Join(words, "; ")
}

// Value reads a value of a field as people write it: an option by its label,
// a day as 28/01/2026, có or không. "" means that nothing is stated.
func Value(p *plan.Plan, f *plan.Field, text string) (value string, boolean bool, err error) {
	text = strings.TrimSpace(viet.Clean(text))
	switch {
	case text == "":
		return "", false, nil
	case utf8.RuneCountInString(text) > longest:
		return "", false, refuse(PartValue, "nội dung mục “%s” quá dài (%d chữ); tối đa %d", f.Label, utf8.RuneCountInString(text), longest)
	}
	switch f.Type {
	case "option":
		return option(f, text)
	case "boolean":
		return yesNo(f, text)
	case "date":
		day, err := Day(text, p.Year)
		if err != nil {
			err.Part, err.Message = PartValue, fmt.Sprintf("mục “%s”: %s", f.Label, err.Message)
			return "", false, err
		}
		return day.String(), false, nil
	}
	if viet.IsPlaceholder(text) {
		return "", false, refuse(PartValue, "“%s” không phải là nội dung của mục “%s”; muốn ghi là hồ sơ không nêu thì để giá trị trống (\"\")", cut(text), f.Label)
	}
	return text, false, nil
}

func option(f *plan.Field, text string) (string, bool, error) {
	key := viet.Fold(text)
	for _, o := range f.Options {
		for _, name := range append([]string{o.ID, o.Label}, o.Aliases...) {
			if viet.Fold(name) == key {
				return o.ID, false, nil
			}
		}
	}
	var allowed []string
	for _, o := range f.Options {
		allowed = append(allowed, fmt.Sprintf("%s (%s)", o.Label, o.ID))
	}
	return "", false, refuse(PartValue, "mục “%s” không nhận “%s”; chọn một trong: %s", f.Label, cut(text), strings.Join(allowed, "; "))
}

func yesNo(f *plan.Field, text string) (string, bool, error) {
	switch viet.Plain(text) {
	case "co", "true", "yes", "x", "1":
		return "true", true, nil
	case "khong", "false", "no", "0":
		return "false", true, nil
	}
	return "", false, refuse(PartValue, "mục “%s” chỉ nhận “có” hoặc “không”, không nhận “%s”", f.Label, cut(text))
}

// Day reads a day as people write it.
func Day(text string, year int) (viet.Date, *Refusal) {
	text = strings.TrimSpace(text)
	if d := plan.ParseDay(text); d != (viet.Date{}) && len(text) == len("2026-01-28") {
		if !d.Valid() {
			return viet.Date{}, refuse(PartDay, "ngày %s không có trong lịch; ngày gần nhất là %s", viet.ShortDate(d), viet.ShortDate(d.Nearest()))
		}
		return d, nil
	}
	found := viet.ParseDates(text, year)
	if len(found) != 1 || found[0].Precision != "day" {
		return viet.Date{}, refuse(PartDay, "“%s” không phải là một ngày; ghi dạng 28/01/%d hoặc %d-01-28", cut(text), year, year)
	}
	if d := found[0].First; !d.Valid() {
		return viet.Date{}, refuse(PartDay, "ngày %s không có trong lịch; ngày gần nhất là %s", viet.ShortDate(d), viet.ShortDate(d.Nearest()))
	}
	return found[0].First, nil
}

// Words is a value as a person reads it.
func Words(p *plan.Plan, field, value string, boolean bool) string {
	switch {
	case value == "":
		return ""
	case boolean && value == "true":
		return "có"
	case boolean:
		return "không"
	}
	f := p.Field(field)
	if f == nil {
		return value
	}
	if o := f.Option(value); o != nil {
		return o.Label
	}
	if d := plan.ParseDay(value); f.Type == "date" && d != (viet.Date{}) {
		return viet.ShortDate(d)
	}
	return value
}

func wordsOf(p *plan.Plan, field string, f dossier.Field) string {
	if f.Value == "" {
		return f.Text
	}
	return Words(p, field, f.Value, f.Boolean)
}

// cut is a text short enough for a sentence.
func cut(s string) string {
	const most = 80
	runes := []rune(strings.Join(strings.Fields(s), " "))
	if len(runes) <= most {
		return string(runes)
	}
	return strings.TrimSpace(string(runes[:most])) + "…"
}
