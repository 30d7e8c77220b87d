package doc

import (
	"strings"

	"hoso/pipeline/dossier"
)

// The characters that end a paragraph or stand for something else
// ([MS-DOC] 2.4.1, 2.6.1 sprmCFSpec).
const (
	charPicture   = 0x01
	charCell      = 0x07
	charShape     = 0x08
	charTab       = 0x09
	charLine      = 0x0B
	charPage      = 0x0C // of a section, where one ends there
	charParagraph = 0x0D
	charColumn    = 0x0E
	charBegin     = 0x13 // of a field
	charSeparate  = 0x14
	charEnd       = 0x15
	charHyphen    = 0x1E
	charSoft      = 0x1F
	charSymbol    = 0x28
	charTagBegin  = 0x3C
	charTagEnd    = 0x3E
)

// story reads one story, or a part of it, into blocks.
type story struct {
	*parser
	number     int // which story
	start      int // CP at which the story begins
	part       string
	fixed      bool // all of it stands at where: a text box
	where      dossier.Location
	paragraphs int // body-level paragraphs so far
	tables     int // body-level tables so far

	blocks []dossier.Block
	open   []*openTable // innermost last
	carry  *draft       // text of paragraphs whose mark is deleted
	fields []field      // open fields, innermost last
	silent int          // those of them that show nothing now
}

// story reads a stretch of a story, counted from its beginning.
func (p *parser) story(number int, part string, from, to int) ([]dossier.Block, error) {
	s := &story{parser: p, number: number, part: "WordDocument" + part, start: p.fib.starts[number]}
	return s.read(from, to)
}

func (s *story) read(from, to int) ([]dossier.Block, error) {
	length := s.length(s.number)
	from, to = min(from, length)+s.start, min(to, length)+s.start
	for cp := from; cp < to; {
		if err := s.spend(); err != nil {
			return nil, err
		}
		end := s.paragraphEnd(cp, to)
		if err := s.paragraph(cp, end); err != nil {
			return nil, err
		}
		cp = end
	}
	if err := s.endCarry(); err != nil {
		return nil, err
	}
	return s.blocks, s.descend(0)
}

// paragraphEnd is where the paragraph ends that begins at cp, its mark included.
func (s *story) paragraphEnd(cp, to int) int {
	for ; cp < to; cp++ {
		switch s.text[cp] {
		case charParagraph, charCell:
			return cp + 1
		case charPage:
			if s.number == mainText && s.sections[cp+1] {
				return cp + 1
			}
		}
	}
	return to
}

// paragraph reads the paragraph of cp to end.
func (s *story) paragraph(cp, end int) error {
	props := s.propsAt(end - 1)
	mark, _ := s.lookAt(end-1, props.style)
	if err := s.descend(props.depth); err != nil {
		return err
	}
	if table := s.innermost(); table != nil && (props.rowEnd && props.depth == 1 || props.innerRow) {
		s.revised = s.revised || mark.deleted || mark.inserted
		return s.endRow(table, &props, mark.deleted)
	}
	last := s.text[end-1]
	hasMark := last == charParagraph || last == charCell || last == charPage && s.sections[end]
	endsCell := last == charCell || props.innerCell
	d := s.begin()
	if hasMark {
		s.revised = s.revised || mark.deleted || mark.inserted
		end--
	}
	s.gather(d, cp, end, props.style)
	s.endInstructions()
	if hasMark && !endsCell && (mark.deleted || mark.hidden == on) {
		s.carry = d // runs on into the next paragraph
		return nil
	}
	if err := s.close(d, &props); err != nil {
		return err
	}
	if endsCell {
		return s.endCell()
	}
	return nil
}

// begin gives the draft of the paragraph that begins now.
func (s *story) begin() *draft {
	where := s.where
	if !s.fixed && len(s.open) == 0 {
		s.paragraphs++
		where = dossier.Location{Part: s.part, Paragraph: s.paragraphs}
	}
	d := s.carry
	s.carry = nil
	if d == nil {
		d = s.newDraft()
	}
	if d.Len() == 0 {
		d.where = where
	}
	return d
}

// close makes the paragraph of a draft. props is nil for text that was left
// over when no paragraph followed.
func (s *story) close(d *draft, props *props) error {
	paragraph := dossier.Paragraph{Where: d.where}
	if props != nil {
		s.count(&paragraph, props)
	}
	if err := s.countText(d.Len() + len(paragraph.Number)); err != nil {
		return err
	}
	if d.Len() > 0 {
		paragraph.Text, paragraph.Lead = s.decode(d)
	}
	s.add(paragraph)
	for _, b := range d.boxes {
		s.addBlock(b)
	}
	s.free(d)
	return nil
}

// count sets the number and the level that a paragraph shows.
func (s *story) count(paragraph *dossier.Paragraph, props *props) {
	n, level := props.numbering, props.level
	if style := s.style(props.style); style != nil {
		n = n.Over(style.numbering)
		if level < 0 {
			level = style.level
		}
	}
	if props.numbering.SaidLevel {
		n.Style = 0
	}
	paragraph.Number = s.next(n)
	paragraph.Level = max(level, 0)
}

// add takes a paragraph into the open cell or into the text.
func (s *story) add(p dossier.Paragraph) {
	blank := strings.TrimSpace(p.Text) == ""
	// In a cell a number alone may be all that there is: the column "TT".
	if !blank || len(s.open) > 0 && p.Number != "" && p.Number != "-" {
		s.addBlock(dossier.Block{Paragraph: &p})
	}
}

func (s *story) addBlock(b dossier.Block) {
	table := s.innermost()
	switch {
	case table == nil:
		s.blocks = append(s.blocks, b)
	case b.Paragraph != nil:
		cell := table.current()
		cell.Paragraphs = append(cell.Paragraphs, *b.Paragraph)
	default:
		cell := table.current()
		cell.Tables = append(cell.Tables, b.Table)
	}
}

// endCarry closes a paragraph whose mark is deleted and that no other follows.
func (s *story) endCarry() error {
	if s.carry == nil {
		return nil
	}
	d := s.carry
	s.carry = nil
	return s.close(d, nil)
}
