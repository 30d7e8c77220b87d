package extract_test

import (
	"strings"
	"testing"
	"time"

	"golang.org/x/text/unicode/norm"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract"
	"hoso/pipeline/viet"
)

// document makes a Document of any text: lines are paragraphs; lines with a
// bar are rows of a table, whose cells the bars part, merged where a cell is
// "^" (with the one above) or "<" (with the one before).
func document(text string) *dossier.Document {
	p := newPaper()
	var rows [][]string
	flush := func() {
		if len(rows) > 0 {
			p.loose(rows)
			rows = nil
		}
	}
	for _, line := range strings.Split(viet.Clean(text), "\n") {
		if cells := strings.Split(line, "|"); len(cells) > 1 {
			rows = append(rows, cells)
			continue
		}
		flush()
		number, body, ok := strings.Cut(line, "#")
		if !ok {
			number, body = "", line
		}
		p.para(body, func(d *dossier.Paragraph) { d.Number, d.Lead = number, strings.IndexByte(body, '*')+1 })
	}
	flush()
	return p.doc
}

// loose adds a table of any shape: rows may be short, in doubt, or merged.
func (p *paper) loose(rows [][]string) {
	p.tables++
	t := &dossier.Table{Index: p.tables}
	for _, cells := range rows {
		t.Columns = max(t.Columns, len(cells))
	}
	for r, cells := range rows {
		row := dossier.Row{Index: r + 1, Cells: make([]*dossier.Cell, t.Columns), InDoubt: len(cells) < t.Columns}
		for x, text := range cells {
			switch {
			case text == "^" && r > 0 && t.Rows[r-1].Cells[x] != nil:
				row.Cells[x] = t.Rows[r-1].Cells[x]
			case text == "<" && x > 0:
				row.Cells[x] = row.Cells[x-1]
			default:
				row.Cells[x] = made(t, cell{text: strings.ReplaceAll(text, "\\n", "\n"), wide: 1, tall: 1}, r+1, x+1)
			}
		}
		t.Rows = append(t.Rows, row)
	}
	p.doc.Blocks = append(p.doc.Blocks, dossier.Block{Table: t})
}

// Whatever a document holds, reading it ends quickly and without a panic, in
// NFC, and every stated value has its place.
func FuzzExtract(f *testing.F) {
	for _, seed := range []string{
		"PHỤ LỤC\nTên mô hình: Một cửa\nChủ thể: Chi bộ Phòng 9\n1. Mục tiêu, chỉ tiêu\n- Gần dân\n2.# Lĩnh vực*: ☒ Kinh tế ☐ Văn hóa",
		"TT|Tên mô hình|Đơn vị|Lĩnh vực\n(1)|(2)|(3)|(4)\n1|Một cửa|Phòng 9|Kinh tế\n2|Hai cửa|^|XDHTCT\nTổng|<|02|",
		"Nội dung|Mô hình 1|Mô hình 2\nTên mô hình|A thân thiện|B tận tâm\nMục tiêu|x|y",
		"I. MỤC TIÊU\na) Gần\n||\n|Tên mô hình|\n^|<|\nT/M CHI BỘ\nBÍ THƯ\nA B", "Từ 31/2/2026 đến 30/13/2026: .... ((( [x] ]]",
	} {
		f.Add(seed)
	}
	e := extract.New(thePlan(f))
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 20000 {
			t.Skip("longer than a page or two")
		}
		doc := document(text)
		began := time.Now()
		record, rejection := e.Record(doc)
		if took := time.Since(began); took > 5*time.Second {
			t.Errorf("%d bytes took %s", len(text), took)
		}
		e.Explain(doc)
		if rejection != nil {
			return
		}
		for _, m := range record.Models {
			for id, field := range m.Fields {
				if !norm.NFC.IsNormalString(field.Value + "\n" + field.Text) {
					t.Errorf("%s is not NFC: %q", id, field.Value)
				}
				if field.Value != "" && (field.Source.IsZero() || field.Confidence <= 0 || field.Confidence > 1) {
					t.Errorf("%s: place %+v, confidence %v", id, field.Source, field.Confidence)
				}
			}
		}
	})
}
