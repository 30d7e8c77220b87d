package prose_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract"
	"hoso/pipeline/extract/prose"
)

func TestDecode(t *testing.T) {
	type piece struct {
		text, font string
		bold       bool
	}
	cases := map[string]struct {
		pieces []piece
		want   string
		lead   int
	}{
		"nothing":          {nil, "", 0},
		"bold head":        {[]piece{{"Tªn m« h×nh:", ".VnTime", true}, {" một", "Arial", false}}, "Tên mô hình: một", 15},
		"bold over blanks": {[]piece{{"a", "", true}, {" ", "", false}, {"b", "", true}}, "a b", 3},
		"no bold head":     {[]piece{{"a", "", false}, {"b", "", true}}, "ab", 0},
		"symbols":          {[]piece{{"\u00A8", "Wingdings", false}, {" \uF0FE", "Arial", false}}, "☐ ☑", 0},
		"mark after a run": {[]piece{{"Te", "Arial", false}, {"\u0302n", "Times", false}}, "Tên", 0},
	}
	for name, c := range cases {
		var d prose.Draft
		for _, p := range c.pieces {
			d.Add(p.text, p.font, p.bold)
		}
		if text, lead, _ := d.Decode(); text != c.want || lead != c.lead {
			t.Errorf("%s: %q, lead %d", name, text, lead)
		}
	}
}

func TestDecodeOfAVeryLongParagraph(t *testing.T) {
	var d prose.Draft
	sentence := strings.Repeat("Tªn m« h×nh d©n vËn khÐo ", 20_000)
	d.Add(sentence, ".VnTime", false)
	text, _, met := d.Decode()
	if want := strings.Repeat("Tên mô hình dân vận khéo ", 20_000); text != want || len(met) == 0 {
		t.Errorf("%d bytes, want %d", len(text), len(want))
	}
}

func TestStory(t *testing.T) {
	s := prose.Story{Part: "document"}
	s.Add(dossier.Paragraph{Text: " "})
	s.Add(dossier.Paragraph{Text: "a"})
	inner := &dossier.Cell{Row: 1, Column: 1, RowSpan: 1, ColumnSpan: 1, Paragraphs: []dossier.Paragraph{{Text: "x"}}}
	nested := &dossier.Table{Columns: 1, Rows: []dossier.Row{{Index: 1, Cells: []*dossier.Cell{inner}}}}
	cell := &dossier.Cell{Row: 1, Column: 1, RowSpan: 1, ColumnSpan: 1, Tables: []*dossier.Table{nested}}
	s.AddTable(&dossier.Table{Columns: 1, Rows: []dossier.Row{{Index: 1, Cells: []*dossier.Cell{cell}}}})
	if len(s.Blocks) != 2 || s.Blocks[0].Paragraph.Where.Paragraph != 2 {
		t.Fatalf("%+v", s.Blocks)
	}
	want := dossier.Location{Part: "document", Table: 1, Row: 1, Column: 1}
	if inner.Paragraphs[0].Where != want {
		t.Errorf("%+v", inner.Paragraphs[0].Where)
	}
}

func TestStoryOfACell(t *testing.T) {
	s := prose.Story{Cell: &dossier.Cell{}}
	for _, p := range []dossier.Paragraph{{Text: ""}, {Number: "-"}, {Number: "1."}, {Text: "a"}} {
		s.Add(p)
	}
	if got := s.Cell.Text(); got != "1. \na" || len(s.Blocks) != 0 {
		t.Errorf("%q", got)
	}
}

func TestBudget(t *testing.T) {
	b := prose.Budget{Limits: extract.Limits{Text: 10, Cells: 5}}
	var d prose.Draft
	d.Add("Tªn m« h×nh", ".VnTime", false)
	if _, err := b.Paragraph(&d, ""); !errors.Is(err, extract.ErrTooLarge) {
		t.Errorf("text: %v", err)
	}
	if err := b.Cells(6); !errors.Is(err, extract.ErrTooLarge) {
		t.Errorf("cells: %v", err)
	}
	b = prose.Budget{Limits: extract.DefaultLimits()}
	if p, err := b.Paragraph(&d, "1."); err != nil || p.Number != "1." || d.Len() != 0 || !slices.Equal(b.Encodings(), []string{"tcvn3"}) {
		t.Errorf("%+v, %v, %v", p, err, b.Encodings())
	}
}
