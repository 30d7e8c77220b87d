package doc

import (
	"context"
	"fmt"
	"slices"
	"sort"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract"
	"hoso/pipeline/extract/prose"
	"hoso/pipeline/viet"
)

// parser reads one file.
type parser struct {
	ctx      context.Context
	limits   extract.Limits
	streams  *streams
	document *dossier.Document

	fib        *fib
	table      raw
	dataStream raw
	dataRead   bool
	text       []uint16 // all stories, UTF-16
	pieces     []piece
	lastPiece  int
	runs       *pages
	paras      *pages

	fonts    []string
	styles   []*style
	defaults look
	looks    map[lookKey]*look
	lists    []*list
	sections map[int]bool // CP behind the mark of each section
	shapes   [2]shapes    // of the main text and of the headers

	textBytes int
	cells     int   // positions of all grids so far
	steps     int   // modifiers read so far
	huge      bool  // reading modifiers that lie elsewhere
	revised   bool  // the file still holds tracked changes
	failed    error // while reading a text box
	drafts    []*draft
	buffer    []byte // letters of the run at hand
}

// readAll reads the structures in the order in which they need each other.
func (p *parser) readAll() (err error) {
	stream, err := p.streams.read("WordDocument")
	if err != nil {
		return err
	}
	if p.fib, err = readFib(stream); err != nil {
		return err
	}
	if p.table, err = p.streams.read(p.fib.table()); err != nil {
		return err
	}
	if err := p.readPieces(); err != nil {
		return err
	}
	p.runs = newPages(stream, p.structure(pairRuns), 1)
	p.paras = newPages(stream, p.structure(pairParagraphs), 13)
	p.looks = map[lookKey]*look{}
	p.readFonts()
	p.readStyles()
	p.readLists()
	p.readSections()
	p.readShapes()
	return p.readStories()
}

// readSections notes where sections end: there a page break ends a paragraph.
func (p *parser) readSections() {
	list := newPlc(p.structure(pairSections), 12)
	p.sections = make(map[int]bool, list.n)
	for i := range list.n {
		p.sections[list.position(i+1)] = true
	}
}

// readStories reads the main text, then what stands outside of it.
func (p *parser) readStories() (err error) {
	if p.document.Blocks, err = p.story(mainText, "", 0, p.length(mainText)); err != nil {
		return err
	}
	if err := p.strayBoxes(&p.document.Blocks, 0); err != nil {
		return err
	}
	if err := p.readHeaders(); err != nil {
		return err
	}
	for _, notes := range []struct {
		story int
		part  string
	}{{footnotes, "/footnotes"}, {endnotes, "/endnotes"}} {
		blocks, err := p.story(notes.story, notes.part, 0, p.length(notes.story))
		if err != nil {
			return err
		}
		p.document.Outside = append(p.document.Outside, blocks...)
	}
	p.finish()
	return nil
}

// length is how many characters a story has.
func (p *parser) length(story int) int {
	return min(p.fib.starts[story+1], len(p.text)) - min(p.fib.starts[story], len(p.text))
}

// readHeaders reads headers, then footers. The story of headers begins with
// six separators of notes; each section has six kinds of them, empty where it
// shows those of the section before.
func (p *parser) readHeaders() error {
	list := newPlc(p.structure(pairHeaders), 0)
	for _, wanted := range []struct {
		part  string
		kinds [3]int
	}{{"/header", [3]int{0, 1, 4}}, {"/footer", [3]int{2, 3, 5}}} {
		for i := 6; i < list.n; i++ {
			if !slices.Contains(wanted.kinds[:], i%6) {
				continue
			}
			blocks, err := p.story(headers, wanted.part, list.position(i), list.position(i+1))
			if err != nil {
				return err
			}
			p.document.Outside = append(p.document.Outside, blocks...)
		}
	}
	return p.strayBoxes(&p.document.Outside, 1)
}

// finish says what the sender should know of the file as a whole.
func (p *parser) finish() {
	if p.revised {
		p.document.Notes = append(p.document.Notes, dossier.Note{Message: prose.Tracked})
	}
	sort.Strings(p.document.Encodings)
}

// met notes legacy encodings, each once.
func (p *parser) met(encodings []viet.Encoding) {
	for _, e := range encodings {
		if e != "" && !slices.Contains(p.document.Encodings, string(e)) {
			p.document.Encodings = append(p.document.Encodings, string(e))
		}
	}
}

// spend stops the reading when the time is over or when the file makes more
// work than any document of its length can.
func (p *parser) spend() error {
	const perElement = 16 // modifiers
	if p.limits.Elements > 0 && p.steps > perElement*p.limits.Elements {
		return fmt.Errorf("properties: %w", extract.ErrTooLarge)
	}
	if p.failed != nil {
		return p.failed
	}
	return p.ctx.Err()
}

// countText counts bytes of text.
func (p *parser) countText(n int) error {
	if p.textBytes += n; p.limits.Text > 0 && p.textBytes > p.limits.Text {
		return fmt.Errorf("text: %w", extract.ErrTooLarge)
	}
	return nil
}

// countCells counts positions of grids, in all tables together.
func (p *parser) countCells(n int) error {
	if p.cells += n; p.limits.Cells > 0 && p.cells > p.limits.Cells {
		return fmt.Errorf("cells of tables: %w", extract.ErrTooLarge)
	}
	return nil
}
