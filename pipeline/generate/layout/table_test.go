package layout_test

import (
	"errors"
	"strings"
	"testing"

	"hoso/pipeline/generate/layout"
)

func cell(text string) layout.Cell { return layout.TextCell(layout.Left, layout.Plain(text, 10)) }

func row(texts ...string) layout.Row {
	var r layout.Row
	for _, t := range texts {
		r.Cells = append(r.Cells, cell(t))
	}
	return r
}

func TestHeaderIsRepeatedOnEveryPage(t *testing.T) {
	table := layout.Table{Columns: []float64{20, 0}, Header: []layout.Row{row("STT", "Mô hình")}}
	for i := range 60 {
		table.Rows = append(table.Rows, row(string(rune('A'+i%26)), "mô hình"))
	}
	pages := flow(t, small(), para("đầu"), table)
	if len(pages) < 4 {
		t.Fatalf("%d pages", len(pages))
	}
	rows := 0
	for i, p := range pages {
		text := words(p)
		rows += strings.Count(text, "mô hình")
		if strings.Count(text, "STTMô hình") != 1 {
			t.Errorf("page %d: %s", i+1, text)
		}
	}
	if rows != 60 {
		t.Errorf("%d rows of 60", rows)
	}
}

func TestHeaderNeverStandsAlone(t *testing.T) {
	table := layout.Table{Columns: []float64{0}, Header: []layout.Row{row("tên")}, Rows: []layout.Row{row("x")}}
	pages := flow(t, small(), numbered("a", 12), table)
	if got := words(pages[1]); got != "2|tên|x" {
		t.Errorf("page 2: %s", got)
	}
}

func TestRowIsContinuedOnTheNextPage(t *testing.T) {
	long := numbered("dòng ", 20)
	table := layout.Table{Columns: []float64{20, 0}, Header: []layout.Row{row("STT", "Việc")},
		Rows: []layout.Row{{Cells: []layout.Cell{cell("1"), {Blocks: []layout.Block{long}}}}}}
	pages := flow(t, small(), table)
	if len(pages) != 2 {
		t.Fatalf("%d pages", len(pages))
	}
	first, second := words(pages[0]), words(pages[1])
	if n := strings.Count(first, "dòng") + strings.Count(second, "dòng"); n != 20 || !strings.HasPrefix(second, "2|STTViệc|dòng") || strings.Count(second, "|1") > 0 {
		t.Errorf("%d lines; page 1 %s; page 2 %s", n, first, second)
	}
	table.Rows[0].Whole = true
	if _, err := layout.Flow(layout.Document{Sheet: small(), Blocks: []layout.Block{table}}, metrics(t)); err == nil {
		t.Error("a whole row taller than the page is no error")
	}
}

func TestWholeRowMovesToTheNextPage(t *testing.T) {
	whole := layout.Row{Whole: true, Cells: []layout.Cell{{Blocks: []layout.Block{numbered("b", 5)}}}}
	pages := flow(t, small(), numbered("a", 10), layout.Table{Columns: []float64{0}, Rows: []layout.Row{whole}})
	if got := words(pages[1]); got != "2|bA|bB|bC|bD|bE" {
		t.Errorf("page 2: %s", got)
	}
}

func TestCellsAcrossAndDown(t *testing.T) {
	tall, wide := cell("cao"), cell("rộng")
	tall.Down, tall.VAlign = 2, layout.Middle
	wide.Across = 2
	table := layout.Table{Columns: []float64{20, 30, 30}, Rows: []layout.Row{{Cells: []layout.Cell{tall, wide}}, row("x", "y")}}
	page := flow(t, small(), table)[0]
	at := map[string]layout.Text{}
	for _, text := range page.Texts {
		at[text.Text] = text
	}
	if !near(at["rộng"].X, 31.5, 0.01) || !near(at["x"].X, 31.5, 0.01) || !near(at["y"].X, 61.5, 0.01) {
		t.Errorf("texts at %+v", page.Texts)
	}
	if middle := (at["rộng"].Baseline + at["x"].Baseline) / 2; !near(at["cao"].Baseline, middle, 0.01) {
		t.Errorf("the tall cell stands at %.2f, want %.2f", at["cao"].Baseline, middle)
	}
}

