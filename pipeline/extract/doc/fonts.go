package doc

import "strings"

// readFonts reads the names of the fonts (SttbfFfn, [MS-DOC] 2.9.286).
func (p *parser) readFonts() {
	const name = 40 // bytes of an FFN before its name
	table := p.structure(pairFonts)
	count := table.u16(0)
	at := 4
	for range count {
		size := table.u8(at) + 1
		font := table.cut(at, size)
		if font == nil {
			return
		}
		text := font.text(name, (size-name)/2)
		text, _, _ = strings.Cut(text, "\x00")
		p.fonts = append(p.fonts, text)
		at += size
	}
}

// font is the name of a font, "" where there is no such font.
func (p *parser) font(index int) string {
	if index < 0 || index >= len(p.fonts) {
		return ""
	}
	return p.fonts[index]
}

func isLegacyFont(name string) bool {
	return len(name) > 3 && (strings.EqualFold(name[:3], ".vn") || strings.EqualFold(name[:3], "vni"))
}
