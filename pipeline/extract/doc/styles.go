package doc

import (
	"strings"
	"unicode"
)

// The kinds of styles (stk).
const (
	paragraphStyle = 1
	characterStyle = 2
)

const noStyle = 0xFFF

// style is one style with what it is based on already in it, once resolved.
type style struct {
	kind, base int
	look       look
	numbering  numbering
	level      int // 1 to 9, 0 for running text, -1 not said
	resolved   bool
}

// readStyles reads the style sheet (STSH, [MS-DOC] 2.9.271).
func (p *parser) readStyles() {
	sheet := p.structure(pairStyles)
	info := sheet.cut(2, sheet.u16(0))
	p.defaults = look{ascii: p.font(info.u16(12)), high: p.font(info.u16(16))}
	fixed := info.u16(2)
	at := 2 + len(info)
	for i := range info.u16(0) {
		size := sheet.u16(at)
		definition := sheet.cut(at+2, size)
		if definition == nil {
			break
		}
		var s *style
		if size > 0 {
			s = p.readStyle(i, definition, fixed)
		}
		p.styles = append(p.styles, s)
		at += 2 + size
	}
	for i := range p.styles {
		p.resolve(i, 0)
	}
}

// readStyle reads one definition (STD); fixed is the length of its first part.
func (p *parser) readStyle(index int, std raw, fixed int) *style {
	kind, base := std.u16(2)&0xF, std.u16(2)>>4
	s := &style{kind: kind, base: base, level: -1}
	name, at := std.counted(fixed)
	at += 2 // the zero that ends the name
	if s.level = builtIn(std.u16(0) & 0xFFF); s.level < 0 {
		s.level = headingLevel(name)
	}
	said := s.level
	for part := range std.u16(4) & 0xF {
		at += at & 1
		size := std.u16(at)
		modifiers := std.cut(at+2, size)
		at += 2 + size
		switch {
		case kind == characterStyle, kind == paragraphStyle && part == 1:
			p.dress(&s.look, modifiers)
		case kind == paragraphStyle && part == 0:
			props := props{level: -1}
			p.shape(&props, modifiers.from(2))
			s.numbering, s.level = props.numbering, props.level
			if s.numbering.SaidList {
				s.numbering.Style = index
			}
		}
	}
	if s.level < 0 {
		s.level = said
	}
	s.look.style = 0
	return s
}

// resolve puts the base styles under a style.
func (p *parser) resolve(index, depth int) *style {
	s := p.style(index)
	if s == nil || s.resolved || depth > 50 {
		return s
	}
	s.resolved = true // before its base: a circle ends here
	if s.base == noStyle {
		return s
	}
	base := p.resolve(s.base, depth+1)
	if base == nil || base == s || base.kind != s.kind {
		return s
	}
	s.look = s.look.over(base.look)
	s.numbering = s.numbering.Over(base.numbering)
	if s.level < 0 {
		s.level = base.level
	}
	return s
}

// style gives a style by its number (istd), or nil.
func (p *parser) style(index int) *style {
	if index < 0 || index >= len(p.styles) {
		return nil
	}
	return p.styles[index]
}

// builtIn is the level of a style that Word knows by number (sti), or -1.
func builtIn(sti int) int {
	const title = 62
	switch {
	case sti >= 1 && sti <= 9:
		return sti
	case sti == title:
		return 1
	}
	return -1
}

// headingLevel reads "heading 1", "Tiêu đề 2" from a style's name: 1 to 9, or -1.
func headingLevel(name string) int {
	name, _, _ = strings.Cut(name, ",")
	name = strings.ToLower(strings.Join(strings.Fields(name), ""))
	for _, heading := range []string{"heading", "tiêuđề", "title"} {
		rest, ok := strings.CutPrefix(name, heading)
		switch {
		case !ok:
		case rest == "" && heading != "heading":
			return 1
		case len(rest) == 1 && unicode.IsDigit(rune(rest[0])) && rest != "0":
			return int(rest[0] - '0')
		}
	}
	return -1
}
