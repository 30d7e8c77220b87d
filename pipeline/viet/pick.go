package viet

import "unicode"

// pick chooses between the two readings of a word that stands in converted
// text, and tells whether the choice is beyond doubt.
func pick(words []wordAt, i int) (back, sure bool) {
	w := &words[i]
	now := lowerWord(words, i)
	switch {
	case w.then > w.now, isCertain(w.word, undoSmall):
		return true, true
	case w.now > w.then:
		return false, true
	case w.now == valuePossible:
		return likelier(w), likelier(w)
	}
	if rule, ok := readings[now]; ok {
		return rule(lowerWord(words, i-1), lowerWord(words, i+1), unicode.IsUpper(w.word[0])), true
	}
	return false, false
}

// likelier tells whether a letter of a rare word is far more often the one that
// a converter changed: á before ỏ, ê before ờ, ô before ụ, ì before ỡ.
func likelier(w *wordAt) bool {
	for i, r := range w.word {
		if w.undone[i] == r {
			continue
		}
		switch r {
		case 'ỏ', 'ờ', 'ụ', 'ỡ':
			return true
		}
	}
	return false
}

// frequent words are far more often what they are than what they would be if
// they were put back: "bộ" and hardly "bé".
var frequent = wordSet(`bộ bớt bờ chờ cũ dự giờ hỏi hộ lộ lộn mỡ mộc một nhỏ phụ số sự thờ thụ tỏ tỏi tố tờ từ vỏ vụ độ đột đựng
cụm bụi bụng hụt lụa lụt sụt vụng trụi gục mộ trụ rũ phố lớp lớn hội cộng động định nhớ nhờ với mới tới giới khỏi trừ vừa dựa lựa cự thừa cũng những`)

func isFrequent(word []rune) bool {
	var room [48]byte
	return frequent[string(appendLower(room[:0], word))]
}

// readings tell for common words that would also be common if they were put
// back whether they are to be, by the words before and after and the capital
// that they begin with.
var readings = map[string]func(before, after string, capital bool) bool{
	"vỡ": always, "thỡ": always, "tụi": always, "cỏ": always, "chớ": always, "lũng": always, "vũng": always, "ớt": always,
	"vụ":  never,
	"lờ":  capitals,
	"ngụ": capitals,
	"bỏ": func(before, _ string, capital bool) bool {
		return capital && before != "" || before == "quảng" || before == "truyền"
	},
	"gỡ": func(before, _ string, _ bool) bool { return !oneOf(before, "thỏo", "tháo", "gặp") },
	"dựng": func(before, _ string, _ bool) bool {
		return !oneOf(before, "xõy", "xây", "gõy", "gây", "dàn", "tạo", "lắp")
	},
	"thự": func(before, _ string, _ bool) bool { return before != "biệt" },
	"tự": func(before, after string, _ bool) bool {
		return oneOf(before, "phạt", "ngục", "trại") || after == "nhõn" || after == "nhân"
	},
	"khỏi": func(_, after string, _ bool) bool {
		return oneOf(after, "quỏt", "quát", "niệm", "toỏn", "toán")
	},
}

// isTold tells whether a word is told from its twin by the word behind it,
// wherever it stands: "Phú Bí thư", "núi chuyện"; "cú" is hardly ever one.
func isTold(words []wordAt, i int) bool {
	after := lowerWord(words, i+1)
	switch lowerWord(words, i) {
	case "cú", "tụi", "chớ":
		return true
	case "lờ", "ngụ", "bỏ", "ló": // the names Lê, Ngô, Bá, Lã
		return i > 0 && unicode.IsUpper(words[i].word[0]) && unicode.IsLower(words[i].word[len(words[i].word)-1])
	case "ớt":
		return oneOf(after, "nhất", "hơn", "nhiều", "khi", "người", "tốn", "nhiờu", "nhiêu", "nhất")
	case "dựng":
		return oneOf(lowerWord(words, i-1), "sử", "đồ", "tiờu", "tiêu") || after == "chung"
	case "phú":
		return oneOf(after, "bí", "bớ", "viện", "trưởng", "chủ", "giỏm", "giám", "chỏnh", "chánh", "tổ", "ban")
	case "núi":
		return oneOf(after, "chuyện", "chung", "riờng", "riêng", "dối", "đi", "lờn", "lên", "khụng", "không")
	}
	return false
}

// isKept tells whether a word stays by the words around it: "quy tụ".
func isKept(words []wordAt, i int) bool {
	return lowerWord(words, i) == "tụ" && (oneOf(lowerWord(words, i-1), "quy", "hội", "tớch", "tích") || oneOf(lowerWord(words, i+1), "tập", "điểm", "họp"))
}

func always(_, _ string, _ bool) bool         { return true }
func never(_, _ string, _ bool) bool          { return false }
func capitals(_, _ string, capital bool) bool { return capital }

func oneOf(word string, list ...string) bool {
	for _, one := range list {
		if word == one {
			return true
		}
	}
	return false
}
