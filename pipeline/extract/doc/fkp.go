package doc

import "sort"

// pages finds the properties of runs or paragraphs by FC: a list of pages of
// 512 bytes (FKP), each with the properties of some stretches of the file.
type pages struct {
	stream raw
	list   plc
	fixed  int // bytes kept for each stretch: 1 for runs, 13 for paragraphs
	last   stretch
}

const pageSize = 512

// stretch is bytes of the file with the same properties.
type stretch struct {
	from, to int // FC
	at       int // where the properties lie in the stream, 0: none
}

func newPages(stream, structure raw, fixed int) *pages {
	return &pages{stream: stream, list: newPlc(structure, 4), fixed: fixed}
}

// find gives the stretch of an FC. It always holds that FC and more.
func (g *pages) find(fc int) stretch {
	if fc >= g.last.from && fc < g.last.to {
		return g.last
	}
	found := g.search(fc)
	if fc < found.from || fc >= found.to {
		found = stretch{fc, fc + 1, 0}
	}
	g.last = found
	return found
}

func (g *pages) search(fc int) stretch {
	at := sort.Search(g.list.n, func(i int) bool { return g.list.position(i+1) > fc })
	if at == g.list.n {
		return stretch{}
	}
	start := pageSize * int(g.list.thing(at).u32(0)&0x3FFFFF)
	page := g.stream.cut(start, pageSize)
	count := min(page.u8(pageSize-1), (pageSize-5)/(4+g.fixed))
	i := sort.Search(count, func(i int) bool { return page.size(4*(i+1)) > fc })
	if i == count {
		return stretch{}
	}
	found := stretch{from: page.size(4 * i), to: page.size(4 * (i + 1))}
	if offset := 2 * page.u8(4*(count+1)+g.fixed*i); offset != 0 {
		found.at = start + offset
	}
	return found
}

// run gives the modifiers of a run.
func (g *pages) run(s stretch) raw {
	if s.at == 0 {
		return nil
	}
	return g.stream.cut(s.at+1, min(g.stream.u8(s.at), pageSize))
}

// paragraph gives the style and the modifiers of a paragraph.
func (g *pages) paragraph(s stretch) (style int, modifiers raw) {
	if s.at == 0 {
		return 0, nil
	}
	at, size := s.at+1, 2*g.stream.u8(s.at)-1
	if size < 0 {
		at, size = s.at+2, 2*g.stream.u8(s.at+1)
	}
	props := g.stream.cut(at, size)
	return props.u16(0), props.from(2)
}
