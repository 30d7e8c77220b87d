// Package viet is the toolbox for Vietnamese text: it repairs what old fonts and
// converters did to it, makes keys to compare it by, reads the dates in it and
// writes dates and counts as official papers do.
//
// # Repairing
//
// Text made before Unicode arrives in a Word or Excel file as Latin-1 letters that
// only look right in their font. The name of the font is a hint and no proof, in
// both directions, so Repair weighs it against the syllables that each reading gives:
//
//	Tªn m« h×nh       .VnTime    TCVN3 (ABC)    Tên mô hình
//	Teân moâ hình     VNI-Times  VNI            Tên mô hình
//	phô lôc           .VnTimeH   TCVN3, capitals PHỤ LỤC
//
// Text that was converted twice ("Bờn cạnh cỏc" for "Bên cạnh các") has no font
// of its own and is told by the whole document, then word by word: UndoDouble.
//
// A wrong repair is worse than none: without a legacy font the evidence must be strong.
//
// # Comparing
//
//	Clean("Kế\u200b hoạch")       "Kế hoạch"      to store and to print
//	Fold("Hòa  Bình (Thuý)")      "hoà bình thuý" to compare: case, tone placement, i/y
//	Plain("Đảng uỷ")              "dang uy"       to compare without diacritics
//	Slug("Chi bộ VKSND khu vực 10") "khu-vuc-10"  the id of a unit
//
// # Dates
//
// Dates are day first. A date that does not exist (31/11/2026) is reported as it
// stands and never moved: Date.Valid says so, Date.Nearest proposes 30/11.
package viet
