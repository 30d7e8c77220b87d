package pdftext

import (
	"encoding/hex"
	"hash"
	"strings"
	"unicode/utf16"
)

// token is a word of a content stream: an operator or a name or a number as
// it stands, or the bytes of a string.
type token struct {
	word   string
	text   []byte
	isText bool
}

// lexer cuts a content stream, or a table of letters, into tokens.
type lexer struct {
	data []byte
	at   int
}

const blanks, delimiters = "\x00\t\n\f\r ", "()<>[]{}/%"

// next is false at the end.
func (l *lexer) next() (token, bool) {
	for l.at < len(l.data) {
		switch c := l.data[l.at]; {
		case strings.IndexByte(blanks, c) >= 0:
			l.at++
		case c == '%':
			l.until("\n\r")
		case c == '(':
			return token{text: l.literal(), isText: true}, true
		case c == '<' && l.at+1 < len(l.data) && l.data[l.at+1] != '<':
			return token{text: l.hexadecimal(), isText: true}, true
		default:
			return token{word: l.word()}, true
		}
	}
	return token{}, false
}

func (l *lexer) until(ends string) {
	for l.at < len(l.data) && strings.IndexByte(ends, l.data[l.at]) < 0 {
		l.at++
	}
}

// word is a name with its slash, one delimiter, or letters up to the next.
func (l *lexer) word() string {
	from := l.at
	l.at++
	if first := l.data[from]; first == '/' || strings.IndexByte(delimiters, first) < 0 {
		l.until(blanks + delimiters)
	}
	return string(l.data[from:l.at])
}

func (l *lexer) hexadecimal() []byte {
	from := l.at + 1
	l.until(">")
	digits := strings.Map(func(r rune) rune {
		if strings.ContainsRune(blanks, r) {
			return -1
		}
		return r
	}, string(l.data[from:l.at]))
	l.at++
	if len(digits)%2 == 1 {
		digits += "0"
	}
	out, _ := hex.DecodeString(digits) // up to what is no digit
	return out
}

func (l *lexer) literal() []byte {
	var out []byte
	depth := 0
	for ; l.at < len(l.data); l.at++ {
		switch c := l.data[l.at]; c {
		case '(':
			if depth++; depth > 1 {
				out = append(out, c)
			}
		case ')':
			if depth--; depth == 0 {
				l.at++
				return out
			}
			out = append(out, c)
		case '\\':
			l.at++
			out = l.escaped(out)
		default:
			out = append(out, c)
		}
	}
	return out
}

// escaped reads what stands after a backslash.
func (l *lexer) escaped(out []byte) []byte {
	if l.at >= len(l.data) {
		return out
	}
	c := l.data[l.at]
	if at := strings.IndexByte("nrtbf", c); at >= 0 {
		return append(out, "\n\r\t\b\f"[at])
	}
	if c < '0' || c > '7' {
		if c == '\n' || c == '\r' {
			return out
		}
		return append(out, c)
	}
	value := 0
	for i := 0; i < 3 && l.at < len(l.data) && l.data[l.at] >= '0' && l.data[l.at] <= '7'; i++ {
		value = value*8 + int(l.data[l.at]-'0')
		l.at++
	}
	l.at--
	return append(out, byte(value))
}

// reading goes through a content stream.
type reading struct {
	fonts   map[string]*table
	texts   []string
	drawing hash.Hash
}

func (r *reading) content(data []byte) {
	l := &lexer{data: data}
	var font *table
	var last string // word before the last
	var shown strings.Builder
	within := false
	previous := ""
	for t, more := l.next(); more; t, more = l.next() {
		switch {
		case t.isText && within:
			shown.WriteString(font.decode(t.text))
		case t.word == "BT":
			within = true
		case t.word == "ET":
			within = false
			r.text(&shown)
		case t.word == "Tf":
			font = r.fonts[strings.TrimPrefix(last, "/")]
		case t.word == "Tm" || t.word == "Td" || t.word == "TD" || t.word == "T*":
			r.text(&shown)
		case !within:
			r.drawing.Write([]byte(t.word + " "))
		}
		last, previous = previous, t.word
	}
	r.text(&shown)
}

// text ends a line of text.
func (r *reading) text(shown *strings.Builder) {
	if line := strings.Join(strings.Fields(shown.String()), " "); line != "" {
		r.texts = append(r.texts, line)
	}
	shown.Reset()
}

// table says which letters the numbers of a font stand for.
type table struct {
	letters map[uint32]string
	wide    bool // two bytes a number
}

func (t *table) decode(text []byte) string {
	if t == nil {
		return string(text)
	}
	var out strings.Builder
	step := 1
	if t.wide {
		step = 2
	}
	for i := 0; i+step <= len(text); i += step {
		n := number(text[i : i+step])
		if letter, known := t.letters[n]; known {
			out.WriteString(letter)
		} else if !t.wide {
			out.WriteByte(text[i])
		}
	}
	return out.String()
}

func number(text []byte) (n uint32) {
	for _, b := range text {
		n = n<<8 | uint32(b)
	}
	return n
}

// mostRange is how many letters one line of a table may name.
const mostRange = 1 << 16

// read reads a ToUnicode table: single letters and ranges.
func (t *table) read(data []byte) {
	l := &lexer{data: data}
	var held []token
	list := -1 // where a list began
	for tok, more := l.next(); more; tok, more = l.next() {
		switch {
		case tok.word == "beginbfchar" || tok.word == "beginbfrange":
			held, list = nil, -1
		case tok.word == "endbfchar":
			for i := 0; i+1 < len(held); i += 2 {
				t.letters[number(held[i].text)] = letters(held[i+1].text)
			}
		case tok.word == "endbfrange":
			for i := 0; i+2 < len(held); i += 3 {
				t.span(number(held[i].text), number(held[i+1].text), held[i+2].text)
			}
		case tok.word == "[":
			list = len(held)
		case tok.word == "]" && list >= 2:
			for i, letter := range held[list:] {
				t.letters[number(held[list-2].text)+uint32(i)] = letters(letter.text)
			}
			held, list = held[:list-2], -1
		case tok.isText:
			held = append(held, tok)
		}
	}
}

func (t *table) span(from, to uint32, first []byte) {
	base := []rune(letters(first))
	if len(base) == 0 || to < from || to-from > mostRange {
		return
	}
	for n := from; n <= to; n++ {
		base[len(base)-1] += min(rune(n-from), 1)
		t.letters[n] = string(base)
	}
}

func letters(utf16be []byte) string {
	units := make([]uint16, len(utf16be)/2)
	for i := range units {
		units[i] = uint16(utf16be[2*i])<<8 | uint16(utf16be[2*i+1])
	}
	return string(utf16.Decode(units))
}
