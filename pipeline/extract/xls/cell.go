package xls

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract"
	"hoso/pipeline/extract/cellformat"
	"hoso/pipeline/extract/sheetgrid"
)

// cell reads a record that holds cells; others are passed over.
func (s *sheetReader) cell(kind int, data []byte) error {
	at := place{row: u16(data, 0) + 1, column: u16(data, 2) + 1, look: u16(data, 4)}
	switch kind {
	case recLabelSST:
		i := int(u32(data, 6))
		if len(data) < 10 || i >= len(s.book.strings) {
			return fmt.Errorf("no shared string %d", i)
		}
		return s.shared(at, i)
	case recLabel, recRString:
		return s.label(at, kind, tail(data, 6))
	case recNumber:
		return s.number(at, f64(data, 6))
	case recRK:
		return s.number(at, rk(u32(data, 6)))
	case recMulRK:
		return s.numbers(data)
	case recBoolErr:
		if len(data) < 8 {
			return nil
		}
		return s.boolOrFault(at, data[6], data[7] != 0)
	case recFormula:
		return s.formula(at, data)
	}
	return nil
}

// label reads a text that stands in its cell and not among the shared ones.
func (s *sheetReader) label(at place, kind int, data []byte) error {
	reader := newTextReader(data)
	t, err := reader.read(2)
	if err != nil {
		return err
	}
	if kind == recRString {
		count, err := reader.number(2)
		if err != nil {
			return err
		}
		if t.runs, err = reader.fontRuns(count); err != nil {
			return err
		}
	}
	return s.text(at, t)
}

// numbers reads a stretch of numbers in one row.
func (s *sheetReader) numbers(data []byte) error {
	row, column := u16(data, 0)+1, u16(data, 2)+1
	for i := 4; i+6 <= len(data)-2; i += 6 {
		if err := s.number(place{row, column, u16(data, i)}, rk(u32(data, i+2))); err != nil {
			return err
		}
		column++
	}
	return nil
}

// rk reads a number in its short form ([MS-XLS] 2.5.222).
func rk(bits uint32) float64 {
	x := float64(int32(bits) >> 2)
	if bits&2 == 0 {
		x = math.Float64frombits(uint64(bits&^3) << 32)
	}
	if bits&1 != 0 {
		x /= 100
	}
	return x
}

// fault names an error value by its code ([MS-XLS] 2.5.10).
func fault(code byte) string {
	switch code {
	case 0x00:
		return "#NULL!"
	case 0x07:
		return "#DIV/0!"
	case 0x0F:
		return "#VALUE!"
	case 0x17:
		return "#REF!"
	case 0x1D:
		return "#NAME?"
	case 0x24:
		return "#NUM!"
	case 0x2B:
		return "#GETTING_DATA"
	}
	return "#N/A"
}

func (s *sheetReader) boolOrFault(at place, code byte, isFault bool) error {
	cell, err := s.at(at)
	if err != nil {
		return err
	}
	if isFault {
		s.Notes.Fault(cell, fault(code))
		return s.add(cell)
	}
	sheetgrid.Plain(cell, sheetgrid.YesNo(code != 0), s.font(at).bold)
	return s.add(cell)
}

func (s *sheetReader) number(at place, x float64) error {
	cell, err := s.at(at)
	if err != nil {
		return err
	}
	if math.IsNaN(x) || math.Abs(x) > 1e300 {
		sheetgrid.Plain(cell, strconv.FormatFloat(x, 'g', -1, 64), false)
		return s.add(cell)
	}
	var shown string
	shown, cell.Date = s.format(at).Show(x, "", s.book.date1904)
	sheetgrid.Plain(cell, shown, s.font(at).bold)
	return s.add(cell)
}

func (s *sheetReader) text(at place, t text) error {
	cell, err := s.at(at)
	if err != nil || len(t.units) == 0 {
		return err
	}
	if s.book.units += len(t.units) + len(t.runs); s.book.units > s.book.limits.Text {
		return fmt.Errorf("%d characters: %w", s.book.units, extract.ErrTooLarge)
	}
	for _, e := range sheetgrid.Fill(cell, s.runs(at, t)) {
		s.book.encodings[string(e)] = true
	}
	return s.add(cell)
}

// sharedKey is a shared string in the font of a cell.
type sharedKey struct {
	text int
	font font
}

// shared writes a shared string, which is repaired once for each font.
func (s *sheetReader) shared(at place, i int) error {
	key := sharedKey{i, s.font(at)}
	lines, known := s.book.repaired[key]
	if !known {
		before := len(s.Cells)
		if err := s.text(at, s.book.strings[i]); err != nil {
			return err
		}
		if len(s.Cells) > before {
			lines = s.Cells[before].Paragraphs
		}
		s.book.repaired[key] = lines
		return nil
	}
	cell, err := s.at(at)
	if err != nil {
		return err
	}
	cell.Paragraphs = slices.Clone(lines)
	for i := range cell.Paragraphs {
		cell.Paragraphs[i].Where = cell.Where
	}
	return s.add(cell)
}

// at makes the cell of a position.
func (s *sheetReader) at(p place) (*dossier.Cell, error) {
	if p.column > maxColumn {
		return nil, fmt.Errorf("column %d", p.column)
	}
	return s.NewCell(p.row, p.column), nil
}

// add takes a cell up that holds something. A position that is written twice
// holds what was written last.
func (s *sheetReader) add(cell *dossier.Cell) error {
	if len(cell.Paragraphs) == 0 && cell.Fault == "" {
		return nil
	}
	for _, p := range cell.Paragraphs {
		s.book.text += len(p.Text)
	}
	s.Cells = append(s.Cells, cell)
	if s.book.text > s.book.limits.Text || len(s.Cells) > s.book.cells {
		return fmt.Errorf("%d cells, %d bytes of text: %w", len(s.Cells), s.book.text, extract.ErrTooLarge)
	}
	return nil
}

// runs cuts a text where its font changes.
func (s *sheetReader) runs(at place, t text) []sheetgrid.Run {
	current := s.font(at)
	if len(t.runs) == 0 {
		return []sheetgrid.Run{{Text: t.String(), Font: current.name, Bold: current.bold}}
	}
	var out []sheetgrid.Run
	from := 0
	for _, change := range append(slices.Clone(t.runs), fontRun{from: len(t.units)}) {
		to := min(max(change.from, from), len(t.units))
		if to > from {
			piece := text{units: t.units[from:to]}
			out = append(out, sheetgrid.Run{Text: piece.String(), Font: current.name, Bold: current.bold})
		}
		from = to
		if change.font < len(s.book.fonts) {
			current = s.book.fonts[change.font]
		}
	}
	return out
}

func (s *sheetReader) font(at place) font {
	if at.look < len(s.book.looks) {
		if i := s.book.looks[at.look].font; i < len(s.book.fonts) {
			return s.book.fonts[i]
		}
	}
	return font{}
}

func (s *sheetReader) format(at place) cellformat.Format {
	if at.look >= len(s.book.looks) {
		return cellformat.General()
	}
	id := s.book.looks[at.look].format
	f, ok := s.book.formats[id]
	if !ok {
		f = cellformat.Parse(cellformat.Code(id, s.book.codes))
		s.book.formats[id] = f
	}
	return f
}
