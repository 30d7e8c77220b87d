package generate

import (
	"fmt"
	"math"
	"strings"

	"hoso/pipeline/generate/layout"
)

// sheet collects the blocks of one paper in the measures of a profile.
type sheet struct {
	voice
	press   *Press
	profile *Profile
	blocks  []layout.Block
	odd     []rune // letters that the typeface lacks, drawn as □
}

func (p *Press) newSheet(words wording, profile *Profile) *sheet {
	return &sheet{voice: voice{words: words, shared: p.Book.shared}, press: p, profile: profile}
}

// pages lays out what was collected.
func (s *sheet) pages() ([]layout.Page, error) {
	if len(s.forgot) > 0 {
		return nil, fmt.Errorf("words without a sentence or a value: %s", strings.Join(s.forgot, ", "))
	}
	return layout.Flow(layout.Document{Sheet: s.profile.sheet(), Blocks: s.blocks}, s.press.Metrics)
}

func (s *sheet) add(blocks ...layout.Block) { s.blocks = append(s.blocks, blocks...) }

// span makes text ready for paper: a letter that the typeface lacks becomes □ and is remembered, so that one odd sign in a
// submission does not stop a paper.
func (s *sheet) span(text string, t Type) layout.Span {
	text, odd := s.press.Metrics.Legible(text)
	for _, r := range odd {
		if !strings.ContainsRune(string(s.odd), r) {
			s.odd = append(s.odd, r)
		}
	}
	return layout.Span{Text: text, Style: t.style()}
}

// center sets a line of its own in the middle, kept with what follows.
func (s *sheet) center(text string, t Type, after float64) {
	s.add(layout.Paragraph{Spans: []layout.Span{s.span(text, t)}, Align: layout.Center, After: after, KeepWithNext: true})
}

// body sets a paragraph of running text.
func (s *sheet) body(text string) { s.add(s.paragraph(text, s.profile.Body)) }

func (s *sheet) paragraph(text string, t Type) layout.Paragraph {
	b := s.profile.Body
	return layout.Paragraph{Spans: []layout.Span{s.span(text, t)}, Align: layout.Justify, First: b.First, Leading: b.Leading, After: b.After}
}

// item sets a point of a list, as Party papers do: a dash in running text.
func (s *sheet) item(text string) { s.body("- " + text) }

// heading sets a heading, kept with what follows.
func (s *sheet) heading(text string) {
	p := s.paragraph(text, s.profile.Heading)
	p.Align, p.KeepWithNext = layout.Left, true
	p.Before = s.profile.Body.After
	s.add(p)
}

// toBeWritten marks a place that only a person can write.
func (s *sheet) toBeWritten(what string) {
	helper := s.press.Settings.Helper
	if helper == "" {
		helper = s.say("helper")
	}
	t := s.profile.Body
	t.Italic = true
	s.add(s.paragraph(s.say("to_be_written", "helper", helper, "what", s.say(what)), t))
}

// column is a column of a table: its heading, its width in mm (0: what is left) and how its text stands.
type column struct {
	head  string
	width float64
	align layout.Align
}

// table sets rows of text below a heading row that is repeated on every page.
func (s *sheet) table(columns []column, rows [][]string) {
	t := layout.Table{Before: 2, After: 8}
	var head layout.Row
	for _, c := range columns {
		t.Columns = append(t.Columns, c.width)
		cell := s.cell(c.head, s.profile.TableHead, layout.Center)
		cell.VAlign = layout.Middle
		head.Cells = append(head.Cells, cell)
	}
	t.Header = []layout.Row{head}
	widths := s.widths(columns)
	for _, texts := range rows {
		row := layout.Row{Whole: s.short(texts, widths)}
		for i, text := range texts {
			row.Cells = append(row.Cells, s.cell(text, s.profile.Table, columns[i].align))
		}
		t.Rows = append(t.Rows, row)
	}
	s.add(t)
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
	for i, r := range rows {
		value := s.profile.Body
		if i == len(rows)-1 {
			value = bold
		}
		t.Rows = append(t.Rows, layout.Row{Whole: true, Cells: []layout.Cell{
			s.cell(r[0]+":", s.profile.Body, layout.Left), s.cell(r[1], value, layout.Left),
		}})
	}
	s.add(t)
}
