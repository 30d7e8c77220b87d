package extract

import (
	"maps"
	"slices"
	"strings"
	"sync"

	"hoso/pipeline/dossier"
	"hoso/pipeline/plan"
	"hoso/pipeline/viet"
)

// longest label in bytes; a longer text is no label, unless it is the form's
// own hint in brackets that makes it longer.
const (
	maxLabel  = 200
	maxHinted = 5 * maxLabel
)

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
	exact    map[string][]label  // by viet.Fold
	phrases  *trie               // by the words that tokensOf leaves
	plain    *trie               // the same without diacritics
	begins   map[string]*begins  // what the words of all tries begin
	slips    map[shape][]slip    // strong labels by their plain words
	kinds    map[string][]string // papers a field stands in
	others   map[string]bool     // headings that are no field, by viet.Fold
	known    map[string]bool     // every word that stands in a label or fills
	spelling spelling            // the words of known, to correct others by
	choices  map[string]choice   // options that a label may ask between, by choiceKey
	met      memory              // labels as papers write them
	finders  sync.Pool           // of *finder, emptied
}

// shape is what a text shares with a label but for one typing error in it:
// the first letter, and a length that differs by one at most.
type shape struct {
	first byte
	size  int
}

// slip is a label that a text with one typing error is compared to.
type slip struct {
	words string
	label label
}

func newLabels(p *plan.Plan) *labels {
	l := &labels{exact: map[string][]label{}, phrases: &trie{}, plain: &trie{}, slips: map[shape][]slip{}, kinds: map[string][]string{}, others: map[string]bool{}, known: knownWords(), choices: choicesOf(p)}
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
	l.begins = beginsOf([beginnings]*trie{l.phrases, l.plain, words, plainWords, innerWords})
	l.spelling = spellingOf(l.known)
	return l
}

func (l *labels) add(text string, to label) {
	key := viet.Fold(text)
	if key == "" {
		return
	}
	l.exact[key] = append(l.exact[key], to)
	tokens := tokensOf(text)
	l.know(tokens)
	phrase := l.phrases.at(tokens)
	phrase.labels = append(phrase.labels, to)
	tokens = tokensBy(text, viet.Plain)
	l.know(tokens)
	phrase = l.plain.at(tokens)
	phrase.labels = append(phrase.labels, to)
	if plain := join(tokens); !to.weak && len(plain) >= minSlip {
		like := shape{plain[0], len(plain)}
		l.slips[like] = append(l.slips[like], slip{plain, to})
	}
}

func (l *labels) know(tokens []token) {
	for _, t := range tokens {
		l.known[t.word] = true
	}
}

// knows tells whether a folded word is in a label or fills, with its
// diacritics or without.
func (l *labels) knows(word string) bool {
	var room [32]byte
	return l.known[word] || l.known[string(viet.AppendPlain(room[:0], word))]
}

// knownWords are those of fillers and synonyms, and those that join.
func knownWords() map[string]bool {
	known := maps.Clone(joining.words)
	for _, row := range synonyms {
		for word := range strings.FieldsSeq(row.from + row.to) {
			known[word] = true
		}
	}
	for _, fill := range []*trie{words, plainWords} {
		fill.each(func(word string) { known[word] = true })
	}
	return known
}

// strange tells whether more words of a key than a label may have are in no
// label and fill nothing: the text is then none, whatever covers the rest.
func (l *labels) strange(key string) bool {
	var seen [maxLoose]string
	n := 0
	for key != "" {
		var word string
		word, key, _ = strings.Cut(key, " ")
		if slices.Contains(seen[:n], word) || l.knows(word) {
			continue
		}
		if n == maxLoose {
			return true
		}
		seen[n] = word
		n++
	}
	return false
}

// finder looks labels up for one paper: its kind chooses between fields that
// share a wording, and what was found once is remembered.
type finder struct {
	*labels
	kind  string
	seen  map[string]match // field "" where a text is no label
	aside map[string]bool  // whether a text is one of others

	forms   map[*dossier.Table]form // the tables and rows that were looked at
	headers map[rowOf]*header
}

func (l *labels) finder(kind string) *finder {
	if f, ok := l.finders.Get().(*finder); ok {
		f.kind = kind
		return f
	}
	return &finder{labels: l, kind: kind, seen: make(map[string]match, 128), aside: map[string]bool{}, forms: map[*dossier.Table]form{}, headers: map[rowOf]*header{}}
}

