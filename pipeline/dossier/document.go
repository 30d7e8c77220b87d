package dossier

import "strings"

// Document is the content of a file free of its format: blocks in reading
// order with their places. All text is NFC, legacy encodings are repaired,
// hidden and deleted text is left out.
type Document struct {
	Format    Format
	Blocks    []Block
	Outside   []Block  // headers, footers, footnotes: outside the running text
	Encodings []string // legacy encodings met and repaired, in the contract's words
	Notes     []Note   // what the reader has to tell the sender
}

// Format is the kind of file by its content, never by its name.
type Format string

// The formats that are read.
const (
	Word  Format = "docx"
	Excel Format = "xlsx"
)

// Block is one of the two things a document is made of; exactly one is set.
type Block struct {
	Paragraph *Paragraph
	Table     *Table
}

// Note is something about the file as a whole that its sender should know:
// tracked changes, a hidden sheet, a formula with a fault.
type Note struct {
	Message string // Vietnamese, one sentence
	Where   Location
	Doubt   bool // true: what was read may be wrong for it
	Unread  bool // true: a part of the file was not read
}

// Paragraph is one paragraph. Text has tabs as \t and line breaks as \n;
// Number is the automatic numbering ("1.", "a)", "-"), which is not in Text.
type Paragraph struct {
	Text   string
	Number string
	Level  int  // outline level 1 to 9 of a heading style, 0 for running text
	Lead   int  // bytes at the start of Text that stand in bold
	Unsure bool // repaired, and some word of it may still be read in two ways
	Where  Location
}

// Full is the paragraph as a reader sees it: numbering, a blank, text.
func (p *Paragraph) Full() string {
	if p.Number == "" {
		return p.Text
	}
	return p.Number + " " + p.Text
}

// Bold tells whether the whole paragraph stands in bold.
func (p *Paragraph) Bold() bool { return p.Text != "" && p.Lead >= len(p.Text) }

// Table is a true grid: every row has Columns cells, and a merged cell stands
// at each position that it covers. An Excel sheet is one table whose first
// row and column are those of the sheet.
type Table struct {
	Index   int // from 1 within the document
	Sheet   string
	Columns int
	Rows    []Row
	Where   Location
}

// Row is a row of a grid. A row whose cells do not tile the grid is InDoubt
// and keeps its cells where they were written, never shifted.
type Row struct {
	Index   int     // from 1 as the file counts
	Cells   []*Cell // one a grid column; the same pointer where a cell spans
	InDoubt bool
	Hidden  bool
	Header  bool // marked as a repeated header row
}

// Cell is a cell with its anchor (top left position, from 1) and spans.
type Cell struct {
	Paragraphs []Paragraph
	Tables     []*Table // nested tables
	Row        int
	Column     int
	RowSpan    int
	ColumnSpan int
	Hidden     bool   // in a hidden row or column of a shown sheet
	Fault      string // "#REF!" and the like: the cell holds a fault, no value
	Date       string // YYYY-MM-DD where the cell holds a real date
	Where      Location
}

// Text joins the paragraphs of the cell, numbering included.
func (c *Cell) Text() string {
	if c == nil {
		return ""
	}
	if len(c.Paragraphs) == 1 {
		return strings.TrimSpace(c.Paragraphs[0].Full())
	}
	lines := make([]string, 0, len(c.Paragraphs))
	for i := range c.Paragraphs {
		lines = append(lines, c.Paragraphs[i].Full())
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}

// Blank tells whether nothing is written in the cell.
func (c *Cell) Blank() bool { return c == nil || c.Text() == "" && len(c.Tables) == 0 }
