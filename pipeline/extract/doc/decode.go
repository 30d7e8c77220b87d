package doc

import (
	"strings"
	"unicode/utf8"

	"hoso/pipeline/dossier"
	"hoso/pipeline/viet"
)

// cloth is a stretch of a draft in one font and weight; it begins where the
// one before it ends.
type cloth struct {
	end  int
	font string
	bold bool
}

// draft is a paragraph while its runs are gathered.
type draft struct {
	text   []byte
	cloths []cloth
	boxes  []dossier.Block // text boxes that are anchored here
	where  dossier.Location
}

func (d *draft) add(text []byte, font string, bold bool) {
	if len(text) == 0 {
		return
	}
	d.text = append(d.text, text...)
	if last := len(d.cloths) - 1; last >= 0 && d.cloths[last].font == font && d.cloths[last].bold == bold {
		d.cloths[last].end = len(d.text)
		return
	}
	d.cloths = append(d.cloths, cloth{len(d.text), font, bold})
}

func (p *parser) newDraft() *draft {
	if last := len(p.drafts) - 1; last >= 0 {
		d := p.drafts[last]
		p.drafts = p.drafts[:last]
		return d
	}
	return &draft{}
}

func (p *parser) free(d *draft) {
	d.text, d.cloths, d.boxes = d.text[:0], d.cloths[:0], nil
	p.drafts = append(p.drafts, d)
}

// maxStretch is how many bytes of one paragraph are decoded together: more
// than any person writes, and little enough that memory stays flat.
const maxStretch = 64 << 10

// decode repairs and cleans the text of a draft, all runs together, and
// measures how much of it stands in bold from the start.
func (p *parser) decode(d *draft) (text string, lead int) {
	var whole, start strings.Builder
	boldSoFar, onlyBlank := true, true
	for raw, cloths := string(d.text), d.cloths; len(cloths) > 0; {
		var spans []viet.Span
		var bold []bool
		raw, cloths, spans, bold = p.stretch(raw, len(d.text)-len(raw), cloths)
		texts, met := viet.Repair(spans)
		p.met(met)
		for i, t := range texts {
			blank := strings.TrimSpace(t) == ""
			if boldSoFar = boldSoFar && (bold[i] || blank); boldSoFar && bold[i] && !blank {
				onlyBlank = false
				start.Reset()
				start.WriteString(whole.String())
				start.WriteString(t)
			}
			whole.WriteString(t)
		}
	}
	text = viet.Clean(whole.String())
	switch {
	case boldSoFar && !onlyBlank:
		return text, len(text)
	case onlyBlank:
		return text, 0
	}
	return text, common(text, viet.Clean(start.String()))
}

// stretch takes the next cloths, as far as they are decoded together.
func (p *parser) stretch(raw string, done int, cloths []cloth) (string, []cloth, []viet.Span, []bool) {
	p.spans = p.spans[:0]
	var bold []bool
	for taken := 0; len(cloths) > 0 && taken < maxStretch; {
		size := cloths[0].end - done
		if taken+size > maxStretch && taken > 0 {
			break
		}
		if size > maxStretch {
			size = cutAt(raw, maxStretch)
		}
		p.spans = append(p.spans, viet.Span{Text: raw[:size], Font: cloths[0].font})
		bold = append(bold, cloths[0].bold)
		raw, done, taken = raw[size:], done+size, taken+size
		if done == cloths[0].end {
			cloths = cloths[1:]
		}
	}
	return raw, cloths, p.spans, bold
}

// cutAt is where a text of more than n bytes is cut: behind a blank if one is near.
func cutAt(text string, n int) int {
	if blank := strings.LastIndexByte(text[:n], ' '); blank > n/2 {
		return blank + 1
	}
	for n > 1 && !utf8.RuneStart(text[n]) {
		n--
	}
	return n
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
