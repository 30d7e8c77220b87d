package prose

import (
	"strings"
	"unicode/utf8"

	"hoso/pipeline/extract/glyphs"
	"hoso/pipeline/viet"
)

// maxStretch is how many bytes of one paragraph are repaired together, so
// that memory stays flat for a paragraph that no person has written.
const maxStretch = 64 << 10

// Draft is a paragraph while its pieces are gathered.
type Draft struct {
	text   []byte
	pieces []piece
}

// piece is a stretch of text in one font and weight; it begins where the one
// before it ends.
type piece struct {
	end  int
	font string
	bold bool
}

// Add appends text in a font and weight.
func (d *Draft) Add(text, font string, bold bool) {
	if text == "" {
		return
	}
	d.text = append(d.text, text...)
	last := len(d.pieces) - 1
	if last >= 0 && d.pieces[last].font == font && d.pieces[last].bold == bold {
		d.pieces[last].end = len(d.text)
		return
	}
	d.pieces = append(d.pieces, piece{len(d.text), font, bold})
}

// Len is the number of bytes gathered.
func (d *Draft) Len() int { return len(d.text) }

// EndsWith tells whether the text gathered so far ends with a byte.
func (d *Draft) EndsWith(b byte) bool { return len(d.text) > 0 && d.text[len(d.text)-1] == b }

// Reset forgets what was gathered.
func (d *Draft) Reset() { d.text, d.pieces = d.text[:0], d.pieces[:0] }

// Decode repairs and cleans the text, all pieces together. lead is how many
// bytes of it stand in bold from the start.
func (d *Draft) Decode() (text string, lead int, met []viet.Encoding) {
	pieces := d.cut()
	texts := make([]string, 0, len(pieces))
	for first := 0; first < len(pieces); {
		from, after := d.start(pieces, first), first
		for after < len(pieces) && (after == first || pieces[after].end-from <= maxStretch) {
			after++
		}
		spans := make([]viet.Span, 0, after-first)
		for _, p := range pieces[first:after] {
			spans = append(spans, viet.Span{Text: glyphs.ShowLines(p.font, string(d.text[from:p.end])), Font: p.font})
			from = p.end
		}
		repaired, found := viet.Repair(spans)
		texts, met = append(texts, repaired...), append(met, found...)
		first = after
	}
	text = viet.Clean(strings.Join(texts, ""))
	bold := boldPieces(pieces, texts)
	if bold == len(texts) {
		return text, len(text), met
	}
	return text, common(text, viet.Clean(strings.Join(texts[:bold], ""))), met
}

func (d *Draft) start(pieces []piece, i int) int {
	if i == 0 {
		return 0
	}
	return pieces[i-1].end
}

// cut makes pieces no longer than a stretch.
func (d *Draft) cut() []piece {
	if len(d.text) <= maxStretch {
		return d.pieces
	}
	var out []piece
	from := 0
	for _, p := range d.pieces {
		for p.end-from > maxStretch {
			end := from + maxStretch
			for end > from+1 && !utf8.RuneStart(d.text[end]) {
				end--
			}
			out = append(out, piece{end, p.font, p.bold})
			from = end
		}
		out = append(out, p)
		from = p.end
	}
	return out
}

// boldPieces counts the pieces at the start that are bold; blanks between
// them may be of either weight.
func boldPieces(pieces []piece, texts []string) int {
	bold := 0
	for i, text := range texts {
		switch blank := strings.TrimSpace(text) == ""; {
		case blank:
		case !pieces[i].bold:
			return bold
		default:
			bold = i + 1
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
