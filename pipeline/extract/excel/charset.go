package excel

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"io"
	"unicode/utf16"
)

// asUTF8 gives the text of a part in UTF-8 whatever its byte order mark says.
// Parts may be in UTF-8 or UTF-16 and in nothing else.
// recoded tells that it was in UTF-16, whatever the declaration in them says.
func asUTF8(r io.Reader) (text io.Reader, recoded bool) {
	b := bufio.NewReaderSize(r, 16) // only to peek: large reads pass it by
	head, _ := b.Peek(4)
	switch {
	case bytes.HasPrefix(head, []byte{0xEF, 0xBB, 0xBF}):
		b.Discard(3)
	case bytes.HasPrefix(head, []byte{0xFF, 0xFE}):
		b.Discard(2)
		return &wide{r: b, order: binary.LittleEndian}, true
	case bytes.HasPrefix(head, []byte{0xFE, 0xFF}):
		b.Discard(2)
		return &wide{r: b, order: binary.BigEndian}, true
	case len(head) == 4 && head[0] == '<' && head[1] == 0:
		return &wide{r: b, order: binary.LittleEndian}, true
	case len(head) == 4 && head[0] == 0 && head[1] == '<':
		return &wide{r: b, order: binary.BigEndian}, true
	}
	return b, false
}

// wide turns UTF-16 into UTF-8.
type wide struct {
	r     io.Reader
	order binary.ByteOrder
	high  uint16 // first half of a pair that is still open
	out   bytes.Buffer
}

func (w *wide) Read(p []byte) (int, error) {
	for w.out.Len() == 0 {
		if err := w.fill(); err != nil {
			return 0, err
		}
	}
	return w.out.Read(p)
}

func (w *wide) fill() error {
	var unit [2]byte
	for i := 0; i < 2048; i++ {
		if _, err := io.ReadFull(w.r, unit[:]); err != nil {
			if w.out.Len() > 0 && err == io.EOF {
				return nil
			}
			return err
		}
		w.put(w.order.Uint16(unit[:]))
	}
	return nil
}

func (w *wide) put(u uint16) {
	r := rune(u)
	switch {
	case w.high != 0:
		r = utf16.DecodeRune(rune(w.high), r)
		w.high = 0
	case utf16.IsSurrogate(r):
		w.high = u
		return
	}
	w.out.WriteRune(r)
}
