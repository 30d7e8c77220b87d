// Package xls reads the workbooks of Excel 97 to 2003 (.xls, BIFF8) into a
// dossier.Document: one table a shown sheet, the same as package excel gives
// for an .xlsx.
//
// Such a file is an OLE container (package mscfb) with a stream "Workbook":
// records of a kind, a length and up to 8224 bytes, longer ones going on in
// records Continue. First come the globals, then each sheet at the offset that
// its record BoundSheet8 names ([MS-XLS]):
//
//	BOF  … FilePass …          encrypted from here on
//	Font, Format, XF           what a cell looks like; a cell names its XF
//	BoundSheet8                name, place, whether it is hidden
//	SST                        the texts of all cells
//	EOF
//	BOF, ColInfo, Row, LabelSst, RK, Number, Formula, MergeCells, …, EOF
//
// Each text is either UTF-16 or its low bytes, and says so by a flag that is
// written again where it goes on in the next record.
//
// A formula counts by the value that the file has stored for it. Charts, macro
// sheets, comments and drawings are not read. Workbooks of Excel 95 and before
// (a stream "Book") are unsupported_format, those with a password encrypted.
package xls
