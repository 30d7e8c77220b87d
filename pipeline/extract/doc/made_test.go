package doc_test

import (
	"encoding/binary"
	"slices"
	"unicode/utf16"
)

// made is a document written byte by byte, for what LibreOffice does not
// write. Positions are CP.
type made struct {
	text   string
	runs   []stretch
	paras  []stretch
	pieces []madePiece // none: one piece with two bytes a character
	clx    []byte      // lists of modifiers before the piece table
	data   []byte      // the stream Data
	counts map[int]int // further stories: number and length
}

type stretch struct {
	end       int
	modifiers []byte
}

// madePiece is the text up to end; order says where it lies in the file.
type madePiece struct {
	end    int
	narrow bool
	order  int
	prm    uint16
}

func u16s(values ...int) []byte {
	var out []byte
	for _, v := range values {
		out = binary.LittleEndian.AppendUint16(out, uint16(v))
	}
	return out
}

func u32s(values ...int) []byte {
	var out []byte
	for _, v := range values {
		out = binary.LittleEndian.AppendUint32(out, uint32(v))
	}
	return out
}

const (
	fibSize  = 154 + 8*93
	textFrom = 2048
)

// bytes writes the file.
func (m made) bytes() []byte {
	units := utf16.Encode([]rune(m.text))
	if m.pieces == nil {
		m.pieces = []madePiece{{end: len(units)}}
	}
	main := make([]byte, textFrom)
	places := make([]int, len(m.pieces))
	for order := range m.pieces {
		at := slices.IndexFunc(m.pieces, func(p madePiece) bool { return p.order == order })
		if at < 0 {
			at = order
		}
		from := 0
		if at > 0 {
			from = m.pieces[at-1].end
		}
		places[at] = len(main)
		for _, u := range units[from:m.pieces[at].end] {
			main = append(main, byte(u))
			if !m.pieces[at].narrow {
				main = append(main, byte(u>>8))
			}
		}
	}
	var table []byte
	put := func(pair int, structure []byte) {
		copy(main[154+8*pair:], u32s(len(table), len(structure)))
		table = append(table, structure...)
	}
	put(33, m.pieceTable(places))
	main = m.page(main, put, 12, m.runs, places, false)
	main = m.page(main, put, 13, m.paras, places, true)
	copy(main, u16s(0xA5EC, 0xC1))
	copy(main[32:], u16s(14))
	copy(main[62:], u16s(22))
	copy(main[152:], u16s(93))
	inMain := len(units)
	for story, n := range m.counts {
		copy(main[64+4*(3+story):], u32s(n))
		inMain -= n
	}
	copy(main[76:], u32s(inMain))
	streams := []madeStream{{"WordDocument", main}, {"0Table", table}}
	if m.data != nil {
		streams = append(streams, madeStream{"Data", m.data})
	}
	return container(streams)
}

func (m made) pieceTable(places []int) []byte {
	positions, things := u32s(0), []byte(nil)
	for i, p := range m.pieces {
		fc := places[i]
		if p.narrow {
			fc = 2*fc | 1<<30
		}
		positions = append(positions, u32s(p.end)...)
		things = append(things, u16s(0)...)
		things = append(things, u32s(fc)...)
		things = append(things, u16s(int(p.prm))...)
	}
	plc := append(positions, things...)
	return append(append(slices.Clone(m.clx), 2), append(u32s(len(plc)), plc...)...)
}

// page writes one page of properties; only for a text in one piece.
func (m made) page(main []byte, put func(int, []byte), pair int, stretches []stretch, places []int, paragraphs bool) []byte {
	if len(stretches) == 0 {
		return main
	}
	for len(main)%512 != 0 {
		main = append(main, 0)
	}
	page, fixed := make([]byte, 512), 1
	if paragraphs {
		fixed = 13
	}
	copy(page, u32s(places[0]))
	top := 510
	for i, s := range stretches {
		copy(page[4*(i+1):], u32s(places[0]+2*s.end))
		props := append([]byte{byte(len(s.modifiers))}, s.modifiers...)
		if paragraphs {
			props = append([]byte{0, byte((len(s.modifiers) + 3) / 2), 0, 0}, s.modifiers...)
		}
		top = (top - len(props)) &^ 1
		copy(page[top:], props)
		page[4*(len(stretches)+1)+fixed*i] = byte(top / 2)
	}
	page[511] = byte(len(stretches))
	put(pair, u32s(places[0], places[0]+2*stretches[len(stretches)-1].end, len(main)/512))
	return append(main, page...)
}

type madeStream struct {
	name    string
	content []byte
}

// container writes an OLE container; every stream takes sectors of its own.
func container(streams []madeStream) []byte {
	const sector, free, end, fat = 512, 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
	var body []byte
	var chain []int
	add := func(content []byte) (start int) {
		start = len(chain)
		for at := 0; at < len(content); at += sector {
			block := make([]byte, sector)
			copy(block, content[at:])
			body = append(body, block...)
			chain = append(chain, len(chain)+1)
		}
		chain[len(chain)-1] = end
		return start
	}
	entry := func(name string, kind byte, left, right, child, start, size int) []byte {
		out := make([]byte, 128)
		letters := utf16.Encode([]rune(name))
		for i, u := range letters {
			copy(out[2*i:], u16s(int(u)))
		}
		copy(out[64:], u16s(2*len(letters)+2))
		out[66], out[67] = kind, 1
		copy(out[68:], u32s(left, right, child))
		copy(out[116:], u32s(start, size))
		return out
	}
	directory := entry("Root Entry", 5, free, free, 1, end, 0)
	for i, s := range streams {
		content := s.content
		if len(content) < 4096 {
			content = append(slices.Clone(content), make([]byte, 4096-len(content))...)
		}
		next := free
		if i+1 < len(streams) {
			next = i + 2
		}
		directory = append(directory, entry(s.name, 2, free, next, free, add(content), len(content))...)
	}
	for len(directory)%sector != 0 {
		directory = append(directory, entry("", 0, free, free, free, 0, 0)...)
	}
	directoryAt := add(directory)
	fats := 1
	for fats*(sector/4) < len(chain)+fats {
		fats++
	}
	fatAt := len(chain)
	for range fats {
		chain = append(chain, fat)
	}
	for len(chain) < fats*(sector/4) {
		chain = append(chain, free)
	}
	head := make([]byte, sector)
	copy(head, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
	copy(head[24:], u16s(0x3E, 3, 0xFFFE, 9, 6))
	copy(head[44:], u32s(fats, directoryAt, 0, 4096, end, 0, end, 0))
	for i := range 109 {
		copy(head[76+4*i:], u32s(free))
		if i < fats {
			copy(head[76+4*i:], u32s(fatAt+i))
		}
	}
	return append(append(head, body...), u32s(chain...)...)
}
