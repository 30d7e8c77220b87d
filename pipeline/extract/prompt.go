package extract

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"hoso/pipeline/viet"
)

// unprompt takes the form's own words from a field that has nothing else: a
// bracket that answers nothing ("(Mô hình nhằm giải quyết việc gì)", "(1)"), or an
// instruction made of the words of labels ("Ghi rõ họ tên, chức vụ").
func (f *flow) unprompt(p *piece) {
	if len(p.lines) != 1 {
		return
	}
	text := p.lines[0]
	switch {
	case len(text) <= 4 && text[0] == '(' && strings.Trim(text, "()0123456789") == "", isHint(text) && !f.answersInBrackets(p.field, text), isInstruction(text) && f.asksOnly(text):
		p.lines, p.asked = nil, false
	case p.field == "situation" && legalBasis.MatchString(text) && strings.HasPrefix(viet.Fold(p.label), viet.Fold("căn cứ")):
		p.lines = nil // "Căn cứ đăng ký: Kế hoạch số 261-KH/ĐU" tells of no situation
	case isInstruction(text):
		p.confidence = min(p.confidence, sureDoubt)
	}
}

// legalBasis: a paper by its kind and number, and nothing but further ones.
var legalBasis = regexp.MustCompile(`(?i)^(căn cứ |theo |thực hiện )?(kế hoạch|nghị quyết|quyết định|hướng dẫn|công văn|chỉ thị|chương trình|quy định) (số )?\d+\s*[-/–][^.:]*$`)

// answersInBrackets tells whether a bracket that is all of a value says
// something: an option, a name, that there is none, or where it stands.
func (f *flow) answersInBrackets(field, text string) bool {
	if pf := f.e.plan.Field(field); pf == nil || len(pf.Options) > 0 {
		return true // what it names is found out there
	}
	inside := strings.Trim(text, "() .:…")
	for head := range strings.FieldsSeq(viet.Fold(inside)) {
		if answerHeads[head] {
			return true
		}
		break
	}
	for i, word := range strings.Fields(inside) {
		if r, _ := utf8.DecodeRuneInString(word); i > 0 && unicode.IsUpper(r) {
			return true
		}
	}
	return false
}

// answerHeads begin an answer in brackets, by viet.Fold.
var answerHeads = foldedSet("có;đã;đang;không;chưa;đ;đc;đồng;ông;bà;kèm;xem;như;theo;tại;do;trong;từ;sẽ")

// asksOnly tells whether nothing but words of labels, and words that ask, stand
// in an instruction.
func (f *flow) asksOnly(text string) bool {
	for word := range strings.FieldsSeq(viet.Fold(text)) {
		if !askWords[word] && !f.labels.knows(word) {
			return false
		}
	}
	return true
}

// askWords are further words of what a form tells, by viet.Fold.
var askWords = foldedSet("ghi;nêu;chọn;rõ;gọn;dễ;nhớ;họ;tên;ai;làm;gì;nào;đâu;từng;bước;số;liệu;ngày;tháng;năm;đo;đếm;một;trong;ra;sao;bao;nhiêu;thế;được;có;thể;đủ;hiện;đạt")
