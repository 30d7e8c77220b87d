package sniff

import (
	"bytes"
	"io"
	"unicode/utf16"
)

// asUTF8 turns a part in UTF-16 (with a byte order mark) into UTF-8. The part
// is bounded by its caller.
func asUTF8(r io.Reader) io.Reader {
	head := make([]byte, 2)
	n, _ := io.ReadFull(r, head)
	little := n == 2 && head[0] == 0xFF && head[1] == 0xFE
	big := n == 2 && head[0] == 0xFE && head[1] == 0xFF
	if !little && !big {
		return skipMark(io.MultiReader(bytes.NewReader(head[:n]), r))
	}
	data, _ := io.ReadAll(r)
	units := make([]uint16, len(data)/2)
	for i := range units {
		low, high := data[2*i], data[2*i+1]
		if big {
			low, high = high, low
		}
		units[i] = uint16(high)<<8 | uint16(low)
	}
	return bytes.NewReader([]byte(string(utf16.Decode(units))))
}

// skipMark leaves out the byte order mark of UTF-8.
func skipMark(r io.Reader) io.Reader {
	head := make([]byte, 3)
	n, _ := io.ReadFull(r, head)
	if bytes.Equal(head[:n], []byte("\xEF\xBB\xBF")) {
		return r
	}
	return io.MultiReader(bytes.NewReader(head[:n]), r)
}
