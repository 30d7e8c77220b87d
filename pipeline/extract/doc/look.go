package doc

import "hoso/pipeline/extract/glyphs"

// toggle is a property that is on, off or not said; a run may also say that
// it is as its style has it, or the other way round.
type toggle int8

const (
	unsaid toggle = iota
	off
	on
	asStyle
	notStyle
)

func readToggle(operand raw) toggle {
	switch operand.u8(0) {
	case 0:
		return off
	case 0x80:
		return asStyle
	case 0x81:
		return notStyle
	}
	return on
}

// over is what t says on top of base.
func (t toggle) over(base toggle) toggle {
	switch {
	case t == unsaid || t == asStyle:
		return base
	case t == notStyle && base == on:
		return off
	case t == notStyle:
		return on
	}
	return t
}

// look is what the modifiers of a run or of a style say.
type look struct {
	ascii, high  string // fonts of ASCII and of the other letters, "" not said
	bold, hidden toggle
	style        int // character style, 0 none

	deleted, inserted bool // with tracking on
	special           bool // a control character has its special meaning
	data              bool // it stands for data of a form field
	location          int  // where in the stream Data
	symbol            rune // shown instead, in the font symbolFont
	symbolFont        string

	letters   string // of an effective look: the font of its letters
	isSymbols bool   // it is a symbol font
}

// over puts what l says over what base says.
func (l look) over(base look) look {
	if l.ascii == "" {
		l.ascii = base.ascii
	}
	if l.high == "" {
		l.high = base.high
	}
	l.bold, l.hidden = l.bold.over(base.bold), l.hidden.over(base.hidden)
	return l
}

// dress puts the modifiers of a run on a look.
func (p *parser) dress(l *look, modifiers raw) {
	p.each(modifiers, func(code int, operand raw) {
		switch code {
		case cStyle:
			l.style = operand.u16(0)
		case cPlain:
			*l = look{style: l.style, special: l.special}
		case cFont:
			l.ascii = p.font(operand.u16(0))
		case cFontHigh:
			l.high = p.font(operand.u16(0))
		case cBold:
			l.bold = readToggle(operand)
		case cHidden:
			l.hidden = readToggle(operand)
		case cDeleted:
			l.deleted = operand.u8(0) != 0
		case cInserted:
			l.inserted = operand.u8(0) != 0
		case cSpecial:
			l.special = operand.u8(0) != 0
		case cData:
			l.data = operand.u8(0) != 0
		case cLocation:
			l.location = operand.size(0)
		case cSymbol:
			l.symbolFont, l.symbol = p.font(operand.u16(0)), rune(operand.u16(2))
		}
	})
}

// effective is the look of a run: its own modifiers, else those of its
// character style, its paragraph's style and the defaults. Bold and hidden
// toggle between the two styles, as in Word.
func (p *parser) effective(run look, paragraph *style) look {
	base := p.defaults
	if paragraph != nil {
		base = paragraph.look.over(base)
	}
	if character := p.style(run.style); run.style != 0 && character != nil && character.kind == characterStyle {
		both := character.look.over(base)
		both.bold = toggled(character.look.bold, base.bold)
		both.hidden = toggled(character.look.hidden, base.hidden)
		base = both
	}
	return run.over(base)
}

func toggled(character, paragraph toggle) toggle {
	if (character == on) != (paragraph == on) {
		return on
	}
	return off
}

// font is the font that decides how the letters of a run were encoded.
func (l *look) font() string {
	if l.high == "" || isLegacyFont(l.ascii) {
		return l.ascii
	}
	return l.high
}

// lookKey is what the look of a run follows from.
type lookKey struct{ at, extra, style int }

const maxLooks = 10_000 // kept at a time

// lookAt gives the effective look of a character, and where the run ends (CP).
func (p *parser) lookAt(cp, styleIndex int) (*look, int) {
	part := p.pieceAt(cp)
	fc := part.byteAt(cp)
	run := p.runs.find(fc)
	end := min(part.to, max(cp+1, cp+(run.to-fc+part.width-1)/part.width))
	key := lookKey{run.at, -1, styleIndex}
	if part.extra != nil {
		key.extra = p.lastPiece
	}
	if l, ok := p.looks[key]; ok {
		return l, end
	}
	var own look
	p.dress(&own, p.runs.run(run))
	p.dress(&own, part.extra)
	l := p.effective(own, p.style(styleIndex))
	l.letters = l.font()
	l.isSymbols = glyphs.Of(l.letters) != nil
	if len(p.looks) > maxLooks {
		clear(p.looks)
	}
	p.looks[key] = &l
	return &l, end
}
