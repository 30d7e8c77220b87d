package direct

import (
	"encoding/binary"
	"slices"
)

// letters is a font in use: the letters that pages draw with it, and the numbers that they have in the file. Number 0 is no letter.
type letters struct {
	face   *typeface
	number map[rune]int
	runes  []rune // by number, from 1
	source []int  // by number: the glyph in the typeface; those past the letters are parts of others
}

func newLetters(face *typeface) *letters {
	return &letters{face: face, number: map[rune]int{}, source: []int{0}}
}

// add numbers a letter when it is first met: a page is drawn before those that follow are known.
func (l *letters) add(r rune) error {
	if _, known := l.number[r]; known {
		return nil
	}
	glyph, err := l.face.glyph(r)
	if err != nil {
		return err
	}
	l.runes, l.source = append(l.runes, r), append(l.source, glyph)
	l.number[r] = len(l.runes)
	return nil
}

// The flags of a part of a composite glyph.
const (
	wordArguments = 0x0001
	oneScale      = 0x0008
	moreParts     = 0x0020
	twoScales     = 0x0040
	fourScales    = 0x0080
)

// outlines copies the glyphs in use and those that they are made of, with new numbers.
func (l *letters) outlines() (glyf, loca []byte) {
	parts := map[int]int{}
	loca = binary.BigEndian.AppendUint32(loca, 0)
	for i := 0; i < len(l.source); i++ { // grows with the parts
		outline := l.face.outline(l.source[i])
		if outline.i16(0) < 0 {
			outline = l.renumber(slices.Clone(outline), parts)
		}
		glyf = append(glyf, outline...)
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
	}
	return glyf, loca
}

func (l *letters) renumber(outline table, parts map[int]int) table {
	for at := 10; at+4 <= len(outline); {
		flags, glyph := outline.u16(at), outline.u16(at+2)
		number, known := parts[glyph]
		if !known {
			number = len(l.source)
			parts[glyph] = number
			l.source = append(l.source, glyph)
		}
		binary.BigEndian.PutUint16(outline[at+2:], uint16(number))
		if flags&moreParts == 0 {
			break
		}
		at += 4 + partLength(flags)
	}
	return outline
}

// partLength is how many bytes follow the number of a part.
func partLength(flags int) int {
	n := 2
	if flags&wordArguments != 0 {
		n = 4
	}
	switch {
	case flags&oneScale != 0:
		n += 2
	case flags&twoScales != 0:
		n += 4
	case flags&fourScales != 0:
		n += 8
	}
	return n
}

// file is a TrueType file of the letters in use: the six tables that a PDF needs.
func (l *letters) file() []byte {
	glyf, loca := l.outlines()
	n := len(l.source)
	var hmtx []byte
	for _, glyph := range l.source {
		advance, bearing := l.face.metric(glyph)
		hmtx = binary.BigEndian.AppendUint16(hmtx, uint16(advance))
		hmtx = binary.BigEndian.AppendUint16(hmtx, uint16(bearing))
	}
	head, hhea, maxp := slices.Clone(l.face.head), slices.Clone(l.face.hhea), slices.Clone(l.face.maxp)
	binary.BigEndian.PutUint32(head[8:], 0)  // the sum of the file, which no reader of PDF looks at
	binary.BigEndian.PutUint16(head[50:], 1) // loca in 32 bits
	binary.BigEndian.PutUint16(hhea[34:], uint16(n))
	binary.BigEndian.PutUint16(maxp[4:], uint16(n))
	return assemble([]part{{"glyf", glyf}, {"head", head}, {"hhea", hhea}, {"hmtx", hmtx}, {"loca", loca}, {"maxp", maxp}})
}

type part struct {
	tag  string
	data []byte
}

// assemble puts tables, sorted by tag, into a TrueType file.
func assemble(parts []part) []byte {
	n := len(parts)
	out := binary.BigEndian.AppendUint32(nil, 0x00010000)
	out = binary.BigEndian.AppendUint16(out, uint16(n))
	for _, v := range []uint16{64, 2, uint16(16*n - 64)} { // for a search by halves among six tables
		out = binary.BigEndian.AppendUint16(out, v)
	}
	at := 12 + 16*n
	for _, p := range parts {
		out = append(out, p.tag...)
		for _, v := range []uint32{checksum(p.data), uint32(at), uint32(len(p.data))} {
			out = binary.BigEndian.AppendUint32(out, v)
		}
		at += (len(p.data) + 3) &^ 3
	}
	for _, p := range parts {
		out = append(out, p.data...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	return out
}

func checksum(data []byte) (sum uint32) {
	for len(data) >= 4 {
		sum += binary.BigEndian.Uint32(data)
		data = data[4:]
	}
	var rest [4]byte
	copy(rest[:], data)
	return sum + binary.BigEndian.Uint32(rest[:])
}
