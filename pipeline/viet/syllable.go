package viet

import (
	"strings"
	"unicode/utf8"
)

// The rimes of Vietnamese without tones. A rime that stands after "qu" or "gi" is
// listed as it is after another consonant ("quyên" = qu + yên).
const rimeList = `a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
o oc oi om on ong op ot oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet ooc oong
ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uêt uơ uôc uôi uôm uôn uông uôt
uy uya uych uyn uynh uyt uyu uyên uyêt
ư ưa ưc ưi ưm ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
y yêm yên yêng yêt yêu ych ynh yt`

const onsetList = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"

var (
	rimes  = wordSet(rimeList)
	onsets = wordSet(onsetList)
	common = newPackedWords(commonSyllables)
)

func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for _, word := range strings.Fields(list) {
		set[word] = true
	}
	return set
}

// isSyllable reports whether a word, in lower case NFC, can be a Vietnamese
// syllable: a known consonant, a known rime, one tone that fits the final consonant.
func isSyllable(word string) bool {
	var room [32]byte
	spelled, t, ok := splitTone(room[:0], word)
	if !ok {
		return false
	}
	base := string(spelled)
	onset := onsetOf(base)
	return fits(onset, base[len(onset):], t) || onset == "gi" && fits("g", base[1:], t)
}

// splitTone takes the tone off a word and appends the rest to room; ok is false
// where it has two.
func splitTone(room []byte, word string) (base []byte, t tone, ok bool) {
	for _, r := range word {
		l := letterOf(r)
		if l.tone != level {
			if t != level {
				return nil, level, false
			}
			t = l.tone
		}
		room = utf8.AppendRune(room, l.untoned)
	}
	return room, t, true
}

func onsetOf(base string) string {
	for size := min(len(base), 3); size > 0; size-- {
		if onsets[base[:size]] {
			return base[:size]
		}
	}
	return ""
}

// fits checks the spelling rules between consonant, rime and tone.
func fits(onset, rime string, t tone) bool {
	if !rimes[rime] {
		return false
	}
	if isStopped(rime) && t != sac && t != nang {
		return false
	}
	front := strings.HasPrefix(rime, "e") || strings.HasPrefix(rime, "ê") ||
		strings.HasPrefix(rime, "i") || strings.HasPrefix(rime, "y")
	switch onset {
	case "":
		return true
	case "k", "gh", "ngh":
		return front
	case "c", "ng":
		return !front
	case "g":
		return !front || strings.HasPrefix(rime, "i")
	case "qu":
		return !strings.HasPrefix(rime, "u") && !strings.HasPrefix(rime, "ư") && !strings.HasPrefix(rime, "oa")
	}
	return !strings.HasPrefix(rime, "yê") && rime != "ych" && rime != "ynh" && rime != "yt"
}

// isStopped reports whether a rime ends in c, ch, p or t: it then takes only sắc or nặng.
func isStopped(rime string) bool {
	last := rime[len(rime)-1]
	return last == 'c' || last == 'p' || last == 't' || strings.HasSuffix(rime, "ch")
}
