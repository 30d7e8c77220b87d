package word

import (
	"fmt"
	"strings"

	"hoso/pipeline/viet"
)

const (
	maxLists   = 20_000 // lists of a file, and kinds of lists
	maxLvlText = 256    // bytes of the text of a level: each item repeats it
)

// readNumbering reads the lists of the file.
func (p *parser) readNumbering(part string) error {
	p.lists = lists{abstracts: map[string]*abstract{}, byStyle: map[string]*abstract{}, byID: map[string]*list{}}
	if part == "" {
		return nil
	}
	return p.pkg.scan(part, func(c *cursor) error {
		return c.each(func() error {
			if len(p.lists.abstracts) > maxLists || len(p.lists.byID) > maxLists {
				return fmt.Errorf("lists: %w", errTooLarge)
			}
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
			if _, twice := p.lists.byStyle[c.value()]; !twice {
				p.lists.byStyle[c.value()] = a
			}
		case "numStyleLink":
			a.numStyle = c.value()
		case "lvl":
			at := levelIndex(c)
			level, err := p.readLevel(c)
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

func (p *parser) readLevel(c *cursor) (numLevel, error) {
	level := numLevel{restart: -1, format: "decimal"}
	var own look
	err := c.each(func() (err error) {
		if c.Name.Space != "w" {
			return nil
		}
		switch c.Name.Local {
		case "rPr":
			own, err = p.readLook(c)
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
		return err
	})
	if len(level.text) > maxLvlText {
		return level, fmt.Errorf("text of a list level: %w", errTooLarge)
	}
	if level.format != "bullet" {
		texts, _ := viet.Repair([]viet.Span{{Text: level.text, Font: own.font()}})
		level.text = viet.Clean(strings.Join(texts, ""))
	}
	return level, err
}

func (p *parser) readList(c *cursor) error {
	id, _ := c.Attr("w", "numId")
	l := &list{}
	p.lists.byID[id] = l
	return c.each(func() error {
		switch {
		case c.is("w", "abstractNumId"):
			l.abstract = c.value()
		case c.is("w", "lvlOverride"):
			return p.readOverride(c, l)
		}
		return nil
	})
}

func (p *parser) readOverride(c *cursor, l *list) error {
	at := levelIndex(c)
	if at < 0 || at >= levels {
		return nil
	}
	return c.each(func() error {
		switch {
		case c.is("w", "startOverride"):
			if l.starts == nil {
				l.starts = map[int]int{}
			}
			l.starts[at] = c.number(0)
		case c.is("w", "lvl"):
			level, err := p.readLevel(c)
			if l.levels == nil {
				l.levels = map[int]numLevel{}
			}
			l.levels[at] = level
			return err
		}
		return nil
	})
}
