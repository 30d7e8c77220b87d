package doc

import (
	"strings"

	"hoso/pipeline/extract/counting"
	"hoso/pipeline/viet"
)

const (
	maxLists   = 20_000
	maxLvlText = 256 // bytes of the text of a level: each item repeats it
)

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
	written := counting.Levels
	if head.u8(26)&1 != 0 { // fSimpleList
		written = 1
	}
	for i := range k.Levels {
		k.Levels[i] = listLevel{Start: 1, Restart: -1, Style: noStyle, Format: counting.None}
		if i < written {
			k.Levels[i], rest = p.readLevel(rest)
		}
		k.Levels[i].Style = head.u16(8 + 2*i)
	}
	return rest
}

// readLevel reads a level (LVL, [MS-DOC] 2.9.150) and gives what follows it.
func (p *parser) readLevel(at raw) (listLevel, raw) {
	const headSize = 28
	level := listLevel{
		Start: int(int32(at.u32(0))), Format: numberFormat(at.u8(4)), Legal: at.u8(5)&4 != 0, Style: noStyle, Restart: -1,
	}
	if at.u8(5)&8 != 0 { // fNoRestart
		level.Restart = at.u8(26)
	}
	runSize, paragraphSize := at.u8(24), at.u8(25)
	var own look
	p.dress(&own, at.cut(headSize+paragraphSize, runSize))
	text, end := at.counted(headSize + paragraphSize + runSize)
	if len(text) > maxLvlText {
		text = ""
	}
	level.Text = text
	if level.Format != counting.Bullet && strings.ContainsFunc(text, isBeyondASCII) {
		level.Text = repairLevel(text, own.font())
	}
	return level, at.from(end)
}

func isBeyondASCII(r rune) bool { return r >= 0x7F }

// repairLevel repairs the text of a level between its place holders.
func repairLevel(text, font string) string {
	var out strings.Builder
	for len(text) > 0 {
		if text[0] < counting.Levels {
			out.WriteByte(text[0])
			text = text[1:]
			continue
		}
		end := strings.IndexFunc(text, func(r rune) bool { return r < counting.Levels })
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
		at, start = rest, own.Start
		if l.Own == nil {
			l.Own = map[int]listLevel{}
		}
		if l.kind != nil && level < counting.Levels {
			own.Style = l.kind.Levels[level].Style
		}
		l.Own[level] = own
	}
	if flags&0x10 != 0 { // fStartAt
		if l.Starts == nil {
			l.Starts = map[int]int{}
		}
		l.Starts[level] = start
	}
	return at
}
