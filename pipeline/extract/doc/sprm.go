package doc

// The modifiers (sprm) that matter here ([MS-DOC] 2.6).
const (
	cDeleted  = 0x0800
	cInserted = 0x0801
	cLocation = 0x6A03
	cData     = 0x0806
	cSymbol   = 0x6A09
	cStyle    = 0x4A30
	cPlain    = 0x2A33
	cBold     = 0x0835
	cHidden   = 0x083C
	cFont     = 0x4A4F // of ASCII
	cFontHigh = 0x4A51 // of the other letters
	cSpecial  = 0x0855

	pStyle     = 0x4600
	pLevel     = 0x260A
	pList      = 0x460B
	pInTable   = 0x2416
	pRowEnd    = 0x2417
	pOutline   = 0x2640
	pDepth     = 0x6649
	pDeeper    = 0x664A
	pInnerCell = 0x244B
	pInnerRow  = 0x244C
	pHuge      = 0x6646
	pHugeOld   = 0x6645
	pTable     = 0x646B

	tHeader    = 0x3404
	tDefine    = 0xD608
	tInsert    = 0x7621
	tDelete    = 0x5622
	tWidth     = 0x7623
	tMerge     = 0x5624
	tSplit     = 0x5625
	tVertMerge = 0xD62B

	pTabs = 0xC615
)

// each calls visit for every modifier of a list with its operand, without
// the length that stands before an operand of variable length.
func (p *parser) each(modifiers raw, visit func(code int, operand raw)) {
	for len(modifiers) >= 2 {
		p.steps++
		code := modifiers.u16(0)
		skip, size := operandSize(code, modifiers.from(2))
		operand := modifiers.cut(2+skip, size)
		if operand == nil {
			return
		}
		visit(code, operand)
		modifiers = modifiers.from(2 + skip + size)
	}
}

// operandSize says how many bytes stand before an operand, and its own size.
func operandSize(code int, rest raw) (skip, size int) {
	switch code >> 13 {
	case 0, 1:
		return 0, 1
	case 2, 4, 5:
		return 0, 2
	case 3:
		return 0, 4
	case 7:
		return 0, 3
	}
	switch {
	case code == tDefine:
		return 2, max(rest.u16(0)-1, 0)
	case code == pTabs && rest.u8(0) == 255:
		deleted := rest.u8(1)
		added := rest.u8(2 + 4*deleted)
		return 1, 2 + 4*deleted + 3*added
	}
	return 1, rest.u8(0)
}
