package doc

// Records of the drawing layer ([MS-ODRAW] 2.2).
const (
	recordDrawing = 0xF002
	recordGroup   = 0xF003
	recordShape   = 0xF004
	recordFSP     = 0xF00A
	recordHead    = 8
	maxGroups     = 32 // depth
)

// readGroups tells for each shape in a group which group it belongs to: only
// the outermost is anchored in the text.
func (p *parser) readGroups() map[uint32]uint32 {
	groups := map[uint32]uint32{}
	content := p.structure(pairDrawings)
	if len(content) < recordHead {
		return groups
	}
	rest := content.from(recordHead + content.size(4))
	for len(rest) > 1+recordHead { // a byte says which story, then the drawing
		size := recordHead + rest.size(1+4)
		if rest.u16(1+2) == recordDrawing {
			eachRecord(rest.cut(1+recordHead, min(size-recordHead, len(rest)-1-recordHead)), func(kind int, body raw) {
				if kind == recordGroup { // of the whole page
					eachRecord(body, func(kind int, body raw) {
						if kind == recordGroup {
							grouped(groups, body, 0, 0)
						}
					})
				}
			})
		}
		rest = rest.from(1 + size)
	}
	return groups
}

// grouped notes the shapes of a group; top is 0 for the outermost.
func grouped(groups map[uint32]uint32, body raw, top uint32, depth int) {
	eachRecord(body, func(kind int, body raw) {
		switch {
		case kind == recordGroup && depth < maxGroups:
			grouped(groups, body, top, depth+1)
		case kind == recordShape:
			eachRecord(body, func(kind int, body raw) {
				if kind != recordFSP {
					return
				}
				if id := body.u32(0); top == 0 {
					top = id
				} else {
					groups[id] = top
				}
			})
		}
	})
}

// eachRecord calls visit for each record of a container.
func eachRecord(b raw, visit func(kind int, body raw)) {
	for len(b) >= recordHead {
		size := b.size(4)
		body := b.cut(recordHead, min(size, len(b)-recordHead))
		visit(b.u16(2), body)
		b = b.from(recordHead + size)
	}
}
