package extract_test

import (
	"fmt"
	"regexp"
	"strings"

	"hoso/pipeline/dossier"
)

// score counts values: those right, those wrong, those not found, those that
// nobody wrote; and how the confidences of what was found came out.
type score struct {
	right, wrong, missed, invented int
	sure, sureRight, rightSure     int
	says                           []string
}

func (s *score) f1() float64 {
	if s.right == 0 {
		return 0
	}
	return 2 * float64(s.right) / float64(2*s.right+2*s.wrong+s.missed+s.invented)
}

func (s *score) add(o score) {
	s.right, s.wrong, s.missed, s.invented = s.right+o.right, s.wrong+o.wrong, s.missed+o.missed, s.invented+o.invented
	s.sure, s.sureRight, s.rightSure = s.sure+o.sure, s.sureRight+o.sureRight, s.rightSure+o.rightSure
	s.says = append(s.says, o.says...)
}

func (s *score) say(format string, args ...any) {
	s.says = append(s.says, fmt.Sprintf(format, args...))
}

// inferred fields follow from others by rules of the plan; they are judged
// elsewhere.
var inferred = map[string]bool{"subject_type": true, "leadership": true}

// judge compares what was read with the truth, model by model.
func judge(name string, record *dossier.Record, models []truth) (s score) {
	if record == nil {
		record = &dossier.Record{}
		s.say("%s: rejected", name)
	}
	for i, m := range models {
		var got dossier.Model
		if i < len(record.Models) {
			got = record.Models[i]
		}
		s.model(fmt.Sprintf("%s model %d", name, i), m, got)
	}
	for i := len(models); i < len(record.Models); i++ {
		s.model(fmt.Sprintf("%s extra model %d", name, i), truth{}, record.Models[i])
	}
	return s
}

func (s *score) model(name string, want truth, got dossier.Model) {
	fields := map[string]bool{}
	for f := range want.want {
		fields[f] = true
	}
	for f := range got.Fields {
		fields[f] = true
	}
	for f := range fields {
		if inferred[f] {
			continue
		}
		s.field(name+" "+f, want.want[f], got.Fields[f])
	}
}

func (s *score) field(name, want string, got dossier.Field) {
	if got.Value != "" && got.Confidence >= 0.9 {
		s.sure++
	}
	switch {
	case normal(want) == normal(got.Value):
		if want == "" {
			return
		}
		s.right++
		if got.Confidence >= 0.9 {
			s.sureRight, s.rightSure = s.sureRight+1, s.rightSure+1
		}
		return
	case got.Value == "":
		s.missed++
		s.say("%s missed: %q", name, want)
		return
	case want == "":
		s.invented++
		s.say("%s invented: %q (label %q, %.2f)", name, got.Value, got.Label, got.Confidence)
	default:
		s.wrong++
		s.say("%s wrong: want %q, got %q (label %q, %.2f)", name, want, got.Value, got.Label, got.Confidence)
	}
}

var listMark = regexp.MustCompile(`(?m)^(?:[-–—+*•]+\s*|\(?\d{1,2}[.)]\s+|\(?[a-zđ][.)]\s+)`)

// normal is a text without list marks, white space and closing punctuation:
// what does not count when two texts are compared.
func normal(text string) string {
	var out []string
	for _, line := range strings.Split(text, "\n") {
		line = listMark.ReplaceAllString(strings.TrimSpace(line), "")
		if line = strings.Trim(line, " .;,:…_"); line != "" {
			out = append(out, strings.Join(strings.Fields(line), " "))
		}
	}
	joined := strings.Join(out, " ")
	if !strings.ContainsAny(joined, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") {
		return ""
	}
	return joined
}
