package mark

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"hoso/pipeline/dossier"
	"hoso/pipeline/xmltok"
)

// stop is a paragraph where a comment can be put.
type stop struct {
	element
	props int  // behind the paragraph's properties
	says  bool // it holds text
}

// grid is a position in a table of the body.
type grid struct{ table, row, column int }

// places are the paragraphs of the main part by the places of the readers.
type places struct {
	first      stop   // of the file, one that holds text if there is any
	paragraphs []stop // of the body
	cells      map[grid]stop
}

// of is the paragraph at a place: that of the cell, else of the first cell of
// its row, else of its table, else the first of the file.
func (p *places) of(where dossier.Location, main string) stop {
	if where.Part != "" && key(where.Part) != key(main) {
		return p.first
	}
	for _, at := range []grid{{where.Table, where.Row, where.Column}, {where.Table, where.Row, 0}, {where.Table, 0, 0}} {
		if found, ok := p.cells[at]; ok {
			return found
		}
	}
	if n := where.Paragraph; n > 0 && n <= len(p.paragraphs) {
		return p.paragraphs[n-1]
	}
	return p.first
}

// walker goes through the main part and counts as the reader of Word files
// does (pipeline/extract/word, blocks.go and table.go).
type walker struct {
	t      *xmltok.Tokenizer
	data   []byte
	found  *places
	tables int
}

// places finds all paragraphs of the main part.
func (w *wordFile) places() (*places, error) {
	found := &places{cells: map[grid]stop{}}
	err := w.scan(w.text, func(t *xmltok.Tokenizer) error {
		if !is(t, "document") {
			return fmt.Errorf("root element %s %s", t.Name.Space, t.Name.Local)
		}
		w.strict = bytes.Contains(w.text[:t.Offset()], []byte(strictWordSpace))
		walk := &walker{t: t, data: w.text, found: found}
		return t.Each(func() error {
			if !is(t, "body") {
				return nil
			}
			return walk.each(walk.block)
		})
	})
	return found, err
}

func is(t *xmltok.Tokenizer, local string) bool { return t.Name.Local == local && t.Name.Space == "w" }

// each gives the children of the open element to visit, through the wrappers
// that may stand around blocks, rows and cells.
func (w *walker) each(visit func() error) error {
	return w.t.Each(func() error { return w.unwrap(visit) })
}

func (w *walker) unwrap(visit func() error) error {
	switch {
	case w.t.Name.Space == "mc" && w.t.Name.Local == "AlternateContent":
		return w.alternate(visit)
	case w.t.Name.Space != "w":
		return visit()
	}
	switch w.t.Name.Local {
	case "sdt":
		return w.t.Each(func() error {
			if !is(w.t, "sdtContent") {
				return nil
			}
			return w.each(visit)
		})
	case "customXml", "smartTag", "ins", "moveTo":
		return w.each(visit)
	case "del", "moveFrom":
		return nil
	}
	return visit()
}

// alternate takes one branch of alternative content, as the reader does.
func (w *walker) alternate(visit func() error) error {
	taken := false
	return w.t.Each(func() error {
		switch {
		case taken || w.t.Name.Space != "mc":
			return nil
		case w.t.Name.Local == "Choice":
			taken = w.meets()
		case w.t.Name.Local == "Fallback":
			taken = true
		}
		if !taken {
			return nil
		}
		return w.each(visit)
	})
}

func (w *walker) meets() bool {
	requires, _ := w.t.Attr("", "Requires")
	for _, prefix := range strings.Fields(requires) {
		if space, ok := w.t.Resolve(prefix); !ok || !xmltok.Understood(space) {
			return false
		}
	}
	return true
}

// block is a child of the body.
func (w *walker) block() error {
	switch {
	case is(w.t, "p"):
		at, err := w.paragraph()
		w.found.paragraphs = append(w.found.paragraphs, at)
		w.found.first.take(at)
		return err
	case is(w.t, "tbl"):
		w.tables++
		return w.table(w.tables)
	}
	return nil
}

// take keeps the better of two paragraphs: the first one, but for one that
// holds text.
func (s *stop) take(other stop) {
	if s.end == 0 || !s.says && other.says {
		*s = other
	}
}

// paragraph reads w:p.
func (w *walker) paragraph() (stop, error) {
	at := stop{props: int(w.t.Offset())}
	depth := w.t.Depth()
	at.begin, at.open = int(w.t.Begin()), int(w.t.Offset())
	for {
		kind, err := w.t.Next()
		if err != nil {
			return at, err
		}
		switch {
		case kind == xmltok.Start && is(w.t, "t"):
			at.says = true
		case kind != xmltok.End:
		case w.t.Depth() < depth:
			at.close, at.end = int(w.t.Begin()), int(w.t.Offset())
			return at, nil
		case w.t.Depth() == depth && is(w.t, "pPr"):
			at.props = int(w.t.Offset())
		}
	}
}

// table reads w:tbl of the body; tables within its cells belong to them.
func (w *walker) table(number int) error {
	row := 0
	return w.each(func() error {
		if !is(w.t, "tr") {
			return nil
		}
		row++
		return w.row(number, row)
	})
}

// row reads w:tr. A cell begins at the column of the grid that its spans give.
func (w *walker) row(table, row int) error {
	column, deleted := 1, false
	return w.each(func() error {
		switch {
		case is(w.t, "trPr"):
			return w.t.Each(func() error {
				switch {
				case is(w.t, "gridBefore"):
					column += columns(w.t, 0)
				case is(w.t, "del"):
					deleted = true
				}
				return nil
			})
		case is(w.t, "tc") && !deleted:
			at, span, err := w.cell()
			if err == nil && at.end > 0 {
				w.keep(grid{table, row, column}, at)
			}
			column += span
			return err
		}
		return nil
	})
}

// keep notes the paragraph of a cell, also for its row and its table.
func (w *walker) keep(at grid, s stop) {
	w.found.first.take(s)
	w.found.cells[at] = s
	for _, wider := range []grid{{at.table, at.row, 0}, {at.table, 0, 0}} {
		best := w.found.cells[wider]
		best.take(s)
		w.found.cells[wider] = best
	}
}

// cell reads w:tc: its first paragraph that holds text, and its span.
func (w *walker) cell() (best stop, span int, err error) {
	span = 1
	err = w.each(func() error {
		if is(w.t, "tcPr") {
			return w.t.Each(func() error {
				if is(w.t, "gridSpan") {
					span = columns(w.t, 1)
				}
				return nil
			})
		}
		return w.inner(&best)
	})
	return best, span, err
}

// inner is a block within a cell, of a table within it too.
func (w *walker) inner(best *stop) error {
	switch {
	case is(w.t, "p"):
		at, err := w.paragraph()
		best.take(at)
		return err
	case is(w.t, "tbl"), is(w.t, "tr"), is(w.t, "tc"):
		return w.each(func() error { return w.inner(best) })
	}
	return nil
}

// columns reads a number of grid columns, cut so that sums cannot overflow.
func columns(t *xmltok.Tokenizer, least int) int {
	value, _ := t.Attr("w", "val")
	n, err := strconv.Atoi(value)
	if err != nil {
		return least
	}
	return min(max(n, least), 1<<24)
}
