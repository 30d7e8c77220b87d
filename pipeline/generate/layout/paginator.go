package layout

import (
	"fmt"
	"strconv"
)

// paginator fills pages from top to foot. used is the height taken on the page in hand.
type paginator struct {
	sheet   Sheet
	metrics *Metrics
	room    float64
	ready   func(Page) error // takes a page that is full
	full    int              // pages that it took
	page    Page             // in hand
	strips  []strip          // that hold on to each other, before they have a place
	number  int
	used    float64
	gap     float64 // distance asked for below the last strip
	empty   bool
}

// take places a strip once it is known what holds on to it: where it lets go of the next one.
func (p *paginator) take(s strip) error {
	p.strips = append(p.strips, s)
	if s.bond != free {
		return nil
	}
	return p.settle()
}

// settle places the strips in hand.
func (p *paginator) settle() (err error) {
	for rest := p.strips; len(rest) > 0; {
		if rest, err = p.next(rest); err != nil {
			return err
		}
	}
	clear(p.strips)
	p.strips = p.strips[:0]
	return nil
}

// turn hands the page over and begins the next one.
func (p *paginator) turn(number int) error {
	if err := p.ready(p.page); err != nil {
		return err
	}
	p.full++
	p.begin(number)
	return nil
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
	p.page = page
	p.number, p.used, p.gap, p.empty = number, 0, 0, true
}

// next places the first strip, or as much of it as fits, and returns what is left to do.
func (p *paginator) next(strips []strip) ([]strip, error) {
	s := strips[0]
	switch {
	case s.breakBefore:
		return strips[1:], p.breakPage(s.restart)
	case s.blank && p.empty && p.full > 0:
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
			strips[0] = tail
			return strips, p.turn(p.number + 1)
		}
	}
	if p.empty {
		return nil, fmt.Errorf("%w: %.0f mm of %.0f mm", ErrTooTall, max(s.height, s.reach)+header.height(), p.room)
	}
	return strips, p.turn(p.number + 1)
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
	page := &p.page
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

// breakPage begins a page; an empty one is not kept.
func (p *paginator) breakPage(restart bool) error {
	number := p.number + 1
	if restart {
		number = 1
	}
	if !p.empty {
		return p.turn(number)
	}
	if !restart {
		number = p.number
	}
	p.begin(number)
	return nil
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
