// Package qr makes QR codes for certificates with rsc.io/qr, which takes a hundredth of the time of the one that comes with maroto.
package qr

import (
	"fmt"
	"strings"

	"rsc.io/qr/coding"
)

// large is the version (of 40) from which a code gives up some of what it can lose, lest its squares become too small for a telephone.
const large = 11

// Modules are the squares of the code of a text: true is black, row by row, without the quiet zone. Level M: a code that is stained
// on a seventh of its area can still be read; a long one has level L, a fourteenth. A text that no code holds (about 2,900 bytes) is an error.
func Modules(text string) ([][]bool, error) {
	parts := segments(text)
	plan, err := fitting(parts)
	if err != nil {
		return nil, fmt.Errorf("qr: %d bytes: %w", len(text), err)
	}
	code, err := plan.Encode(parts...)
	if err != nil {
		return nil, fmt.Errorf("qr: %d bytes: %w", len(text), err)
	}
	rows := make([][]bool, code.Size)
	for y := range rows {
		rows[y] = make([]bool, code.Size)
		for x := range rows[y] {
			rows[y][x] = code.Black(x, y)
		}
	}
	return rows, nil
}

// segments gives a long end of capitals and digits, such as a signature, a part of its own: it takes a third less room so.
func segments(text string) []coding.Encoding {
	const worth = 16
	from := strings.LastIndexFunc(text, func(r rune) bool { return coding.Alpha(string(r)).Check() != nil })
	head, tail := text[:from+1], text[from+1:]
	if from >= 0 && from+1 < len(text) && text[from] >= 0x80 || len(tail) < worth { // never within a letter
		return []coding.Encoding{coding.String(text)}
	}
	if head == "" {
		return []coding.Encoding{coding.Alpha(tail)}
	}
	return []coding.Encoding{coding.String(head), coding.Alpha(tail)}
}

// fitting is the smallest code that holds the parts.
func fitting(parts []coding.Encoding) (*coding.Plan, error) {
	for _, level := range []coding.Level{coding.M, coding.L} {
		for v := coding.Version(coding.MinVersion); v <= coding.MaxVersion; v++ {
			bits := 0
			for _, p := range parts {
				bits += p.Bits(v)
			}
			if bits > v.DataBytes(level)*8 {
				continue
			}
			if level == coding.M && v > large {
				break // try it with less
			}
			return coding.NewPlan(v, level, 0)
		}
	}
	return nil, fmt.Errorf("too long")
}
