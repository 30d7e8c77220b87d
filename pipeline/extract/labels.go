package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"

	"hoso/pipeline/plan"
	"hoso/pipeline/viet"
)

// longest label in bytes; a longer text is no label.
const maxLabel = 200

// label is one wording that leads to a field.
type label struct {
	field string
	weak  bool // too common to lead there in running text
	own   bool // the plan's own label
}

// match is a label that was found.
type match struct {
	field      string
	also       []string // further fields of a composite label
	weak       bool
	confidence float64
}

// labels finds fields by their labels.
type labels struct {
	fold   map[string][]label       // by viet.Fold
	plain  map[string][]label       // by viet.Plain
	byRune map[rune]map[int][]entry // plain labels by first letter and length
	kinds  map[string][]string      // papers a field stands in
	others map[string]bool          // headings that are no field, by viet.Fold
}

type entry struct {
	plain string
	label label
}

func newLabels(p *plan.Plan) *labels {
	l := &labels{fold: map[string][]label{}, plain: map[string][]label{}, byRune: map[rune]map[int][]entry{}, kinds: map[string][]string{}, others: map[string]bool{}}
	for _, text := range p.Ignored {
		l.others[viet.Fold(text)] = true
	}
	for _, f := range p.Fields {
		l.kinds[f.ID] = f.Kinds
		l.add(f.Label, label{field: f.ID, own: true})
		for _, text := range f.Labels {
			l.add(text, label{field: f.ID})
		}
		for _, text := range f.Weak {
			l.add(text, label{field: f.ID, weak: true})
		}
	}
	return l
}

func (l *labels) add(text string, to label) {
	key := viet.Fold(text)
	if key == "" {
		return
	}
	l.fold[key] = append(l.fold[key], to)
	plain := viet.Plain(text)
	l.plain[plain] = append(l.plain[plain], to)
	first, _ := utf8.DecodeRuneInString(plain)
	if l.byRune[first] == nil {
		l.byRune[first] = map[int][]entry{}
	}
	l.byRune[first][len(plain)] = append(l.byRune[first][len(plain)], entry{plain, to})
}

// find looks a text up as one whole label. kind chooses between fields that
// share a wording.
func (l *labels) find(text string, kind string) (match, bool) {
	text = trimLabel(text)
	if text == "" || len(text) > maxLabel {
		return match{}, false
	}
	if m, ok := l.single(text, kind); ok {
		if m.confidence < 1 {
			if parts, ok := l.composite(text, kind); ok && parts.field == m.field {
				m.also = parts.also
			}
		}
		return m, true
	}
	if m, ok := l.composite(text, kind); ok {
		return m, true
	}
	return l.misspelt(text, kind)
}

// other tells whether a text is a heading that the plan knows and that leads
// to no field.
func (l *labels) other(text string) bool {
	for _, variant := range variants(trimLabel(text)) {
		if l.others[viet.Fold(variant)] {
			return true
		}
	}
	return false
}

func (l *labels) single(text, kind string) (match, bool) {
	for i, variant := range variants(text) {
		if found, ok := l.choose(l.fold[viet.Fold(variant)], kind); ok {
			return match{field: found.field, weak: found.weak, confidence: sureness(found, i)}, true
		}
	}
	for _, variant := range variants(text) {
		key := viet.Plain(variant)
		if utf8.RuneCountInString(key) < 6 {
			continue
		}
		if found, ok := l.choose(l.plain[key], kind); ok {
			return match{field: found.field, weak: found.weak, confidence: 0.92}, true
		}
	}
	return match{}, false
}

func sureness(found label, variant int) float64 {
	switch {
	case variant > 0:
		return 0.95
	case found.own:
		return 1
	}
	return 0.97
}

