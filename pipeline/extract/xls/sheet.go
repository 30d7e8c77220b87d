package xls

import (
	"errors"
	"fmt"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract/sheetgrid"
)

// sheetReader reads one sheet.
type sheetReader struct {
	*sheetgrid.Sheet
	book      *book
	records   *records
	allHidden bool         // rows are hidden unless a record Row says otherwise
	shownRows map[int]bool // rows that a record Row shows
	pending   *place       // a formula whose text follows in a record String
}

// place is a position with its look.
type place struct{ row, column, look int }

// readSheet gives the table of a sheet; nil where the stream holds no
// worksheet at its place.
func (b *book) readSheet(ref sheetRef) (*dossier.Table, error) {
	if ref.at >= len(b.stream) {
		return nil, fmt.Errorf("place %d in a stream of %d", ref.at, len(b.stream))
	}
	r := &records{stream: b.stream, at: ref.at, book: b}
	first, err := r.next()
	if err != nil {
		return nil, err
	}
	if first.kind != recBOF {
		return nil, fmt.Errorf("begins with record %#04x", first.kind)
	}
	if u16(first.data, 2) != streamSheet {
		return nil, nil
	}
	s := &sheetReader{
		Sheet:   &sheetgrid.Sheet{Name: ref.name, HiddenRows: map[int]bool{}, Limit: b.cells, Notes: &b.notes},
		book:    b,
		records: r, shownRows: map[int]bool{},
	}
	if err := s.read(); err != nil {
		return nil, err
	}
	return s.table()
}

func (s *sheetReader) read() error {
	for {
		one, err := s.records.next()
		if err != nil {
			return err
		}
		switch one.kind {
		case recEOF:
			return nil
		case recBOF:
			err = s.records.skip()
		case recFilePass:
			return dossier.Reject(dossier.Encrypted, errors.New("record FilePass"))
		case recString:
			err = s.formulaText(one)
		default:
			err = s.record(one.kind, one.data)
		}
		if err != nil {
			return fmt.Errorf("record %#04x: %w", one.kind, err)
		}
	}
}

// record reads a record in one piece.
func (s *sheetReader) record(kind int, data []byte) error {
	switch kind {
	case recRow:
		s.row(data)
	case recColInfo:
		s.columns(data)
	case recDefaultHeight:
		s.allHidden = u16(data, 0)&0x02 != 0
	case recMergeCells:
		s.merges(data)
	default:
		return s.cell(kind, data)
	}
	return nil
}

func (s *sheetReader) row(data []byte) {
	if len(data) < 14 {
		return
	}
	number := u16(data, 0) + 1
	hidden := u16(data, 12)&0x20 != 0
	s.shownRows[number] = !hidden
	if hidden {
		s.HiddenRows[number] = true
	}
}

func (s *sheetReader) columns(data []byte) {
	if len(data) < 10 || u16(data, 8)&0x01 == 0 {
		return
	}
	last := min(u16(data, 2)+1, maxColumn)
	s.HiddenColumns = append(s.HiddenColumns, sheetgrid.Area{Column: u16(data, 0) + 1, LastColumn: last})
}

func (s *sheetReader) merges(data []byte) {
	for i := range u16(data, 0) {
		at := 2 + 8*i
		if at+8 > len(data) {
			return
		}
		a := sheetgrid.Area{
			Row: u16(data, at) + 1, LastRow: u16(data, at+2) + 1,
			Column: u16(data, at+4) + 1, LastColumn: u16(data, at+6) + 1,
		}
		if a.Row <= a.LastRow && a.Column <= a.LastColumn && a.LastColumn <= maxColumn {
			s.Merges = append(s.Merges, a)
		}
	}
}

// maxColumn is the last column of the format, IV. Rows end at 65536, which is
// all that a number of two bytes can say.
const maxColumn = 256

// table lays the sheet out and takes its positions off what is left.
func (s *sheetReader) table() (*dossier.Table, error) {
	if s.allHidden {
		for _, c := range s.Cells {
			if !s.shownRows[c.Row] {
				s.HiddenRows[c.Row] = true
			}
		}
	}
	table, err := s.Table()
	if err != nil {
		return nil, err
	}
	s.book.cells -= len(table.Rows) * table.Columns
	return table, nil
}
