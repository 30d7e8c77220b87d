package viet

// LeftOver reads a paragraph that kept its legacy letters though the rest of its
// document was found to be in that encoding: "Sè 14-KH/CB" in a font that promises
// nothing is too short to show it alone. It changes nothing and returns false unless
// the legacy reading is the better Vietnamese and no letter is one that only Unicode has.
func LeftOver(text string, met Encoding) (repaired string, changed bool) {
	if any := surveyOf(text).any; any&classHigh == 0 || any&classVietnamese != 0 {
		return text, false // nothing to read otherwise, or proof against it
	}
	e := weigh([]rune(text))
	font := ""
	switch {
	case e.proof:
	case met == TCVN3 && e.tcvn3Hits > 0 && e.tcvn3 > e.unicode:
		font = ".VnTime"
	case met == VNI && e.high > 0 && e.vni > e.unicode:
		font = "VNI-Times"
	}
	if font == "" {
		return text, false
	}
	texts, _ := Repair([]Span{{Text: text, Font: font}})
	return texts[0], texts[0] != text
}