// most texts of one paper whose room is kept for the next.
const maxSeen = 1024

// release empties a finder, whose room the next paper takes. It must not be
// used again.
func (l *labels) release(f *finder) {
	if len(f.seen) > maxSeen || len(f.aside) > maxSeen || len(f.headers) > maxSeen || len(f.forms) > maxSeen {
		return
	}
	clear(f.seen)
	clear(f.aside)
	clear(f.forms)
	clear(f.headers)
	l.finders.Put(f)
}

// find looks a text up as one whole label.
func (f *finder) find(text string) (match, bool) {
	if len(text) > 2*maxLabel && (len(text) > maxHinted || len(withoutBrackets(text)) > maxLabel) {
		return match{}, false
	}
	m, ok := f.seen[text]
	if !ok {
		m, ok = f.met.recall(f.kind, text)
		if !ok {
			m = f.meaning(text)
			f.met.keep(f.kind, text, m)
		}
		f.seen[text] = m
	}
	return m, m.field != ""
}

func (f *finder) look(text string) match {
	bare := withoutBrackets(text)
	if bare == "" || len(bare) > maxLabel {
		return match{}
	}
	key := viet.Fold(text)
	if f.isOther(text, key) {
		return match{}
	}
	if text != bare {
		if found, ok := f.choose(f.exact[key]); ok {
			return match{field: found.field, words: len(tokensOf(text)), weak: found.weak, confidence: sureness(found)}
		}
		key = viet.Fold(bare)
	}
	found, exact := f.choose(f.exact[key])
	if !exact || found.weak {
		if m, ok := f.alternatives(bare); ok {
			return m
		}
	}
	inside := match{}
	if (!exact || found.weak) && text != bare {
		if at := colon(text); at < 0 || strings.Trim(text[at:], " :：") == "" {
			inside, _ = f.asksInside(text)
		}
	}
	if !exact && f.strange(key) {
		return inside
	}
	var room [16]token
	tokens := tokensInto(room[:0], bare, key)
	if len(tokens) == 0 || len(tokens) > maxWords || !exact && f.isAnswered(bare) {
		return inside
	}
	m := f.read(tokens)
	if !exact && counted[m.field] && counts(key) {
		return inside
	}
	if m.loose && (f.answers(bare) || strings.Contains(bare, ". ")) {
		return inside
	}
	if inside.field != "" && (m.field == "" || m.loose || m.weak) {
		return inside
	}
	if exact {
		return match{field: found.field, words: len(tokens), weak: found.weak, confidence: sureness(found), also: without(m.also, found.field)}
	}
	if m.field != "" && !m.loose {
		return m
	}
	if found, ok := f.misspelt(tokens); ok {
		return found
	}
	if found, ok := f.corrected(bare, tokens); ok {
		return found
	}
	return m
}

// isAnswered tells whether a text is a label with its answer behind a colon:
// "Đối tượng đăng ký: Tập thể" is no label, though words that only fill follow.
func (f *finder) isAnswered(bare string) bool {
	at := colon(bare)
	if at <= 0 || !f.answers(bare) {
		return false
	}
	m, _ := f.find(bare[:at])
	return identity[m.field] || people[m.field]
}

// answers tells whether a clear label with a colon stands before the rest of
// a text.
func (f *finder) answers(bare string) bool {
	at := colon(bare)
	if at <= 0 || strings.Trim(bare[at:], " :：") == "" {
		return false
	}
	m, ok := f.find(bare[:at])
	return ok && !m.weak && !m.loose
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
func (f *finder) other(text string) bool {
	if len(text) > 2*maxLabel {
		return f.isOther(text, "")
	}
	is, ok := f.aside[text]
	if !ok {
		is = f.isOther(text, "")
		f.aside[text] = is
	}
	return is
}

// isOther is other for a text of which the key may be known.
func (l *labels) isOther(text, key string) bool {
	trimmed := trimLabel(text)
	if len(trimmed) > maxLabel {
		bare := withoutBrackets(trimmed)
		return len(bare) <= maxLabel && bare != "" && l.others[viet.Fold(bare)]
	}
	if trimmed != text || key == "" {
		key = viet.Fold(trimmed)
	}
	if l.others[key] {
		return true
	}
	bare := withoutBrackets(trimmed)
	return bare != trimmed && l.others[viet.Fold(bare)]
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
