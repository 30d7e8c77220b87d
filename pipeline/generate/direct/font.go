package direct

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"unicode/utf16"
)

// font writes the objects of a font in use and gives the number of the one that pages refer to.
func (j *job) font(l *letters) (int, error) {
	data := l.file()
	program, err := j.packers.pack(data)
	if err != nil {
		return 0, err
	}
	unicode, err := j.packers.pack(l.toUnicode())
	if err != nil {
		return 0, err
	}
	name := tag(data) + "+" + l.face.name
	font, cid, descriptor := j.file.reserve(), j.file.reserve(), j.file.reserve()
	stream, mapping := j.file.reserve(), j.file.reserve()
	j.file.object(font, "<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%s]/ToUnicode %s>>", name, ref(cid), ref(mapping))
	j.file.object(cid, "<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/CIDToGIDMap/Identity/FontDescriptor %s/W[0[%s]]>>",
		name, ref(descriptor), l.widths())
	j.file.object(descriptor, "<</Type/FontDescriptor/FontName/%s/FontFile2 %s%s>>", name, ref(stream), l.face.descriptor())
	j.file.stream(stream, fmt.Sprintf("/Length1 %d", len(data)), program)
	j.file.stream(mapping, "", unicode)
	return font, nil
}

// tag is the six capitals that say which part of a typeface this is.
func tag(data []byte) string {
	sum := sha256.Sum256(data)
	out := make([]byte, 6)
	for i := range out {
		out[i] = 'A' + sum[i]%26
	}
	return string(out)
}

// widths are those of the letters in use, in thousandths of the size.
func (l *letters) widths() string {
	var out bytes.Buffer
	for i := 0; i <= len(l.runes); i++ {
		advance, _ := l.face.metric(l.source[i])
		fmt.Fprintf(&out, "%d ", l.face.thousandths(advance))
	}
	return string(bytes.TrimSpace(out.Bytes()))
}

// The measures of Times in thousandths of the size, and how thick its stems are.
const (
	ascent, descent, capitals = 891, -216, 662
	stem, boldStem            = 84, 140
	symbolic, slanted         = 4, 64
)

func (f *typeface) descriptor() string {
	flags, angle, thick := symbolic, 0, stem
	if f.italic {
		flags, angle = flags|slanted, -16
	}
	if f.bold {
		thick = boldStem
	}
	box := func(at int) int { return f.head.i16(at) * 1000 / f.em }
	return fmt.Sprintf("/Flags %d/FontBBox[%d %d %d %d]/ItalicAngle %d/Ascent %d/Descent %d/CapHeight %d/StemV %d",
		flags, box(36), box(38), box(40), box(42), angle, ascent, descent, capitals, thick)
}

// mostInBlock is how many lines a block of the mapping may have.
const mostInBlock = 100

// toUnicode says which letter each number stands for, so that text is found and copied.
func (l *letters) toUnicode() []byte {
	out := bytes.NewBufferString("/CIDInit/ProcSet findresource begin 12 dict begin begincmap/CMapType 2 def/CMapName/H def\n" +
		"1 begincodespacerange<0000><FFFF>endcodespacerange\n")
	for from := 0; from < len(l.runes); from += mostInBlock {
		block := l.runes[from:min(from+mostInBlock, len(l.runes))]
		fmt.Fprintf(out, "%d beginbfchar\n", len(block))
		for i, r := range block {
			fmt.Fprintf(out, "<%04X><", from+i+1)
			for _, unit := range utf16.Encode([]rune{r}) {
				fmt.Fprintf(out, "%04X", unit)
			}
			out.WriteString(">\n")
		}
		out.WriteString("endbfchar\n")
	}
	out.WriteString("endcmap CMapName currentdict/CMap defineresource pop end end\n")
	return out.Bytes()
}
