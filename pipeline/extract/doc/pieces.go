package doc

import (
	"fmt"
	"sort"

	"hoso/pipeline/extract"
)

// piece is a stretch of the text that lies together in the file.
type piece struct {
	from, to int // CP
	fc       int // of its first character
	width    int // bytes of a character
	extra    raw // modifiers on top of what the FC say
}

// readPieces reads the piece table ([MS-DOC] 2.9.38) and the whole text.
func (p *parser) readPieces() error {
	clx := p.structure(pairClx)
	var extras []raw
	for clx.u8(0) == 1 && len(clx) > 3 {
		size := clx.u16(1)
		extras = append(extras, clx.cut(3, size))
		clx = clx.from(3 + size)
	}
	if clx.u8(0) != 2 {
		return fmt.Errorf("no piece table: %w", errBroken)
	}
	table := newPlc(clx.cut(5, clx.size(1)), 8)
	if table.n == 0 {
		return fmt.Errorf("empty piece table: %w", errBroken)
	}
	length := table.position(table.n)
	if p.limits.Text > 0 && length > p.limits.Text {
		return fmt.Errorf("%d characters: %w", length, extract.ErrTooLarge)
	}
	if length < p.fib.starts[mainText+1] {
		return fmt.Errorf("text of %d characters, %d expected: %w", length, p.fib.starts[mainText+1], errBroken)
	}
	p.text = make([]uint16, 0, length)
	p.pieces = make([]piece, 0, table.n)
	for i := range table.n {
		if err := p.addPiece(table.position(i), table.position(i+1), table.thing(i), extras); err != nil {
			return err
		}
	}
	return nil
}

// addPiece reads the text of a piece. Pieces follow each other without gaps.
func (p *parser) addPiece(from, to int, pcd raw, extras []raw) error {
	if from != len(p.text) || to < from {
		return fmt.Errorf("piece %d to %d: %w", from, to, errBroken)
	}
	fc := int(pcd.u32(2) & 0x3FFFFFFF)
	part := piece{from: from, to: to, fc: fc, width: 2, extra: extra(pcd.u16(6), extras)}
	if pcd.u32(2)&0x40000000 != 0 {
		part.fc, part.width = fc/2, 1
	}
	bytes := p.fib.cut(part.fc, part.width*(to-from))
	if bytes == nil && to > from {
		return fmt.Errorf("piece %d to %d beyond the end of the file: %w", from, to, errBroken)
	}
	for i := 0; i < len(bytes); i += part.width {
		if part.width == 1 {
			p.text = append(p.text, letter(bytes[i]))
			continue
		}
		p.text = append(p.text, uint16(bytes[i])|uint16(bytes[i+1])<<8)
	}
	if to > from {
		p.pieces = append(p.pieces, part)
	}
	return nil
}

// windows are the letters of CP1252 that are not those of Latin-1.
var windows = [32]uint16{
	0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F,
	0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
}

func letter(b byte) uint16 {
	if b >= 0x80 && b < 0xA0 {
		return windows[b-0x80]
	}
	return uint16(b)
}

// short are the modifiers that a piece may name by a number of its own
// ([MS-DOC] 2.9.215), as far as they matter here.
var short = map[int]int{
	0x18: pInTable, 0x19: pRowEnd, 0x41: cDeleted, 0x42: cInserted, 0x55: cBold, 0x5C: cHidden,
}

// extra gives the modifiers of a piece: one short one, or one of the lists
// that stand before the piece table.
func extra(prm int, extras []raw) raw {
	if prm&1 != 0 {
		if at := prm >> 1; at < len(extras) {
			return extras[at]
		}
		return nil
	}
	code, ok := short[prm>>1&0x7F]
	if !ok {
		return nil
	}
	return raw{byte(code), byte(code >> 8), byte(prm >> 8)}
}

// pieceAt finds the piece of a CP within the text.
func (p *parser) pieceAt(cp int) *piece {
	if last := &p.pieces[p.lastPiece]; cp >= last.from && cp < last.to {
		return last
	}
	p.lastPiece = sort.Search(len(p.pieces)-1, func(i int) bool { return p.pieces[i].to > cp })
	return &p.pieces[p.lastPiece]
}

// byteAt is the FC of a CP.
func (t *piece) byteAt(cp int) int { return t.fc + t.width*(cp-t.from) }
