package mark

import (
	"fmt"
	"strconv"

	"hoso/pipeline/xmltok"
)

// The colours of cells, legible behind black text: what has to be added or
// mended, and the rest.
const (
	graveColour = "FFFFC7CE"
	lightColour = "FFFFEB9C"
)

// looks are the styles of a workbook, with those that are needed beside them.
type looks struct {
	part  string // "" where the workbook has none: no colour then
	data  []byte
	fills element
	known int       // fills
	list  element   // cellXfs
	xfs   []element // its styles
	made  []look
}

// look is a style with a colour.
type look struct {
	base  int
	grave bool
}

func (l *looks) open(b *workbook) (err error) {
	if l.part, err = b.related(b.main, "styles"); err != nil || l.part == "" {
		return err
	}
	if l.data, err = b.part(l.part); err != nil {
		return err
	}
	return b.scan(l.data, func(t *xmltok.Tokenizer) error {
		return t.Each(func() (err error) {
			switch {
			case t.Name == (xmltok.Name{Space: "x", Local: "fills"}):
				l.fills, err = within(t, func() error { l.known++; return nil })
			case t.Name == (xmltok.Name{Space: "x", Local: "cellXfs"}):
				l.list, err = within(t, func() error {
					xf, err := over(t)
					l.xfs = append(l.xfs, xf)
					return err
				})
			}
			return err
		})
	})
}

// coloured is the number of a style with a colour.
func (l *looks) coloured(base int, grave bool) int {
	if base >= len(l.xfs) || l.fills.end == 0 {
		return base
	}
	want := look{base, grave}
	for i, have := range l.made {
		if have == want {
			return len(l.xfs) + i
		}
	}
	l.made = append(l.made, want)
	return len(l.xfs) + len(l.made) - 1
}

// close writes the styles that were needed.
func (l *looks) close(b *workbook) error {
	if len(l.made) == 0 {
		return nil
	}
	fill, fills := l.fills.prefix(l.data), ""
	for _, colour := range []string{graveColour, lightColour} {
		fills += fmt.Sprintf(`<%[1]sfill><%[1]spatternFill patternType="solid"><%[1]sfgColor rgb="%[2]s"/><%[1]sbgColor indexed="64"/></%[1]spatternFill></%[1]sfill>`, fill, colour)
	}
	var xfs []byte
	for _, m := range l.made {
		number := l.known
		if !m.grave {
			number++
		}
		xfs = append(xfs, l.xf(m.base, number)...)
	}
	edits := []edit{l.fills.last(l.data, fills), l.list.last(l.data, string(xfs))}
	edits = append(edits, count(l.fills, l.data, l.known+2), count(l.list, l.data, len(l.xfs)+len(l.made)))
	b.set(l.part, splice(l.data, edits))
	return nil
}

// count sets the number of children that a list says it has.
func count(list element, data []byte, n int) edit { return list.with(data, "count", strconv.Itoa(n)) }

// xf is a style with another fill.
func (l *looks) xf(base, fill int) []byte {
	from := l.xfs[base]
	raw := l.data[from.begin:from.end]
	own := element{0, from.open - from.begin, from.close - from.begin, from.end - from.begin}
	raw = splice(raw, []edit{own.with(raw, "fillId", strconv.Itoa(fill))})
	own.open = own.open + len(raw) - (from.end - from.begin)
	return splice(raw, []edit{own.with(raw, "applyFill", "1")})
}
