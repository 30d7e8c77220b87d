package layout

import (
	"slices"
	"strings"
)

// frag is a part of a word in one style; width in mm.
type frag struct {
	text  string
	style Style
	width float64
}

// word is what stands between two spaces. gap is the natural width of the space after it, drawn in the style space.
type word struct {
	frags []frag
	width float64
	gap   float64
	space Style
	glue  bool // the line must not end after this word
}

// segments cuts the spans at "\n" into segments and these at spaces into words. Several spaces count as one.
func (m *Metrics) segments(spans []Span) ([][]word, error) {
	c := &cutter{m: m}
	for _, span := range spans {
		if err := checkSize(span.Style.Size); err != nil {
			return nil, err
		}
		text, err := m.prepare(span.Text)
		if err != nil {
			return nil, err
		}
		c.reserve(strings.Count(text, " ") + 1)
		c.span(text, span.Style)
	}
	c.endSegment()
	for _, segment := range c.segments {
		markGlue(segment)
	}
	return c.segments, nil
}

// cutter builds words. The parts of all words stand in one array, frags; the open word has those from start on.
type cutter struct {
	m        *Metrics
	segments [][]word
	current  []word
	frags    []frag
	start    int
}

func (c *cutter) reserve(words int) {
	c.current = slices.Grow(c.current, words)
	c.frags = slices.Grow(c.frags, words+1)
}

func (c *cutter) span(text string, style Style) {
	for text != "" {
		at := strings.IndexAny(text, " \n")
		if at < 0 {
			c.add(text, style)
			return
		}
		c.add(text[:at], style)
		if text[at] == '\n' {
			c.endSegment()
		} else {
			c.endWord(style)
		}
		text = text[at+1:]
	}
}

func (c *cutter) add(text string, style Style) {
	if text == "" {
		return
	}
	c.frags = append(c.frags, frag{text, style, c.m.width(text, style)})
}

func (c *cutter) endWord(space Style) {
	if len(c.frags) == c.start {
		return
	}
	w := word{frags: c.frags[c.start:len(c.frags):len(c.frags)], gap: c.m.width(" ", space), space: space}
	for _, f := range w.frags {
		w.width += f.width
	}
	c.current = append(c.current, w)
	c.start = len(c.frags)
}

func (c *cutter) endSegment() {
	style := Style{}
	if n := len(c.frags); n > c.start {
		style = c.frags[n-1].style
	}
	c.endWord(style)
	c.segments = append(c.segments, c.current)
	c.current = nil
}

func markGlue(segment []word) {
	for i := 0; i+1 < len(segment); i++ {
		segment[i].glue = noBreakAfter(segment[i].text(), segment[i+1].text())
	}
}

func (w word) text() string {
	if len(w.frags) == 1 {
		return w.frags[0].text
	}
	var b strings.Builder
	for _, f := range w.frags {
		b.WriteString(f.text)
	}
	return b.String()
}
