package xmltok

import (
	"bytes"
	"fmt"
	"strconv"
	"unicode/utf8"
)

// text makes the Text token of raw bytes.
func (t *Tokenizer) text(raw []byte, entities bool) (Kind, error) {
	err := checkChars(raw)
	if err != nil {
		return 0, err
	}
	t.scratch = t.scratch[:0]
	if t.Text, err = t.unescape(raw, entities); err != nil {
		return 0, err
	}
	return Text, nil
}

// unescape gives raw with its entities replaced (unless it is CDATA) and its
// line ends as \n. Bytes that change are kept in the scratch buffer.
func (t *Tokenizer) unescape(raw []byte, entities bool) ([]byte, error) {
	plain := bytes.IndexByte(raw, '\r') < 0
	if plain && (!entities || bytes.IndexByte(raw, '&') < 0) {
		return raw, nil
	}
	from := len(t.scratch)
	for i := 0; i < len(raw); i++ {
		switch c := raw[i]; {
		case c == '\r':
			t.scratch = append(t.scratch, '\n')
			if i+1 < len(raw) && raw[i+1] == '\n' {
				i++
			}
		case c == '&' && entities:
			end := bytes.IndexByte(raw[i:], ';')
			if end < 0 {
				return nil, fmt.Errorf("%w: entity without an end", ErrSyntax)
			}
			r, ok := entity(string(raw[i+1 : i+end]))
			if !ok {
				return nil, fmt.Errorf("%w: unknown entity", ErrSyntax)
			}
			t.scratch = utf8.AppendRune(t.scratch, r)
			i += end
		default:
			t.scratch = append(t.scratch, c)
		}
	}
	return t.scratch[from:], nil
}

// entity is the letter of one of the five names or of a number.
func entity(name string) (rune, bool) {
	switch name {
	case "amp":
		return '&', true
	case "lt":
		return '<', true
	case "gt":
		return '>', true
	case "quot":
		return '"', true
	case "apos":
		return '\'', true
	}
	if len(name) < 2 || name[0] != '#' {
		return 0, false
	}
	digits, base := name[1:], 10
	if digits[0] == 'x' {
		digits, base = digits[1:], 16
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if err != nil || !isChar(rune(n)) || n > utf8.MaxRune {
		return 0, false
	}
	return rune(n), true
}

func isChar(r rune) bool {
	return r == '\t' || r == '\n' || r == '\r' || r >= 0x20 && r <= 0xD7FF ||
		r >= 0xE000 && r <= 0xFFFD || r >= 0x10000 && r <= 0x10FFFF
}

// checkChars refuses what XML does not allow: control characters, broken
// UTF-8, U+FFFE and U+FFFF.
func checkChars(raw []byte) error {
	var all byte
	for _, c := range raw {
		if c < 0x20 && c != '\t' && c != '\n' && c != '\r' {
			return fmt.Errorf("%w: control character", ErrSyntax)
		}
		all |= c
	}
	if all < 0x80 {
		return nil
	}
	if !utf8.Valid(raw) {
		return ErrCharset
	}
	if bytes.Contains(raw, []byte("\uFFFE")) || bytes.Contains(raw, []byte("\uFFFF")) {
		return fmt.Errorf("%w: not a character", ErrSyntax)
	}
	return nil
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }
