package excel

import (
	"fmt"
	"strconv"
	"strings"

	"hoso/pipeline/extract"
	"hoso/pipeline/xmltok"
)

// rich is the text of a cell as its runs, each with the font that it states
// itself ("" where it takes that of the cell).
type rich []run

type run struct {
	text  string
	font  string
	bold  bool
	plain bool // no run at all: font and weight are those of the cell
}

// richReader gathers the runs of a shared or an inline string. Phonetic runs
// (readings of Asian characters) are no text of the cell.
type richReader struct {
	runs     rich
	open     run
	inRun    bool
	inText   bool
	phonetic int
	text     strings.Builder
}

func (r *richReader) reset() { *r = richReader{} }

func (r *richReader) start(c cursor) {
	if r.phonetic > 0 || c.Name.Local == "rPh" {
		r.phonetic++
		return
	}
	switch c.Name.Local {
	case "r":
		r.open, r.inRun = run{}, true
	case "t":
		r.inText = true
		r.text.Reset()
	case "rFont":
		r.open.font = c.attr("val")
	case "b":
		value := c.attr("val")
		r.open.bold = value == "" || on(value)
	}
}

func (r *richReader) chars(data []byte) {
	if r.inText {
		r.text.Write(data)
	}
}

func (r *richReader) end(local string) {
	if r.phonetic > 0 {
		r.phonetic--
		return
	}
	switch local {
	case "r":
		r.inRun = false
	case "t":
		one := r.open
		one.text, one.plain = unescape(r.text.String()), !r.inRun
		r.runs, r.inText = append(r.runs, one), false
	}
}

// unescape turns _x000D_ and the like back into the characters that XML cannot
// hold (ST_Xstring).
func unescape(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var out strings.Builder
	for {
		i := strings.Index(s, "_x")
		if i < 0 || len(s) < i+7 {
			out.WriteString(s)
			return out.String()
		}
		out.WriteString(s[:i])
		code, err := strconv.ParseUint(s[i+2:i+6], 16, 16)
		if err != nil || s[i+6] != '_' {
			out.WriteString("_x")
			s = s[i+2:]
			continue
		}
		out.WriteRune(rune(code))
		s = s[i+7:]
	}
}

// readStrings reads the shared strings in order.
func readStrings(p *pack, part string) ([]rich, error) {
	var (
		all    []rich
		reader richReader
		size   int
	)
	err := p.scan(part, func(c cursor) error {
		return c.under("si", func() error {
			reader.reset()
			if err := reader.read(c); err != nil {
				return err
			}
			all = append(all, reader.runs)
			for _, r := range reader.runs {
				size += len(r.text)
			}
			if size > p.limits.Text {
				return fmt.Errorf("shared strings of %d bytes: %w", size, extract.ErrTooLarge)
			}
			return nil
		})
	})
	return all, err
}

// read reads what stands in the open element, to its end.
func (r *richReader) read(c cursor) error {
	for outer := c.Depth(); ; {
		kind, err := c.Next()
		if err != nil {
			return err
		}
		switch kind {
		case xmltok.Start:
			r.start(c)
		case xmltok.Text:
			r.chars(c.Text)
		case xmltok.End:
			if c.Depth() < outer {
				return nil
			}
			r.end(c.Name.Local)
		}
	}
}
