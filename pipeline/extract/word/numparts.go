package word

// readNumbering reads the lists of the file.
func (p *parser) readNumbering(part string) error {
	p.lists = lists{abstracts: map[string]*abstract{}, byID: map[string]*list{}}
	if part == "" {
		return nil
	}
	return p.pkg.scan(part, func(c *cursor) error {
		return c.each(func() error {
			switch {
			case c.is("w", "abstractNum"):
				return p.readAbstract(c)
			case c.is("w", "num"):
				return p.readList(c)
			}
			return nil
		})
	})
}

func (p *parser) readAbstract(c *cursor) error {
	id, _ := c.Attr("w", "abstractNumId")
	a := &abstract{}
	for i := range a.levels {
		a.levels[i] = numLevel{restart: -1, format: "decimal"}
	}
	p.lists.abstracts[id] = a
	return c.each(func() error {
		if c.Name.Space != "w" {
			return nil
		}
		switch c.Name.Local {
		case "styleLink":
			a.styleLink = c.value()
		case "numStyleLink":
			a.numStyle = c.value()
		case "lvl":
			at := levelIndex(c)
			level, err := readLevel(c)
			if at >= 0 && at < levels {
				a.levels[at] = level
			}
			return err
		}
		return nil
	})
}

func levelIndex(c *cursor) int {
	at, _ := c.Attr("w", "ilvl")
	return atoi(at, -1)
}

func readLevel(c *cursor) (numLevel, error) {
	level := numLevel{restart: -1, format: "decimal"}
	err := c.each(func() error {
		if c.Name.Space != "w" {
			return nil
		}
		switch c.Name.Local {
		case "start":
			level.start = c.number(0)
		case "numFmt":
			level.format = c.value()
		case "lvlText":
			level.text = c.value()
		case "pStyle":
			level.style = c.value()
		case "isLgl":
			level.legal = c.on()
		case "lvlRestart":
			level.restart = c.number(-1)
		}
		return nil
	})
	return level, err
}

func (p *parser) readList(c *cursor) error {
	id, _ := c.Attr("w", "numId")
	l := &list{starts: map[int]int{}, levels: map[int]numLevel{}}
	p.lists.byID[id] = l
	return c.each(func() error {
		switch {
		case c.is("w", "abstractNumId"):
			l.abstract = c.value()
		case c.is("w", "lvlOverride"):
			return l.readOverride(c)
		}
		return nil
	})
}

func (l *list) readOverride(c *cursor) error {
	at := levelIndex(c)
	return c.each(func() error {
		switch {
		case c.is("w", "startOverride"):
			l.starts[at] = c.number(0)
		case c.is("w", "lvl"):
			level, err := readLevel(c)
			l.levels[at] = level
			return err
		}
		return nil
	})
}
