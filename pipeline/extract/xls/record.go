package xls

import (
	"encoding/binary"
	"fmt"
	"io"
	"math"
)

// The records that matter ([MS-XLS] 2.3.2).
const (
	recFormula       = 0x0006
	recEOF           = 0x000A
	recDate1904      = 0x0022
	recFilePass      = 0x002F
	recFont          = 0x0031
	recContinue      = 0x003C
	recColInfo       = 0x007D
	recBoundSheet    = 0x0085
	recMulRK         = 0x00BD
	recRString       = 0x00D6
	recXF            = 0x00E0
	recMergeCells    = 0x00E5
	recSST           = 0x00FC
	recLabelSST      = 0x00FD
	recNumber        = 0x0203
	recLabel         = 0x0204
	recBoolErr       = 0x0205
	recString        = 0x0207
	recRow           = 0x0208
	recDefaultHeight = 0x0225
	recRK            = 0x027E
	recFormat        = 0x041E
	recBOF           = 0x0809
)

// The kinds of substreams and of sheets.
const (
	versionBIFF8   = 0x0600
	streamGlobals  = 0x0005
	streamSheet    = 0x0010
	sheetWorksheet = 0
)

// checkEvery is how many records pass between looks at the time limit.
const checkEvery = 4096

// record is one record of a stream.
type record struct {
	kind int
	data []byte
}

// u16 and u32 read little endian numbers; beyond the end they are 0.
func u16(b []byte, at int) int {
	if at < 0 || at+2 > len(b) {
		return 0
	}
	return int(binary.LittleEndian.Uint16(b[at:]))
}

func u32(b []byte, at int) uint32 {
	if at < 0 || at+4 > len(b) {
		return 0
	}
	return binary.LittleEndian.Uint32(b[at:])
}

func f64(b []byte, at int) float64 {
	if at < 0 || at+8 > len(b) {
		return 0
	}
	return math.Float64frombits(binary.LittleEndian.Uint64(b[at:]))
}

// records walks along the stream.
type records struct {
	stream []byte
	at     int
	book   *book
}

// next gives the next record; io.ErrUnexpectedEOF where the stream ends
// without a record EOF.
func (r *records) next() (record, error) {
	if err := r.book.tick(); err != nil {
		return record{}, err
	}
	if r.at < 0 || r.at+4 > len(r.stream) {
		return record{}, io.ErrUnexpectedEOF
	}
	one := record{kind: u16(r.stream, r.at)}
	end := r.at + 4 + u16(r.stream, r.at+2)
	if end > len(r.stream) {
		return record{}, fmt.Errorf("record %#04x: %w", one.kind, io.ErrUnexpectedEOF)
	}
	one.data = r.stream[r.at+4 : end]
	r.at = end
	return one, nil
}

// long gathers a record with the records Continue that follow it.
func (r *records) long(first record) ([][]byte, error) {
	parts := [][]byte{first.data}
	for u16(r.stream, r.at) == recContinue && r.at+4 <= len(r.stream) {
		one, err := r.next()
		if err != nil {
			return nil, err
		}
		parts = append(parts, one.data)
	}
	return parts, nil
}

// skip passes over a substream within another one, such as a chart. Its BOF
// has been read.
func (r *records) skip() error {
	for depth := 1; depth > 0; {
		one, err := r.next()
		if err != nil {
			return err
		}
		switch one.kind {
		case recBOF:
			depth++
		case recEOF:
			depth--
		}
	}
	return nil
}
