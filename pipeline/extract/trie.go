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

// beginning names a trie in which a word is looked up as the first of a phrase.
type beginning int

const (
	phrases      beginning = iota // labels
	plainPhrases                  // labels without diacritics
	fill                          // words that fill
	plainFill
	innerFill // those with which no label begins
	beginnings
)

// begins is what a word begins in each of the tries. A word of a text is looked
// up once for all of them: most begin nothing.
type begins [beginnings]*trie

// at is what the token begins in a trie, nil for nothing.
func (t token) at(in beginning) *trie {
	if t.begins == nil {
		return nil
	}
	return t.begins[in]
}

// beginsOf are the words with which a phrase begins.
func beginsOf(tries [beginnings]*trie) map[string]*begins {
	out := map[string]*begins{}
	for in, t := range tries {
		for word, to := range t.next {
			if out[word] == nil {
				out[word] = &begins{}
			}
			out[word][in] = to
		}
	}
	return out
}

// enter looks the words of a text up.
func (l *labels) enter(tokens []token) {
	for i := range tokens {
		tokens[i].begins = l.begins[tokens[i].word]
	}
}
