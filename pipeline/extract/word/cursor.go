package word

import (
	"io"
	"strconv"

	"hoso/pipeline/extract/word/xmltok"
)

// shortNames gives one short name to the transitional and the strict address
// of each namespace that is read.
var shortNames = map[string]string{
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main":           "w",
	"http://purl.oclc.org/ooxml/wordprocessingml/main":                       "w",
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships":    "r",
	"http://purl.oclc.org/ooxml/officeDocument/relationships":                "r",
	"http://schemas.openxmlformats.org/officeDocument/2006/math":             "m",
	"http://purl.oclc.org/ooxml/officeDocument/math":                         "m",
	"http://schemas.openxmlformats.org/drawingml/2006/main":                  "a",
	"http://purl.oclc.org/ooxml/drawingml/main":                              "a",
	"http://schemas.openxmlformats.org/markup-compatibility/2006":            "mc",
	"http://schemas.microsoft.com/office/word/2010/wordml":                   "w14",
	"http://schemas.microsoft.com/office/word/2012/wordml":                   "w15",
	"http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing":    "wp14",
	"http://schemas.microsoft.com/office/word/2010/wordprocessingShape":      "wps",
	"http://schemas.microsoft.com/office/word/2010/wordprocessingGroup":      "wpg",
	"http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas":     "wpc",
	"http://schemas.microsoft.com/office/drawing/2010/main":                  "a14",
	"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
	"urn:schemas-microsoft-com:vml":                                          "v",
}

// understood tells whether a branch of alternative content that needs this
// namespace can be read here.
func understood(space string) bool {
	switch space {
	case "w", "r", "m", "a", "w14", "w15", "wp", "wp14", "wps", "wpg", "wpc", "a14", "v":
		return true
	}
	return false
}

// cursor walks the elements of one part.
type cursor struct{ *xmltok.Tokenizer }

// root gives the root element to visit and reads on to the end of the part.
func root(c *cursor, visit func(c *cursor) error) error {
	if _, err := c.Next(); err != nil {
		return unexpected(err)
	}
	if err := visit(c); err != nil {
		return err
	}
	for {
		if _, err := c.Next(); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// each gives the child elements of the open element to visit, which may go
// into them or not. It ends behind the end of the open element.
func (c *cursor) each(visit func() error) error {
	outer := c.Depth()
	for {
		kind, err := c.Next()
		if err != nil {
			return unexpected(err)
		}
		if kind == xmltok.End {
			return nil
		}
		if kind != xmltok.Start {
			continue
		}
		if err := visit(); err != nil {
			return err
		}
		if err := c.leave(outer); err != nil {
			return err
		}
	}
}

// leave passes over what is left of inner elements.
func (c *cursor) leave(outer int) error {
	for c.Depth() > outer {
		if _, err := c.Next(); err != nil {
			return unexpected(err)
		}
	}
	return nil
}

// characters gives the text of the open element, without that of elements
// within it.
func (c *cursor) characters(take func(text []byte)) error {
	outer := c.Depth()
	for {
		kind, err := c.Next()
		if err != nil {
			return unexpected(err)
		}
		switch {
		case kind == xmltok.Text && c.Depth() == outer:
			take(c.Text)
		case kind == xmltok.End && c.Depth() < outer:
			return nil
		}
	}
}

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

// unexpected makes the end of a stream where none should be a fault.
func unexpected(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}
