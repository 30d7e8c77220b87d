package extract

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"hoso/pipeline/dossier"
)

// line is one line of running text with its place: a paragraph, a part of it
// between line breaks, or a line of a table cell.
type line struct {
	text   string // without automatic numbering
	number string // automatic numbering
	bold   bool
	lead   int // bytes of text in bold at its start
	level  int
	inner  bool // not the first line of its cell
	unsure bool // of a paragraph of which a word may be read in two ways
	where  dossier.Location
}

// linesOf splits a paragraph at its line breaks.
func linesOf(p *dossier.Paragraph) []line {
	return appendLines(make([]line, 0, 1+strings.Count(p.Text, "\n")), p)
}

// appendLines adds the lines of a paragraph.
func appendLines(out []line, p *dossier.Paragraph) []line {
	offset, i, more := 0, -1, true
	for rest := p.Text; more; {
		var part string
		part, rest, more = strings.Cut(rest, "\n")
		i++
		lead := min(max(p.Lead-offset, 0), len(part))
		offset += len(part) + 1
		trimmed := strings.TrimSpace(part)
		if trimmed == "" {
			continue
		}
		lead = max(lead-strings.Index(part, trimmed), 0)
		l := line{text: trimmed, lead: min(lead, len(trimmed)), level: p.Level, unsure: p.Unsure, where: p.Where}
		if i == 0 {
			l.number = p.Number
		}
		l.bold = l.lead >= len(trimmed)
		out = append(out, l)
	}
	return out
}

// numbering is what stands before a heading or list item: "II.", "3-", "a)".
type numbering struct {
	style rune // 'I' Roman, '1' decimal, 'a' letter, '-' a list mark, 0 none
	count int  // 1 for "1", "I" and "a"
	mark  string
	depth int // parts of a decimal: 2 for "3.1"
}

// split separates numbering from the text after it.
func splitNumber(text string) (numbering, string) {
	text = strings.TrimSpace(text)
	if r, size := utf8.DecodeRuneInString(text); isListMark(r) {
		rest := strings.TrimSpace(text[size:])
		return numbering{style: '-', mark: string(r)}, rest
	}
	if m := countedPart.FindStringSubmatch(text); m != nil {
		n := countOf(m[1])
		n.mark = "mục"
		return n, m[2]
	}
	open := strings.HasPrefix(text, "(")
	body := strings.TrimPrefix(text, "(")
	end := strings.IndexFunc(body, func(r rune) bool { return !isNumberRune(r) })
	if end <= 0 || end > 9 {
		return numbering{}, text
	}
	word := body[:end]
	mark, size := utf8.DecodeRuneInString(body[end:])
	dotted := strings.HasSuffix(word, ".") || mark == ' ' && decimals.MatchString(word) // "5.1 Mục tiêu"
	if !strings.ContainsRune(".)-–/:", mark) && !dotted || open && (mark != ')' || word == "x") {
		return numbering{}, text
	}
	rest := body[end:]
	if strings.ContainsRune("-–/:", mark) && len(rest) > size && rest[size] >= '0' && rest[size] <= '9' {
		return numbering{}, text // "25/6/2026", "15-20 buổi", "8:30"
	}
	if strings.ContainsRune(".)-–/:", mark) {
		rest = body[end+size:]
	}
	n := countOf(strings.Trim(word, "."))
	if n.style == 0 || rest != "" && n.style == 'a' && mark == '/' {
		return numbering{}, text // "đ/c" is no numbering
	}
	n.mark = string(mark)
	rest = strings.TrimLeft(rest, ".)-–/: \t")
	return n, rest
}

// decimals are a number of two levels or more. One of figures only would be a
// date or an amount.
var decimals = regexp.MustCompile(`^\d{1,2}(\.\d{1,2})+$`)

// countedPart: "Mục 1. Tên mô hình", "Phần II: Nội dung".
var countedPart = patternOf(beginsAsPart, `^(?i:mục|phần|câu)\s+([IVX]+|\d{1,2})\s*[.:)–-]\s*(.*)$`)

const listMarks = "-–—‑+*•·▪■□◦○●✓✔➢❖»"

// boxMarks are list marks that also tick or leave open a choice.
const boxMarks = "■□✓✔"

func isListMark(r rune) bool {
	if r < 0x80 {
		return r == '-' || r == '+' || r == '*'
	}
	return (r < 0xC0 || r >= 0x1F00) && strings.ContainsRune(listMarks, r)
}

func isNumberRune(r rune) bool {
	return r == '.' || r >= '0' && r <= '9' || r >= 0x80 && unicode.IsDigit(r) || r == 'I' || r == 'V' || r == 'X' || r == 'L' || r == 'đ' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'E'
}

func countOf(word string) numbering {
	switch {
	case word == "":
		return numbering{}
	case strings.Trim(word, "0123456789.") == "":
		parts := strings.Split(word, ".")
		last, n := parts[len(parts)-1], 0
		if len(last) > 2 {
			return numbering{}
		}
		for _, d := range last {
			n = n*10 + int(d-'0')
		}
		return numbering{style: '1', count: n, depth: len(parts)}
	case strings.Trim(word, "IVXLC") == "":
		return numbering{style: 'I', count: roman(word)}
	case utf8.RuneCountInString(word) == 1:
		return numbering{style: 'a', count: strings.IndexRune("abcdđeghiklmnopqrstuvxy", unicode.ToLower([]rune(word)[0])) + 1}
	}
	return numbering{}
}

func roman(word string) int {
	values := map[rune]int{'I': 1, 'V': 5, 'X': 10, 'L': 50, 'C': 100}
	total, last := 0, 0
	for _, r := range word {
		v := values[r]
		if v > last {
			total -= 2 * last
		}
		total, last = total+v, v
	}
	return total
}

// follows tells whether the numbering carries on that of a label before it,
// so that the line is a heading of its own even if nobody knows it.
func (n numbering) follows(label numbering) bool {
	return n.style != 0 && n.style != '-' && n.style == label.style && n.depth == label.depth && n.count == label.count+1
}

// unmark takes the list mark from a line of a value.
func unmark(text string) string {
	text = strings.TrimSpace(text)
	for {
		r, size := utf8.DecodeRuneInString(text)
		if size == 0 || !isListMark(r) || strings.ContainsRune(boxMarks, r) {
			break
		}
		rest := text[size:]
		if strings.ContainsRune("+-–—", r) && rest != "" && unicode.IsDigit([]rune(rest)[0]) {
			break // "-5 %" is a number
		}
		text = strings.TrimSpace(rest)
	}
	if rest, ok := strings.CutPrefix(text, "o "); ok && rest != "" {
		return strings.TrimSpace(rest)
	}
	return text
}

// upper tells whether a text stands in capitals.
func upper(text string) bool {
	letters := 0
	for _, r := range text {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			letters++
		}
	}
	return letters >= 3
}
