package direct

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// typeface is one TrueType file, looked through once. It never changes.
type typeface struct {
	name   string // in PDF: "HosoSerif-Bold"
	italic bool
	bold   bool

	head, hhea, maxp table
	hmtx, loca, glyf table
	glyphs           map[rune]uint16
	em               int
	wide             int // glyphs with an advance of their own
	count            int // glyphs
	longLoca         bool
}

// table is the bytes of a part of a font. Reading past its end gives zero.
type table []byte

func (t table) u16(at int) int {
	if at < 0 || at+2 > len(t) {
		return 0
	}
	return int(binary.BigEndian.Uint16(t[at:]))
}

func (t table) i16(at int) int { return int(int16(t.u16(at))) }

func (t table) u32(at int) int { return t.u16(at)<<16 | t.u16(at+2) }

// cut is a part of a table, empty where it is not all there.
func (t table) cut(from, to int) table {
	if from < 0 || to < from || to > len(t) {
		return nil
	}
	return t[from:to]
}

var errNoFont = errors.New("no TrueType font with outlines and a Unicode table")

// readTypeface finds the parts of a font that a PDF needs.
func readTypeface(name string, data []byte, bold, italic bool) (*typeface, error) {
	parts, file := map[string]table{}, table(data)
	if file.u32(0) != 0x00010000 {
		return nil, errNoFont
	}
	for i := range file.u16(4) {
		at := 12 + 16*i
		parts[string(file.cut(at, at+4))] = file.cut(file.u32(at+8), file.u32(at+8)+file.u32(at+12))
	}
	f := &typeface{
		name: name, bold: bold, italic: italic, head: parts["head"], hhea: parts["hhea"], maxp: parts["maxp"],
		hmtx: parts["hmtx"], loca: parts["loca"], glyf: parts["glyf"],
	}
	f.em, f.longLoca = f.head.u16(18), f.head.u16(50) != 0
	f.count, f.wide = f.maxp.u16(4), f.hhea.u16(34)
	if len(f.head) < 54 || len(f.hhea) < 36 || len(f.maxp) < 6 || f.em == 0 || f.count == 0 || f.wide == 0 || len(f.glyf) == 0 {
		return nil, errNoFont
	}
	f.glyphs = readLetters(parts["cmap"])
	if len(f.glyphs) == 0 {
		return nil, errNoFont
	}
	return f, nil
}

// readLetters reads the Unicode table of the font, format 4: which glyph draws which letter.
func readLetters(cmap table) map[rune]uint16 {
	glyphs := map[rune]uint16{}
	for i := range cmap.u16(2) {
		at := 4 + 8*i
		unicode := cmap.u16(at) == 0 || cmap.u16(at) == 3 && cmap.u16(at+2) == 1
		sub := cmap.cut(min(cmap.u32(at+4), len(cmap)), len(cmap))
		if unicode && sub.u16(0) == 4 {
			readSegments(sub, glyphs)
			return glyphs
		}
	}
	return glyphs
}

func readSegments(sub table, glyphs map[rune]uint16) {
	n := sub.u16(6) / 2
	for i := range n {
		last, first := sub.u16(14+2*i), sub.u16(16+2*(n+i))
		delta, from := sub.u16(16+2*(2*n+i)), 16+2*(3*n+i)
		offset := sub.u16(from)
		for r := first; r <= last && r != 0xFFFF; r++ {
			glyph := r + delta
			if offset != 0 {
				if glyph = sub.u16(from + offset + 2*(r-first)); glyph != 0 {
					glyph += delta
				}
			}
			if glyph &= 0xFFFF; glyph != 0 {
				glyphs[rune(r)] = uint16(glyph)
			}
		}
	}
}

// outline is the drawing of a glyph, nil where it is blank.
func (f *typeface) outline(glyph int) table {
	if glyph >= f.count {
		return nil
	}
	if f.longLoca {
		return f.glyf.cut(f.loca.u32(4*glyph), f.loca.u32(4*glyph+4))
	}
	return f.glyf.cut(2*f.loca.u16(2*glyph), 2*f.loca.u16(2*glyph+2))
}

// metric is the advance and the left bearing of a glyph.
func (f *typeface) metric(glyph int) (advance, bearing int) {
	if glyph < f.wide {
		return f.hmtx.u16(4 * glyph), f.hmtx.u16(4*glyph + 2)
	}
	return f.hmtx.u16(4 * (f.wide - 1)), f.hmtx.u16(4*f.wide + 2*(glyph-f.wide))
}

// thousandths rounds a length of the font to thousandths of the size, as layout measures.
func (f *typeface) thousandths(length int) int {
	return (length*2000 + f.em) / (2 * f.em)
}

func (f *typeface) glyph(r rune) (int, error) {
	glyph, ok := f.glyphs[r]
	if !ok {
		return 0, fmt.Errorf("pdf: %s has no letter %q", f.name, r)
	}
	return int(glyph), nil
}
