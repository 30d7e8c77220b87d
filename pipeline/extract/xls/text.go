package xls

import (
	"io"
	"unicode/utf16"
)

// text is a text of the file: UTF-16 units and where its formatting changes.
type text struct {
	units []uint16
	runs  []fontRun
}

// fontRun says that from a unit on the text stands in a font.
type fontRun struct{ from, font int }

func (t text) String() string { return string(utf16.Decode(t.units)) }

// The flags of a text ([MS-XLS] 2.5.293).
const (
	flagWide     = 0x01 // two bytes a character, else one
	flagPhonetic = 0x04
	flagRich     = 0x08
)

// textReader reads texts from a record and the records that continue it.
type textReader struct {
	parts [][]byte
	part  int
	at    int
}

func newTextReader(parts ...[]byte) *textReader { return &textReader{parts: parts} }

// more steps to the part that holds the next byte; false at the end.
func (r *textReader) more() bool {
	for r.part < len(r.parts) && r.at >= len(r.parts[r.part]) {
		r.part, r.at = r.part+1, 0
	}
	return r.part < len(r.parts)
}

func (r *textReader) byte() (int, error) {
	if !r.more() {
		return 0, io.ErrUnexpectedEOF
	}
	b := r.parts[r.part][r.at]
	r.at++
	return int(b), nil
}

// number reads a little endian number of some bytes.
func (r *textReader) number(bytes int) (int, error) {
	n := 0
	for i := range bytes {
		b, err := r.byte()
		if err != nil {
			return 0, err
		}
		n |= b << (8 * i)
	}
	return n, nil
}

// skip passes over bytes.
func (r *textReader) skip(n int) error {
	for n > 0 {
		if !r.more() {
			return io.ErrUnexpectedEOF
		}
		step := min(n, len(r.parts[r.part])-r.at)
		r.at += step
		n -= step
	}
	return nil
}

// units reads characters. Where they go on in the next record, that record
// begins with the flag of width again.
func (r *textReader) units(count int, wide bool) ([]uint16, error) {
	var out []uint16
	for len(out) < count {
		if r.part >= len(r.parts) {
			return nil, io.ErrUnexpectedEOF
		}
		rest := r.parts[r.part][r.at:]
		size := 1
		if wide {
			size = 2
		}
		n := min(count-len(out), len(rest)/size)
		for i := range n {
			unit := uint16(rest[i*size])
			if wide {
				unit |= uint16(rest[2*i+1]) << 8
			}
			out = append(out, unit)
		}
		r.at += n * size
		if len(out) == count {
			break
		}
		r.part, r.at = r.part+1, 0
		flags, err := r.byte()
		if err != nil {
			return nil, err
		}
		wide = flags&flagWide != 0
	}
	return out, nil
}

// read reads a text whose length takes some bytes, with its formatting.
func (r *textReader) read(lengthBytes int) (text, error) {
	count, err := r.number(lengthBytes)
	if err != nil {
		return text{}, err
	}
	flags, err := r.byte()
	if err != nil && count == 0 {
		return text{}, nil
	}
	if err != nil {
		return text{}, err
	}
	return r.body(count, flags)
}

func (r *textReader) body(count, flags int) (text, error) {
	var t text
	var runs, phonetic int
	var err error
	if flags&flagRich != 0 {
		if runs, err = r.number(2); err != nil {
			return t, err
		}
	}
	if flags&flagPhonetic != 0 {
		if phonetic, err = r.number(4); err != nil {
			return t, err
		}
	}
	if t.units, err = r.units(count, flags&flagWide != 0); err != nil {
		return t, err
	}
	if t.runs, err = r.fontRuns(runs); err != nil {
		return t, err
	}
	return t, r.skip(phonetic)
}

// fontRuns reads the list of changes of font. Those that take nothing further
// are left out.
func (r *textReader) fontRuns(count int) ([]fontRun, error) {
	var runs []fontRun
	for range count {
		from, err := r.number(2)
		if err != nil {
			return nil, err
		}
		font, err := r.number(2)
		if err != nil {
			return nil, err
		}
		if last := len(runs) - 1; last >= 0 && from <= runs[last].from {
			runs[last].font = font
			continue
		}
		runs = append(runs, fontRun{from, font})
	}
	return runs, nil
}
