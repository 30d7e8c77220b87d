package doc

import "hoso/pipeline/extract/counting"

// numbering is what a paragraph or a style says of its automatic number. Lists
// are named by their number from 1 (ilfo), 0 for none; styles by their index.
type numbering = counting.Ref[int]

// listLevel is one level of a list (LVL); the style of a level that none is
// linked to is noStyle.
type listLevel = counting.Level[int]

// kind is a kind of list (LSTF).
type kind = counting.Kind[int]

// list is a list (LFO).
type list struct {
	counting.List[int]
	kind *kind
}

// next counts on and gives the number that a paragraph shows.
func (p *parser) next(n numbering) string {
	if !n.SaidList || n.List < 1 || n.List > len(p.lists) {
		return ""
	}
	l := p.lists[n.List-1]
	if l.kind == nil {
		return ""
	}
	return l.Next(l.kind, n.Style, n.Level)
}

// numberFormat is a number format (nfc, [MS-OSHARED] 2.2.1.3). Others count as
// decimals.
func numberFormat(nfc int) counting.Format {
	switch nfc {
	case 1:
		return counting.UpperRoman
	case 2:
		return counting.LowerRoman
	case 3:
		return counting.UpperLetter
	case 4:
		return counting.LowerLetter
	case 22:
		return counting.LeadingZero
	case 23:
		return counting.Bullet
	case 255:
		return counting.None
	}
	return counting.Decimal
}
