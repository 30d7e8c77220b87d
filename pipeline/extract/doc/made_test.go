package doc_test

import (
	"encoding/binary"
	"slices"
	"unicode/utf16"

	"hoso/pipeline/extract/readertest"
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
	streams := []readertest.Stream{{Name: "WordDocument", Content: main}, {Name: "0Table", Content: table}}
	if m.data != nil {
		streams = append(streams, readertest.Stream{Name: "Data", Content: m.data})
	}
	return readertest.Container(streams...)
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
