package counting

import "strings"

// Levels is how many levels a list has.
const Levels = 9

// Ref is what a paragraph or a style says of its automatic number. The zero
// Style is none.
type Ref[K comparable] struct {
	List      K
	Level     int // from 0
	SaidList  bool
	SaidLevel bool
	Style     K // the style that said List: its linked level goes before Level
}

// Over puts what r says over what base says.
func (r Ref[K]) Over(base Ref[K]) Ref[K] {
	if !r.SaidList {
		r.List, r.SaidList, r.Style = base.List, base.SaidList, base.Style
	}
	if !r.SaidLevel {
		r.Level, r.SaidLevel = base.Level, base.SaidLevel
	}
	return r
}

// Level is one level of a list.
type Level[K comparable] struct {
	Start   int
	Format  Format
	Text    string // the bytes 0 to 8 stand for the numbers of the levels
	Style   K      // paragraph style linked to the level
	Legal   bool   // all numbers as decimals
	Restart int    // begins again after levels above this one, from 1; -1: after any above
}

// Kind is a kind of list; the lists made of it count together.
type Kind[K comparable] struct {
	Levels  [Levels]Level[K]
	counts  [Levels]int
	counted [Levels]bool
}

// List is a list of a kind, perhaps with starts or whole levels of its own.
type List[K comparable] struct {
	Starts map[int]int
	Own    map[int]Level[K]
	used   bool
}

// Next counts on and gives the number that a paragraph shows, "-" for any
// bullet. The level is the one that the style is linked to, if there is one.
func (l *List[K]) Next(kind *Kind[K], style K, level int) string {
	level = kind.linked(style, level)
	if level < 0 || level >= Levels {
		return ""
	}
	l.begin(kind)
	l.count(kind, level)
	return l.show(kind, level)
}

// linked is the level that a paragraph style is linked to, else other.
func (k *Kind[K]) linked(style K, other int) int {
	var none K
	if style == none {
		return other
	}
	for i := range k.Levels {
		if k.Levels[i].Style == style {
			return i
		}
	}
	return other
}

// begin makes levels whose start the list overrides begin again when the list
// is first used.
func (l *List[K]) begin(kind *Kind[K]) {
	if l.used {
		return
	}
	l.used = true
	for level := range l.Starts {
		if level >= 0 && level < Levels {
			kind.counted[level] = false
		}
	}
}

func (l *List[K]) level(kind *Kind[K], at int) Level[K] {
	found, own := l.Own[at]
	if !own {
		found = kind.Levels[at]
	}
	if start, ok := l.Starts[at]; ok {
		found.Start = start
	}
	return found
}

func (l *List[K]) count(kind *Kind[K], level int) {
	if kind.counted[level] {
		kind.counts[level]++
	} else {
		kind.counts[level], kind.counted[level] = l.level(kind, level).Start, true
	}
	for below := level + 1; below < Levels; below++ {
		if restart := l.level(kind, below).Restart; restart < 0 || restart > level {
			kind.counted[below] = false
		}
	}
}

func (l *List[K]) show(kind *Kind[K], level int) string {
	own := l.level(kind, level)
	if own.Format == Bullet {
		return "-"
	}
	var out strings.Builder
	for i := range len(own.Text) {
		at := int(own.Text[i])
		if at >= Levels {
			out.WriteByte(own.Text[i])
			continue
		}
		other := l.level(kind, at)
		value, format := other.Start, other.Format
		if kind.counted[at] {
			value = kind.counts[at]
		}
		if own.Legal && format != None {
			format = Decimal
		}
		out.WriteString(format.Write(value))
	}
	return strings.TrimSpace(out.String())
}
