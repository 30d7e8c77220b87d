package extract

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// leader is a row of dots or underscores between a label and its value.
var leader = patternOf(hasLeader, `\.{3,}|…+\.*|_{3,}|\t+`)

// cutting is a line cut into a label and its value.
type cutting struct {
	label, value string
	stop         bool // at a full stop: only a clear label behind a number ends so
}

// cuts are the places where a label may end and its value begin: the end of a
// bold lead, a colon, a full stop behind numbering, a dotted leader or tab.
func cuts(l line, body string) []cutting {
	var out []cutting
	if skipped := len(l.text) - len(body); l.lead > skipped && l.lead < len(l.text) {
		out = append(out, cutting{label: l.text[skipped:l.lead], value: strings.TrimLeft(l.text[l.lead:], " :-–—\t")})
	}
	if i := colon(body); i > 0 && isShort(body[:i]) {
		_, size := utf8.DecodeRuneInString(body[i:])
		out = append(out, cutting{label: body[:i], value: strings.TrimSpace(body[i+size:])})
	}
	if at := strings.Index(body, ". "); at > 0 && at < maxLabel && len(body) < len(l.text) {
		out = append(out, cutting{label: body[:at], value: strings.TrimSpace(body[at+2:]), stop: true})
	}
	for _, at := range leader.FindAllStringIndex(body, -1) {
		if at[0] > 0 && isShort(body[:at[0]]) && !inBrackets(body[:at[0]]) {
			out = append(out, cutting{label: body[:at[0]], value: strings.TrimSpace(body[at[1]:])})
			break
		}
	}
	slices.SortStableFunc(out, func(a, b cutting) int { return len(a.label) - len(b.label) })
	return out
}

// trimLeaders takes the dots of a form off both ends of what was typed into
// them. An ellipsis that ends a sentence stays.
func trimLeaders(text string) string {
	if text == "" {
		return text
	}
	if c := text[0]; c == '.' || c == '_' || c == 0xE2 {
		text = strings.TrimLeft(text, " .…_")
	}
	bare := strings.TrimRight(text, ".…_")
	if tail := text[len(bare):]; len(tail) > 3 || tail != "" && tail != "." && strings.HasSuffix(bare, " ") {
		text = strings.TrimRight(bare, " .…_")
	}
	return text
}

// isContents tells whether a line belongs to a table of contents: words, dots
// or a tab, the number of a page.
func isContents(text string) bool {
	if !endsWithDigit(text) {
		return false
	}
	head := strings.TrimRight(text, "0123456789")
	if len(text)-len(head) > 3 {
		return false
	}
	words := strings.TrimRight(head, "\t .…_")
	return words != "" && colon(words) < 0 && leader.MatchString(head[len(words):])
}

// isShort tells whether a text is no longer than a label may be.
func isShort(text string) bool {
	return len(text) <= maxLabel || len(text) <= maxHinted && len(withoutBrackets(text)) <= maxLabel
}

// dashes cuts at a dash, where the words after it are no further label: "Sơ
// kết - tổng kết" is one label.
func (f *flow) dashes(body string) []cutting {
	var out []cutting
	for _, dash := range []string{" – ", " — ", " - "} {
		for from := 0; ; {
			at := strings.Index(body[from:], dash)
			if at < 0 || from+at > maxLabel {
				break
			}
			value := strings.TrimSpace(body[from+at+len(dash):])
			if m, ok := f.labels.find(value); (!ok || m.weak || m.loose) && !inBrackets(body[:from+at]) {
				out = append(out, cutting{label: body[:from+at], value: value})
			}
			from += at + len(dash)
		}
	}
	return out
}

// colon is the first colon of a text that stands outside brackets, or -1.
func colon(text string) int {
	if strings.IndexByte(text, ':') < 0 && !strings.Contains(text, "：") {
		return -1
	}
	depth := 0
	for i, r := range text {
		switch r {
		case '(', '[':
			depth++
		case ')', ']':
			depth--
		case ':', '：':
			if depth <= 0 {
				return i
			}
		}
	}
	return -1
}

// inBrackets tells whether a text ends within a bracket.
func inBrackets(text string) bool {
	return strings.Count(text, "(")+strings.Count(text, "[") > strings.Count(text, ")")+strings.Count(text, "]")
}

// pair is one of several label–value pairs in a line; the first has no label.
type pair struct {
	label string
	match match
	value string
}

// between are the places where a further label may begin within a line.
var between = regexp.MustCompile(`[;\t]\s*|\s{3,}`)

// pairs splits a value at further labels: "Kinh tế; Chủ thể: Chi bộ 9".
func (f *flow) pairs(value string) []pair {
	out := []pair{{value: value}}
	if !strings.ContainsAny(value, ":：") {
		return out
	}
	start := 0
	for _, at := range between.FindAllStringIndex(value, -1) {
		rest := value[at[1]:]
		end := colon(rest)
		if end <= 0 || end > maxLabel || at[0] < start {
			continue
		}
		m, ok := f.labels.find(rest[:end])
		if !ok || !f.isPair(m, rest[:end], value[at[0]:at[1]]) {
			continue
		}
		_, size := utf8.DecodeRuneInString(rest[end:])
		out[len(out)-1].value = value[start:at[0]]
		start = at[1] + end + size
		out = append(out, pair{label: rest[:end], match: m, value: value[start:]})
	}
	return out
}

// isPair tells whether a label within a line begins a pair of its own. After
// a semicolon a short word with a colon may be a detail of the value.
func (f *flow) isPair(m match, label, mark string) bool {
	if m.weak || m.loose || m.confidence < surePlain || f.open != nil && m.field == f.open.field && m.words < 4 {
		return false
	}
	first, _ := utf8.DecodeRuneInString(label)
	if strings.Contains(mark, ";") {
		return unicode.IsUpper(first) && (!m.short() || f.open != nil && brief[f.open.field])
	}
	return true
}
