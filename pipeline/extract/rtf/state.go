package rtf

// destination says where the text of a group goes.
type destination int

const (
	toStory       destination = iota
	toNowhere                 // what is not read
	toFonts                   // \fonttbl
	toStyles                  // \stylesheet: text is no text, but levels count
	toNumber                  // \listtext: the number of the paragraph
	toInstruction             // \fldinst
	toChoice                  // an entry of a drop-down field
	toShape                   // \shpinst: only \shptxt within it is text
)

// state is what a group may change and gives back when it ends.
type state struct {
	to      destination
	font    int
	bold    bool
	hidden  bool
	deleted bool
	revised bool
	unicode int // letters for old programs after \uN

	inTable bool
	depth   int // \itapN
	level   int // outline level 1 to 9, 0 for running text
	style   int

	nested      bool   // within \nesttableprops
	field       *field // that the group belongs to
	unicodeOnly bool   // within \upr before \ud
}

// ends says what to do when the group of a state ends.
type ends int

const (
	endsNothing ends = iota
	endsStory        // a header, note or text box
	endsInstruction
)

// frame is an open group: the state around it.
type frame struct {
	state
	ends ends
}

// font is an entry of the font table.
type font struct {
	name string
	page int // 0: that of the document
}

// plain takes back what characters have of their own.
func (p *parser) plain() {
	s := &p.state
	s.font, s.bold, s.hidden, s.deleted, s.revised = p.defaultFont, false, false, false, false
}

// pard takes back what paragraphs have of their own.
func (p *parser) pard() {
	s := &p.state
	s.inTable, s.depth, s.level, s.style = false, 0, 0, 0
}

// page is the code page of the font at hand.
func (p *parser) page() int {
	if f, ok := p.fonts[p.state.font]; ok && f.page != 0 {
		return f.page
	}
	return p.codePage
}

func (p *parser) fontName() string {
	if f, ok := p.fonts[p.state.font]; ok {
		return f.name
	}
	return ""
}
