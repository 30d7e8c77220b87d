package rtf

// The kinds of tokens.
const (
	tokenEnd    = iota
	tokenOpen   // {
	tokenClose  // }
	tokenWord   // \par, \u7873
	tokenSymbol // \~ and the like, the byte in value
	tokenHex    // \'hh, the byte in value
	tokenText
)

// token is one piece of the file.
type token struct {
	kind   int
	text   []byte // of tokenText; the name of tokenWord
	value  int
	valued bool // the word has a number
}

// lexer cuts a file into tokens.
type lexer struct {
	data []byte
	at   int
}

// maxNumber bounds the numbers of control words, which may be of any length.
const maxNumber = 1 << 30

func (l *lexer) next() token {
	for l.at < len(l.data) {
		switch c := l.data[l.at]; c {
		case '{':
			l.at++
			return token{kind: tokenOpen}
		case '}':
			l.at++
			return token{kind: tokenClose}
		case '\\':
			l.at++
			return l.control()
		case '\r', '\n', 0:
			l.at++
		default:
			return l.text()
		}
	}
	return token{kind: tokenEnd}
}

func (l *lexer) text() token {
	from := l.at
	for l.at < len(l.data) {
		switch l.data[l.at] {
		case '{', '}', '\\', '\r', '\n', 0:
			return token{kind: tokenText, text: l.data[from:l.at]}
		}
		l.at++
	}
	return token{kind: tokenText, text: l.data[from:l.at]}
}

// control reads what follows a backslash.
func (l *lexer) control() token {
	if l.at >= len(l.data) {
		return token{kind: tokenEnd}
	}
	c := l.data[l.at]
	if c == '\'' && l.at+2 < len(l.data) {
		value := hex(l.data[l.at+1])<<4 | hex(l.data[l.at+2])
		l.at += 3
		return token{kind: tokenHex, value: value & 0xFF}
	}
	if !isLetter(c) {
		l.at++
		return token{kind: tokenSymbol, value: int(c)}
	}
	from := l.at
	for l.at < len(l.data) && isLetter(l.data[l.at]) {
		l.at++
	}
	t := token{kind: tokenWord, text: l.data[from:l.at]}
	t.value, t.valued = l.number()
	if l.at < len(l.data) && l.data[l.at] == ' ' {
		l.at++
	}
	return t
}

func (l *lexer) number() (value int, ok bool) {
	minus := l.at < len(l.data) && l.data[l.at] == '-'
	if minus {
		l.at++
	}
	for l.at < len(l.data) && l.data[l.at] >= '0' && l.data[l.at] <= '9' {
		value, ok = min(value*10+int(l.data[l.at]-'0'), maxNumber), true
		l.at++
	}
	if minus {
		value = -value
	}
	return value, ok
}

// skip passes over the raw bytes of \bin.
func (l *lexer) skip(n int) { l.at = min(l.at+max(n, 0), len(l.data)) }

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func hex(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c|0x20 >= 'a' && c|0x20 <= 'f':
		return int(c|0x20-'a') + 10
	}
	return 0
}
