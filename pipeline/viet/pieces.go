package viet

// partSpans cuts the spans that hold two encodings at once: text typed in
// Unicode beside text of an old font that somebody has set in a new one, "Giờ
// vàng trả lêi ®¬n". owner tells for each part which span it is of; nil where
// nothing was cut.
func partSpans(spans []Span) (parts []Span, owner []int) {
	for i, span := range spans {
		cut := []Span{span}
		if isMixed(span) {
			cut = partWords(span)
		}
		if len(cut) > 1 && owner == nil {
			for k := range i {
				parts, owner = append(parts, spans[k]), append(owner, k)
			}
		}
		if owner == nil && len(cut) == 1 {
			continue
		}
		for _, part := range cut {
			parts, owner = append(parts, part), append(owner, i)
		}
	}
	return parts, owner
}

// isMixed tells whether a span has letters that only Unicode has and letters
// that Vietnamese has not.
func isMixed(span Span) bool {
	enc, _ := fontFamily(span.Font)
	any := surveyOf(span.Text).any
	return enc == Unicode && any&classVietnamese != 0 && any&classForeign != 0
}

// lean is which encoding a word is better read in.
type lean int

const (
	leanNone lean = iota
	leanUnicode
	leanTCVN3
)

// partWords cuts a span before and after each run of words that TCVN3 reads
// better. Words that say nothing go with those around them.
func partWords(span Span) []Span {
	text := []rune(span.Text)
	var cuts []int // ends of parts
	now, last := leanNone, 0
	for i := 0; i < len(text); {
		if isSeparator(text[i]) {
			i++
			continue
		}
		end := i
		for end < len(text) && !isSeparator(text[end]) {
			end++
		}
		kind := leanOf(text[i:end])
		switch {
		case kind == leanNone:
		case now == leanNone, kind == now:
			now, last = kind, end
		default:
			at := i // words that say nothing stay with the Unicode side
			if now == leanTCVN3 {
				at = last
			}
			cuts = append(cuts, at)
			now, last = kind, end
		}
		i = end
	}
	return cutAt(span, text, cuts)
}

func cutAt(span Span, text []rune, cuts []int) []Span {
	var out []Span
	from := 0
	for _, at := range append(cuts, len(text)) {
		if at > from {
			out = append(out, Span{string(text[from:at]), span.Font})
			from = at
		}
	}
	return out
}

func leanOf(word []rune) lean {
	e := weigh(word)
	switch {
	case e.high == 0:
		return leanNone
	case e.proof, e.unicode > e.tcvn3:
		return leanUnicode
	case e.tcvn3 > e.unicode && e.tcvn3Hits > 0:
		return leanTCVN3
	}
	return leanNone
}

// rejoin puts the texts of parts together again, one for each span.
func rejoin(texts []string, owner []int, spans int) []string {
	out := make([]string, spans)
	for i, text := range texts {
		out[owner[i]] += text
	}
	return out
}
