package sniff

import (
	"bytes"
	"unicode/utf8"
)

// textKind tells text formats from bytes that are no text.
func textKind(head []byte) Format {
	if isBitmap(head) {
		return Image
	}
	if bytes.HasPrefix(head, []byte("\xFF\xFE")) || bytes.HasPrefix(head, []byte("\xFE\xFF")) {
		head = bytes.ReplaceAll(head[2:], []byte{0}, nil)
		if !printable(head) {
			return Text // UTF-16 beyond Latin letters
		}
	}
	if !printable(head) {
		return Unknown
	}
	start := bytes.ToLower(bytes.TrimSpace(bytes.TrimPrefix(head, []byte("\xEF\xBB\xBF"))))
	has := func(words ...string) bool {
		for _, w := range words {
			if bytes.HasPrefix(start, []byte(w)) {
				return true
			}
		}
		return false
	}
	switch {
	case has("<!doctype html", "<html", "<head", "<body", "<table", "<meta", "mime-version:"),
		bytes.Contains(start, []byte("<html")):
		return HTML
	case has("<?xml", "<w:", "<pkg:"):
		return XML
	case len(start) == 0 && len(head) > 0 && head[0] == 0:
		return Unknown
	}
	return Text
}

// printable tells whether the bytes can be text in UTF-8 or in one of the
// eight-bit encodings of old Vietnamese fonts.
func printable(head []byte) bool {
	controls := 0
	for _, c := range head {
		switch {
		case c == 0:
			return false
		case c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f':
			controls++
		}
	}
	if utf8.Valid(head) {
		return controls*20 <= len(head)
	}
	high := 0
	for _, c := range head {
		if c >= 0x80 {
			high++
		}
	}
	return controls == 0 && (cutRune(head) || high*2 <= len(head))
}

// cutRune tells whether only the last character is broken, because the head
// ends within it.
func cutRune(head []byte) bool {
	for cut := 1; cut < utf8.UTFMax && cut < len(head); cut++ {
		if utf8.Valid(head[:len(head)-cut]) {
			return true
		}
	}
	return false
}

// isBitmap knows a Windows bitmap by its header of a fixed size, since "BM"
// alone may begin a text.
func isBitmap(head []byte) bool {
	return len(head) > 18 && head[0] == 'B' && head[1] == 'M' &&
		bytes.Equal(head[6:10], []byte{0, 0, 0, 0}) && head[15] == 0 && head[16] == 0 && head[17] == 0
}
