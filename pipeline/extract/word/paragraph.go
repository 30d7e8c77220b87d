package word

import (
	"fmt"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract"
)

// paragraphProps is what w:pPr says.
type paragraphProps struct {
	style     string
	numbering numbering
	level     int // 0 to 9, -1 not said
	mark      look
}

func (p *parser) readParagraphProps(c *cursor) (paragraphProps, error) {
	props := paragraphProps{level: -1}
	err := c.each(func() (err error) {
		if c.Name.Space != "w" {
			return nil
		}
		switch c.Name.Local {
		case "pStyle":
			props.style = c.value()
		case "outlineLvl":
			if props.level = c.number(-1) + 1; props.level > 9 || props.level < 0 {
				props.level = 0
			}
		case "numPr":
			err = readNumPr(c, &props.numbering)
		case "rPr":
			props.mark, err = p.readLook(c)
		}
		return err
	})
	return props, err
}

func readNumPr(c *cursor, n *numbering) error {
	return c.each(func() error {
		switch {
		case c.is("w", "ilvl"):
			n.Level, n.SaidLevel = c.number(0), true
		case c.is("w", "numId"):
			n.List, n.SaidList = c.value(), true
		}
		return nil
	})
}

// piece is a stretch of text in one font and weight; it begins where the one
// before it ends.
type piece struct {
	end  int
	font string
	bold bool
}

// draft is a paragraph while its runs are gathered.
type draft struct {
	text   []byte
	pieces []piece
	boxes  []dossier.Block // text boxes that are anchored here
	where  dossier.Location
}

func (d *draft) add(text []byte, font string, bold bool) {
	if len(text) == 0 {
		return
	}
	d.text = append(d.text, text...)
	if last := len(d.pieces) - 1; last >= 0 && d.pieces[last].font == font && d.pieces[last].bold == bold {
		d.pieces[last].end = len(d.text)
		return
	}
	d.pieces = append(d.pieces, piece{len(d.text), font, bold})
}

func (p *parser) newDraft() *draft {
	if last := len(p.drafts) - 1; last >= 0 {
		d := p.drafts[last]
		p.drafts = p.drafts[:last]
		return d
	}
	return &draft{}
}

func (p *parser) free(d *draft) {
	d.text, d.pieces, d.boxes = d.text[:0], d.pieces[:0], nil
	p.drafts = append(p.drafts, d)
}

// place is where the paragraph that begins now stands.
func (p *parser) place(out *sink) dossier.Location {
	if out.fixed {
		return out.where
	}
	p.paragraphs++
	return dossier.Location{Part: p.part, Paragraph: p.paragraphs}
}

// paragraph reads w:p.
func (p *parser) paragraph(out *sink) error {
	where := p.place(out)
	d := out.carry
	out.carry = nil
	if d == nil {
		d = p.newDraft()
	}
	if len(d.text) == 0 {
		d.where = where
	}
	r := runs{parser: p, draft: d, where: where, style: p.styles.get(p.styles.paragraph)}
	props := paragraphProps{level: -1}
	err := p.c.each(func() (err error) {
		if !p.c.is("w", "pPr") {
			return p.unwrap(r.inline)
		}
		if props, err = p.readParagraphProps(p.c); err != nil {
			return err
		}
		if named := p.styles.get(props.style); named != nil {
			r.style = named
		}
		return nil
	})
	if err != nil {
		return err
	}
	p.endInstructions()
	p.revised = p.revised || props.mark.revised
	if props.mark.deleted || props.mark.hidden == on {
		out.carry = d // runs on into the next paragraph
		return nil
	}
	return p.close(out, d, &props)
}

// close makes the paragraph of a draft. props is nil for text that was left
// over when no paragraph followed.
func (p *parser) close(out *sink, d *draft, props *paragraphProps) error {
	paragraph := dossier.Paragraph{Where: d.where}
	if props != nil {
		p.number(&paragraph, props)
	}
	p.textBytes += len(d.text) + len(paragraph.Number)
	if p.limits.Text > 0 && p.textBytes > p.limits.Text {
		return fmt.Errorf("text: %w", extract.ErrTooLarge)
	}
	if len(d.text) > 0 {
		paragraph.Text, paragraph.Lead = p.decode(d)
	}
	out.paragraph(paragraph)
	out.take(d.boxes)
	p.free(d)
	return nil
}

// number sets the number and the level that a paragraph shows.
func (p *parser) number(paragraph *dossier.Paragraph, props *paragraphProps) {
	n, level := props.numbering, props.level
	style := p.styles.get(props.style)
	if style == nil {
		style = p.styles.get(p.styles.paragraph)
	}
	if style != nil {
		n = n.Over(style.numbering)
		if level < 0 {
			level = style.level
		}
	}
	if props.numbering.SaidLevel {
		n.Style = ""
	}
	paragraph.Number = p.lists.next(n)
	paragraph.Level = max(level, 0)
}
