package extract

import (
	"hoso/pipeline/viet"
)

func ascii(tokens []token) bool {
	for _, t := range tokens {
		for i := 0; i < len(t.word); i++ {
			if t.word[i] >= 0x80 {
				return false
			}
		}
	}
	return true
}

// shortest label, in plain letters, in which one slip is forgiven.
const minSlip = 8

// maxUnknown is how many words one slip can make unknown: two, where it stands
// between them.
const maxUnknown = 2

// unknown counts the words that stand in no label, up to one too many.
func (f *finder) unknown(tokens []token) int {
	n := 0
	for _, t := range tokens {
		if n > maxUnknown {
			break
		}
		if !f.labels.knows(t.word) {
			n++
		}
	}
	return n
}

// misspelt finds a strong label with one typing error.
func (f *finder) misspelt(tokens []token) (match, bool) {
	if f.unknown(tokens) > maxUnknown {
		return match{}, false
	}
	m, ok := f.oneSlipOff(tokens)
	if core := withoutTail(tokens); !ok && len(core) < len(tokens) {
		m, ok = f.oneSlipOff(core)
	}
	return m, ok
}

// withoutTail takes the words that only fill off the end of a label.
func withoutTail(tokens []token) []token {
	for n := len(tokens); n > 1; n = len(tokens) {
		cut := 0
		for size := min(3, n-1); size > 0 && cut == 0; size-- {
			if words.has(tokens[n-size:]) {
				cut = size
			}
		}
		if cut == 0 {
			break
		}
		tokens = tokens[:n-cut]
	}
	return tokens
}

func (f *finder) oneSlipOff(tokens []token) (match, bool) {
	plain := viet.Plain(join(tokens))
	if len(plain) < minSlip {
		return match{}, false
	}
	for n := len(plain) - 1; n <= len(plain)+1; n++ {
		for _, s := range f.slips[shape{plain[0], n}] {
			if !oneSlip(s.words, plain) {
				continue
			}
			if found, ok := f.choose([]label{s.label}); ok {
				return match{field: found.field, words: len(tokens), misspelt: true, confidence: sureMisspelt}, true
			}
		}
	}
	return match{}, false
}

// oneSlip tells whether two texts are equal but for one letter left out,
// added, wrong, or exchanged with the next.
func oneSlip(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) < len(b) {
		return a[i:] == b[i+1:]
	}
	switch {
	case i == len(a), a[i+1:] == b[i+1:]:
		return true
	}
	return i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
}
