package doc

import (
	"strconv"
	"strings"
)

// Number formats (nfc, [MS-OSHARED] 2.2.1.3). Others are written as decimals.
const (
	formatUpperRoman  = 1
	formatLowerRoman  = 2
	formatUpperLetter = 3
	formatLowerLetter = 4
	formatLeadingZero = 22
	formatBullet      = 23
	formatNone        = 255
)

// next counts on and gives the number that a paragraph shows.
func (p *parser) next(n numbering) string {
	if !n.saidList || n.list < 1 || n.list > len(p.lists) {
		return ""
	}
	l := p.lists[n.list-1]
	if l.kind == nil {
		return ""
	}
	level := l.kind.linked(n.style, n.level)
	if level < 0 || level >= levels {
		return ""
	}
	l.begin()
	l.count(level)
	return l.show(level)
}

// linked is the level that a paragraph style is linked to, else other.
func (k *kind) linked(style, other int) int {
	if style == 0 {
		return other
	}
	for i := range k.levels {
		if k.levels[i].style == style {
			return i
		}
	}
	return other
}

// begin makes levels whose start the list overrides begin again when the
// list is first used.
func (l *list) begin() {
	if l.used {
		return
	}
	l.used = true
	for level := range l.starts {
		if level < levels {
			l.kind.counted[level] = false
		}
	}
}

func (l *list) level(at int) listLevel {
	found, overridden := l.levels[at]
	if !overridden {
		found = l.kind.levels[at]
	}
	if start, ok := l.starts[at]; ok {
		found.start = start
	}
	return found
}

func (l *list) count(level int) {
	k := l.kind
	if k.counted[level] {
		k.counts[level]++
	} else {
		k.counts[level], k.counted[level] = l.level(level).start, true
	}
	for below := level + 1; below < levels; below++ {
		if restart := l.level(below).restart; restart < 0 || restart > level {
			k.counted[below] = false
		}
	}
}

// show writes the number of a level, "-" for any bullet.
func (l *list) show(level int) string {
	own := l.level(level)
	if own.format == formatBullet {
		return "-"
	}
	var out strings.Builder
	for i := range len(own.text) {
		at := int(own.text[i])
		if at >= levels {
			out.WriteByte(own.text[i])
			continue
		}
		other := l.level(at)
		value, format := other.start, other.format
		if l.kind.counted[at] {
			value = l.kind.counts[at]
		}
		if own.legal && format != formatNone {
			format = 0
		}
		out.WriteString(formatNumber(value, format))
	}
	return strings.TrimSpace(out.String())
}

func formatNumber(n, format int) string {
	switch {
	case format == formatNone:
		return ""
	case format == formatLeadingZero && n >= 0 && n < 10:
		return "0" + strconv.Itoa(n)
	case format == formatUpperLetter:
		return letters(n, 'A')
	case format == formatLowerLetter:
		return letters(n, 'a')
	case format == formatUpperRoman:
		return roman(n)
	case format == formatLowerRoman:
		return strings.ToLower(roman(n))
	}
	return strconv.Itoa(n)
}

// letters counts a … z, aa, bb … as Word does.
func letters(n int, first rune) string {
	if n < 1 || n > 26*30 {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(first+rune((n-1)%26)), (n-1)/26+1)
}

func roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	digits := [4][10]string{
		{"", "M", "MM", "MMM"},
		{"", "C", "CC", "CCC", "CD", "D", "DC", "DCC", "DCCC", "CM"},
		{"", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC"},
		{"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"},
	}
	return digits[0][n/1000] + digits[1][n/100%10] + digits[2][n/10%10] + digits[3][n%10]
}
