package word

// theme holds the fonts of the theme that a run may name.
type theme struct{ major, minor string }

// font gives the font that a theme reference stands for, or "".
func (t theme) font(reference string) string {
	switch reference {
	case "majorHAnsi", "majorAscii":
		return t.major
	case "minorHAnsi", "minorAscii":
		return t.minor
	}
	return ""
}

func (p *parser) readTheme(part string) error {
	if part == "" {
		return nil
	}
	return p.pkg.scan(part, func(c *cursor) error { return p.themeFonts(c) })
}

// themeFonts looks for a:majorFont and a:minorFont and takes a:latin of each.
func (p *parser) themeFonts(c *cursor) error {
	return c.each(func() error {
		switch {
		case c.is("a", "themeElements"), c.is("a", "fontScheme"):
			return p.themeFonts(c)
		case c.is("a", "majorFont"):
			return latin(c, &p.styles.fonts.major)
		case c.is("a", "minorFont"):
			return latin(c, &p.styles.fonts.minor)
		}
		return nil
	})
}

func latin(c *cursor, font *string) error {
	return c.each(func() error {
		if c.is("a", "latin") {
			*font, _ = c.Attr("", "typeface")
		}
		return nil
	})
}

// readLook reads w:rPr.
func (p *parser) readLook(c *cursor) (look, error) {
	var l look
	err := c.each(func() error {
		if c.Name.Space != "w" {
			return nil
		}
		switch c.Name.Local {
		case "rStyle":
			l.style = c.value()
		case "rFonts":
			p.readFonts(c, &l)
		case "b":
			l.bold = switched(c.on())
		case "vanish":
			l.hidden = switched(c.on())
		case "del", "moveFrom":
			l.deleted, l.revised = true, true
		case "ins", "moveTo":
			l.revised = true
		}
		return nil
	})
	return l, err
}

func (p *parser) readFonts(c *cursor, l *look) {
	for i := range c.Attrs {
		if c.Attrs[i].Name.Space != "w" {
			continue
		}
		switch c.Attrs[i].Name.Local {
		case "ascii":
			if l.ascii == "" {
				l.ascii = p.intern(c.Attrs[i].Value)
			}
		case "hAnsi":
			if l.high == "" {
				l.high = p.intern(c.Attrs[i].Value)
			}
		case "asciiTheme":
			l.ascii = p.themed(c.Attrs[i].Value, l.ascii)
		case "hAnsiTheme":
			l.high = p.themed(c.Attrs[i].Value, l.high)
		}
	}
}

// themed is the font of a theme reference; it goes before a font by name.
func (p *parser) themed(reference []byte, named string) string {
	if font := p.styles.fonts.font(string(reference)); font != "" {
		return font
	}
	return named
}

// intern keeps one copy of each font name.
func (p *parser) intern(name []byte) string {
	if known, ok := p.fontNames[string(name)]; ok {
		return known
	}
	if p.fontNames == nil || len(p.fontNames) > 1000 {
		p.fontNames = map[string]string{}
	}
	p.fontNames[string(name)] = string(name)
	return string(name)
}
