package viet

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Span is a piece of text with the font that it effectively has, "" where that is
// unknown: a Word run, an Excel rich-text run.
type Span struct{ Text, Font string }

// glyph is one character and the span that it belongs to.
type glyph struct {
	r    rune
	span int
}

// Repair turns the spans of one paragraph into clean NFC Unicode text. It decides the
// encoding span by span, by the font and by the syllables that each reading
// gives. There is one text for each span, and joined they are the paragraph; a
// combining mark at the head of a span goes to the letter that it belongs to. met lists
// the encodings repaired, in the order in which they were met. A TCVN3 capitals font
// (.VnTimeH) gives capitals; a soft hyphen in TCVN3 text is ư. Text that was
// converted twice is left to UndoDouble, which sees the whole document.
func Repair(spans []Span) (texts []string, met []Encoding) {
	if Intact(spans) {
		return textsOf(spans), nil
	}
	return repair(spans)
}

// RepairOrClean is Repair, and tells whether there was nothing to repair: the
// spans are then clean as they stand, apart and joined.
func RepairOrClean(spans []Span) (texts []string, met []Encoding, clean bool) {
	if Intact(spans) {
		return textsOf(spans), nil, true
	}
	texts, met = repair(spans)
	return texts, met, false
}

func textsOf(spans []Span) []string {
	texts := make([]string, len(spans))
	for i, span := range spans {
		texts[i] = span.Text
	}
	return texts
}

// repair is Repair the long way.
func repair(spans []Span) (texts []string, met []Encoding) {
	if parts, owner := partSpans(spans); owner != nil {
		texts, met = repairSpans(parts)
		return rejoin(texts, owner, len(spans)), met
	}
	return repairSpans(spans)
}

func repairSpans(spans []Span) (texts []string, met []Encoding) {
	raw := make([][]rune, len(spans))
	for i, span := range spans {
		raw[i] = validRunes(span.Text)
	}
	readings := decideAll(spans, raw)
	met = metIn(raw, readings)
	line := decodeAll(spans, raw, readings)
	if !readsClean(line) {
		line = composeAll(cleanGlyphs(line))
		mendGlyphs(line)
	}
	return split(line, len(spans)), met
}

// readsClean tells whether every character is as clean text has it, as where a
// legacy font is decoded: nothing is to be left out, composed or put for another.
func readsClean(line []glyph) bool {
	for _, g := range line {
		if classOf(g.r)&classOrdinary == 0 {
			return false
		}
	}
	return true
}

// validRunes leaves out bytes that are not UTF-8.
func validRunes(s string) []rune {
	runes := make([]rune, 0, len(s))
	for _, r := range s {
		if r != unicode.ReplacementChar {
			runes = append(runes, r)
		}
	}
	return runes
}

// decideAll gives each span its reading. The spans of one font family are judged together, since
// a word may be cut anywhere; a span that leaves no doubt on its own goes its own way.
func decideAll(spans []Span, raw [][]rune) []Encoding {
	promised := make([]Encoding, len(spans))
	if len(spans) == 1 {
		promised[0], _ = fontFamily(spans[0].Font)
		return []Encoding{decideOne(raw[0], promised[0])}
	}
	joined := map[Encoding][]rune{}
	for i, span := range spans {
		promised[i], _ = fontFamily(span.Font)
		if i > 0 && promised[i] != promised[i-1] {
			joined[promised[i]] = append(joined[promised[i]], ' ')
		}
		joined[promised[i]] = append(joined[promised[i]], raw[i]...)
	}
	together := map[Encoding]Encoding{}
	for family, text := range joined {
		together[family] = decideOne(text, family)
	}
	readings := make([]Encoding, len(spans))
	for i := range spans {
		readings[i] = together[promised[i]]
		if promised[i] == Unicode && hasProof(raw[i]) {
			continue
		}
		if own := weigh(raw[i]); own.isDecisive() {
			readings[i] = own.decide(promised[i])
		}
	}
	return readings
}

// decideOne gives a text its reading by what its font promises.
func decideOne(text []rune, promised Encoding) Encoding {
	if promised == Unicode && hasProof(text) {
		return Unicode
	}
	return weigh(text).decide(promised)
}

// hasProof reports whether a letter or mark is there that only Unicode has.
func hasProof(text []rune) bool {
	return slices.ContainsFunc(text, func(r rune) bool { return isVietnamese(r) || toneIsMark(r) })
}

