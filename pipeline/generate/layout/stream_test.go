package layout_test

import (
	"fmt"
	"reflect"
	"testing"

	"hoso/pipeline/generate/layout"
)

// long is a table of n rows that are made one by one; made counts them.
func long(n int, made *int) layout.Table {
	return layout.Table{Columns: []float64{20, 0}, Header: []layout.Row{row("STT", "Mô hình")}, Each: func(yield func(layout.Row) bool) {
		for i := range n {
			*made = i + 1
			if !yield(row(fmt.Sprint(i+1), "mô hình")) {
				return
			}
		}
	}}
}

// A page is given before the rows of the next are made, so that a long table
// is never in memory as a whole.
func TestStreamGivesAPageWhenItIsFull(t *testing.T) {
	made, pages := 0, 0
	for page, err := range layout.Stream(layout.Document{Sheet: small(), Blocks: []layout.Block{long(5000, &made)}}, metrics(t)) {
		if err != nil {
			t.Fatal(err)
		}
		shown := len(page.Texts)/2 - 1 // the header is one
		if pages++; made > pages*shown+5 && made < 5000 {
			t.Fatalf("%d rows were made for %d pages of %d", made, pages, shown)
		}
	}
	if made != 5000 || pages < 300 {
		t.Errorf("%d rows on %d pages", made, pages)
	}
}

func TestStreamStops(t *testing.T) {
	made := 0
	for range layout.Stream(layout.Document{Sheet: small(), Blocks: []layout.Block{long(5000, &made)}}, metrics(t)) {
		break
	}
	if made > 50 {
		t.Errorf("%d rows were made for one page", made)
	}
}

// Rows that are made one by one stand as those at hand do.
func TestEachRowIsAsGood(t *testing.T) {
	made := 0
	lazy := long(40, &made)
	ready := lazy
	ready.Each, ready.Rows = nil, nil
	for r := range lazy.Each {
		ready.Rows = append(ready.Rows, r)
	}
	for _, set := range []func(*layout.Table){
		func(*layout.Table) {}, func(t *layout.Table) { t.KeepTogether = true }, func(t *layout.Table) { t.KeepWithNext = true }, func(t *layout.Table) { t.Before, t.After = 9, 12 },
	} {
		set(&lazy)
		set(&ready)
		if !reflect.DeepEqual(flow(t, small(), lazy, para("hết")), flow(t, small(), ready, para("hết"))) {
			t.Errorf("they stand otherwise: %+v", lazy)
		}
	}
}

// A fault on a late page ends the pages with it.
func TestStreamEndsWithTheFault(t *testing.T) {
	made, pages := 0, 0
	var fault error
	for _, err := range layout.Stream(layout.Document{Sheet: small(), Blocks: []layout.Block{long(100, &made), para("Mô hình 😀")}}, metrics(t)) {
		if fault = err; err == nil {
			pages++
		}
	}
	if pages == 0 || fault == nil {
		t.Errorf("%d pages, then %v", pages, fault)
	}
}
