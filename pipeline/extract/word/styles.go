package word

import (
	"fmt"
	"strings"
	"unicode"

	"hoso/pipeline/extract"
)

// toggle is a property that is on, off or not said.
type toggle int8

const (
	unsaid toggle = iota
	off
	on
)

func switched(v bool) toggle {
	if v {
		return on
	}
	return off
}

// look is what a run's properties say. An empty font is not said.
type look struct {
	ascii, high  string // fonts of ASCII and of the other letters
	bold, hidden toggle
	style        string // character style
	deleted      bool   // the mark of the paragraph is deleted (in w:pPr only)
	revised      bool   // the mark was inserted or deleted with tracking on
}

// over puts what l says over what base says.
func (l look) over(base look) look {
	if l.ascii == "" {
		l.ascii = base.ascii
	}
	if l.high == "" {
		l.high = base.high
	}
	if l.bold == unsaid {
		l.bold = base.bold
	}
	if l.hidden == unsaid {
		l.hidden = base.hidden
	}
	return l
}

// style is one style with what it is based on already in it, once resolved.
type style struct {
	name, base string
	kind       string
	standard   bool
	look       look
	numbering  numbering
	level      int // 1 to 9, 0 for running text, -1 not said
	resolved   bool
}

// styles are the styles of the file.
type styles struct {
	byID      map[string]*style
	defaults  look
	paragraph string // id of the default paragraph style
	fonts     theme
}

const maxStyles = 20_000

func (p *parser) readStyles(part string) error {
	p.styles.byID = map[string]*style{}
	if part == "" {
		return nil
	}
	return p.pkg.scan(part, func(c *cursor) error {
		return c.each(func() error {
			switch {
			case c.is("w", "docDefaults"):
				return p.readDefaults(c)
			case len(p.styles.byID) > maxStyles:
				return fmt.Errorf("styles: %w", extract.ErrTooLarge)
			case c.is("w", "style"):
				return p.readStyle(c)
			}
			return nil
		})
	})
}

func (p *parser) readDefaults(c *cursor) error {
	return c.each(func() error {
		if !c.is("w", "rPrDefault") {
			return nil
		}
		return c.each(func() (err error) {
			if c.is("w", "rPr") {
				p.styles.defaults, err = p.readLook(c)
			}
			return err
		})
	})
}

func (p *parser) readStyle(c *cursor) error {
	s := &style{level: -1}
	id, _ := c.Attr("w", "styleId")
	s.kind, _ = c.Attr("w", "type")
	standard, _ := c.Attr("w", "default")
	s.standard = standard == "1" || standard == "true"
	err := c.each(func() (err error) {
		if c.Name.Space != "w" {
			return nil
		}
		switch c.Name.Local {
		case "name":
			s.name = c.value()
		case "basedOn":
			s.base = c.value()
		case "rPr":
			s.look, err = p.readLook(c)
		case "pPr":
			var props paragraphProps
			props, err = p.readParagraphProps(c)
			s.numbering, s.level = props.numbering, props.level
			if s.numbering.SaidList {
				s.numbering.Style = id
			}
		}
		return err
	})
	if s.standard && (s.kind == "paragraph" || s.kind == "") {
		p.styles.paragraph = id
	}
	p.styles.byID[id] = s
	return err
}

// get gives a style with its base styles put under it, or nil.
func (s *styles) get(id string) *style { return s.resolve(id, 0) }

func (s *styles) resolve(id string, depth int) *style {
	found := s.byID[id]
	if found == nil || found.resolved || depth > 50 {
		return found
	}
	found.resolved = true // before its base: a circle ends here
	if found.level < 0 {
		found.level = headingLevel(found.name, id)
	}
	base := s.resolve(found.base, depth+1)
	if base == nil || base == found {
		return found
	}
	found.look = found.look.over(base.look)
	found.numbering = found.numbering.Over(base.numbering)
	if found.level < 0 {
		found.level = base.level
	}
	return found
}

// effective is the look of a run: its own properties, else those of its
// character style, its paragraph's style and the defaults. Bold and hidden
// toggle between the two styles, as in Word.
func (s *styles) effective(run look, paragraph *style) look {
	base := s.defaults
	if paragraph != nil {
		base = paragraph.look.over(base)
	}
	if run.style != "" {
		if character := s.get(run.style); character != nil {
			both := character.look.over(base)
			both.bold = toggled(character.look.bold, base.bold)
			both.hidden = toggled(character.look.hidden, base.hidden)
			base = both
		}
	}
	return run.over(base)
}

func toggled(character, paragraph toggle) toggle {
	if character == on && paragraph == on {
		return off
	}
	if character == on || paragraph == on {
		return on
	}
	return off
}

// font is the font that decides how the letters of a run were encoded.
func (l look) font() string {
	if l.high == "" || isLegacyFont(l.ascii) {
		return l.ascii
	}
	return l.high
}

func isLegacyFont(name string) bool {
	return len(name) > 3 && (strings.EqualFold(name[:3], ".vn") || strings.EqualFold(name[:3], "vni"))
}

// headingLevel reads "heading 1", "Heading1", "Tiêu đề 2" from a style's name
// or id: 1 to 9, or -1.
func headingLevel(name, id string) int {
	for _, word := range []string{name, id} {
		word = strings.ToLower(strings.Join(strings.Fields(word), ""))
		for _, heading := range []string{"heading", "tiêuđề", "title"} {
			rest, ok := strings.CutPrefix(word, heading)
			switch {
			case !ok:
			case rest == "" && heading != "heading":
				return 1
			case len(rest) == 1 && unicode.IsDigit(rune(rest[0])) && rest != "0":
				return int(rest[0] - '0')
			}
		}
	}
	return -1
}
