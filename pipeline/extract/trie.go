package extract

// trie holds phrases by their words, so that the longest one that begins a
// text is found in one walk.
type trie struct {
	next   map[string]*trie
	labels []label // of the phrase that ends here
	ends   bool    // a phrase ends here
}

// at is the node of a phrase, made where it is new.
func (t *trie) at(tokens []token) *trie {
	for _, token := range tokens {
		to := t.next[token.word]
		if to == nil {
			if t.next == nil {
				t.next = map[string]*trie{}
			}
			to = &trie{}
			t.next[token.word] = to
		}
		t = to
	}
	t.ends = true
	return t
}

// each calls do with every word of the phrases.
func (t *trie) each(do func(word string)) {
	for word, to := range t.next {
		do(word)
		to.each(do)
	}
}

// has tells whether the tokens are a phrase.
func (t *trie) has(tokens []token) bool {
	for _, token := range tokens {
		if t = t.next[token.word]; t == nil {
			return false
		}
	}
	return t.ends
}

// longest is how many tokens the longest phrase has that they begin with, 0
// where there is none.
func (t *trie) longest(tokens []token) int {
	n := 0
	for i, token := range tokens {
		if t = t.next[token.word]; t == nil {
			break
		}
		if t.ends {
			n = i + 1
		}
	}
	return n
}
