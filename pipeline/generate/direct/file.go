package direct

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"sync"
	"unicode/utf16"
)

// file is a PDF as it grows: objects from number 1.
type file struct {
	out     bytes.Buffer
	offsets []int // by number, from 1; 0 where the object is still to come
}

func newFile() *file {
	f := &file{offsets: []int{0}}
	f.out.WriteString("%PDF-1.5\n%\xe2\xe3\xcf\xd3\n")
	return f
}

// reserve gives a number to an object that is written later.
func (f *file) reserve() int {
	f.offsets = append(f.offsets, 0)
	return len(f.offsets) - 1
}

func (f *file) object(number int, format string, args ...any) {
	f.offsets[number] = f.out.Len()
	fmt.Fprintf(&f.out, "%d 0 obj\n", number)
	fmt.Fprintf(&f.out, format, args...)
	f.out.WriteString("\nendobj\n")
}

// stream writes compressed bytes; more are the other entries of its dictionary.
func (f *file) stream(number int, more string, packed []byte) {
	f.packed(number, "Flate", more, packed)
}

// packed writes bytes that are packed in a way of PDF: Flate, DCT.
func (f *file) packed(number int, filter, more string, packed []byte) {
	f.offsets[number] = f.out.Len()
	fmt.Fprintf(&f.out, "%d 0 obj\n<</Filter/%sDecode/Length %d%s>>stream\n", number, filter, len(packed), more)
	f.out.Write(packed)
	f.out.WriteString("\nendstream\nendobj\n")
}

// end writes the table of objects and the trailer. The file's id is the digest of what stands before it.
func (f *file) end(catalog, info int) []byte {
	sum := sha256.Sum256(f.out.Bytes())
	id, at := hex.EncodeToString(sum[:16]), f.out.Len()
	fmt.Fprintf(&f.out, "xref\n0 %d\n0000000000 65535 f \n", len(f.offsets))
	for _, offset := range f.offsets[1:] {
		fmt.Fprintf(&f.out, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&f.out, "trailer\n<</Size %d/Root %d 0 R/Info %d 0 R/ID[<%s><%s>]>>\nstartxref\n%d\n%%%%EOF\n", len(f.offsets), catalog, info, id, id, at)
	return f.out.Bytes()
}

// str is text as a PDF string, UTF-16 with its mark.
func str(text string) string {
	out := []byte("<FEFF")
	for _, unit := range utf16.Encode([]rune(text)) {
		out = append(out, fmt.Sprintf("%04X", unit)...)
	}
	return string(append(out, '>'))
}

// num is a number with up to three decimals.
func num(n float64) string {
	s := stream{}
	s.number(n)
	return string(bytes.TrimSpace(s.out))
}

func ref(number int) string { return strconv.Itoa(number) + " 0 R" }

// packers are compressors at rest: making one takes longer than a page.
type packers struct{ pool sync.Pool }

func (p *packers) pack(data []byte) ([]byte, error) {
	var out bytes.Buffer
	out.Grow(len(data)/2 + 64)
	w, _ := p.pool.Get().(*zlib.Writer)
	if w == nil {
		w = zlib.NewWriter(&out)
	} else {
		w.Reset(&out)
	}
	defer p.pool.Put(w)
	if _, err := w.Write(data); err != nil {
		return nil, fmt.Errorf("pdf: compress: %w", err)
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("pdf: compress: %w", err)
	}
	return out.Bytes(), nil
}
