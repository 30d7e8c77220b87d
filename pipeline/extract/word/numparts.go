package word

import (
	"fmt"
	"strings"

	"hoso/pipeline/extract"
	"hoso/pipeline/extract/counting"
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
				return fmt.Errorf("lists: %w", extract.ErrTooLarge)
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
	for i := range a.Levels {
		a.Levels[i].Restart = -1
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
			if at >= 0 && at < counting.Levels {
				a.Levels[at] = level
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

func (p *parser) readLevel(c *cursor) (counting.Level[string], error) {
	level := counting.Level[string]{Restart: -1}
	text := ""
	var own look
	err := c.each(func() (err error) {
		if c.Name.Space != "w" {
			return nil
		}
		switch c.Name.Local {
		case "rPr":
			own, err = p.readLook(c)
		case "start":
			level.Start = c.number(0)
		case "numFmt":
			level.Format = numberFormat(c.value())
		case "lvlText":
			text = c.value()
		case "pStyle":
			level.Style = c.value()
		case "isLgl":
			level.Legal = c.on()
		case "lvlRestart":
			level.Restart = c.number(-1)
		}
		return err
	})
	if len(text) > maxLvlText {
		return level, fmt.Errorf("text of a list level: %w", extract.ErrTooLarge)
	}
	if level.Format != counting.Bullet {
		texts, _ := viet.Repair([]viet.Span{{Text: text, Font: own.font()}})
		level.Text = levelText(viet.Clean(strings.Join(texts, "")))
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
	if at < 0 || at >= counting.Levels {
		return nil
	}
	return c.each(func() error {
		switch {
		case c.is("w", "startOverride"):
			if l.Starts == nil {
				l.Starts = map[int]int{}
			}
			l.Starts[at] = c.number(0)
		case c.is("w", "lvl"):
			level, err := p.readLevel(c)
			if l.Own == nil {
				l.Own = map[int]counting.Level[string]{}
			}
			l.Own[at] = level
			return err
		}
		return nil
	})
}
