package doc

import (
	"strings"

	"hoso/pipeline/viet"
)

const (
	levels     = 9
	maxLists   = 20_000
	maxLvlText = 256 // bytes of the text of a level: each item repeats it
)

// numbering is what a paragraph or a style says of its automatic number.
type numbering struct {
	list      int // number of the list from 1 (ilfo); 0: none
	level     int // from 0
	saidList  bool
	saidLevel bool
	style     int // the style that said list: its linked level goes before level
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

// listLevel is one level of a list (LVL).
type listLevel struct {
	start   int
	format  int    // nfc
	text    string // \x00 to \x08 stand for the numbers of the levels
	style   int    // paragraph style linked to the level, noStyle for none
	legal   bool   // all numbers as decimals
	restart int    // begins again after levels above this one; -1: after any above
}

// kind is a kind of list (LSTF); the lists made of it count together.
type kind struct {
	levels  [levels]listLevel
	counts  [levels]int
	counted [levels]bool
}

// list is a list (LFO): a kind, perhaps with levels or starts of its own.
type list struct {
	kind   *kind
	starts map[int]int
	levels map[int]listLevel
	used   bool
}

// readLists reads the kinds of lists (PlfLst) and the lists (PlfLfo).
func (p *parser) readLists() {
	const kindSize = 28
	at, _ := p.fib.place(pairLists)
	table := p.structure(pairLists)
	count := min(table.u16(0), maxLists)
	rest := p.table.from(at + 2 + kindSize*count) // the levels follow
	kinds := map[uint32]*kind{}
	for i := range count {
		head := table.cut(2+kindSize*i, kindSize)
		if head == nil {
			break
		}
		k := &kind{}
		rest = p.readKind(k, head, rest)
		kinds[head.u32(0)] = k
	}
	p.readOverrides(kinds)
}

// readKind reads the levels of a kind and gives what follows them.
func (p *parser) readKind(k *kind, head, rest raw) raw {
	written := levels
	if head.u8(26)&1 != 0 { // fSimpleList
		written = 1
	}
	for i := range k.levels {
		k.levels[i] = listLevel{start: 1, restart: -1, style: noStyle, format: formatNone}
		if i < written {
			k.levels[i], rest = p.readLevel(rest)
		}
		k.levels[i].style = head.u16(8 + 2*i)
	}
	return rest
}

// readLevel reads a level (LVL, [MS-DOC] 2.9.150) and gives what follows it.
func (p *parser) readLevel(at raw) (listLevel, raw) {
	const headSize = 28
	level := listLevel{
		start: int(int32(at.u32(0))), format: at.u8(4), legal: at.u8(5)&4 != 0, style: noStyle, restart: -1,
	}
	if at.u8(5)&8 != 0 { // fNoRestart
		level.restart = at.u8(26)
	}
	runSize, paragraphSize := at.u8(24), at.u8(25)
	var own look
	p.dress(&own, at.cut(headSize+paragraphSize, runSize))
	text, end := at.counted(headSize + paragraphSize + runSize)
	if len(text) > maxLvlText {
		text = ""
	}
	level.text = text
	if level.format != formatBullet && strings.ContainsFunc(text, isBeyondASCII) {
		level.text = repairLevel(text, own.font())
	}
	return level, at.from(end)
}

func isBeyondASCII(r rune) bool { return r >= 0x7F }

// repairLevel repairs the text of a level between its place holders.
func repairLevel(text, font string) string {
	var out strings.Builder
	for len(text) > 0 {
		if text[0] < levels {
			out.WriteByte(text[0])
			text = text[1:]
			continue
		}
		end := strings.IndexFunc(text, func(r rune) bool { return r < levels })
		if end < 0 {
			end = len(text)
		}
		texts, _ := viet.Repair([]viet.Span{{Text: text[:end], Font: font}})
		out.WriteString(viet.Clean(strings.Join(texts, "")))
		text = text[end:]
	}
	return out.String()
}

// readOverrides reads the lists (PlfLfo, [MS-DOC] 2.9.193).
func (p *parser) readOverrides(kinds map[uint32]*kind) {
	const size = 16
	table := p.structure(pairOverrides)
	count := min(table.size(0), maxLists, len(table)/size)
	rest := table.from(4 + size*count)
	for i := range count {
		head := table.cut(4+size*i, size)
		l := &list{kind: kinds[head.u32(0)]}
		rest = rest.from(4)
		for range head.u8(12) {
			rest = p.readOverride(l, rest)
		}
		p.lists = append(p.lists, l)
	}
}

func (p *parser) readOverride(l *list, at raw) raw {
	flags := at.u8(4)
	level := flags & 0xF
	start := int(int32(at.u32(0)))
	at = at.from(8)
	if flags&0x20 != 0 { // fFormatting: a whole level follows
		own, rest := p.readLevel(at)
		at, start = rest, own.start
		if l.levels == nil {
			l.levels = map[int]listLevel{}
		}
		if l.kind != nil && level < levels {
			own.style = l.kind.levels[level].style
		}
		l.levels[level] = own
	}
	if flags&0x10 != 0 { // fStartAt
		if l.starts == nil {
			l.starts = map[int]int{}
		}
		l.starts[level] = start
	}
	return at
}