// choose prefers the field that stands in this kind of paper.
func (l *labels) choose(found []label, kind string) (label, bool) {
	for _, f := range found {
		if kinds := l.kinds[f.field]; len(kinds) == 0 || contains(kinds, kind) {
			return f, true
		}
	}
	return label{}, false
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// composite reads a heading over several fields: "Mục tiêu, chỉ tiêu và giải
// pháp". Every part must be a label.
func (l *labels) composite(text, kind string) (match, bool) {
	parts := splitParts(text)
	if len(parts) < 2 {
		return match{}, false
	}
	out := match{confidence: 0.95, weak: true}
	for _, part := range parts {
		m, ok := l.single(part, kind)
		if !ok {
			return match{}, false
		}
		out.weak = out.weak && m.weak
		switch {
		case out.field == "":
			out.field = m.field
		case m.field != out.field && !contains(out.also, m.field):
			out.also = append(out.also, m.field)
		}
	}
	return out, true
}

func splitParts(text string) []string {
	text = strings.NewReplacer(" và ", ",", " Và ", ",", " VÀ ", ",", ";", ",", "/", ",", " - ", ",", " – ", ",").Replace(text)
	var out []string
	for _, part := range strings.Split(text, ",") {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

// misspelt finds a strong label of eight letters or more with one typing
// error.
func (l *labels) misspelt(text, kind string) (match, bool) {
	plain := viet.Plain(text)
	if len(plain) < 8 || len(plain) > 60 {
		return match{}, false
	}
	first, _ := utf8.DecodeRuneInString(plain)
	for n := len(plain) - 1; n <= len(plain)+1; n++ {
		for _, e := range l.byRune[first][n] {
			if e.label.weak || levenshtein.ComputeDistance(plain, e.plain) > 1 {
				continue
			}
			if found, ok := l.choose([]label{e.label}, kind); ok {
				return match{field: found.field, confidence: 0.85}, true
			}
		}
	}
	return match{}, false
}

// trimLabel takes numbering, list marks and trailing marks from a label.
func trimLabel(text string) string {
	for range 3 {
		n, rest := splitNumber(text)
		if n.style == 0 {
			break
		}
		text = rest
	}
	text = strings.Join(strings.Fields(text), " ")
	return strings.TrimFunc(text, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune(":.…_*•-–—=", r)
	})
}

// variants are the wordings to try: as it stands, without what stands in
// brackets, without words that only fill.
func variants(text string) []string {
	out := []string{text}
	push := func(s string) {
		s = strings.TrimSpace(s)
		if s != "" && !contains(out, s) {
			out = append(out, s)
		}
	}
	bare := withoutBrackets(text)
	push(bare)
	push(withoutFiller(bare))
	return out
}

func withoutBrackets(text string) string {
	for {
		open := strings.IndexAny(text, "([")
		if open < 0 {
			return strings.TrimSpace(text)
		}
		shut := strings.IndexAny(text[open:], ")]")
		if shut < 0 {
			return strings.TrimSpace(text[:open])
		}
		text = text[:open] + " " + text[open+shut+1:]
	}
}

var (
	fillersAfter  = []string{" của mô hình", " mô hình dân vận khéo", " của mô hình dân vận khéo", " thực hiện mô hình", " xây dựng mô hình", " mô hình", " dân vận khéo", " của đơn vị", " của chi bộ", " cụ thể", " chung", " dự kiến", " chủ yếu", " chính"}
	fillersBefore = []string{"các ", "những ", "về ", "dự kiến ", "xác định ", "phần ", "một số ", "công tác ", "việc "}
)

func withoutFiller(text string) string {
	lower := strings.ToLower(strings.NewReplacer("“", "", "”", "", "\"", "", "'", "", "‘", "", "’", "").Replace(text))
	for changed := true; changed; {
		changed = false
		if n := len(lower); n > 10 && strings.HasPrefix(lower[n-10:], " năm ") { // " năm 2026"
			lower, changed = lower[:n-10], true
		}
		for _, f := range fillersAfter {
			if rest, ok := strings.CutSuffix(lower, f); ok && rest != "" {
				lower, changed = strings.TrimRight(rest, " ,"), true
			}
		}
		for _, f := range fillersBefore {
			if rest, ok := strings.CutPrefix(lower, f); ok && rest != "" {
				lower, changed = rest, true
			}
		}
	}
	return lower
}
