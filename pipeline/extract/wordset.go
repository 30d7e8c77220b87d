package extract

// wordSet is a set of a few words that tells quickly of most others that they
// are not in it: by their length and their first and last byte.
type wordSet struct {
	words map[string]bool
	may   [256]bool
}

func newWordSet(words ...string) *wordSet {
	set := &wordSet{words: make(map[string]bool, len(words))}
	for _, word := range words {
		set.words[word] = true
		set.may[shapeOf(word)] = true
	}
	return set
}

func shapeOf(word string) uint8 {
	if word == "" {
		return 0
	}
	return word[0]*31 ^ word[len(word)-1]*7 ^ uint8(len(word))
}

func (set *wordSet) has(word string) bool { return set.may[shapeOf(word)] && set.words[word] }