// decodeAll decodes every span by its reading. VNI spans that touch are decoded
// together: a letter and its mark may stand in different runs.
func decodeAll(spans []Span, raw [][]rune, readings []Encoding) []glyph {
	letters := 0
	for _, text := range raw {
		letters += len(text)
	}
	line := make([]glyph, 0, letters)
	for i := range spans {
		_, capitals := fontFamily(spans[i].Font)
		for k, r := range raw[i] {
			switch {
			case readings[i] == TCVN3 && isLoneSign(raw[i], k):
			case readings[i] == TCVN3 && capitals:
				r = unicode.ToUpper(decodeTCVN3(r))
			case readings[i] == TCVN3:
				r = decodeTCVN3(r)
			case readings[i] == VNI:
				var took bool
				if line, took = joinVNI(line, raw, readings, i, k); took {
					continue
				}
				r, _ = decodeVNI(r, 0)
			}
			line = append(line, glyph{r, i})
		}
	}
	return line
}

// isLoneSign reports whether a middle dot or a multiplication sign stands by
// itself, as in "3 × 4": no word is a lone ã or ì.
func isLoneSign(text []rune, k int) bool {
	if text[k] != '·' && text[k] != '×' {
		return false
	}
	return (k == 0 || isSeparator(text[k-1])) && (k+1 == len(text) || isSeparator(text[k+1])) && len(text) > 1
}

// joinVNI completes the last letter of line where raw[i][k] is its mark.
func joinVNI(line []glyph, raw [][]rune, readings []Encoding, i, k int) ([]glyph, bool) {
	before, ok := runeBefore(raw, readings, i, k)
	if !ok || len(line) == 0 {
		return line, false
	}
	letter, took := decodeVNI(before, raw[i][k])
	if took != 2 {
		return line, false
	}
	if alone, _ := decodeVNI(before, 0); line[len(line)-1].r != alone {
		return line, false // that letter has its mark already
	}
	line[len(line)-1].r = letter
	return line, true
}

// runeBefore is the character before raw[i][k], within VNI spans only.
func runeBefore(raw [][]rune, readings []Encoding, i, k int) (rune, bool) {
	if k > 0 {
		return raw[i][k-1], true
	}
	for i--; i >= 0 && readings[i] == VNI; i-- {
		if n := len(raw[i]); n > 0 {
			return raw[i][n-1], true
		}
	}
	return 0, false
}

func cleanGlyphs(line []glyph) []glyph {
	kept := line[:0]
	var previous rune
	for _, g := range line {
		r := cleanRune(g.r, previous)
		previous = g.r
		if r != nothing {
			kept = append(kept, glyph{r, g.span})
		}
	}
	return kept
}

// composeAll puts the line into NFC. What composes or reorders together belongs
// to the span in which it begins.
func composeAll(line []glyph) []glyph {
	out := make([]glyph, 0, len(line))
	var segment []rune
	for i := 0; i < len(line); {
		end := i + 1
		for end < len(line) && !startsSegment(line[end].r) {
			end++
		}
		if r := line[i].r; end == i+1 && (r < 0x80 || isOrdinary(r)) {
			out = append(out, line[i])
			i = end
			continue
		}
		segment = segment[:0]
		for _, g := range line[i:end] {
			segment = append(segment, g.r)
		}
		for _, r := range composed(segment) {
			out = append(out, glyph{r, line[i].span})
		}
		i = end
	}
	return out
}

func startsSegment(r rune) bool {
	if r < 0x80 {
		return true
	}
	var room [utf8.UTFMax]byte
	return norm.NFC.Properties(room[:utf8.EncodeRune(room[:], r)]).BoundaryBefore()
}

func composed(runes []rune) string { return norm.NFC.String(string(runes)) }

func mendGlyphs(line []glyph) {
	if !slices.ContainsFunc(line, func(g glyph) bool { return isLookAlike(g.r) }) {
		return
	}
	rewrite(line, mendLookAlikes)
}

// rewrite lets edit change the characters of the line one for one.
func rewrite(line []glyph, edit func([]rune)) {
	runes := make([]rune, len(line))
	for i, g := range line {
		runes[i] = g.r
	}
	edit(runes)
	for i := range line {
		line[i].r = runes[i]
	}
}

func split(line []glyph, spans int) []string {
	texts := make([]string, spans)
	for i := 0; i < len(line); {
		end, span := i, line[i].span
		size := 0
		for end < len(line) && line[end].span == span {
			size += max(utf8.RuneLen(line[end].r), 1)
			end++
		}
		var text strings.Builder
		text.Grow(size)
		for _, g := range line[i:end] {
			text.WriteRune(g.r)
		}
		texts[span] = text.String()
		i = end
	}
	return texts
}
