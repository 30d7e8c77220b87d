package xls_test

import (
	"encoding/binary"
	"math"
	"unicode/utf16"
)

var le = binary.LittleEndian

// rec writes a record.
func rec(kind int, data ...[]byte) []byte {
	body := join(data...)
	out := le.AppendUint16(nil, uint16(kind))
	return append(le.AppendUint16(out, uint16(len(body))), body...)
}

func join(parts ...[]byte) []byte {
	var out []byte
	for _, p := range parts {
		out = append(out, p...)
	}
	return out
}

// words writes numbers of two bytes.
func words(numbers ...int) []byte {
	var out []byte
	for _, n := range numbers {
		out = le.AppendUint16(out, uint16(n))
	}
	return out
}

func long(n int) []byte        { return le.AppendUint32(nil, uint32(n)) }
func float(x float64) []byte   { return le.AppendUint64(nil, math.Float64bits(x)) }
func bytesOf(b ...byte) []byte { return b }

// wide writes the characters of a text in two bytes each.
func wide(s string) []byte {
	var out []byte
	for _, u := range utf16.Encode([]rune(s)) {
		out = le.AppendUint16(out, u)
	}
	return out
}

func length(s string) int { return len(utf16.Encode([]rune(s))) }

// str is a text with a length of two bytes, short one with one byte.
func str(s string) []byte   { return join(words(length(s)), bytesOf(1), wide(s)) }
func short(s string) []byte { return join(bytesOf(byte(length(s)), 1), wide(s)) }

func bof(kind int) []byte { return rec(0x0809, words(0x0600, kind, 0, 0), long(0), long(0)) }
func eof() []byte         { return rec(0x000A) }

func fontRec(name string, weight int) []byte {
	return rec(0x0031, words(220, 0, 0, weight, 0), bytesOf(0, 0, 0, 0), short(name))
}

func xf(font, format int) []byte { return rec(0x00E0, words(font, format), make([]byte, 16)) }

// globals are what stands before BoundSheet8: five fonts and some looks.
// Look 0 is plain, 1 is .VnTime, 2 is 0%, 3 is a date, 4 is #,##0, 5 is bold.
func globals() []byte {
	return join(
		fontRec("Times New Roman", 400), fontRec(".VnTime", 400), fontRec("Arial", 700), fontRec("Arial", 400),
		fontRec("VNI-Times", 400), // number 5: 4 is left out
		rec(0x041E, words(164), str(`dd/mm/yyyy`)),
		xf(0, 0), xf(1, 0), xf(0, 9), xf(0, 164), xf(0, 3), xf(2, 0),
	)
}

// workbook is a stream of one sheet called "A".
func workbook(more []byte, sheet ...[]byte) []byte {
	head := join(bof(5), globals(), more)
	const bound = 4 + 6 + 2 + 2 // record BoundSheet8 with a name of one letter
	at := len(head) + bound + len(eof())
	return join(head, rec(0x0085, long(at), bytesOf(0, 0), short("A")), eof(), bof(0x10), join(sheet...), eof())
}

const (
	sector   = 512
	endChain = 0xFFFFFFFE
	free     = 0xFFFFFFFF
)

// ole makes a container with one stream: header, directory, stream, then the
// allocation table.
func ole(name string, stream []byte) []byte {
	if len(stream) < 4096 {
		stream = append(stream, make([]byte, 4096-len(stream))...)
	}
	count := (len(stream) + sector - 1) / sector
	tables := 1
	for tables*128 < count+1+tables {
		tables++
	}
	file := make([]byte, sector*(2+count+tables))
	copy(file, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
	for at, n := range map[int]int{24: 0x3E, 26: 3, 28: 0xFFFE, 30: 9, 32: 6} {
		le.PutUint16(file[at:], uint16(n))
	}
	for at, n := range map[int]uint32{44: uint32(tables), 48: 0, 56: 4096, 60: endChain, 68: endChain} {
		le.PutUint32(file[at:], n)
	}
	for i := range 109 {
		le.PutUint32(file[76+4*i:], free)
	}
	fat := file[sector*(2+count):]
	for i := range len(fat) / 4 {
		le.PutUint32(fat[4*i:], free)
	}
	for i := range tables {
		le.PutUint32(file[76+4*i:], uint32(1+count+i))
		le.PutUint32(fat[4*(1+count+i):], 0xFFFFFFFD)
	}
	le.PutUint32(fat, endChain)
	for i := 1; i <= count; i++ {
		le.PutUint32(fat[4*i:], uint32(i+1))
	}
	le.PutUint32(fat[4*count:], endChain)
	entry(file[sector:], "Root Entry", 5, 1, endChain, 0)
	entry(file[sector+128:], name, 2, free, 1, uint32(len(stream)))
	copy(file[2*sector:], stream)
	return file
}

// entry writes one entry of the directory.
func entry(b []byte, name string, kind byte, child, start, size uint32) {
	copy(b, wide(name))
	le.PutUint16(b[64:], uint16(2*len(name)+2))
	b[66], b[67] = kind, 1
	le.PutUint32(b[68:], free)
	le.PutUint32(b[72:], free)
	le.PutUint32(b[76:], child)
	le.PutUint32(b[116:], start)
	le.PutUint32(b[120:], size)
}
