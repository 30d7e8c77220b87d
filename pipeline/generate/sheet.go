package generate

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"hoso/pipeline/generate/layout"
)

// sheet collects the blocks of one paper in the measures of a profile.
type sheet struct {
	voice
	press   *Press
	profile *Profile
	blocks  []layout.Block
	outline []TextBlock // the same as words
	odd     []rune      // letters that the typeface lacks, drawn as □

	office   Settings // who issues and signs
	official Official // what people say of this very paper
	open     []Place  // what they have not yet written
	unsigned bool     // the paper has a signature and nobody to sign
	edition  Edition  // the parts of a Party paper as words
	annexAt  int      // where in the outline its list begins, 0 for none
	lists    []ListSheet
}

func (p *Press) newSheet(words wording, profile *Profile) *sheet {
	return &sheet{voice: voice{words: words, shared: p.Book.shared}, press: p, profile: profile, office: p.Settings}
}

// whole is an error where words were wanting.
func (s *sheet) whole() error {
	if len(s.forgot) > 0 {
		return fmt.Errorf("words without a sentence or a value: %s", strings.Join(s.forgot, ", "))
	}
	return nil
}

// pages lays out what was collected.
func (s *sheet) pages() layout.Pages {
	if err := s.whole(); err != nil {
		return func(yield func(layout.Page, error) bool) { yield(layout.Page{}, err) }
	}
	paper := s.profile.sheet()
	if s.draft() {
		paper.Watermark = s.say("draft_mark")
	}
	return layout.Stream(layout.Document{Sheet: paper, Blocks: s.blocks}, s.press.Metrics)
}

func (s *sheet) add(blocks ...layout.Block) { s.blocks = append(s.blocks, blocks...) }

// span makes text ready for paper: a letter that the typeface lacks becomes □ and is remembered, so that one odd sign in a
// submission does not stop a paper.
func (s *sheet) span(text string, t Type) layout.Span {
	return layout.Span{Text: s.legible(text), Style: t.style()}
}

func (s *sheet) legible(text string) string {
	text, odd := s.press.Metrics.Legible(text)
	for _, r := range odd {
		if !strings.ContainsRune(string(s.odd), r) {
			s.odd = append(s.odd, r)
		}
	}
	return text
}

// center sets a line of its own in the middle, kept with what follows.
func (s *sheet) center(text string, t Type, after float64) {
	s.add(layout.Paragraph{Spans: []layout.Span{s.span(text, t)}, Align: layout.Center, After: after, KeepWithNext: true})
}

// body sets a paragraph of running text.
func (s *sheet) body(text string) {
	s.record(TextBlock{Kind: BodyText, Text: text})
	s.add(s.paragraph(text, s.profile.Body))
}

// intro sets a sentence that a table follows, on the same page.
func (s *sheet) intro(text string) {
	s.record(TextBlock{Kind: BodyText, Text: text})
	p := s.paragraph(text, s.profile.Body)
	p.KeepWithNext = true
	s.add(p)
}

func (s *sheet) paragraph(text string, t Type) layout.Paragraph {
	b := s.profile.Body
	return layout.Paragraph{Spans: []layout.Span{s.span(text, t)}, Align: layout.Justify, First: b.First, Leading: b.Leading, After: b.After}
}

// item sets a point of a list, as Party papers do: a dash in running text.
func (s *sheet) item(text string) {
	s.record(TextBlock{Kind: ItemText, Text: text})
	s.add(s.paragraph("- "+text, s.profile.Body))
}

// heading sets a heading, kept with what follows.
func (s *sheet) heading(text string) {
	s.record(TextBlock{Kind: HeadingText, Text: text})
	p := s.paragraph(text, s.profile.Heading)
	p.Align, p.KeepWithNext = layout.Left, true
	p.Before = s.profile.Body.After
	s.add(p)
}

// toBeWritten sets what a person has written for a place that only a person can write, or marks the place.
func (s *sheet) toBeWritten(key string) {
	if lines := s.official.written(key); len(lines) > 0 {
		for _, line := range lines {
			s.body(line)
		}
		return
	}
	t := s.profile.Body
	t.Italic = true
	mark := s.mark(key)
	s.record(TextBlock{Kind: MarkText, Text: mark})
	s.add(s.paragraph(mark, t))
}

// mark is the mark of a place that a person has not yet written, which makes the paper a draft.
func (s *sheet) mark(key string) string {
	what := s.say(key)
	s.open = append(s.open, Place{key, what})
	return s.say("to_be_written", "helper", s.helper(), "what", what)
}

// helper is who prepares papers for the committee.
func (s *sheet) helper() string {
	if s.office.Helper != "" {
		return s.office.Helper
	}
	return s.say("helper")
}

