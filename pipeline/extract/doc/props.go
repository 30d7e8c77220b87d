package doc

// props is what the modifiers of a paragraph say.
type props struct {
	style     int
	numbering numbering
	level     int // 0 to 9, -1 not said
	inTable   bool
	rowEnd    bool
	innerCell bool // the mark ends a cell of a nested table
	innerRow  bool // … or a row
	depth     int  // of tables, where said
	row       *rowShape
}

// propsAt gives the properties of the paragraph whose mark stands at cp.
func (p *parser) propsAt(cp int) props {
	part := p.pieceAt(cp)
	style, modifiers := p.paras.paragraph(p.paras.find(part.byteAt(cp)))
	out := props{style: style, level: -1}
	p.shape(&out, modifiers)
	p.shape(&out, part.extra)
	if out.inTable && out.depth < 1 {
		out.depth = 1
	}
	if !out.inTable && out.depth > 0 && !out.innerCell && !out.innerRow {
		out.depth = 0
	}
	return out
}

// shape puts modifiers on the properties of a paragraph.
func (p *parser) shape(out *props, modifiers raw) {
	p.each(modifiers, func(code int, operand raw) {
		switch code {
		case pHuge, pHugeOld, pTable:
			if !p.huge {
				p.huge = true
				p.shape(out, p.elsewhere(operand.size(0)))
				p.huge = false
			}
		case pStyle:
			out.style = operand.u16(0)
		case pLevel:
			out.numbering.Level, out.numbering.SaidLevel = operand.u8(0), true
		case pList:
			out.numbering.List, out.numbering.SaidList = operand.u16(0), true
		case pOutline:
			if out.level = operand.u8(0) + 1; out.level > 9 {
				out.level = 0
			}
		default:
			out.table(code, operand)
		}
	})
}

// table takes the modifiers that say where in a table a paragraph stands.
func (out *props) table(code int, operand raw) {
	switch code {
	case pInTable:
		out.inTable = operand.u8(0) != 0
	case pRowEnd:
		out.rowEnd = operand.u8(0) != 0
	case pInnerCell:
		out.innerCell = operand.u8(0) != 0
	case pInnerRow:
		out.innerRow = operand.u8(0) != 0
	case pDepth:
		out.depth = operand.size(0)
	case pDeeper:
		out.depth += int(int32(operand.u32(0)))
	case tHeader, tDefine, tInsert, tDelete, tWidth, tMerge, tSplit, tVertMerge:
		if out.row == nil {
			out.row = &rowShape{}
		}
		out.row.shape(code, operand)
	}
}

// elsewhere gives modifiers that lie in the stream Data, being too many.
func (p *parser) elsewhere(at int) raw {
	data := p.data()
	return data.cut(at+2, data.u16(at))
}

// data gives the stream Data; it is read only when first asked for.
func (p *parser) data() raw {
	if !p.dataRead {
		p.dataRead = true
		p.dataStream, _ = p.streams.read("Data") // without it: no form fields
	}
	return p.dataStream
}
