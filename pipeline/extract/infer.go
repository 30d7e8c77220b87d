package extract

import (
	"strings"

	"hoso/pipeline/plan"
	"hoso/pipeline/viet"
)

// inference is a rule of the plan with its words folded.
type inference struct {
	plan.Rule
	begins, contains []string
}

func inferencesOf(p *plan.Plan) map[string][]inference {
	all := map[string][]inference{}
	for _, f := range p.Fields {
		for _, rule := range f.Infer {
			all[f.ID] = append(all[f.ID], inference{rule, foldAll(rule.Begins), foldAll(rule.Contains)})
		}
	}
	return all
}

func foldAll(texts []string) []string {
	keys := make([]string, len(texts))
	for i, text := range texts {
		keys[i] = viet.Fold(text)
	}
	return keys
}

// applies tells whether a text begins with and contains what the rule asks
// for, as whole words.
func (rule inference) applies(text string) bool {
	if len(rule.begins)+len(rule.contains) == 0 {
		return false
	}
	key := viet.Fold(text)
	if key == "" {
		return false
	}
	ok := len(rule.begins) == 0
	for _, word := range rule.begins {
		rest, begins := strings.CutPrefix(key, word)
		ok = ok || begins && (rest == "" || rest[0] == ' ')
	}
	if !ok || len(rule.contains) == 0 {
		return ok
	}
	padded := " " + key + " "
	for _, word := range rule.contains {
		if strings.Contains(padded, " "+word+" ") {
			return true
		}
	}
	return false
}
