package extract

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// leader is a row of dots or underscores between a label and its value.
var leader = regexp.MustCompile(`\.{3,}|…+\.*|_{3,}|\t+`)

// cut separates "label: value". Besides the colon a dotted leader, a tab, or
// the end of a bold lead may stand between them.
func (f *flow) cut(l line, body string) (label, value string, ok bool) {
	if i := strings.IndexAny(body, ":："); i > 0 && i <= maxLabel {
		_, size := utf8.DecodeRuneInString(body[i:])
		return body[:i], strings.TrimSpace(body[i+size:]), true
	}
	if at := leader.FindStringIndex(body); at != nil && at[0] > 0 && at[0] <= maxLabel {
		return body[:at[0]], strings.TrimSpace(body[at[1]:]), true
	}
	if skipped := len(l.text) - len(body); l.lead > skipped && l.lead < len(l.text) {
		return l.text[skipped:l.lead], strings.TrimLeft(l.text[l.lead:], " -–—\t"), true
	}
	for _, dash := range []string{" – ", " — ", " - "} {
		if i := strings.Index(body, dash); i > 0 && i <= maxLabel {
			return body[:i], strings.TrimSpace(body[i+len(dash):]), true
		}
	}
	return "", "", false
}

// pair is one of several label–value pairs in a line; the first has no label.
type pair struct {
	label string
	match match
	value string
}

// between are the places where a further label may begin within a line.
var between = regexp.MustCompile(`[;\t]\s*|\s{3,}`)

// pairs splits a value at further labels: "Kinh tế; Chủ thể: Chi bộ 9". Only a
// strong label with a colon behind it counts.
func (f *flow) pairs(value string) []pair {
	out := []pair{{value: value}}
	if strings.IndexAny(value, ":：") < 0 {
		return out
	}
	start := 0
	for _, at := range between.FindAllStringIndex(value, -1) {
		rest := value[at[1]:]
		colon := strings.IndexAny(rest, ":：")
		if colon <= 0 || colon > maxLabel || at[0] < start {
			continue
		}
		m, ok := f.e.labels.single(trimLabel(rest[:colon]), f.kind)
		if !ok || m.weak || m.confidence < 0.95 {
			continue
		}
		_, size := utf8.DecodeRuneInString(rest[colon:])
		out[len(out)-1].value = value[start:at[0]]
		start = at[1] + colon + size
		out = append(out, pair{label: rest[:colon], match: m, value: value[start:]})
	}
	return out
}
