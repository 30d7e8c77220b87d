package layout

// PtToMM turns points, the unit of type sizes and line spacing, into millimetres, the unit of everything else.
const PtToMM = 25.4 / 72

// Color is a colour in red, green and blue; the zero value is black.
type Color struct{ R, G, B uint8 }

// Style is how letters look. Size is in points, Tracking in thousandths of the size.
type Style struct {
	Bold, Italic, Underline bool
	Size                    float64
	Color                   Color
	Tracking                int // room after each letter
}

// Span is a stretch of text in one style. A paragraph mixes several; words may even change style in the middle.
type Span struct {
	Text  string
	Style Style
}

// Align is where the lines of a paragraph stand between its edges. Justify keeps the last line, and each line ended by
// a "\n", at its natural width.
type Align int

// The four alignments.
const (
	Left Align = iota
	Center
	Right
	Justify
)

// VAlign is where the content of a table cell or of a box stands between its top and its foot.
type VAlign int

// The three vertical alignments.
const (
	Top VAlign = iota
	Middle
	Bottom
)

// face is the number of the font file that draws the style: 0 regular, 1 bold, 2 italic, 3 both.
func (s Style) face() int {
	n := 0
	if s.Bold {
		n = 1
	}
	if s.Italic {
		n += 2
	}
	return n
}

// Plain, Bold and Italic make a span of one size in black: the three that papers use most.
func Plain(text string, size float64) Span { return Span{text, Style{Size: size}} }

// Bold makes a bold span.
func Bold(text string, size float64) Span { return Span{text, Style{Size: size, Bold: true}} }

// Italic makes an italic span.
func Italic(text string, size float64) Span { return Span{text, Style{Size: size, Italic: true}} }
