package doc

import (
	"encoding/binary"
	"unicode/utf16"
)

// raw is bytes of the file. All numbers are little-endian. Whatever lies
// beyond the end is zero, so that a false offset cannot do harm.
type raw []byte

// cut gives n bytes from at, or nil where they are not all there.
func (b raw) cut(at, n int) raw {
	if at < 0 || n < 0 || at > len(b) || n > len(b)-at {
		return nil
	}
	return b[at : at+n : at+n]
}

// from gives all bytes from at on.
func (b raw) from(at int) raw {
	if at < 0 || at > len(b) {
		return nil
	}
	return b[at:]
}

func (b raw) u8(at int) int {
	if at < 0 || at >= len(b) {
		return 0
	}
	return int(b[at])
}

func (b raw) u16(at int) int {
	if c := b.cut(at, 2); c != nil {
		return int(binary.LittleEndian.Uint16(c))
	}
	return 0
}

func (b raw) i16(at int) int { return int(int16(b.u16(at))) }

func (b raw) u32(at int) uint32 {
	if c := b.cut(at, 4); c != nil {
		return binary.LittleEndian.Uint32(c)
	}
	return 0
}

// size is a u32 that counts or places something: at most 2^31-1.
func (b raw) size(at int) int { return int(min(b.u32(at), 1<<31-1)) }

// units gives n UTF-16 units from at on, fewer where the bytes end.
func (b raw) units(at, n int) []uint16 {
	n = min(n, len(b.from(at))/2)
	out := make([]uint16, max(n, 0))
	for i := range out {
		out[i] = uint16(b.u16(at + 2*i))
	}
	return out
}

// text gives n UTF-16 units from at on, as text.
func (b raw) text(at, n int) string { return string(utf16.Decode(b.units(at, n))) }

// counted gives the text at a place that begins with its length (Xst), and
// where it ends.
func (b raw) counted(at int) (string, int) {
	n := b.u16(at)
	return b.text(at+2, n), at + 2 + 2*n
}
