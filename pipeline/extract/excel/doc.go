// Package excel reads .xlsx, .xlsm, .xltx and .xltm workbooks (transitional and
// strict Office Open XML) into a dossier.Document: one table a shown sheet.
//
// Who does what:
//
//   - The package is opened with archive/zip. Only the parts that are needed
//     are inflated (pictures, charts, macros and hidden sheets never are), each
//     as a stream that counts what really comes out, against extract.Limits.
//   - excelize reads the workbook part and the styles, from a small copy of the
//     package in memory that holds nothing else, so it never inflates a sheet
//     and never writes a temporary file. Formats and grids are those of
//     packages cellformat and sheetgrid, shared with package xls.
//   - The cells are streamed by this package, since a grid built from a stray
//     row 1048576 or from columns up to XFD would cost gigabytes: what counts
//     is what is written, not how far the sheet reaches.
//
// What a cell says is text as its sender sees it, written the Vietnamese way:
//
//	0.9 with format 0%          "90%"
//	1500000 with #,##0          "1.500.000"
//	46079 with dd/mm/yyyy       "26/02/2026", Cell.Date "2026-02-26"
//	TRUE, FALSE                 "Có", "Không"
//	'007 (text)                 "007"
//	#REF!                       no text, Cell.Fault "#REF!" and a note
//
// A date whose format shows no day (mm/yyyy) gives "02/2026" and no Cell.Date,
// since the sender sees a month, not a day. A formula counts by the value that
// the file has stored for it; nothing is calculated.
package excel
