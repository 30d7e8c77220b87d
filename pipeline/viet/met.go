package viet

import "slices"

// metIn lists the encodings that a paragraph shows, in the order in which they are met.
func metIn(raw [][]rune, readings []Encoding) (met []Encoding) {
	add := func(enc Encoding) {
		if enc != Unicode && !slices.Contains(met, enc) {
			met = append(met, enc)
		}
	}
	for i, text := range raw {
		switch readings[i] {
		case TCVN3:
			if slices.ContainsFunc(text, func(r rune) bool { return tcvn3Rune(r) != 0 }) {
				add(TCVN3)
			}
		case VNI:
			if slices.ContainsFunc(text, isVNIRune) {
				add(VNI)
			}
		}
	}
	add(combiningStyle(raw, readings))
	return met
}

// isVNIRune reports whether r is a letter that VNI writes differently from Unicode.
func isVNIRune(r rune) bool {
	if letter, ok := vniAlone[r]; ok {
		return letter != r
	}
	return r >= 0xC0 && r <= 0xFC && r != 'Ì' && r != 'Í'
}

// combiningStyle tells how Unicode text writes its marks. Tone marks after letters
// that have their circumflex, breve or horn already are CP1258 ("ê" + U+0323); where these
// marks are combining characters too, the text is decomposed.
func combiningStyle(raw [][]rune, readings []Encoding) Encoding {
	tones, shapes, precomposed := false, false, false
	var previous rune
	for i, text := range raw {
		if readings[i] != Unicode {
			previous = 0
			continue
		}
		for _, r := range text {
			_, isTone := toneOf(r)
			after := isVowel(previous) || toneIsMark(previous)
			tones = tones || isTone && after
			shapes = shapes || !isTone && toneIsMark(r) && after
			precomposed = precomposed || r >= 0x80 && r != 'đ' && r != 'Đ' && isVowel(r)
			previous = r
		}
	}
	switch {
	case shapes:
		return Decomposed
	case tones && precomposed:
		return CP1258
	case tones:
		return Decomposed
	}
	return Unicode
}