// column is a column of a table: its heading, its width in mm (0: what is left) and how its text stands.
type column struct {
	head  string
	width float64
	align layout.Align
}

// table sets rows of text below a heading row that is repeated on every page.
func (s *sheet) table(columns []column, rows [][]string) { s.add(s.grid(columns, rows)) }

// totalled sets a table whose last row is the sum of the others, in bold.
func (s *sheet) totalled(columns []column, rows [][]string, total []string) {
	t := s.grid(columns, rows)
	words := &s.outline[len(s.outline)-1]
	words.Rows = append(slices.Clone(rows), total)
	last := layout.Row{Whole: true}
	for i, text := range total {
		last.Cells = append(last.Cells, s.cell(text, s.profile.TableHead, columns[i].align))
	}
	above := t.Each
	t.Each = func(yield func(layout.Row) bool) {
		for row := range above {
			if !yield(row) {
				return
			}
		}
		yield(last)
	}
	s.add(t)
}

// grid is a table whose rows are set when their page is filled.
func (s *sheet) grid(columns []column, rows [][]string) layout.Table {
	t := layout.Table{Before: 2, After: 8}
	words := TextBlock{Kind: TableText, Rows: rows, Widths: s.widths(columns)}
	var head layout.Row
	for _, c := range columns {
		t.Columns = append(t.Columns, c.width)
		words.Columns, words.Center = append(words.Columns, c.head), append(words.Center, c.align == layout.Center)
		cell := s.cell(c.head, s.profile.TableHead, layout.Center)
		cell.VAlign = layout.Middle
		head.Cells = append(head.Cells, cell)
	}
	s.record(words)
	t.Header = []layout.Row{head}
	for _, texts := range rows {
		for _, text := range texts {
			s.legible(text) // for the note of odd letters, which may stand before the table's pages are filled
		}
	}
	t.Each = func(yield func(layout.Row) bool) {
		for _, texts := range rows {
			row := layout.Row{Whole: s.short(texts, words.Widths)}
			for i, text := range texts {
				row.Cells = append(row.Cells, s.cell(text, s.profile.Table, columns[i].align))
			}
			if !yield(row) {
				return
			}
		}
	}
	return t
}

// widths gives each column its width in mm; a column of 0 takes what the others leave.
func (s *sheet) widths(columns []column) []float64 {
	left, widths := s.profile.sheet().TextWidth(), make([]float64, len(columns))
	for i, c := range columns {
		widths[i] = c.width
		left -= c.width
	}
	for i := range widths {
		if widths[i] == 0 {
			widths[i] = left
		}
	}
	return widths
}

// wholeRow is the height up to which a row of a table is never continued on the next page, as official tables are set, in mm.
const wholeRow = 80

// short tells whether a row is surely no taller than wholeRow; ragged line ends are counted with a third more.
func (s *sheet) short(texts []string, widths []float64) bool {
	t := s.profile.Table
	for i, text := range texts {
		lines := 0.0
		for line := range strings.SplitSeq(text, "\n") {
			lines += math.Ceil(s.press.Metrics.Width(line, t.style())*1.33/(widths[i]-4)) + 1
		}
		if lines*t.Leading*layout.PtToMM > wholeRow {
			return false
		}
	}
	return true
}

// cell sets a text in a cell, each line as a paragraph.
func (s *sheet) cell(text string, t Type, align layout.Align) layout.Cell {
	var cell layout.Cell
	for line := range strings.SplitSeq(text, "\n") {
		cell.Blocks = append(cell.Blocks, layout.Paragraph{Spans: []layout.Span{s.span(line, t)}, Align: align, Leading: t.Leading})
	}
	return cell
}

// particulars sets labels beside their values, without lines.
func (s *sheet) particulars(labelWidth float64, rows [][2]string) {
	t := layout.Table{Columns: []float64{labelWidth, 0}, Border: -1, PadX: 0.01, PadY: 0.6, After: 4}
	bold := s.profile.Body
	bold.Bold = true
	words := TextBlock{Kind: ParticularsText, Widths: []float64{labelWidth, s.profile.sheet().TextWidth() - labelWidth}, Center: []bool{false, false}}
	for i, r := range rows {
		words.Rows = append(words.Rows, []string{r[0], r[1]})
		value := s.profile.Body
		if i == len(rows)-1 {
			value = bold
		}
		t.Rows = append(t.Rows, layout.Row{Whole: true, Cells: []layout.Cell{
			s.cell(r[0]+":", s.profile.Body, layout.Left), s.cell(r[1], value, layout.Left),
		}})
	}
	s.record(words)
	s.add(t)
}
