package extract

import (
	"strings"

	"hoso/pipeline/dossier"
	"hoso/pipeline/viet"
)

// header is the head of a list: which field each column holds.
type header struct {
	height  int
	columns map[int]match  // by grid column from 0
	labels  map[int]string // the words over the column
	number  int            // the column of STT, or -1
	name    int            // the column of the model's name
	detail  int            // the column of cells that name their fields themselves, or -1
}

// tallest header that is tried.
const maxHeader = 3

// header finds the head of a list at a row, or nil. It must name the model
// and one field more, and most of its cells must be labels.
func (f *flow) header(t *dossier.Table, at int) *header {
	place := rowOf{t, at}
	h, ok := f.labels.headers[place]
	if !ok {
		h = f.readHeader(t, at)
		f.labels.headers[place] = h
	}
	return h
}

// rowOf is a row of a table.
type rowOf struct {
	table *dossier.Table
	row   int
}

func (f *flow) readHeader(t *dossier.Table, at int) *header {
	if t.Columns < 2 || at+1 >= len(t.Rows) || len(written(t.Rows[at])) < 2 {
		return nil
	}
	var best *header
	for height := 1; height <= maxHeader && at+height < len(t.Rows); height++ {
		if best != nil && isData(t.Rows[at+height-1], best) {
			break
		}
		h := f.headerOf(t, at, height)
		if h != nil && (best == nil || h.fields() > best.fields()) {
			best = h
		}
	}
	if best == nil || f.isForm(t, at+best.height, best) {
		return nil
	}
	return best
}

// again tells whether a row repeats the head, as at the top of a further page.
func (h *header) again(row dossier.Row) bool {
	if len(h.columns) < 2 {
		return false
	}
	for column := range h.columns {
		if trimLabel(strings.ReplaceAll(textAt(row, column), "\n", " ")) != h.labels[column] {
			return false
		}
	}
	return true
}

// isData tells whether a row is below the head: it counts the columns or the
// models.
func isData(row dossier.Row, h *header) bool {
	return isIndexRow(written(row)) || h.number >= 0 && isOrdinal(strings.TrimSpace(textAt(row, h.number)))
}

// weak tells whether nothing but common words make the head: in a form they
// are a label and its value ("Mô hình | Tập thể").
func (h *header) weak() bool {
	for _, m := range h.columns {
		if !m.weak && !m.loose {
			return false
		}
	}
	return true
}

func (h *header) fields() int {
	seen := map[string]bool{}
	for _, m := range h.columns {
		seen[m.field] = true
	}
	return len(seen)
}

// headerOf reads height rows as a header. The lowest label of a column
// counts; where it alone is none, it is read together with the one above.
func (f *flow) headerOf(t *dossier.Table, at, height int) *header {
	h := &header{height: height, number: -1, name: -1, detail: -1}
	known, cells := 0, 0
	for c := range t.Columns {
		path := headerPath(t, at, height, c)
		if len(path) == 0 {
			continue
		}
		cells++
		if isNumberHead(path[0]) {
			h.number = c
			known++
			continue
		}
		m, words, ok := f.columnLabel(path)
		if !ok {
			if headingWord[headKey(path[0])] {
				known++
			}
			continue
		}
		known++
		if h.columns == nil {
			h.columns, h.labels = make(map[int]match, t.Columns), make(map[int]string, t.Columns)
		}
		h.columns[c], h.labels[c] = m, words
		if m.field == "name" && (h.name < 0 || h.columns[h.name].weak && !m.weak) {
			h.name = c
		}
	}
	if h.name < 0 || known*10 < cells*5 {
		return nil
	}
	if h.fields() < 2 {
		h.detail = f.detailed(t, at, height, h)
	}
	if h.fields() < 2 && h.detail < 0 {
		return nil
	}
	return h
}

// headerPath are the texts over a column, the lowest first.
func headerPath(t *dossier.Table, at, height, column int) []string {
	var path []string
	var last *dossier.Cell
	for r := at + height - 1; r >= at; r-- {
		if column >= len(t.Rows[r].Cells) {
			continue
		}
		c := t.Rows[r].Cells[column]
		if c == nil || c == last || c.Blank() {
			continue
		}
		last = c
		path = append(path, strings.ReplaceAll(c.Text(), "\n", " "))
	}
	return path
}

// columnLabel is the label of a column: the lowest text over it, where that is
// one; else the text together with the one above it, else what stands above.
func (f *flow) columnLabel(path []string) (match, string, bool) {
	for i, text := range path {
		if m, ok := f.labels.find(text); ok {
			return m, trimLabel(text), true
		}
		if i+1 < len(path) {
			joined := path[i+1] + " " + text
			if m, ok := f.labels.find(joined); ok && !m.weak {
				return m, trimLabel(joined), true
			}
		}
	}
	return match{}, "", false
}

// longestHead is the most bytes that a heading of one of the known kinds has;
// a longer text need not be folded to be compared to them.
const longestHead = 80

// headKey is the key of a text that may be such a heading, else "".
func headKey(text string) string {
	if len(text) > longestHead {
		return ""
	}
	return viet.Fold(text)
}

func isNumberHead(text string) bool {
	if len(text) > 2*len("số thứ tự") {
		return false
	}
	switch headKey(text) {
	case "tt", "stt", "số tt", "số thứ tự", "s tt", "no":
		return true
	}
	return false
}

// isForm tells whether the row below a supposed header holds labels in the
// same columns: then it is a form with two pairs a row. Cells of the header
// that are merged down into that row are no labels of it.
func (f *flow) isForm(t *dossier.Table, below int, h *header) bool {
	hits := 0
	for c := range h.columns {
		if below < len(t.Rows) && c < len(t.Rows[below].Cells) && at(t.Rows[below], c) != at(t.Rows[below-1], c) {
			if m, ok := f.labels.find(t.Rows[below].Cells[c].Text()); ok && !m.weak && !m.loose {
				hits++
			}
		}
	}
	return hits >= 2
}
