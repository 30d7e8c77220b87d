package rtf

// word handles a control word.
func (p *parser) word(name string, t token) error {
	star := p.star
	p.star = false
	if name == "bin" {
		p.lexer.skip(t.value)
		return nil
	}
	if p.destination(name) {
		return nil
	}
	if star && name != "nonesttables" {
		p.state.to = toNowhere
		return nil
	}
	if p.state.to == toNowhere {
		return nil
	}
	on := !t.valued || t.value != 0
	switch {
	case p.look(name, t.value, on), p.signs(name), p.fieldWord(name, t.value):
		return nil
	case p.state.to == toFonts:
		p.fontWord(name, t.value)
		return nil
	case p.state.to == toStyles:
		p.styleWord(name, t.value)
		return nil
	case p.tableWord(name, t.value):
		return nil
	}
	return p.blockWord(name, t.value)
}

// look handles what characters and paragraphs look like.
func (p *parser) look(name string, value int, on bool) bool {
	s := &p.state
	switch name {
	case "f":
		if s.to == toFonts {
			return false
		}
		s.font = value
	case "b":
		s.bold = on
	case "v":
		s.hidden = on
	case "deleted":
		s.deleted = on
	case "revised":
		s.revised = on
	case "plain":
		p.plain()
	case "pard":
		p.pard()
	case "intbl":
		s.inTable = on
	case "itap":
		s.depth = min(max(value, 0), p.limits.Depth)
	case "s":
		if s.to == toStyles {
			return false
		}
		s.style, s.level = value, p.levels[value]
	case "outlinelevel":
		if s.to == toStyles {
			return false
		}
		s.level = outline(value)
	case "uc":
		s.unicode = min(max(value, 0), 16)
	case "u":
		p.letter(value)
	case "ansicpg":
		if value > 0 {
			p.codePage = value
		}
	case "mac":
		p.codePage = 10000
	case "pc":
		p.codePage = 437
	case "pca":
		p.codePage = 850
	case "deff":
		p.defaultFont, s.font = value, value
	default:
		return false
	}
	return true
}

// outline turns \outlinelevelN, counted from 0, into a level.
func outline(value int) int {
	if value < 0 || value > 8 {
		return 0
	}
	return value + 1
}

// signs handles words that stand for characters.
func (p *parser) signs(name string) bool {
	sign := ""
	switch name {
	case "tab":
		sign = "\t"
	case "line", "lbr", "softline":
		sign = "\n"
	case "emdash":
		sign = "—"
	case "endash":
		sign = "–"
	case "bullet":
		sign = "•"
	case "lquote":
		sign = "‘"
	case "rquote":
		sign = "’"
	case "ldblquote":
		sign = "“"
	case "rdblquote":
		sign = "”"
	case "emspace", "enspace", "qmspace":
		sign = " "
	default:
		return false
	}
	p.addText(sign)
	return true
}

// symbol handles a backslash before what is no letter.
func (p *parser) symbol(c byte) error {
	switch c {
	case '*':
		p.star = true
		return nil
	case '\\', '{', '}':
		p.add([]byte{c})
	case '~':
		p.addText("\u00A0")
	case '-':
		p.addText("\u00AD") // ư in fonts of TCVN3
	case '_':
		p.addText("\u2011")
	case '\r', '\n':
		return p.blockWord("par", 0)
	}
	return nil
}

func (p *parser) fontWord(name string, value int) {
	switch name {
	case "f":
		p.reading = value
		p.fonts[value] = font{}
	case "fcharset":
		f := p.fonts[p.reading]
		if f.page = codePageOf(value); value == 2 {
			f.page = symbolPage
		}
		p.fonts[p.reading] = f
	case "cpg":
		f := p.fonts[p.reading]
		f.page = value
		p.fonts[p.reading] = f
	}
}

func (p *parser) styleWord(name string, value int) {
	switch name {
	case "s":
		p.state.style = value
	case "outlinelevel":
		p.levels[p.state.style] = outline(value)
	}
}

// blockWord handles the words that end paragraphs, cells and rows.
func (p *parser) blockWord(name string, _ int) error {
	if p.state.to != toStory {
		return nil
	}
	switch name {
	case "par", "sect":
		return p.endParagraph(p.tableDepth())
	case "cell":
		return p.endCell(1)
	case "nestcell":
		return p.endCell(max(p.tableDepth(), 2))
	case "row":
		return p.endRow(1)
	case "nestrow":
		return p.endRow(max(len(p.story.tables), 2))
	}
	return nil
}

// destination handles the words that begin a destination, known ones also
// behind \*; false for any other word.
func (p *parser) destination(name string) bool {
	if p.state.to == toNowhere {
		return p.unicodeTwin(name)
	}
	to := toNowhere
	switch name {
	case "fonttbl":
		to = toFonts
	case "stylesheet":
		to = toStyles
	case "listtext", "pntext":
		to = toNumber
	case "colortbl", "info", "pict", "nonshppict", "shprslt", "filetbl", "xe", "tc", "rxe", "txe", "private",
		"nonesttables", "revtbl", "listtable", "objdata", "bkmkstart", "bkmkend", "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn":
	case "header", "headerl", "headerr", "headerf":
		p.begin("header", false)
		return true
	case "footer", "footerl", "footerr", "footerf":
		p.begin("footer", false)
		return true
	case "footnote":
		p.begin("footnotes", false)
		return true
	case "shptxt", "dptxbxtext":
		p.begin(p.story.out.Part, true)
		return true
	case "shpinst", "do":
		to = toShape
	case "nesttableprops":
		p.state.nested = true
		return true
	case "upr":
		p.state.unicodeOnly = true
		return true
	default:
		return p.fieldDestination(name)
	}
	p.state.to = to
	return true
}

// unicodeTwin finds, within \upr, the group that holds the text in Unicode.
func (p *parser) unicodeTwin(name string) bool {
	if name != "ud" || !p.state.unicodeOnly || len(p.frames) < 2 {
		return false
	}
	p.state.to, p.state.unicodeOnly = p.frames[len(p.frames)-1].to, false
	return true
}

// fieldDestination handles the groups of a field.
func (p *parser) fieldDestination(name string) bool {
	switch name {
	case "field":
		p.state.field = &field{result: asPreset}
	case "fldinst":
		p.frames[len(p.frames)-1].ends = endsInstruction
		p.state.to = toInstruction
	case "fldrslt":
		if f := p.state.field; f != nil && f.shown {
			p.state.to = toNowhere
		}
	case "formfield":
		if p.state.field == nil {
			p.state.to = toNowhere
		}
	case "ffl":
		if p.state.field == nil || len(p.state.field.choices) >= maxCells {
			p.state.to = toNowhere
			return true
		}
		p.state.field.choices = append(p.state.field.choices, "")
		p.state.to = toChoice
	default:
		return false
	}
	return true
}
