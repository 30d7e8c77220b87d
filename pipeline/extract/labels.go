package extract

import (
	"strings"
	"unicode"

	"hoso/pipeline/plan"
	"hoso/pipeline/viet"
)

// longest label in bytes; a longer text is no label.
const maxLabel = 200

// most words of a label, and most words behind one that nobody knows.
const (
	maxWords = 20
	maxLoose = 5
)

// How sure the ways of finding a label are; a value takes over the
// confidence of its label.
const (
	sureOwn      = 1.0  // the plan's own label
	sureAlias    = 0.97 // another label of the plan file
	sureFiller   = 0.95 // with words that only fill, or several labels together
	surePlain    = 0.92 // typed without diacritics
	sureLoose    = 0.9  // a label, then words that nobody knows
	sureMisspelt = 0.87 // one slip of the finger
	unsure       = 0.85 // read, but whose text it is may be doubted
	sureTitle    = 0.7  // the name between quotation marks in the title
	sureDoubt    = 0.6  // more than one reading
)

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
	words      int      // of the phrase that led there
	weak       bool
	misspelt   bool
	far        bool // unknown words stand right before the label: only a heading has them
	loose      bool // words stand behind the label that nobody knows
	confidence float64
}

// labels finds fields by their labels.
type labels struct {
	exact   map[string][]label  // by viet.Fold
	phrases map[string][]label  // by the words that canonical leaves
	plain   map[string][]label  // the same without diacritics
	slips   map[int][]slip      // strong labels by the length of their plain words
	kinds   map[string][]string // papers a field stands in
	others  map[string]bool     // headings that are no field, by viet.Fold
	longest int                 // words of the longest phrase
}

// slip is a label that a text with one typing error is compared to.
type slip struct {
	words string
	label label
}

func newLabels(p *plan.Plan) *labels {
	l := &labels{exact: map[string][]label{}, phrases: map[string][]label{}, plain: map[string][]label{}, slips: map[int][]slip{}, kinds: map[string][]string{}, others: map[string]bool{}}
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
	l.exact[key] = append(l.exact[key], to)
	tokens := tokensOf(text)
	l.longest = max(l.longest, len(tokens))
	phrase := join(tokens)
	l.phrases[phrase] = append(l.phrases[phrase], to)
	plain := join(tokensBy(text, viet.Plain))
	l.plain[plain] = append(l.plain[plain], to)
	if !to.weak && len(plain) >= minSlip {
		l.slips[len(plain)] = append(l.slips[len(plain)], slip{plain, to})
	}
}

// finder looks labels up for one paper: its kind chooses between fields that
// share a wording, and what was found once is remembered.
type finder struct {
	*labels
	kind string
	seen map[string]match // field "" where a text is no label
}

func (l *labels) finder(kind string) *finder {
	return &finder{labels: l, kind: kind, seen: map[string]match{}}
}

// find looks a text up as one whole label.
func (f *finder) find(text string) (match, bool) {
	if len(text) > 2*maxLabel {
		return match{}, false
	}
	m, ok := f.seen[text]
	if !ok {
		m = f.look(trimLabel(text))
		f.seen[text] = m
	}
	return m, m.field != ""
}

func (f *finder) look(text string) match {
	if text == "" || len(text) > maxLabel || f.other(text) {
		return match{}
	}
	bare := withoutBrackets(text)
	if bare == "" {
		return match{}
	}
	if found, ok := f.choose(f.exact[viet.Fold(text)]); ok && text != bare {
		return match{field: found.field, words: len(tokensOf(text)), weak: found.weak, confidence: sureness(found)}
	}
	tokens := tokensOf(bare)
	if len(tokens) == 0 || len(tokens) > maxWords {
		return match{}
	}
	m := f.read(tokens)
	if found, ok := f.choose(f.exact[viet.Fold(bare)]); ok {
		return match{field: found.field, words: len(tokens), weak: found.weak, confidence: sureness(found), also: without(m.also, found.field)}
	}
	if m.field != "" && !m.loose {
		return m
	}
	if found, ok := f.misspelt(tokens); ok {
		return found
	}
	return m
}

func sureness(found label) float64 {
	if found.own {
		return sureOwn
	}
	return sureAlias
}

// choose prefers the field that stands in this kind of paper.
func (f *finder) choose(found []label) (label, bool) {
	for _, l := range found {
		if kinds := f.kinds[l.field]; len(kinds) == 0 || contains(kinds, f.kind) {
			return l, true
		}
	}
	for _, l := range found {
		if field := elsewhere[l.field]; field != "" {
			return label{field: field, weak: true}, true
		}
	}
	return label{}, false
}

// elsewhere is what a label of reports asks for in a registration.
var elsewhere = map[string]string{"shortcomings": "situation", "results": "expected_results"}

// other tells whether a text is a heading that the plan knows and that leads
// to no field.
func (l *labels) other(text string) bool {
	text = trimLabel(text)
	return len(text) <= maxLabel && (l.others[viet.Fold(text)] || l.others[viet.Fold(withoutBrackets(text))])
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

func without(list []string, s string) []string {
	var out []string
	for _, x := range list {
		if x != s {
			out = append(out, x)
		}
	}
	return out
}

// short labels are words that also begin a detail of a longer value: "Kinh
// phí: 5 triệu đồng" under "Nguồn lực".
func (m match) short() bool { return m.words < 3 && (m.weak || !identity[m.field]) }

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
