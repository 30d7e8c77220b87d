package extract

import (
	"strings"

	"hoso/pipeline/plan"
	"hoso/pipeline/viet"
)

// choice is an option as a label may name it: "mô hình mới".
type choice struct{ field, option string }

// choicesOf are the wordings of the options that a label may put side by side
// to ask which: those of fields with two options that are no yes and no.
// A wording that is a clear label of another field ("Cá nhân thực hiện" asks
// who does it) is left out.
func choicesOf(p *plan.Plan) map[string]choice {
	taken := map[string]string{}
	for _, f := range p.Fields {
		for _, text := range f.Labels {
			taken[viet.Fold(text)] = f.ID
		}
	}
	out := map[string]choice{}
	for _, f := range p.Fields {
		if len(f.Options) != 2 || f.Type == "boolean" {
			continue
		}
		for _, o := range f.Options {
			for _, wording := range append([]string{o.Label}, o.Aliases...) {
				key := choiceKey(viet.Fold(wording))
				if field := taken[key]; field == "" || field == f.ID {
					out[key] = choice{f.ID, o.ID}
				}
			}
		}
	}
	return out
}

// alternatives finds the field of a label that asks by its options: "Mô hình
// mới hay mô hình cũ". The whole label must be made of options of one field.
func (l *labels) alternatives(bare string) (match, bool) {
	if !mayAsk(bare) {
		return match{}, false
	}
	field := l.asks(bare, " hay ", " hoặc ", "/")
	if at := colon(bare); field == "" && at > 0 { // "Chủ thể thuộc loại: tập thể hay cá nhân"
		field = l.asks(strings.Trim(bare[at:], " :："), " hay ", " hoặc ", "/")
	}
	return match{field: field, words: len(strings.Fields(bare)), confidence: sureFiller}, field != ""
}

// asksInside does so for options in brackets, behind words that lead nowhere
// themselves: "Hình thức đăng ký (tập thể hay cá nhân)".
func (l *labels) asksInside(text string) (match, bool) {
	_, inner, _ := strings.Cut(text, "(")
	inner, _, _ = strings.Cut(inner, ")")
	field := l.asks(inner, " hay ", " hoặc ", "/", ",", ";")
	return match{field: field, words: 2, confidence: sureFiller}, field != ""
}

// asks is the field of which a text lists options, parted by one of the marks.
func (l *labels) asks(text string, marks ...string) string {
	if !mayPart(text) {
		return ""
	}
	text = strings.ToLower(text)
	parted := false
	for _, mark := range marks {
		parted = parted || strings.Contains(text, mark)
		text = strings.ReplaceAll(text, mark, "\n")
	}
	if !parted {
		return ""
	}
	var first choice
	differ := false
	for part := range strings.SplitSeq(text, "\n") {
		c, ok := l.choices[choiceKey(viet.Fold(part))]
		if !ok || first.field != "" && c.field != first.field {
			return ""
		}
		differ = differ || first.field != "" && c.option != first.option
		first = c
	}
	if !differ {
		return ""
	}
	return first.field
}

// mayPart tells quickly of most texts that none of the marks can part them.
func mayPart(text string) bool {
	return strings.IndexByte(text, ',') >= 0 || strings.IndexByte(text, ';') >= 0 || mayAsk(text)
}

// mayAsk does so for the marks that part alternatives: a stroke, or what begins
// as " hay" or " hoặ" in either case. Most texts have an h behind a blank.
func mayAsk(text string) bool {
	if strings.IndexByte(text, '/') >= 0 {
		return true
	}
	for i := 0; i+4 < len(text); i++ {
		if text[i] != ' ' || text[i+1]|0x20 != 'h' {
			continue
		}
		if second := text[i+2] | 0x20; second == 'a' && text[i+3]|0x20 == 'y' || second == 'o' && text[i+3] == 0xE1 {
			return true
		}
	}
	return false
}

// around are words that stand about an option in a label and change nothing.
var around = map[string]bool{"mô": true, "hình": true, "của": true, "là": true, "thuộc": true, "do": true, "loại": true, "trong": true, "năm": true, "từ": true, "trước": true, "những": true, "các": true}

// choiceKey is what an option's wording is looked up by: its words without
// those around it and without years.
func choiceKey(key string) string {
	var out []string
	for word := range strings.FieldsSeq(key) {
		if !around[word] && strings.Trim(word, "0123456789") != "" {
			out = append(out, word)
		}
	}
	return strings.Join(out, " ")
}

// askedBehindColon cuts a line of which the label has a colon inside, before
// the options that it asks between: "Loại chủ thể: tập thể hay cá nhân: Tập thể".
func (f *flow) askedBehindColon(body string) (cutting, bool) {
	first := colon(body)
	if first <= 0 {
		return cutting{}, false
	}
	rest := strings.TrimLeft(body[first:], ":： ")
	second := colon(rest)
	if second <= 0 || second > maxLabel || f.labels.asks(rest[:second], " hay ", " hoặc ", "/") == "" {
		return cutting{}, false
	}
	end := len(body) - len(rest) + second
	return cutting{label: body[:end], value: strings.TrimLeft(body[end:], ":： \t")}, true
}
