package word

import (
	"strconv"

	"hoso/pipeline/xmltok"
)

// cursor walks the elements of one part.
type cursor struct{ *xmltok.Tokenizer }

// each gives the child elements of the open element to visit, which may go
// into them or not. It ends behind the end of the open element.
func (c *cursor) each(visit func() error) error { return c.Each(visit) }

// characters gives the text of the open element, without that of elements
// within it.
func (c *cursor) characters(take func(text []byte)) error { return c.Characters(take) }

// is tells whether the element at hand has this name.
func (c *cursor) is(space, local string) bool { return c.Name.Local == local && c.Name.Space == space }

// value is the attribute w:val of the element at hand.
func (c *cursor) value() string {
	value, _ := c.Attr("w", "val")
	return value
}

// number is w:val as a whole number, or other where it is none.
func (c *cursor) number(other int) int { return atoi(c.value(), other) }

// on reads a switch: it is on unless its value says no.
func (c *cursor) on() bool {
	switch c.value() {
	case "0", "false", "off", "none":
		return false
	}
	return true
}

func atoi(s string, other int) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	return other
}
