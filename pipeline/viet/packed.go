package viet

// packed is a word of up to nine Vietnamese letters in one number, seven bits a
// letter, of one case: a word is looked up by it in a third of the time that
// the letters themselves take. Reading one paragraph looks up most of its words.
type packed uint64

const mostPacked = 9 // letters

// letterCode is the number of a letter, the same for both cases; 0 is none.
// Vowels come last.
var letterCode, firstVowel = makeLetterCodes()

func makeLetterCodes() (codes *[lettersTo]uint8, vowels uint8) {
	codes = new([lettersTo]uint8)
	next := uint8(1)
	add := func(small, capital rune) {
		codes[small], codes[capital] = next, next
		next++
	}
	for r := 'a'; r <= 'z'; r++ {
		if !isVowel(r) {
			add(r, r-'a'+'A')
		}
	}
	add('đ', 'Đ')
	vowels = next
	small, capital := []rune(baseVowels)[:12], []rune(baseVowels)[12:]
	for i := range small {
		for t := level; t <= nang; t++ {
			add(withTone(small[i], t), withTone(capital[i], t))
		}
	}
	return codes, vowels
}

// pack makes one number of a word; ok is false for one that is too long or has
// other letters.
func pack(word []rune) (p packed, ok bool) {
	if len(word) > mostPacked {
		return 0, false
	}
	for _, r := range word {
		if r >= lettersTo || letterCode[r] == 0 {
			return 0, false
		}
		p = p<<7 | packed(letterCode[r])
	}
	return p, true
}

// value is wordValue for a word that could be packed.
func (p packed) value(word []rune) int {
	if common.find(p) {
		return valueCommon
	}
	ascii, vowel := true, false
	for _, r := range word {
		ascii = ascii && r < 0x80
		vowel = vowel || letterCode[r] >= firstVowel
	}
	if ascii || !vowel {
		return 0
	}
	return marked(word)
}

// packedWords is a set of words, by open addressing.
type packedWords [4096]packed

func newPackedWords(list string) *packedWords {
	set := new(packedWords)
	for word := range wordSet(list) {
		p, ok := pack([]rune(word))
		if !ok {
			panic("viet: " + word + " is no Vietnamese word")
		}
		at := p.slot()
		for set[at] != 0 {
			at = (at + 1) % len(set)
		}
		set[at] = p
	}
	return set
}

func (p packed) slot() int { return int(uint64(p) * 0x9E3779B97F4A7C15 >> 52) }

func (set *packedWords) find(p packed) bool {
	for at := p.slot(); set[at] != 0; at = (at + 1) % len(set) {
		if set[at] == p {
			return true
		}
	}
	return false
}

// has looks a word up that is written in small letters.
func (set *packedWords) has(word string) bool {
	var room [mostPacked + 1]rune
	letters := room[:0]
	for _, r := range word {
		if len(letters) > mostPacked {
			return false
		}
		letters = append(letters, r)
	}
	p, ok := pack(letters)
	return ok && set.find(p)
}
