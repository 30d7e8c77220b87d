package word_test

import (
	"testing"

	"hoso/pipeline/dossier"
)

const (
	restart  = `<w:vMerge w:val="restart"/>`
	goesOn   = `<w:vMerge/>`
	twoWide  = `<w:gridSpan w:val="2"/>`
	trackDel = `<w:trPr><w:del w:id="1"/></w:trPr>`
)

func TestGrid(t *testing.T) {
	abc := tr(tc("", r("a")) + tc("", r("b")) + tc("", r("c")))
	tests := map[string]struct {
		xml  string
		want []string
	}{
		"plain":            {tbl(3, abc), []string{"|a|b|c|"}},
		"span":             {tbl(3, abc+tr(tc(twoWide, r("x"))+tc("", r("y")))), []string{"|a|b|c|", "|x|x|y|"}},
		"merged down":      {tbl(2, tr(tc(restart, r("x"))+tc("", r("1")))+tr(tc(goesOn, "")+tc("", r("2")))+tr(tc("", r("y"))+tc("", r("3")))), []string{"|x|1|", "|x|2|", "|y|3|"}},
		"merged block":     {tbl(3, tr(tc(twoWide+restart, r("x"))+tc("", r("1")))+tr(tc(twoWide+goesOn, "")+tc("", r("2")))), []string{"|x|x|1|", "|x|x|2|"}},
		"merged by hand":   {tbl(3, abc+tr(tc(`<w:hMerge w:val="restart"/>`, r("x"))+tc(`<w:hMerge/>`, "")+tc("", r("y")))), []string{"|a|b|c|", "|x|x|y|"}},
		"before, after":    {tbl(3, abc+tr(`<w:trPr><w:gridBefore w:val="1"/><w:gridAfter w:val="1"/></w:trPr>`+tc("", r("x")))), []string{"|a|b|c|", "||x||"}},
		"too few":          {tbl(3, abc+tr(tc("", r("x"))+tc("", r("y")))), []string{"|a|b|c|", "?|x|y||"}},
		"too many":         {tbl(2, tr(tc("", r("x"))+tc("", r("y")))+abc), []string{"|x|y||", "?|a|b|c|"}},
		"wrong grid":       {tbl(7, abc+abc), []string{"|a|b|c|", "|a|b|c|"}},
		"no grid":          {tbl(0, abc), []string{"|a|b|c|"}},
		"misfit merge":     {tbl(3, tr(tc(restart, r("x"))+tc("", r("1"))+tc("", r("2")))+tr(tc(twoWide+goesOn, r("y"))+tc("", r("3")))), []string{"|x|1|2|", "?|y|y|3|"}},
		"orphan merge":     {tbl(1, tr(tc(goesOn, r("x")))+tr(tc(goesOn, ""))), []string{"|x|", "|x|"}},
		"stray text":       {tbl(1, tr(tc(restart, r("x")))+tr(tc(goesOn, r("y")))), []string{"|x\ny|", "?|x\ny|"}},
		"deleted row":      {tbl(1, tr(tc("", r("x")))+tr(trackDel+tc("", r("y")))), []string{"|x|"}},
		"row control":      {tbl(2, sdt("", tr(tc("", r("x"))+sdt("", tc("", r("y")))))), []string{"|x|y|"}},
		"cell placeholder": {tbl(2, tr(tc("", r("x"))+sdt(`<w:showingPlcHdr/>`, tc("", r("Bấm"))))), []string{"|x||"}},
		"lines in a cell":  {tbl(1, tr("<w:tc>"+p(r("a"))+p("")+p(r("b"))+"</w:tc>")), []string{"|a\nb|"}},
		"inserted row":     {tbl(1, tr(`<w:trPr><w:ins w:id="1"/></w:trPr>`+tc("", r("x")))), []string{"|x|"}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			same(t, lines(body(test.xml).read(t).Blocks), test.want)
		})
	}
}

func TestMergedCellIsOneCell(t *testing.T) {
	xml := tbl(3, tr(tc(twoWide+restart, r("x"))+tc("", r("1")))+tr(tc(twoWide+goesOn, "")+tc("", r("2"))))
	table := body(xml).read(t).Blocks[0].Table
	anchor := table.Rows[0].Cells[0]
	for _, other := range []*dossier.Cell{table.Rows[0].Cells[1], table.Rows[1].Cells[0], table.Rows[1].Cells[1]} {
		if other != anchor {
			t.Error("another cell at a covered position")
		}
	}
	if anchor.Row != 1 || anchor.Column != 1 || anchor.RowSpan != 2 || anchor.ColumnSpan != 2 {
		t.Errorf("anchor %+v", anchor)
	}
	want := dossier.Location{Part: "word/document.xml", Table: 1, Row: 2, Column: 3}
	if got := table.Rows[1].Cells[2].Where; got != want {
		t.Errorf("place %+v", got)
	}
}

func TestRowMarks(t *testing.T) {
	xml := tbl(1, tr(`<w:trPr><w:tblHeader/></w:trPr>`+tc("", r("a")))+tr(trackDel+tc("", ""))+tr(`<w:trPr><w:hidden/></w:trPr>`+tc("", r("b"))))
	rows := body(xml).read(t).Blocks[0].Table.Rows
	if len(rows) != 2 || !rows[0].Header || rows[0].Hidden || rows[1].Header || !rows[1].Hidden || !rows[1].Cells[0].Hidden {
		t.Errorf("rows %+v", rows)
	}
	if rows[1].Index != 3 || rows[1].Cells[0].Row != 3 || rows[1].Cells[0].Where.Row != 3 {
		t.Errorf("row index %d: counts as the file counts", rows[1].Index)
	}
}

func TestNestedTable(t *testing.T) {
	inner := tbl(2, tr(tc("", r("x"))+tc("", r("y"))))
	doc := body(tbl(1, tr("<w:tc>"+p(r("ngoài"))+inner+p("")+"</w:tc>")) + tbl(1, tr(tc("", r("z"))))).read(t)
	same(t, lines(doc.Blocks), []string{"|ngoài|", "|z|"})
	cell := doc.Blocks[0].Table.Rows[0].Cells[0]
	if len(cell.Tables) != 1 {
		t.Fatalf("%d nested tables", len(cell.Tables))
	}
	same(t, rows(cell.Tables[0]), []string{"|x|y|"})
	if cell.Tables[0].Where != cell.Where || cell.Tables[0].Rows[0].Cells[1].Where != cell.Where {
		t.Errorf("nested place %+v", cell.Tables[0].Where)
	}
	if doc.Blocks[1].Table.Index != 2 || doc.Blocks[1].Table.Where.Table != 2 {
		t.Errorf("the table behind has index %d", doc.Blocks[1].Table.Index)
	}
}

func TestTextBoxInCell(t *testing.T) {
	xml := tbl(1, tr(tc("", r("a")+run(`<w:pict><v:shape><v:textbox>`+textBox+`</v:textbox></v:shape></w:pict>`))))
	same(t, lines(body(xml).read(t).Blocks), []string{"|a\ntrong khung|"})
}
