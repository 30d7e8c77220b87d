package word

import (
	"bytes"
	"strings"

	"hoso/pipeline/dossier"
	"hoso/pipeline/xmltok"
)

// sink takes the blocks of one container: the body, a cell, a text box.
type sink struct {
	blocks []dossier.Block
	cell   *dossier.Cell // takes them instead, when set
	carry  *draft        // text of paragraphs whose mark is deleted
	fixed  bool          // all of it stands at where: a cell, a text box
	where  dossier.Location
}

func (s *sink) paragraph(p dossier.Paragraph) {
	blank := strings.TrimSpace(p.Text) == ""
	if s.cell != nil {
		// A number alone may be all that a cell holds: the column "TT".
		if !blank || p.Number != "" && p.Number != "-" {
			s.cell.Paragraphs = append(s.cell.Paragraphs, p)
		}
		return
	}
	if !blank {
		kept := p // a copy, so that only this one outlives the call
		s.blocks = append(s.blocks, dossier.Block{Paragraph: &kept})
	}
}

func (s *sink) table(t *dossier.Table) {
	if s.cell != nil {
		s.cell.Tables = append(s.cell.Tables, t)
		return
	}
	s.blocks = append(s.blocks, dossier.Block{Table: t})
}

// take puts the blocks of a text box behind the paragraph that anchors it.
func (s *sink) take(blocks []dossier.Block) {
	for _, b := range blocks {
		if b.Paragraph != nil {
			s.paragraph(*b.Paragraph)
			continue
		}
		s.table(b.Table)
	}
}

// blocks reads the children of the open element as blocks.
func (p *parser) blocks(out *sink) error {
	if err := p.each(func() error { return p.block(out) }); err != nil {
		return err
	}
	return p.endBlocks(out)
}

func (p *parser) block(out *sink) error {
	if p.c.Name.Space != "w" {
		return nil
	}
	switch p.c.Name.Local {
	case "p":
		return p.paragraph(out)
	case "tbl":
		return p.table(out)
	case "altChunk":
		p.chunk = true
	}
	return nil
}

// endBlocks closes a paragraph whose mark is deleted and that no other follows.
func (p *parser) endBlocks(out *sink) error {
	if out.carry == nil {
		return nil
	}
	d := out.carry
	out.carry = nil
	return p.close(out, d, nil)
}

// each is cursor.each through the wrappers that may stand around blocks,
// rows, cells and runs alike.
func (p *parser) each(visit func() error) error {
	return p.c.each(func() error { return p.unwrap(visit) })
}

func (p *parser) unwrap(visit func() error) error {
	switch p.c.Name.Space {
	case "w":
		switch p.c.Name.Local {
		case "sdt":
			return p.control(visit)
		case "customXml", "smartTag":
			return p.each(visit)
		case "ins", "moveTo":
			p.revised = true
			return p.each(visit)
		case "del", "moveFrom":
			p.revised = true
			return nil
		}
	case "mc":
		if p.c.Name.Local == "AlternateContent" {
			return p.alternate(visit)
		}
	}
	return visit()
}

// alternate takes exactly one branch of alternative content: the first choice
// whose needs are met, else the fallback.
func (p *parser) alternate(visit func() error) error {
	taken := false
	return p.c.each(func() error {
		switch {
		case taken || p.c.Name.Space != "mc":
			return nil
		case p.c.Name.Local == "Choice":
			taken = p.meets()
		case p.c.Name.Local == "Fallback":
			taken = true
		}
		if !taken {
			return nil
		}
		return p.each(visit)
	})
}

// meets tells whether all namespaces that a choice requires are understood.
func (p *parser) meets() bool {
	requires, _ := p.c.Attr("", "Requires")
	for _, prefix := range strings.Fields(requires) {
		if space, ok := p.c.Resolve(prefix); !ok || !xmltok.Understood(space) {
			return false
		}
	}
	return true
}

// replacement is a text that stands for the whole content of a control.
type replacement struct {
	text string
	used bool
}

// control reads a content control: its content, but nothing while it shows
// its placeholder, and the box of a checkbox by its state.
func (p *parser) control(visit func() error) error {
	placeholder, box := false, ""
	return p.c.each(func() error {
		switch {
		case p.c.is("w", "sdtPr"):
			return p.c.each(func() (err error) {
				switch {
				case p.c.is("w", "showingPlcHdr"):
					placeholder = p.c.on()
				case p.c.Name.Local == "checkbox":
					box, err = p.checkbox()
				}
				return err
			})
		case !p.c.is("w", "sdtContent"):
			return nil
		case placeholder && box == "":
			p.mute++
			err := p.each(visit)
			p.mute--
			return err
		case box != "" && p.stand == nil:
			p.stand = &replacement{text: box}
			err := p.each(visit)
			p.stand = nil
			return err
		}
		return p.each(visit)
	})
}

const (
	ticked   = "☒"
	unticked = "☐"
)

// checkbox reads the state of a w14:checkbox.
func (p *parser) checkbox() (string, error) {
	box := unticked
	err := p.c.each(func() error {
		if p.c.Name.Local != "checked" {
			return nil
		}
		for _, a := range p.c.Attrs {
			if a.Name.Local == "val" && !bytes.Equal(a.Value, []byte("0")) && !bytes.Equal(a.Value, []byte("false")) {
				box = ticked
			}
		}
		return nil
	})
	return box, err
}
