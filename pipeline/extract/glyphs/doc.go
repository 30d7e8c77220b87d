// Package glyphs tells what the codes of symbol fonts look like. Such a font
// (Wingdings, Wingdings 2 and 3, Webdings, Symbol) has pictures at the codes of
// letters, or at F000 + code: a tick box that its sender sees is stored as the
// letter "o". Only boxes, ticks, bullets, arrows and the signs of sums are
// worth keeping.
//
//	glyphs.Show("Wingdings", []byte("\uF0A8 o")) // "☐ ☐"
//	glyphs.Ticks("Wingdings", "o sạch")          // "☐ sạch": letters stay
package glyphs
