package excel_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"hoso/fonts"
	"hoso/pipeline/generate"
	"hoso/pipeline/generate/excel"
	"hoso/pipeline/generate/layout"
	"hoso/pipeline/viet"
	"hoso/templates"
)

// press makes papers without writing them.
func press(t *testing.T) *generate.Press {
	t.Helper()
	book, err := generate.Load(templates.Files())
	if err != nil {
		t.Fatal(err)
	}
	metrics, err := layout.NewMetrics(layout.Faces(fonts.Family()))
	if err != nil {
		t.Fatal(err)
	}
	return &generate.Press{Book: book, Metrics: metrics, Settings: generate.Settings{Issuer: "ĐẢNG ỦY MẪU"}, Version: "1"}
}

// TestListOfPaper: the workbook of a list has its rows as real days and numbers, its header frozen, filtered and printed on each page, and
// a text that begins like a formula stays text.
func TestListOfPaper(t *testing.T) {
	paper, err := press(t).DossierIndex(shippedPlan(t), generate.DossierIndex{
		Code: "01/2026", Title: "Hồ sơ mẫu", Day: viet.Date{Year: 2026, Month: 12, Day: 20}, Electronic: true,
		Documents: []generate.IndexedDocument{
			{Number: "261-KH/ĐU", Date: viet.Date{Year: 2026, Month: 1, Day: 27}, Author: "@Đảng ủy", Subject: "=HYPERLINK(\"http://x\")", Sheet: "-1", File: "+a.docx", SHA256: "00"},
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	book, err := excel.List(paper)
	if err != nil {
		t.Fatal(err)
	}
	data, err := book.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	again, err := book.Bytes()
	if err != nil || !bytes.Equal(data, again) {
		t.Fatal("not the same bytes twice", err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if names := f.GetSheetList(); len(names) != 2 || names[0] != "Mục lục" || names[1] != "Mã SHA-256" {
		t.Fatal(names)
	}
	const head, row = 5, 6 // who issues it, title, what it is about, an empty line
	for cell, want := range map[string]string{"A2": "MỤC LỤC VĂN BẢN, TÀI LIỆU", "A5": "TT", "A6": "1", "B6": "261-KH/ĐU", "C6": "27/01/2026", "D6": "@Đảng ủy", "E6": "=HYPERLINK(\"http://x\")", "F6": "-1"} {
		if got, _ := f.GetCellValue("Mục lục", cell); got != want {
			t.Errorf("%s: %q, not %q", cell, got, want)
		}
	}
	for _, cell := range []string{"D6", "E6", "F6"} {
		if formula, _ := f.GetCellFormula("Mục lục", cell); formula != "" {
			t.Errorf("%s became a formula: %s", cell, formula)
		}
	}
	if kind, _ := f.GetCellType("Mục lục", "C6"); kind == excelize.CellTypeSharedString {
		t.Error("the day is a text")
	}
	panes, _ := f.GetPanes("Mục lục")
	if !panes.Freeze || panes.YSplit != head {
		t.Errorf("frozen: %+v", panes)
	}
	titles := ""
	for _, n := range f.GetDefinedName() {
		titles += n.Name + " " + n.RefersTo + ";"
	}
	if !bytes.Contains([]byte(titles), []byte("Print_Titles 'Mục lục'!$5:$5")) || !bytes.Contains([]byte(titles), []byte("FilterDatabase")) {
		t.Error(titles)
	}
	if width, _ := f.GetColWidth("Mục lục", "E"); width < 18 {
		t.Errorf("the widest column has %v", width)
	}
}

// Excel wants the columns of a sheet in their order.
func TestColumnsStandInOrder(t *testing.T) {
	data := overview(t, sample())
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	sheets := 0
	for _, part := range archive.File {
		if !strings.HasPrefix(part.Name, "xl/worksheets/sheet") {
			continue
		}
		sheets++
		r, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		var s struct {
			Cols []struct {
				Min int `xml:"min,attr"`
			} `xml:"cols>col"`
		}
		if err := xml.NewDecoder(r).Decode(&s); err != nil {
			t.Fatalf("%s: %v", part.Name, err)
		}
		for i := 1; i < len(s.Cols); i++ {
			if s.Cols[i].Min <= s.Cols[i-1].Min {
				t.Errorf("%s: column %d after column %d", part.Name, s.Cols[i].Min, s.Cols[i-1].Min)
			}
		}
	}
	if sheets != 7 {
		t.Errorf("%d sheets", sheets)
	}
}
