package word

import (
	"slices"
	"strings"

	"hoso/pipeline/dossier"
	"hoso/pipeline/extract/glyphs"
)

// runs reads what stands in one paragraph into its draft.
type runs struct {
	*parser
	draft *draft
	where dossier.Location
	style *style // of the paragraph
	look  look   // effective look of the run at hand

	plain  look // effective look of a run that says nothing …
	looked bool // … once it was asked for
}

// inline reads one child of a paragraph.
func (r *runs) inline() error {
	switch r.c.Name.Space {
	case "w":
		switch r.c.Name.Local {
		case "r":
			return r.run()
		case "hyperlink", "fldSimple", "dir", "bdo":
			return r.each(r.inline)
		}
	case "m":
		r.look = r.unstyled()
		return r.formula()
	}
	return nil
}

// formula takes the letters of a formula in their order.
func (r *runs) formula() error {
	if r.c.is("m", "t") {
		return r.c.characters(r.text)
	}
	return r.c.each(r.formula)
}

func (r *runs) unstyled() look {
	if !r.looked {
		r.plain, r.looked = r.styles.effective(look{}, r.style), true
	}
	return r.plain
}

func (r *runs) run() error {
	defer func(outer look) { r.look = outer }(r.look)
	r.look = r.unstyled()
	return r.c.each(func() error {
		if !r.c.is("w", "rPr") {
			return r.unwrap(r.content)
		}
		own, err := r.readLook(r.c)
		r.look = r.styles.effective(own, r.style)
		return err
	})
}

// content reads one child of a run.
func (r *runs) content() error {
	if r.c.Name.Space != "w" {
		return nil
	}
	switch r.c.Name.Local {
	case "t":
		return r.c.characters(r.text)
	case "tab", "ptab":
		r.show("\t")
	case "br", "cr":
		r.show("\n")
	case "noBreakHyphen":
		r.show("-")
	case "softHyphen":
		r.show("\u00AD") // ư where the font is one of TCVN3
	case "sym":
		r.symbol()
	case "fldChar":
		return r.fieldChar()
	case "drawing", "pict":
		return r.each(r.box)
	case "object":
		return r.each(r.embedded)
	case "ruby":
		return r.c.each(func() error {
			if r.c.is("w", "rubyBase") {
				return r.each(r.inline)
			}
			return nil
		})
	}
	return nil
}

// text takes the letters of w:t. Line ends and tabs in it are mere blanks.
func (r *runs) text(text []byte) {
	for i, c := range text {
		if c == '\n' || c == '\t' {
			text[i] = ' '
		}
	}
	font := r.look.font()
	isSymbols := glyphs.Of(font) != nil
	if isSymbols || glyphs.MayHide(text) {
		text = glyphs.Show(font, text)
	}
	if isSymbols {
		font = ""
	}
	r.emit(text, font)
}

func (r *runs) show(text string) { r.emit([]byte(text), r.look.font()) }

// emit adds text to the paragraph, if it is to be seen.
func (r *runs) emit(text []byte, font string) {
	if !r.visible() {
		return
	}
	if r.stand != nil {
		if !r.stand.used {
			r.stand.used = true
			r.draft.add([]byte(r.stand.text), "", r.look.bold == on)
		}
		return
	}
	r.draft.add(text, font, r.look.bold == on)
}

func (r *runs) visible() bool {
	return r.mute == 0 && r.silent == 0 && r.look.hidden != on
}

// box looks through a drawing for text boxes.
func (r *runs) box() error {
	if !r.c.is("w", "txbxContent") {
		r.picture = r.picture || r.c.Name.Local == "blip" || r.c.Name.Local == "imagedata"
		return r.each(r.box)
	}
	if !r.visible() {
		return nil
	}
	out := &sink{fixed: true, where: r.where}
	if err := r.blocks(out); err != nil {
		return err
	}
	r.draft.boxes = append(r.draft.boxes, out.blocks...)
	return nil
}

// embedded looks for a table or text of another program, of which Word shows
// but a picture. A formula is none.
func (r *runs) embedded() error {
	if r.c.Name.Local != "OLEObject" {
		return r.each(r.embedded)
	}
	program, _ := r.c.Attr("", "ProgID")
	name, _, _ := strings.Cut(program, ".")
	r.object = r.object || slices.Contains([]string{"Excel", "Word", "Package", "AcroExch"}, name) && r.visible()
	return nil
}
