package layout

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// MissingGlyph is the error of a letter that the typeface cannot draw, found before anything is drawn: a PDF would show
// an empty place and say nothing.
type MissingGlyph struct {
	Text string
	Rune rune
}

func (e *MissingGlyph) Error() string {
	return fmt.Sprintf("phông chữ không có ký tự %q (U+%04X) trong đoạn: “%s”", e.Rune, e.Rune, shorten(e.Text, 80))
}

// Clean makes text ready to measure: valid UTF-8, composed letters (NFC), tabs as spaces, no invisible characters
// (zero-width, soft hyphen, byte order mark, carriage return). "\n" and the non-breaking space stay. Everything in this
// package cleans its text itself.
func Clean(text string) string {
	if plainASCII(text) {
		return text
	}
	return strings.Map(cleanRune, norm.NFC.String(strings.ToValidUTF8(text, "")))
}

func plainASCII(text string) bool {
	for i := 0; i < len(text); i++ {
		if c := text[i]; c >= utf8.RuneSelf || c < ' ' && c != '\n' {
			return false
		}
	}
	return true
}

func cleanRune(r rune) rune {
	switch r {
	case '\t', '\v', '\f', '\u2028', '\u2029', '\u2002', '\u2003', '\u2004', '\u2005', '\u2009', '\u3000':
		return ' '
	case '\u202f', '\u2007':
		return '\u00a0'
	case '\r', '\u00ad', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\ufe0f':
		return -1
	}
	return r
}

// Missing lists the letters of the text that the typeface cannot draw, each once, in their order.
func (m *Metrics) Missing(text string) []rune {
	var missing []rune
	for _, r := range Clean(text) {
		if r != '\n' && !m.Has(r) && !strings.ContainsRune(string(missing), r) {
			missing = append(missing, r)
		}
	}
	return missing
}

// Legible cleans the text, replaces each letter that the typeface cannot draw by "□" and lists those letters. It is for text that came
// from outside, where one odd sign must not stop a whole paper.
func (m *Metrics) Legible(text string) (string, []rune) {
	text = Clean(text)
	missing := m.Missing(text)
	if len(missing) == 0 {
		return text, nil
	}
	replaced := strings.Map(func(r rune) rune {
		if r != '\n' && !m.Has(r) {
			return '□'
		}
		return r
	}, text)
	return replaced, missing
}

// prepare cleans the text and finds a letter that cannot be drawn.
func (m *Metrics) prepare(text string) (string, error) {
	text = Clean(text)
	for _, r := range text {
		if r != '\n' && !m.Has(r) {
			return "", &MissingGlyph{Text: text, Rune: r}
		}
	}
	return text, nil
}

func shorten(text string, most int) string {
	runes := []rune(text)
	if len(runes) <= most {
		return text
	}
	return string(runes[:most]) + "…"
}
