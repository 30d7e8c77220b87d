// Package cellformat shows the value of a cell as its sender sees it, written
// the Vietnamese way, whatever kind of workbook it stands in:
//
//	cellformat.Parse("0%").Show(0.9, "", false)          "90%"
//	cellformat.Parse("#,##0").Show(1500000, "", false)   "1.500.000"
//	cellformat.Parse("dd/mm/yyyy").Show(46079, "", false) "26/02/2026", date "2026-02-26"
//
// The codes are those of ECMA-376 Part 1, 18.8.30 and 18.8.31; the binary
// workbooks of Excel 97–2003 use the same. A date whose format shows no day
// (mm/yyyy) gives no date: the sender sees a month, not a day.
package cellformat
