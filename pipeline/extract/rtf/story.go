package rtf

import (
	"strings"
	"unicode"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract/prose"
)

// story is a stretch of text with paragraphs and tables of its own: the body,
// a header, a note, a text box.
type story struct {
	out    *prose.Story
	draft  prose.Draft
	number prose.Draft
	tables []*openTable // open tables, outermost first
	shape  rowShape     // the row that \trowd began
	nested rowShape     // the same within \nesttableprops
	boxes  []dossier.Block
	box    bool // this is a text box
	aside  bool // this stands outside the running text
}

func newStory(part string) *story { return &story{out: &prose.Story{Part: part}} }

// maxDepth is how deep tables within tables are followed.
const maxDepth = 64

// tableDepth is in how many tables the paragraph at hand stands.
func (p *parser) tableDepth() int {
	switch {
	case p.state.depth > 0:
		return min(p.state.depth, maxDepth)
	case p.state.inTable:
		return 1
	}
	return 0
}

// sink is where a paragraph in some tables goes; tables that do not hold it
// are closed.
func (p *parser) sink(depth int) (*prose.Story, error) {
	s := p.story
	if err := p.closeTables(depth); err != nil {
		return nil, err
	}
	for len(s.tables) < depth {
		s.tables = append(s.tables, &openTable{})
	}
	if depth == 0 {
		return s.out, nil
	}
	return s.tables[depth-1].current(), nil
}

// endParagraph closes the paragraph at hand.
func (p *parser) endParagraph(depth int) error {
	s := p.story
	out, err := p.sink(depth)
	if err != nil {
		return err
	}
	number, err := p.takeNumber()
	if err != nil {
		return err
	}
	paragraph, err := p.budget.Paragraph(&s.draft, number)
	if err != nil {
		return err
	}
	paragraph.Level = p.state.level
	out.Add(paragraph)
	out.Take(s.boxes)
	s.boxes = nil
	return nil
}

// takeNumber gives the number that stands before the paragraph: "-" for any
// bullet.
func (p *parser) takeNumber() (string, error) {
	s := p.story
	if s.number.Len() == 0 {
		return "", nil
	}
	number, err := p.budget.Paragraph(&s.number, "")
	if err != nil {
		return "", err
	}
	text := strings.TrimSpace(number.Text)
	letter := strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
	if !letter || text == "o" {
		return "-", nil
	}
	return text, nil
}

// closeStory ends what is open in the story.
func (p *parser) closeStory() error {
	s := p.story
	if s.draft.Len() > 0 || len(s.boxes) > 0 {
		if err := p.endParagraph(p.tableDepth()); err != nil {
			return err
		}
	}
	return p.closeTables(0)
}

// begin opens a story within the one at hand, once a group.
func (p *parser) begin(part string, box bool) {
	group := &p.frames[len(p.frames)-1]
	if len(p.frames) == 1 || group.ends == endsStory {
		return
	}
	inner := newStory(part)
	inner.box, inner.aside = box, !box || p.story.aside
	if box && p.story.aside {
		inner.out.Part = p.story.out.Part
	}
	p.outer = append(p.outer, p.story)
	p.story = inner
	group.ends = endsStory
	p.plain()
	p.pard()
	p.state.to = toStory
}

// finish ends the story at hand and goes back to the one around it.
func (p *parser) finish() error {
	if err := p.closeStory(); err != nil {
		return err
	}
	inner := p.story
	p.story = p.outer[len(p.outer)-1]
	p.outer = p.outer[:len(p.outer)-1]
	if inner.box {
		p.story.boxes = append(p.story.boxes, inner.out.Blocks...)
		return nil
	}
	p.asides = append(p.asides, inner.out.Blocks...)
	return nil
}
