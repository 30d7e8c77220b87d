package extract

import (
	"fmt"
	"slices"
	"strings"

	"hoso/pipeline/dossier"
	"hoso/pipeline/plan"
	"hoso/pipeline/viet"
)

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
	found := e.optionsIn(pf, text)
	if len(found) > 1 && e.listsChoices(pf, text) {
		if text = withoutBrackets(text); text == "" {
			f.Text = ""
			return f, nil
		}
		found = e.optionsIn(pf, text)
	}
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
	f.Value, f.Confidence = found[0].id, sureDoubt
	var names []string
	for _, o := range found {
		names = append(names, pf.Option(o.id).Label)
	}
	return f, []dossier.Finding{doubt(f, pf.ID, fmt.Sprintf("Mục “%s” nêu nhiều lựa chọn (%s), chưa rõ chọn mục nào.", pf.Label, strings.Join(names, "; ")))}
}

// listsChoices tells whether a bracket in a text is the form's own list of
// choices: "(kinh tế; văn hóa - xã hội; quốc phòng - an ninh)".
func (e *Extractor) listsChoices(pf *plan.Field, text string) bool {
	_, inside, open := strings.Cut(text, "(")
	inside, _, shut := strings.Cut(inside, ")")
	if !open || !shut {
		return false
	}
	n := len(e.optionsIn(pf, inside))
	return n >= manyChoices || n > 1 && n == len(pf.Options)
}

// so many choices in a bracket are nobody's answer.
const manyChoices = 3

// chosen is an option met in a text, from one byte of its key to another.
type chosen struct {
	id         string
	confidence float64
	from, to   int
}

// optionsIn are the options that a text names, each once, in its order. Words
// within a longer name, or after "không phải", name nothing.
func (e *Extractor) optionsIn(pf *plan.Field, text string) []chosen {
	if id, ok := equalOption(e.wordings[pf.ID], text); ok {
		return []chosen{{id: id, confidence: 1}}
	}
	found := mentions(e.wordings[pf.ID], " "+viet.Fold(text)+" ")
	var out []chosen
	for _, c := range found {
		within := func(o chosen) bool { return o != c && o.from <= c.from && c.to <= o.to && o.to-o.from > c.to-c.from }
		known := func(o chosen) bool { return o.id == c.id }
		if c.id != "" && !slices.ContainsFunc(found, within) && !slices.ContainsFunc(out, known) {
			out = append(out, c)
		}
	}
	return out
}

// mentions are all places in a key where the words of an option stand; one
// that is taken back has no id.
func mentions(wordings []wording, key string) []chosen {
	var out []chosen
	for _, o := range wordings {
		words := o.words
		for from := 0; len(words) >= 6; {
			at := strings.Index(key[from:], words)
			if at < 0 {
				break
			}
			at += from
			from = at + len(words) - 1
			c := chosen{o.id, 0.9, at, at + len(words)}
			switch {
			case denied(key[:at+1]):
				c.id = ""
			case at == 0:
				c.confidence = 0.95
			}
			out = append(out, c)
		}
	}
	slices.SortStableFunc(out, func(a, b chosen) int { return a.from - b.from })
	return out
}

// denied tells whether the words before a mention take it back.
func denied(before string) bool {
	for _, no := range []string{" không ", " không phải ", " không phải là ", " chưa ", " chưa phải là "} {
		if strings.HasSuffix(before, no) {
			return true
		}
	}
	return false
}

// bareYear is an answer to "Năm bắt đầu thực hiện".
var bareYear = patternOf(endsWithDigit, `^(?i)(?:từ\s+)?(?:năm\s+)?(20\d\d)$`)

func equalOption(wordings []wording, text string) (string, bool) {
	return answerOf(text).among(wordings)
}

// answer is a text that may be an option, folded once for the options of
// several fields.
type answer struct{ fold, plain string }

func answerOf(text string) answer {
	_, text = splitNumber(strings.Trim(text, " .;,\n\"“”"))
	if m := bareYear.FindStringSubmatch(text); m != nil {
		text = "Thực hiện từ năm " + m[1]
	}
	return answer{viet.Fold(text), viet.Plain(text)}
}

// among is the option that the text is nothing but.
func (a answer) among(wordings []wording) (string, bool) {
	for _, o := range wordings {
		if o.fold == a.fold || o.plain == a.plain && len(a.plain) >= 6 {
			return o.id, true
		}
	}
	return "", false
}

// wording is one way to name an option, folded once for a plan.
type wording struct {
	id          string
	fold, plain string
	words       string // fold between blanks
}

// wordingsOf are the wordings of the options of each field.
func wordingsOf(p *plan.Plan) map[string][]wording {
	all := map[string][]wording{}
	for _, f := range p.Fields {
		for _, o := range f.Options {
			for _, alias := range append([]string{o.Label}, o.Aliases...) {
				key := viet.Fold(alias)
				all[f.ID] = append(all[f.ID], wording{o.ID, key, viet.Plain(alias), " " + key + " "})
			}
		}
	}
	return all
}
