package extract

import (
	"strings"

	"hoso/pipeline/viet"
)

// token is one word of a label: which of the parts between commas it is in.
type token struct {
	word   string
	part   int
	begins *begins // nil for a word with which nothing begins, and before enter
}

// partMark is the length of what stands at i between the parts of a heading
// over several fields, 0 where that is no such mark.
func partMark(text string, i int) int {
	switch text[i] {
	case ',', ';', '/', '&', '+', '|', 0:
		return 1
	case ' ':
		if i+1 < len(text) && (text[i+1] == '-' || text[i+1] == 0xE2) {
			for _, dash := range [...]string{" - ", " – ", " — "} {
				if strings.HasPrefix(text[i:], dash) {
					return len(dash)
				}
			}
		}
	}
	return 0
}

// tokensOf are the words of a text that count when labels are compared: small
// words that join are left out, words for the same thing made one.
func tokensOf(text string) []token { return tokensBy(text, viet.Fold) }

// tokensFrom is tokensOf for a text of which the key is known.
func tokensFrom(text, key string) []token { return tokensInto(nil, text, key) }

// tokensInto is tokensFrom with room for the tokens.
func tokensInto(room []token, text, key string) []token {
	for i := range len(text) {
		if partMark(text, i) > 0 {
			return appendParts(room, text, viet.Fold)
		}
	}
	room, _ = appendTokens(room, key, 0)
	return room
}

func tokensBy(text string, fold func(string) string) []token {
	return appendParts(make([]token, 0, 1+strings.Count(text, " ")), text, fold)
}

func appendParts(out []token, text string, fold func(string) string) []token {
	part, from := 0, 0
	for i := 0; i < len(text); i++ {
		if size := partMark(text, i); size > 0 {
			out, part = appendTokens(out, fold(text[from:i]), part)
			part++
			from = i + size
			i = from - 1
		}
	}
	out, _ = appendTokens(out, fold(text[from:]), part)
	return out
}

// appendTokens adds the words of a folded text, and tells in which part the
// last one is.
func appendTokens(out []token, key string, part int) ([]token, int) {
	key = synonyms.replace(key)
	for more := true; more; {
		var word string
		if word, key, more = strings.Cut(key, " "); word == "" {
			continue
		}
		if joining.has(word) && len(out) > 0 {
			part++
			continue
		}
		out = once(append(out, token{word: word, part: part}))
	}
	return out, part
}

// once drops two words that repeat the two before them: "cán bộ, đảng viên" has
// become "cán bộ, cán bộ".
func once(tokens []token) []token {
	if n := len(tokens); n >= 4 && tokens[n-4].word == tokens[n-2].word && tokens[n-3].word == tokens[n-1].word {
		return tokens[:n-2]
	}
	return tokens
}

func join(tokens []token) string {
	words := make([]string, len(tokens))
	for i, t := range tokens {
		words[i] = t.word
	}
	return strings.Join(words, " ")
}

// segment is a known label within a text.
type segment struct {
	label
	from, to int
	part     int
}

// reading is how labels and filling words cover a text.
type reading struct {
	segments []segment
	unknown  int  // words that nobody knows
	before   int  // those before the first label
	broken   bool // some stand between labels
	filled   bool
}

// read covers the words of a text with labels and words that only fill: a
// text that is covered so is a label, whatever its exact wording.
func (f *finder) read(tokens []token) match {
	f.enter(tokens)
	if r := f.cover(tokens, phrases, fill); len(r.segments) > 0 {
		if m := f.decide(tokens, r, sureFiller); m.field != "" {
			return m
		}
	}
	if !ascii(tokens) {
		return match{}
	}
	if r := f.cover(tokens, plainPhrases, plainFill); len(r.segments) > 0 {
		return f.decide(tokens, r, surePlain)
	}
	return match{}
}

// cover goes through the words from the left and takes the longest label or
// filling phrase each time.
func (f *finder) cover(tokens []token, phrases, fill beginning) reading {
	var r reading
	for i := 0; i < len(tokens); {
		found, n := f.longestAt(tokens[i:], phrases)
		if filled := longestFill(tokens[i:], fill, n); filled > n {
			r.filled = true
			i += filled
			continue
		}
		if n == 0 {
			if r.unknown++; r.unknown > maxLoose {
				return r // decide will have none of it
			}
			i++
			continue
		}
		if len(r.segments) == 0 {
			r.before = r.unknown
		}
		r.broken = r.broken || r.unknown > r.before
		r.segments = append(r.segments, segment{found, i, i + n, tokens[i].part})
		i += n
	}
	return r
}

