package main

import (
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"
)

// cmdCorrect writes corrections into an overview workbook, a row each with its
// cells parted by "|": correct FROM TO MODEL|FIELD|VALUE|BY|REASON…
func cmdCorrect(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 3 {
		ts.Fatalf("usage: correct FROM TO MODEL|FIELD|VALUE|BY|REASON…")
	}
	const sheet = "Sửa số liệu"
	f, err := excelize.OpenFile(ts.MkAbs(args[0]))
	ts.Check(err)
	defer f.Close()
	rows, err := f.GetRows(sheet)
	ts.Check(err)
	head := slices.IndexFunc(rows, func(row []string) bool { return len(row) > 0 && row[0] == "Mã mô hình" })
	if head < 0 {
		ts.Fatalf("no head in %s", sheet)
	}
	for i, row := range args[2:] {
		for j, words := range strings.Split(row, "|") {
			cell, err := excelize.CoordinatesToCellName(j+1, head+2+i)
			ts.Check(err)
			ts.Check(f.SetCellStr(sheet, cell, words))
		}
	}
	ts.Check(f.SaveAs(ts.MkAbs(args[1])))
}
