package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hoso/pipeline/dossier"
)

// noCapital are the letters that TCVN3 has small only: their capitals are
// drawn by a font of capitals, and are lost where that font is (domain: 60
// accented capitals have no code).
const noCapital = "àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"

// doubtCapitals marks the paragraphs of a document in TCVN3 in which a capital
// seems to be lost: "ủy ban Mặt trận", "Đào Thị ánh Tuyết".
func doubtCapitals(paragraphs []*dossier.Paragraph) {
	for _, p := range paragraphs {
		if lostCapital(p.Text) {
			p.Unsure = true
		}
	}
}

func lostCapital(text string) bool {
	before := true // the word before begins with a capital, or there is none
	words := strings.Fields(strings.TrimLeft(text, listMarks+" \t“\"(0123456789.)"))
	for i, word := range words {
		first, _ := utf8.DecodeRuneInString(word)
		begins := i == 0 || strings.HasSuffix(words[i-1], ":")
		if strings.ContainsRune(noCapital, first) && (begins || before && i+1 < len(words) && upperFirst(words[i+1])) {
			return true
		}
		before = unicode.IsUpper(first) && !strings.HasSuffix(word, ",")
	}
	return false
}
