package doc

import (
	"unicode/utf16"
	"unicode/utf8"

	"hoso/pipeline/extract/glyphs"
)

// gather reads the characters from cp to end into a draft, run by run.
func (s *story) gather(d *draft, cp, end, styleIndex int) {
	for cp < end {
		l, runEnd := s.lookAt(cp, styleIndex)
		runEnd = min(runEnd, end)
		if runEnd > cp && runEnd < end && utf16.IsSurrogate(rune(s.text[runEnd-1])) {
			runEnd = min(runEnd+1, end) // a pair cut in two
		}
		s.revised = s.revised || l.deleted || l.inserted
		s.run(d, l, cp, runEnd)
		cp = runEnd
	}
}

// run reads the characters of one run.
func (s *story) run(d *draft, l *look, cp, end int) {
	s.buffer = s.buffer[:0]
	for ; cp < end; cp++ {
		c := s.text[cp]
		if plain(c, l) {
			cp += s.keep(cp, end)
			continue
		}
		switch c {
		case charTab:
			s.buffer = append(s.buffer, '\t')
		case charLine, charColumn, charPage:
			s.buffer = append(s.buffer, '\n')
		case charHyphen:
			s.buffer = append(s.buffer, '-')
		case charSoft:
			s.buffer = append(s.buffer, "\u00AD"...) // ư where the font is one of TCVN3
		default:
			s.flush(d, l)
			s.control(d, l, c, cp)
		}
	}
	s.flush(d, l)
}

// plain tells whether a character stands for itself in a run.
func plain(c uint16, l *look) bool {
	if c < ' ' {
		return false
	}
	switch c {
	case charSymbol:
		return l.symbol == 0 // Word does not always say that it is special
	case charTagBegin, charTagEnd:
		return !l.special
	}
	return true
}

// keep puts a character into the buffer; it gives 1 where it took two units.
func (s *story) keep(cp, end int) (more int) {
	r := rune(s.text[cp])
	if utf16.IsSurrogate(r) && cp+1 < end {
		if pair := utf16.DecodeRune(r, rune(s.text[cp+1])); pair != utf8.RuneError {
			r, more = pair, 1
		}
	}
	s.buffer = utf8.AppendRune(s.buffer, r)
	return more
}

// control reads a character that stands for something else.
func (s *story) control(d *draft, l *look, c uint16, cp int) {
	switch c {
	case charBegin:
		s.beginField()
	case charSeparate:
		s.beginResult()
	case charEnd:
		s.endField()
	case charPicture:
		if l.data && s.silent > 0 {
			s.formField(d, l)
		}
	case charSymbol:
		s.emit(d, l, glyphs.Show(l.symbolFont, utf8.AppendRune(nil, l.symbol)), "")
	case charShape:
		if s.isVisible(l) {
			s.anchored(d, cp)
		}
	}
}

// flush adds the letters of the buffer to the paragraph.
func (s *story) flush(d *draft, l *look) {
	text, font := s.buffer, l.letters
	if len(text) == 0 {
		return
	}
	if l.isSymbols || glyphs.MayHide(text) {
		text = glyphs.Show(font, text)
	}
	if l.isSymbols {
		font = ""
	}
	s.emit(d, l, text, font)
	s.buffer = s.buffer[:0]
}

func (s *story) emit(d *draft, l *look, text []byte, font string) {
	if s.isVisible(l) {
		d.Add(string(text), font, l.bold == on)
	}
}

func (s *story) isVisible(l *look) bool {
	return s.silent == 0 && l.hidden != on && !l.deleted
}
