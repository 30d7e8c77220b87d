// Package fonts holds the one typeface of every paper: Hoso Serif, a subset of Liberation Serif under another name
// (README.md tells how it is made, OFL.txt is its licence). Its widths are those of Times New Roman.
//
// The bytes are embedded, so a paper looks the same on every machine and nothing has to be installed.
package fonts

import (
	"bytes"
	_ "embed"
)

//go:embed HosoSerif-Regular.ttf
var regular []byte

//go:embed HosoSerif-Bold.ttf
var bold []byte

//go:embed HosoSerif-Italic.ttf
var italic []byte

//go:embed HosoSerif-BoldItalic.ttf
var boldItalic []byte

// Name is the family's name, as written into a PDF.
const Name = "Hoso Serif"

// FamilyFonts is a typeface in its four styles, each a whole TrueType file.
type FamilyFonts struct {
	Name                              string
	Regular, Bold, Italic, BoldItalic []byte
}

// Family returns the typeface. Every call returns bytes of its own: the PDF library writes padding into the slices it is
// given, so sharing them between goroutines would be a data race.
func Family() FamilyFonts {
	return FamilyFonts{
		Name:       Name,
		Regular:    bytes.Clone(regular),
		Bold:       bytes.Clone(bold),
		Italic:     bytes.Clone(italic),
		BoldItalic: bytes.Clone(boldItalic),
	}
}

// Licence returns the text of the licence of the typeface (SIL Open Font License 1.1).
func Licence() string { return licence }

//go:embed OFL.txt
var licence string
