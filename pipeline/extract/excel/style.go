package excel

import (
	"strconv"

	"hoso/pipeline/extract/cellformat"
)

// style is what a cell takes from its format.
type style struct {
	font   string
	bold   bool
	format cellformat.Format
}

// styleSheet is what the part of the styles holds, by index.
type styleSheet struct {
	codes map[int]string // of the number formats that the file brings
	fonts []style
	looks []look
}

// look is an entry of cellXfs: which font and which number format.
type look struct{ font, code int }

// readStyles gives the cell formats of a workbook in the order of their index.
func readStyles(p *pack, part string) ([]style, error) {
	return remembered(p, &p.shared.styles, part, func() ([]style, error) { return stylesIn(p, part) })
}

func stylesIn(p *pack, part string) ([]style, error) {
	s := styleSheet{codes: map[int]string{}}
	if err := p.scan(part, s.read); err != nil {
		return nil, err
	}
	parsed := map[int]cellformat.Format{}
	styles := make([]style, len(s.looks))
	for i, look := range s.looks {
		if look.font >= 0 && look.font < len(s.fonts) {
			styles[i] = s.fonts[look.font]
		}
		format, ok := parsed[look.code]
		if !ok {
			format = cellformat.Parse(cellformat.Code(look.code, s.codes))
			parsed[look.code] = format
		}
		styles[i].format = format
	}
	return styles, nil
}

func (s *styleSheet) read(c cursor) error {
	return c.Each(func() error {
		switch c.Name.Local {
		case "numFmts":
			return c.under("numFmt", func() error {
				s.codes[number(c.attr("numFmtId"), 0)] = c.attr("formatCode")
				return nil
			})
		case "fonts":
			return c.under("font", func() error { return s.font(c) })
		case "cellXfs":
			return c.under("xf", func() error {
				s.looks = append(s.looks, look{font: number(c.attr("fontId"), -1), code: number(c.attr("numFmtId"), 0)})
				return nil
			})
		}
		return nil
	})
}

func (s *styleSheet) font(c cursor) error {
	var f style
	err := c.Each(func() error {
		switch c.Name.Local {
		case "name":
			f.font = c.attr("val")
		case "b":
			value := c.attr("val")
			f.bold = value == "" || on(value)
		}
		return nil
	})
	s.fonts = append(s.fonts, f)
	return err
}

// number reads a whole number, or other where it is none.
func number(s string, other int) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	return other
}
