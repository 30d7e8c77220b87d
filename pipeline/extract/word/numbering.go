package word

import "strings"

const levels = 9

// numbering is what a paragraph or a style says of its automatic number.
type numbering struct {
	list      string // numId; "0": none
	level     int    // from 0
	saidList  bool
	saidLevel bool
	style     string // the style that said list: its linked level goes before level
}

// over puts what n says over what base says.
func (n numbering) over(base numbering) numbering {
	if !n.saidList {
		n.list, n.saidList, n.style = base.list, base.saidList, base.style
	}
	if !n.saidLevel {
		n.level, n.saidLevel = base.level, base.saidLevel
	}
	return n
}

// numLevel is one level of a list.
type numLevel struct {
	start   int
	format  string // w:numFmt
	text    string // "%1.%2."
	style   string // paragraph style linked to the level
	legal   bool   // all numbers as decimals
	restart int    // begins again after this level (from 1); -1: after any above
}

// abstract is a kind of list; the lists made of it count together.
type abstract struct {
	levels   [levels]numLevel
	numStyle string // the numbering style that defines it instead
	counts   [levels]int
	counted  [levels]bool
}

// list is one w:num.
type list struct {
	abstract string
	starts   map[int]int
	levels   map[int]numLevel
	used     bool
}

// lists are all lists of the file, with how far each has counted.
type lists struct {
	abstracts map[string]*abstract
	byStyle   map[string]*abstract // by the numbering style that each defines
	byID      map[string]*list
}

// next counts on and gives the number that the paragraph shows.
func (l *lists) next(n numbering) string {
	if !n.saidList || n.list == "" || n.list == "0" {
		return ""
	}
	list := l.byID[n.list]
	if list == nil {
		return ""
	}
	kind := l.resolve(list)
	if kind == nil {
		return ""
	}
	level := kind.linked(n.style, n.level)
	if level < 0 || level >= levels {
		return ""
	}
	list.begin(kind)
	kind.count(list, level)
	return kind.show(list, level)
}

// resolve finds the kind of a list, through a numbering style if it has one.
func (l *lists) resolve(list *list) *abstract {
	kind := l.abstracts[list.abstract]
	if kind == nil || kind.numStyle == "" {
		return kind
	}
	if other := l.byStyle[kind.numStyle]; other != nil {
		return other
	}
	return kind
}

// linked is the level that a paragraph style is linked to, else other.
func (a *abstract) linked(styleID string, other int) int {
	for i := range a.levels {
		if a.levels[i].style == styleID && styleID != "" {
			return i
		}
	}
	return other
}

// begin makes the levels whose start this list overrides begin again when it
// is first used.
func (l *list) begin(kind *abstract) {
	if l.used {
		return
	}
	l.used = true
	for level := range l.starts {
		if level >= 0 && level < levels {
			kind.counted[level] = false
		}
	}
}

func (a *abstract) level(l *list, level int) numLevel {
	found, overridden := l.levels[level]
	if !overridden {
		found = a.levels[level]
	}
	if start, ok := l.starts[level]; ok {
		found.start = start
	}
	return found
}

func (a *abstract) count(l *list, level int) {
	if a.counted[level] {
		a.counts[level]++
	} else {
		a.counts[level] = a.level(l, level).start
		a.counted[level] = true
	}
	for below := level + 1; below < levels; below++ {
		restart := a.level(l, below).restart
		if restart < 0 || restart > level {
			a.counted[below] = false
		}
	}
}

// show writes the number of a level: its text with %1 to %9 filled in, "-"
// for any bullet.
func (a *abstract) show(l *list, level int) string {
	own := a.level(l, level)
	if own.format == "bullet" {
		return "-"
	}
	var out strings.Builder
	for i := 0; i < len(own.text); i++ {
		c := own.text[i]
		if c != '%' || i+1 == len(own.text) || own.text[i+1] < '1' || own.text[i+1] > '9' {
			out.WriteByte(c)
			continue
		}
		i++
		at := int(own.text[i] - '1')
		other := a.level(l, at)
		value := other.start
		if a.counted[at] {
			value = a.counts[at]
		}
		format := other.format
		if own.legal && format != "none" {
			format = "decimal"
		}
		out.WriteString(formatNumber(value, format))
	}
	return strings.TrimSpace(out.String())
}