func (f *finder) longestAt(tokens []token, phrases beginning) (best label, n int) {
	at := tokens[0].at(phrases)
	for i := 1; at != nil; i++ {
		if found, ok := f.choose(at.labels); ok {
			best, n = found, i
		}
		if i == len(tokens) {
			break
		}
		at = at.next[tokens[i].word]
	}
	return best, n
}

func longestFill(tokens []token, fill beginning, over int) int {
	n := 0
	at := tokens[0].at(fill)
	for i := 1; at != nil; i++ {
		if at.ends {
			n = i
		}
		if i == len(tokens) {
			break
		}
		at = at.next[tokens[i].word]
	}
	if n > over {
		return n
	}
	return 0
}

// decide makes a match of a reading: the first label that is not too common
// leads; one of another field in a later part makes the label a composite.
func (f *finder) decide(tokens []token, r reading, confidence float64) match {
	if r.broken || r.unknown > maxLoose {
		return match{}
	}
	head := r.head()
	if !head.leads(tokens, r) {
		return match{}
	}
	m := match{field: head.field, words: len(tokens) - r.unknown, weak: head.weak && !r.twice(head.field), confidence: confidence, loose: r.unknown > 0}
	if head.weak && m.loose || m.weak && r.filled && head.field == "name" && fills(tokens[head.from:head.to]) {
		return match{} // "Thông tin về mô hình" says nothing
	}
	switch {
	case r.before > 0 && (r.unknown > 3 || head.part == 0 && r.unknown > 2):
		return match{} // a sentence, in which a label stands by chance
	case m.loose && r.before > 0:
		m.far = head.part == 0
		m.confidence = sureMisspelt
		return m
	case m.loose:
		m.confidence = min(m.confidence, sureLoose)
		return m
	}
	add := func(field string) {
		if field != m.field && !contains(m.also, field) && (!brief[m.field] || brief[field]) {
			m.also = append(m.also, field)
		}
	}
	for _, s := range r.segments {
		if !s.weak && s.part > head.part {
			add(s.field)
		}
		for _, field := range f.inside(tokens[s.from:s.to], head) {
			add(field)
		}
	}
	if len(r.segments) == 1 && !r.filled && confidence == sureFiller {
		m.confidence = 0.96
	}
	return m
}

// mostBefore is how many words that fill may stand before a label.
const mostBefore = 5

// leads tells whether a label stands near enough to the start of a text to be
// what the text asks for. "Đối với mô hình “Dân vận khéo”" names no model.
func (s segment) leads(tokens []token, r reading) bool {
	first := longestFill(tokens, innerFill, 0)
	switch {
	case first > 0 && r.segments[0].from > 0:
		return false
	case s.field == "name" && r.unknown > 0, s.field == "name" && s.from > 0 && tokens[0].word != "các":
		return false
	}
	return r.segments[0].from <= mostBefore
}

// inside are the strong labels in the later parts of one phrase: "Mục tiêu,
// chỉ tiêu" is a label of its own and still holds two.
func (f *finder) inside(tokens []token, head segment) []string {
	var out []string
	for i := 1; i < len(tokens); i++ {
		if tokens[i].part == tokens[i-1].part {
			continue
		}
		end := i
		for end < len(tokens) && tokens[end].part == tokens[i].part {
			end++
		}
		if found, n := f.longestAt(tokens[i:end], phrases); n > 0 && !found.weak && found.field != head.field {
			out = append(out, found.field)
		}
	}
	return out
}

// head is the label that leads: the first strong one, else the first. A word
// like "biện pháp" before "hình thức tuyên truyền" shares its object.
func (r reading) head() segment {
	for i, s := range r.segments {
		switch {
		case s.weak:
			continue
		case i > 0 && s.field == "subject" && people[r.segments[0].field]:
			return r.segments[0] // "Lãnh đạo đơn vị phụ trách" asks for the person
		}
		if next := i + 1; next < len(r.segments) && s.to-s.from <= 2 && s.part < r.segments[next].part && r.segments[next].from == s.to && topics[r.segments[next].field] && general[s.field] {
			return r.segments[next]
		}
		return s
	}
	return r.segments[0]
}

// twice tells whether two labels, each too common alone, say the same.
func (r reading) twice(field string) bool {
	n := 0
	for _, s := range r.segments {
		if s.field == field {
			n++
		}
	}
	return n > 1
}

// fills tells whether the words of a label are also words that only fill.
func fills(tokens []token) bool {
	return words.has(tokens) || plainWords.has(tokens)
}

// general words take an object; topics are fields that are such an object;
// people are asked for by a word before the body that they belong to.
var (
	general = map[string]bool{"methods": true, "content": true, "schedule": true, "location": true}
	people  = map[string]bool{"leader": true, "officers": true}
	topics  = map[string]bool{"publicity": true, "launch": true, "supervision": true, "reviews": true}
)
