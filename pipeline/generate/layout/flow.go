package layout

import (
	"errors"
	"fmt"
	"strconv"
)

// ErrTooTall is the error of something that cannot be cut and is taller than a page.
var ErrTooTall = errors.New("layout: a block is taller than the page")

// Flow sets a document on pages. A letter that the typeface lacks is a *MissingGlyph; measures that make no sense
// (a column wider than the page, a line narrower than a letter) are errors too. A document without blocks is one empty page.
func Flow(doc Document, m *Metrics) ([]Page, error) {
	sheet := doc.Sheet
	if !(sheet.TextWidth() >= leastWidth) || !(sheet.Height-sheet.Top-sheet.Bottom > 0) || min(sheet.Left, sheet.Right, sheet.Top, sheet.Bottom) < 0 {
		return nil, fmt.Errorf("layout: no room for text on a page of %v × %v mm", sheet.Width, sheet.Height)
	}
	if _, err := m.prepare(sheet.Watermark); err != nil {
		return nil, err
	}
	strips, err := stack(m, doc.Blocks, sheet.TextWidth())
	if err != nil {
		return nil, err
	}
	p := &paginator{sheet: sheet, metrics: m, room: sheet.Height - sheet.Top - sheet.Bottom}
	p.begin(1)
	for len(strips) > 0 {
		if strips, err = p.next(strips); err != nil {
			return nil, err
		}
	}
	return p.pages, nil
}

// paginator fills pages from top to foot. used is the height taken on the last page.
type paginator struct {
	sheet   Sheet
	metrics *Metrics
	room    float64
	pages   []Page
	number  int
	used    float64
	gap     float64 // distance asked for below the last strip
	empty   bool
}

func (p *paginator) begin(number int) {
	page := Page{Width: p.sheet.Width, Height: p.sheet.Height}
	k := ink{}
	if words := p.sheet.Watermark; words != "" {
		page.Watermark = p.metrics.watermark(words, p.sheet.Width, p.sheet.Height)
	}
	if size := p.sheet.NumberSize; number > 1 && size > 0 {
		text, style := strconv.Itoa(number), Style{Size: size}
		width := p.metrics.width(text, style)
		k.texts = append(k.texts, Text{(p.sheet.Width - width) / 2, p.sheet.NumberTop + ascent*size*PtToMM, width, text, style})
	}
	page.Shapes, page.Texts = k.shapes, k.texts
	p.pages = append(p.pages, page)
	p.number, p.used, p.gap, p.empty = number, 0, 0, true
}

// next places the first strip, or as much of it as fits, and returns what is left to do.
func (p *paginator) next(strips []strip) ([]strip, error) {
	s := strips[0]
	switch {
	case s.breakBefore:
		p.breakPage(s.restart)
		return strips[1:], nil
	case s.blank && p.empty && len(p.pages) > 1:
		return strips[1:], nil
	}
	header := p.header(s)
	start := p.gap + s.before
	if p.empty {
		start = 0
	}
	left := p.room - p.used - start - header.height()
	if max(chain(strips, p.room-header.height()), s.reach) <= left+slack {
		p.put(s, start, header)
		return strips[1:], nil
	}
	if s.row != nil && (s.row.least() <= left || p.empty) {
		if head, tail, ok := s.row.split(s, left); ok {
			p.put(head, start, header)
			p.begin(p.number + 1)
			strips[0] = tail
			return strips, nil
		}
	}
	if p.empty {
		return nil, fmt.Errorf("%w: %.0f mm of %.0f mm", ErrTooTall, max(s.height, s.reach)+header.height(), p.room)
	}
	p.begin(p.number + 1)
	return strips, nil
}

// header is the table header to repeat above the strip: none where the page already shows the table, or where the header
// takes more than half a page.
func (p *paginator) header(s strip) *tableHeader {
	if !p.empty || s.header == nil || s.header.height() > p.room/2 {
		return nil
	}
	return s.header
}

func (p *paginator) put(s strip, start float64, header *tableHeader) {
	page := &p.pages[len(p.pages)-1]
	k := ink{page.Shapes, page.Texts}
	y := p.sheet.Top + p.used + start
	if header != nil {
		draw(&k, header.strips, p.sheet.Left, y)
	}
	k.place(s.ink, p.sheet.Left, y+header.height())
	page.Shapes, page.Texts = k.shapes, k.texts
	p.used += start + header.height() + s.height
	p.gap, p.empty = s.after, false
}

func (p *paginator) breakPage(restart bool) {
	number := p.number + 1
	if restart {
		number = 1
	}
	if p.empty && len(p.pages) > 0 {
		p.pages = p.pages[:len(p.pages)-1]
		if !restart {
			number = p.number
		}
	}
	p.begin(number)
}

// chain is the height of the first strip with those that have to stay with it. Where they are taller than a page,
// their bonds are cut for good, the weak ones first.
func chain(strips []strip, room float64) float64 {
	for least := weak; least <= tight; least++ {
		if height := linked(strips, least, room); height <= room+slack {
			return height
		}
		for i := 0; strips[i].bond > free && i+1 < len(strips); i++ {
			if strips[i].bond == least {
				strips[i].bond = free
			}
		}
	}
	return strips[0].height
}

// linked adds up strips bound at least so strongly; a row at the end that can be cut counts with its smallest part.
func linked(strips []strip, least bond, room float64) float64 {
	height := strips[0].height
	for i := 0; strips[i].bond >= least && i+1 < len(strips) && height <= room+slack; i++ {
		if strips[i+1].breakBefore {
			break
		}
		height += strips[i].after + strips[i+1].before
		if next := strips[i+1]; next.row != nil && next.bond < least {
			return height + min(next.row.least(), next.height)
		}
		height += strips[i+1].height
	}
	return height
}
