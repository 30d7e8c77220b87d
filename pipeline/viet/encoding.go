package viet

import "strings"

// Encoding says in which way a text was not plain Unicode NFC. The values are
// the words of the public JSON.
type Encoding string

// The encodings that Repair meets.
const (
	Unicode         Encoding = ""                 // nothing to repair
	TCVN3           Encoding = "tcvn3"            // ABC fonts: .VnTime, .VnArialH
	VNI             Encoding = "vni"              // VNI-Times
	CP1258          Encoding = "cp1258"           // tone marks as combining characters after â, ê, ơ …
	Decomposed      Encoding = "decomposed"       // every mark a combining character (macOS)
	DoubleConverted Encoding = "double_converted" // Unicode sent through a TCVN3 converter: "Bờn cạnh"
)

// fontFamily tells which encoding a font's name promises, Unicode where none,
// and whether the font draws small letters as capitals (.VnTimeH).
func fontFamily(font string) (enc Encoding, capitals bool) {
	if font == "" || font[0] > ' ' && font[0] < 0x80 && font[0] != '.' && font[0]|0x20 != 'v' {
		return Unicode, false
	}
	font = strings.TrimSpace(font)
	if hasPrefixFold(font, "vni") && len(font) > 3 && strings.IndexByte("-_ ", font[3]) >= 0 {
		return VNI, false
	}
	name := strings.TrimPrefix(font, ".")
	if !hasPrefixFold(name, "vn") || len(name) < 3 || !isASCIILetter(name[2]) {
		return Unicode, false
	}
	return TCVN3, isCapitalsFont(font)
}

func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

// isCapitalsFont reports whether the first word of a TCVN3 font's name ends in a capital H.
func isCapitalsFont(font string) bool {
	for i := 3; i < len(font); i++ {
		if font[i] != 'H' {
			continue
		}
		if i+1 == len(font) || !isASCIILetter(font[i+1]) {
			return true
		}
	}
	return false
}

func isASCIILetter(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}
