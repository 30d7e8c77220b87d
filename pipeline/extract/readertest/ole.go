package readertest

import (
	"encoding/binary"
	"unicode/utf16"
)

// Stream is a stream of an OLE container.
type Stream struct {
	Name    string
	Content []byte
}

const (
	oleSector = 512
	oleFree   = 0xFFFFFFFF
	oleEnd    = 0xFFFFFFFE
	oleTable  = 0xFFFFFFFD
	oleShort  = 4096 // a shorter stream would lie elsewhere, and is filled up to this
)

// Container writes an OLE container of version 3: header, streams, directory,
// then the table of sectors.
func Container(streams ...Stream) []byte {
	var body []byte
	var chain []uint32
	add := func(content []byte) uint32 {
		start := uint32(len(chain))
		for at := 0; at < len(content); at += oleSector {
			block := make([]byte, oleSector)
			copy(block, content[at:])
			body = append(body, block...)
			chain = append(chain, uint32(len(chain)+1))
		}
		chain[len(chain)-1] = oleEnd
		return start
	}
	directory := OLEEntry("Root Entry", 5, oleFree, 1, oleEnd, 0)
	if len(streams) == 0 {
		directory = OLEEntry("Root Entry", 5, oleFree, oleFree, oleEnd, 0)
	}
	for i, s := range streams {
		content := append(s.Content[:len(s.Content):len(s.Content)], make([]byte, max(oleShort-len(s.Content), 0))...)
		next := uint32(oleFree)
		if i+1 < len(streams) {
			next = uint32(i + 2)
		}
		directory = append(directory, OLEEntry(s.Name, 2, next, oleFree, add(content), uint32(len(content)))...)
	}
	for len(directory)%oleSector != 0 {
		directory = append(directory, OLEEntry("", 0, oleFree, oleFree, 0, 0)...)
	}
	directoryAt := add(directory)
	return append(append(oleHeader(&chain, directoryAt), body...), uint32s(chain)...)
}

// oleHeader writes the header and completes the table of sectors.
func oleHeader(chain *[]uint32, directory uint32) []byte {
	tables := 1
	for tables*(oleSector/4) < len(*chain)+tables {
		tables++
	}
	first := len(*chain)
	for range tables {
		*chain = append(*chain, oleTable)
	}
	for len(*chain) < tables*(oleSector/4) {
		*chain = append(*chain, oleFree)
	}
	head := make([]byte, oleSector)
	copy(head, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
	for i, n := range []uint16{0x3E, 3, 0xFFFE, 9, 6} {
		binary.LittleEndian.PutUint16(head[24+2*i:], n)
	}
	copy(head[44:], uint32s([]uint32{uint32(tables), directory, 0, oleShort, oleEnd, 0, oleEnd, 0}))
	for i := range 109 {
		at := uint32(oleFree)
		if i < tables {
			at = uint32(first + i)
		}
		binary.LittleEndian.PutUint32(head[76+4*i:], at)
	}
	return head
}

// OLEEntry writes an entry of the directory.
func OLEEntry(name string, kind byte, right, child, start, size uint32) []byte {
	out := make([]byte, 128)
	units := utf16.Encode([]rune(name))
	for i, u := range units {
		binary.LittleEndian.PutUint16(out[2*i:], u)
	}
	binary.LittleEndian.PutUint16(out[64:], uint16(2*len(units)+2))
	out[66], out[67] = kind, 1
	copy(out[68:], uint32s([]uint32{oleFree, right, child}))
	copy(out[116:], uint32s([]uint32{start, size}))
	return out
}

func uint32s(numbers []uint32) []byte {
	var out []byte
	for _, n := range numbers {
		out = binary.LittleEndian.AppendUint32(out, n)
	}
	return out
}
