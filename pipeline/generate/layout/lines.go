package layout

import (
	"errors"
	"fmt"
)

// slack forgives the rounding of sums of widths, in mm.
const slack = 1e-6

var errTooNarrow = errors.New("layout: a letter is wider than its line")

// fill breaks one segment into lines, first fit: as many words on each line as go in. room gives the width of line n.
func (m *Metrics) fill(segment []word, room func(n int) float64) ([][]word, error) {
	b := &breaker{m: m, room: room}
	for len(segment) > 0 {
		n := 1
		for n < len(segment) && segment[n-1].glue {
			n++
		}
		if err := b.chunk(segment[:n]); err != nil {
			return nil, err
		}
		segment = segment[n:]
	}
	if len(b.line) > 0 || len(b.lines) == 0 {
		b.end()
	}
	return b.lines, nil
}

// balance breaks a segment anew into as many lines, as equally long as can be: it looks for the narrowest room that
// needs no more lines and keeps together what belongs together.
func (m *Metrics) balance(segment []word, broken [][]word, room func(n int) float64) [][]word {
	if len(broken) < 2 {
		return broken
	}
	low, high := longest(segment), room(1)
	for range 8 {
		middle := (low + high) / 2
		lines, err := m.fill(segment, func(n int) float64 { return min(middle, room(n)) })
		if err != nil || len(lines) > len(broken) {
			low = middle
			continue
		}
		broken, high = lines, middle
	}
	return broken
}

// longest is the width of the longest words that belong together.
func longest(segment []word) float64 {
	most, from := 0.0, 0
	for i, w := range segment {
		if !w.glue {
			most, from = max(most, length(segment[from:i+1])), i+1
		}
	}
	return most
}

type breaker struct {
	m     *Metrics
	room  func(n int) float64
	lines [][]word
	line  []word
	used  float64 // width of the line with the gap after its last word
}

func (b *breaker) end() {
	b.lines = append(b.lines, b.line)
	b.line, b.used = nil, 0
}

func (b *breaker) left() float64 { return b.room(len(b.lines)) - b.used + slack }

// chunk adds words that belong together, on a line of their own if need be, word by word if no line can hold them.
func (b *breaker) chunk(words []word) error {
	whole := length(words)
	if whole > b.left() && len(b.line) > 0 && whole <= b.room(len(b.lines)+1)+slack {
		b.end()
	}
	for _, w := range words {
		if err := b.word(w); err != nil {
			return err
		}
	}
	return nil
}

func (b *breaker) word(w word) error {
	if w.width > b.left() && len(b.line) > 0 {
		b.end()
	}
	for w.width > b.left() {
		head, tail := b.m.cut(w, b.left())
		if len(head.frags) == 0 {
			return errTooNarrow
		}
		b.line = append(b.line, head)
		b.end()
		w = tail
	}
	if len(w.frags) > 0 {
		if b.line == nil {
			b.line = make([]word, 0, 24)
		}
		b.line = append(b.line, w)
		b.used += w.width + w.gap
	}
	return nil
}

// cut takes as many letters of an overlong word as the width holds.
func (m *Metrics) cut(w word, width float64) (head, tail word) {
	for i, f := range w.frags {
		if head.width+f.width <= width {
			head.frags, head.width = append(head.frags, f), head.width+f.width
			continue
		}
		at := m.fitting(f, width-head.width)
		if at > 0 {
			part := frag{f.text[:at], f.style, m.width(f.text[:at], f.style)}
			head.frags, head.width = append(head.frags, part), head.width+part.width
		}
		rest := frag{f.text[at:], f.style, f.width}
		if at > 0 {
			rest.width -= head.frags[len(head.frags)-1].width
		}
		tail.frags = append([]frag{rest}, w.frags[i+1:]...)
		break
	}
	for _, f := range tail.frags {
		tail.width += f.width
	}
	tail.gap, tail.space, tail.glue = w.gap, w.space, w.glue
	return head, tail
}

// fitting counts the bytes of the letters that go into the width.
func (m *Metrics) fitting(f frag, width float64) int {
	used := 0.0
	for i, r := range f.text {
		used += m.width(string(r), f.style)
		if used > width {
			return i
		}
	}
	return len(f.text)
}

// length is the natural width of words on one line.
func length(words []word) float64 {
	sum := 0.0
	for i, w := range words {
		sum += w.width
		if i+1 < len(words) {
			sum += w.gap
		}
	}
	return sum
}

func checkSize(size float64) error {
	if size >= 1 && size <= 400 {
		return nil
	}
	return fmt.Errorf("layout: type size %v pt is not between 1 and 400", size)
}
