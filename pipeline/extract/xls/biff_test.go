package xls_test

import (
	"encoding/binary"
	"math"
	"unicode/utf16"

	"hoso/pipeline/extract/readertest"
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

// ole makes a container with one stream.
func ole(name string, stream []byte) []byte {
	return readertest.Container(readertest.Stream{Name: name, Content: stream})
}
