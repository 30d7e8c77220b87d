package xls

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract"
	"hoso/pipeline/extract/cellformat"
	"hoso/pipeline/extract/sheetgrid"
)

// book is the workbook: its sheets in order and what their cells refer to.
type book struct {
	ctx      context.Context
	stream   []byte
	limits   extract.Limits
	sheets   []sheetRef
	fonts    []font
	codes    map[int]string // number formats of the workbook's own
	looks    []look
	strings  []text
	date1904 bool

	formats   map[int]cellformat.Format // parsed so far
	repaired  map[sharedKey][]dossier.Paragraph
	records   int             // read so far
	cells     int             // positions that may still be laid out
	text      int             // bytes of text so far
	units     int             // characters of text before they are repaired
	encodings map[string]bool // legacy encodings met
	notes     sheetgrid.Notes
}

// sheetRef is a sheet as the globals name it.
type sheetRef struct {
	name   string
	at     int
	hidden bool
}

// font is what a font says of its text.
type font struct {
	name string
	bold bool
}

// look is an XF: what a cell looks like, by numbers.
type look struct{ font, format int }

func newBook(ctx context.Context, stream []byte, limits extract.Limits) *book {
	return &book{
		ctx: ctx, stream: stream, limits: limits, cells: limits.Cells,
		codes: map[int]string{}, formats: map[int]cellformat.Format{},
		repaired: map[sharedKey][]dossier.Paragraph{}, encodings: map[string]bool{},
	}
}

// tick counts a record against the limits.
func (b *book) tick() error {
	b.records++
	if b.records > b.limits.Elements {
		return fmt.Errorf("%d records: %w", b.records, extract.ErrTooLarge)
	}
	if b.records%checkEvery == 0 {
		return b.ctx.Err()
	}
	return nil
}

// read reads every shown sheet.
func (b *book) read() (*dossier.Document, error) {
	doc := &dossier.Document{Format: dossier.Excel}
	for _, ref := range b.sheets {
		if ref.hidden {
			b.notes.HiddenSheet(ref.name)
			continue
		}
		table, err := b.readSheet(ref)
		if err != nil {
			return nil, fmt.Errorf("sheet %q: %w", ref.name, err)
		}
		if table == nil {
			continue // no worksheet after all
		}
		table.Index = len(doc.Blocks) + 1
		doc.Blocks = append(doc.Blocks, dossier.Block{Table: table})
	}
	doc.Notes = b.notes.All
	doc.Encodings = slices.Sorted(maps.Keys(b.encodings))
	return doc, nil
}

// globals reads the first substream.
func (b *book) globals() error {
	r := &records{stream: b.stream, book: b}
	first, err := r.next()
	if err != nil {
		return err
	}
	if first.kind != recBOF || u16(first.data, 0) != versionBIFF8 {
		return notBIFF8(first)
	}
	for {
		one, err := r.next()
		if err != nil {
			return err
		}
		switch one.kind {
		case recEOF:
			return nil
		case recBOF:
			err = r.skip()
		case recFilePass:
			return dossier.Reject(dossier.Encrypted, errors.New("record FilePass"))
		case recSST:
			err = b.readStrings(r, one)
		default:
			err = b.global(one)
		}
		if err != nil {
			return fmt.Errorf("record %#04x: %w", one.kind, err)
		}
	}
}

// notBIFF8 tells workbooks of before Excel 97 from what is none.
func notBIFF8(first record) error {
	switch {
	case first.kind == recBOF, first.kind == 0x0009, first.kind == 0x0209, first.kind == 0x0409:
		return tooOld(fmt.Errorf("version %#04x", u16(first.data, 0)))
	}
	return fmt.Errorf("the stream begins with record %#04x", first.kind)
}

// global reads a record of the globals that stands in one piece.
func (b *book) global(one record) error {
	switch one.kind {
	case recDate1904:
		b.date1904 = u16(one.data, 0) == 1
	case recFont:
		return b.readFont(one.data)
	case recFormat:
		code, err := newTextReader(tail(one.data, 2)).read(2)
		b.codes[u16(one.data, 0)] = code.String()
		return err
	case recXF:
		b.looks = append(b.looks, look{font: u16(one.data, 0), format: u16(one.data, 2)})
	case recBoundSheet:
		return b.readBoundSheet(one.data)
	}
	return nil
}

// tail is what stands from an offset on.
func tail(data []byte, from int) []byte { return data[min(from, len(data)):] }

func (b *book) readFont(data []byte) error {
	name, err := newTextReader(tail(data, 14)).read(1)
	const bold = 600 // weight; Excel writes 400 or 700
	b.fonts = append(b.fonts, font{name: name.String(), bold: u16(data, 6) >= bold})
	if len(b.fonts) == 4 {
		b.fonts = append(b.fonts, font{}) // number 4 is left out by all
	}
	return err
}

func (b *book) readBoundSheet(data []byte) error {
	if len(data) < 8 {
		return errors.New("too short")
	}
	if data[5] != sheetWorksheet {
		return nil // charts and macros hold no cells
	}
	name, err := newTextReader(data[6:]).read(1)
	if err != nil {
		return err
	}
	if len(b.sheets) >= b.limits.Parts {
		return fmt.Errorf("%d sheets: %w", len(b.sheets), extract.ErrTooLarge)
	}
	b.sheets = append(b.sheets, sheetRef{
		name: sheetgrid.SheetName(name.String(), len(b.sheets)+1), at: int(u32(data, 0)), hidden: data[4]&3 != 0,
	})
	return nil
}

// readStrings reads the shared strings. The number that the record states is
// not to be trusted: what counts is how many there are.
func (b *book) readStrings(r *records, first record) error {
	parts, err := r.long(first)
	if err != nil {
		return err
	}
	reader := newTextReader(parts...)
	if err := reader.skip(4); err != nil {
		return err
	}
	count, err := reader.number(4)
	if err != nil {
		return err
	}
	size := 0
	for i := 0; i < count && reader.more(); i++ {
		one, err := reader.read(2)
		if err != nil {
			return fmt.Errorf("string %d: %w", i, err)
		}
		if size += len(one.units) + len(one.runs); size > b.limits.Text || i > b.limits.Elements/4 {
			return fmt.Errorf("shared strings: %w", extract.ErrTooLarge)
		}
		b.strings = append(b.strings, one)
	}
	return nil
}