func TestJoinedRowsStayOnOnePage(t *testing.T) {
	joined := layout.Cell{Down: 2, Blocks: []layout.Block{numbered("x", 6)}}
	table := layout.Table{Columns: []float64{40, 40}, Rows: []layout.Row{
		{Cells: []layout.Cell{joined, {Blocks: []layout.Block{numbered("y", 3)}}}}, {Cells: []layout.Cell{{Blocks: []layout.Block{numbered("z", 3)}}}}}}
	pages := flow(t, small(), numbered("a", 9), table)
	if got := words(pages[1]); len(pages) != 2 || strings.Count(got, "x") != 6 || strings.Count(got, "z") != 3 {
		t.Errorf("%d pages, page 2: %s", len(pages), got)
	}
	table.Rows[0].Cells[0].Blocks = []layout.Block{numbered("x", 20)}
	if _, err := layout.Flow(layout.Document{Sheet: small(), Blocks: []layout.Block{table}}, metrics(t)); !errors.Is(err, layout.ErrTooTall) {
		t.Errorf("joined rows taller than the page: %v", err)
	}
}

func TestTableInACell(t *testing.T) {
	inner := layout.Table{Columns: []float64{15, 0}, Rows: []layout.Row{row("c", "d")}}
	page := flow(t, small(), layout.Table{Columns: []float64{30, 50}, Rows: []layout.Row{{Cells: []layout.Cell{cell("a"), {Blocks: []layout.Block{para("b"), inner}}}}}})[0]
	if got := words(page); got != "ab|cd" && got != "a|b|cd" {
		t.Errorf("page: %s", got)
	}
}

func TestColumnsWithoutWidthShareTheRest(t *testing.T) {
	page := flow(t, small(), layout.Table{Columns: []float64{20, 0, 0}, Rows: []layout.Row{row("a", "b", "c")}})[0]
	if !near(page.Texts[1].X, 31.5, 0.01) || !near(page.Texts[2].X, 61.5, 0.01) {
		t.Errorf("texts at %+v", page.Texts)
	}
}

func TestBottomOfCellAndFill(t *testing.T) {
	low := cell("thấp")
	low.VAlign, low.Fill = layout.Bottom, &layout.Color{R: 200, G: 200, B: 200}
	page := flow(t, small(), layout.Table{Columns: []float64{40, 40}, Rows: []layout.Row{{Cells: []layout.Cell{low, cell("1\n2\n3")}}}})[0]
	if got, want := page.Texts[0].Baseline, page.Texts[3].Baseline; !near(got, want, 0.01) {
		t.Errorf("baseline %.2f, want %.2f", got, want)
	}
	if first := page.Shapes[0]; first.Stroke != 0 || first.Color.R != 200 {
		t.Errorf("the fill is not painted first: %+v", first)
	}
}

func TestTablesThatMakeNoSense(t *testing.T) {
	down := cell("x")
	down.Down = 2
	for name, table := range map[string]layout.Table{
		"wider than the page": {Columns: []float64{50, 50}, Rows: []layout.Row{row("a", "b")}},
		"too many cells":      {Columns: []float64{20, 20}, Rows: []layout.Row{row("a", "b", "c")}},
		"down beyond the end": {Columns: []float64{20}, Rows: []layout.Row{{Cells: []layout.Cell{down}}}},
		"negative column":     {Columns: []float64{-5, 20}, Rows: []layout.Row{row("a", "b")}},
		"no columns":          {Rows: []layout.Row{row("a")}},
	} {
		if _, err := layout.Flow(layout.Document{Sheet: small(), Blocks: []layout.Block{table}}, metrics(t)); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
