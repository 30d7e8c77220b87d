package word

import (
	"strings"
	"unicode/utf8"

	"hoso/pipeline/viet"
)

// maxStretch is how many bytes of one paragraph are decoded together.
const maxStretch = 64 << 10

// decode repairs and cleans the text of a draft, all runs together, and
// measures how much of it stands in bold from the start.
func (p *parser) decode(d *draft) (text string, lead int) {
	raw := string(d.text)
	pieces, texts, clean := p.repair(raw, d.pieces)
	text = raw
	if !clean {
		text = viet.Clean(joined(raw, texts))
	}
	bold := boldPieces(pieces, texts)
	if bold == len(texts) {
		return text, len(text)
	}
	if bold == 0 {
		return text, 0
	}
	if clean {
		return text, pieces[bold-1].end
	}
	start := viet.Clean(joined(raw, texts[:bold]))
	return text, common(text, start)
}

// joined is what texts are together; where they are the head of raw, as nearly
// always, raw is cut and nothing copied.
func joined(raw string, texts []string) string {
	end := 0
	for _, text := range texts {
		if !strings.HasPrefix(raw[end:], text) {
			return strings.Join(texts, "")
		}
		end += len(text)
	}
	return raw[:end]
}

// repair decodes the pieces of a paragraph together. A paragraph beyond any
// that a person writes is decoded in stretches, so that memory stays flat.
func (p *parser) repair(raw string, pieces []piece) (parted []piece, texts []string, clean bool) {
	if len(raw) <= maxStretch {
		texts, clean = p.repairSpans(raw, 0, pieces)
		return pieces, texts, clean
	}
	pieces = cutPieces(raw, pieces)
	texts = make([]string, 0, len(pieces))
	for first := 0; first < len(pieces); {
		from, after := 0, first
		if first > 0 {
			from = pieces[first-1].end
		}
		for after < len(pieces) && (after == first || pieces[after].end-from <= maxStretch) {
			after++
		}
		stretch, _ := p.repairSpans(raw, from, pieces[first:after])
		texts = append(texts, stretch...)
		first = after
	}
	return pieces, texts, false
}

func (p *parser) repairSpans(raw string, from int, pieces []piece) (texts []string, clean bool) {
	p.spans = p.spans[:0]
	for _, piece := range pieces {
		p.spans = append(p.spans, viet.Span{Text: raw[from:piece.end], Font: piece.font})
		from = piece.end
	}
	texts, met, clean := viet.RepairOrClean(p.spans)
	p.met(met)
	return texts, clean
}

// cutPieces cuts pieces longer than a stretch, behind a blank if one is near.
func cutPieces(raw string, pieces []piece) []piece {
	var out []piece
	from := 0
	for _, whole := range pieces {
		for whole.end-from > maxStretch {
			cut := whole
			cut.end = from + maxStretch
			if blank := strings.LastIndexByte(raw[from:cut.end], ' '); blank > maxStretch/2 {
				cut.end = from + blank + 1
			}
			for !utf8.RuneStart(raw[cut.end]) {
				cut.end--
			}
			out = append(out, cut)
			from = cut.end
		}
		out = append(out, whole)
		from = whole.end
	}
	return out
}

// boldPieces counts the pieces at the start that are bold; blanks between
// them may be of either weight.
func boldPieces(pieces []piece, texts []string) int {
	bold, blankEnd := 0, true
	for i := range texts {
		blank := strings.TrimSpace(texts[i]) == ""
		switch {
		case pieces[i].bold && !blank:
			bold = i + 1
		case !blank:
			blankEnd = false
		}
		if !blankEnd {
			return bold
		}
	}
	if bold > 0 {
		return len(texts)
	}
	return 0
}

// common is the length of what both texts begin with.
func common(a, b string) int {
	n := min(len(a), len(b))
	for i := range n {
		if a[i] != b[i] {
			return i
		}
	}
	return n
}
