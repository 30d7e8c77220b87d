package doc

import (
	"errors"
	"fmt"

	"hoso/pipeline/dossier"
)

// Where the structures are told of in the FIB: indexes of pairs (fc, lcb) in
// FibRgFcLcb97 ([MS-DOC] 2.5.6).
const (
	pairStyles      = 1
	pairSections    = 6
	pairHeaders     = 11
	pairRuns        = 12
	pairParagraphs  = 13
	pairFonts       = 15
	pairClx         = 33
	pairShapes      = 40
	pairHeadShapes  = 41
	pairDrawings    = 50
	pairBoxes       = 56
	pairHeaderBoxes = 58
	pairLists       = 73
	pairOverrides   = 74
)

// The stories in the order in which they stand in the text.
const (
	mainText = iota
	footnotes
	headers
	macros // never used
	comments
	endnotes
	boxes
	headerBoxes
	storyCount
)

// fib is the File Information Block.
type fib struct {
	raw
	pairs  int // where the pairs begin
	count  int // how many there are
	starts [storyCount + 1]int
}

const (
	magicWord8  = 0xA5EC
	firstWord97 = 0x00C0
	flagCrypt   = 0x0100
	flagTable1  = 0x0200
)

// readFib checks what kind of file it is and finds the stories.
func readFib(stream raw) (*fib, error) {
	switch version := stream.u16(2); {
	case len(stream) < 34:
		return nil, fmt.Errorf("short file information block: %w", errBroken)
	case stream.u16(0) != magicWord8 && version != 0 && version < firstWord97, stream.u16(0) == magicWord8 && version < firstWord97:
		return nil, tooOld(fmt.Errorf("nFib %#x", version))
	case stream.u16(0) != magicWord8:
		return nil, fmt.Errorf("not a document of Word: %w", errBroken)
	}
	if stream.u16(10)&flagCrypt != 0 {
		return nil, dossier.Reject(dossier.Encrypted, errors.New("fEncrypted"))
	}
	f := &fib{raw: stream}
	longs := 32 + 2 + 2*stream.u16(32)
	f.pairs = longs + 2 + 4*stream.u16(longs) + 2
	f.count = stream.u16(f.pairs - 2)
	if f.count <= pairOverrides {
		return nil, fmt.Errorf("%d pairs in the file information block: %w", f.count, errBroken)
	}
	for i := range storyCount {
		// ccpText is the fourth of the longs
		f.starts[i+1] = f.starts[i] + min(stream.size(longs+2+4*(3+i)), 1<<28)
	}
	return f, nil
}

// table names the table stream.
func (f *fib) table() string {
	if f.u16(10)&flagTable1 != 0 {
		return "1Table"
	}
	return "0Table"
}

// place is where a structure lies in the table stream, and how long it is.
func (f *fib) place(pair int) (at, size int) {
	return f.size(f.pairs + 8*pair), f.size(f.pairs + 8*pair + 4)
}

// structure cuts a structure out of the table stream, nil where there is none.
func (p *parser) structure(pair int) raw {
	at, size := p.fib.place(pair)
	if size == 0 {
		return nil
	}
	return p.table.cut(at, size)
}

// plc is a list of positions, n+1 of them, with n things of a fixed size.
type plc struct {
	raw
	n, size int
}

func newPlc(structure raw, size int) plc {
	return plc{structure, max(len(structure)-4, 0) / (4 + size), size}
}

func (l plc) position(i int) int { return l.raw.size(4 * i) }

// thing is the i-th thing, which belongs to positions i to i+1.
func (l plc) thing(i int) raw { return l.cut(4*(l.n+1)+i*l.size, l.size) }
