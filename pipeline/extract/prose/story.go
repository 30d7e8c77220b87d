package prose

import (
	"fmt"
	"slices"
	"strings"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract"
	"hoso/pipeline/viet"
)

// Tracked tells the sender of tracked changes.
const Tracked = "Tệp còn lưu vết sửa đổi (Track Changes): phần chèn thêm được tính, phần đã xóa không tính; " +
	"đề nghị chấp nhận hoặc bỏ các sửa đổi rồi lưu lại."

// Budget is what a document may still take, and what was met in it.
type Budget struct {
	Limits    extract.Limits
	text      int
	cells     int
	encodings []string
}

// Cells counts positions of grids, in all tables together.
func (b *Budget) Cells(n int) error {
	if b.cells += n; n < 0 || b.cells > b.Limits.Cells {
		return fmt.Errorf("cells of tables: %w", extract.ErrTooLarge)
	}
	return nil
}

// Encodings are the legacy encodings met, in order.
func (b *Budget) Encodings() []string {
	slices.Sort(b.encodings)
	return b.encodings
}

// Met notes legacy encodings, each once.
func (b *Budget) Met(encodings []viet.Encoding) {
	for _, e := range encodings {
		if e != "" && !slices.Contains(b.encodings, string(e)) {
			b.encodings = append(b.encodings, string(e))
		}
	}
}

// Paragraph makes the paragraph of a draft and resets it.
func (b *Budget) Paragraph(d *Draft, number string) (dossier.Paragraph, error) {
	p := dossier.Paragraph{Number: number}
	if b.text += d.Len() + len(number); b.text > b.Limits.Text {
		return p, fmt.Errorf("text: %w", extract.ErrTooLarge)
	}
	if d.Len() > 0 {
		var met []viet.Encoding
		p.Text, p.Lead, met = d.Decode()
		b.Met(met)
	}
	d.Reset()
	return p, nil
}

// Story takes the blocks of one container: with a Cell set, that cell.
type Story struct {
	Part   string
	Cell   *dossier.Cell
	Blocks []dossier.Block

	paragraphs int
	tables     int
}

// Add puts a paragraph into its place.
func (s *Story) Add(p dossier.Paragraph) {
	blank := strings.TrimSpace(p.Text) == ""
	if s.Cell != nil {
		// A number alone may be all that a cell holds: the column "TT".
		if !blank || p.Number != "" && p.Number != "-" {
			s.Cell.Paragraphs = append(s.Cell.Paragraphs, p)
		}
		return
	}
	s.paragraphs++
	p.Where = dossier.Location{Part: s.Part, Paragraph: s.paragraphs}
	if !blank {
		s.Blocks = append(s.Blocks, dossier.Block{Paragraph: &p})
	}
}

// AddTable puts a table into its place and tells its cells where they stand.
func (s *Story) AddTable(t *dossier.Table) {
	if s.Cell != nil {
		s.Cell.Tables = append(s.Cell.Tables, t)
		return
	}
	s.tables++
	t.Index = s.tables
	t.Where = dossier.Location{Part: s.Part, Table: s.tables}
	for i := range t.Rows {
		for column, c := range t.Rows[i].Cells {
			if c.Row == t.Rows[i].Index && c.Column == column+1 {
				where := t.Where
				where.Row, where.Column = c.Row, c.Column
				place(c, where)
			}
		}
	}
	s.Blocks = append(s.Blocks, dossier.Block{Table: t})
}

// place says where a cell and all that it holds stand.
func place(c *dossier.Cell, where dossier.Location) {
	c.Where = where
	for i := range c.Paragraphs {
		c.Paragraphs[i].Where = where
	}
	for _, t := range c.Tables {
		t.Where = where
		for i := range t.Rows {
			for column, inner := range t.Rows[i].Cells {
				if inner.Row == t.Rows[i].Index && inner.Column == column+1 {
					place(inner, where)
				}
			}
		}
	}
}

// Take puts the blocks of a text box behind the paragraph that anchors it.
func (s *Story) Take(blocks []dossier.Block) {
	for _, b := range blocks {
		if b.Paragraph != nil {
			s.Add(*b.Paragraph)
			continue
		}
		s.AddTable(b.Table)
	}
}
