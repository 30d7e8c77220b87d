package layout

import (
	"fmt"
	"math"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// Faces is a typeface in its four styles, each the bytes of a TrueType file.
type Faces struct {
	Name                              string
	Regular, Bold, Italic, BoldItalic []byte
}

// The height of Times above and below the baseline, as shares of the size.
const (
	ascent  = 0.891
	descent = 0.216
)

// SingleSpacing is the line spacing where none is asked, as a multiple of the size.
const SingleSpacing = 1.15

const noGlyph = math.MaxUint16

// Metrics knows the width of every letter of a typeface. It never changes once made: any number of goroutines may use it.
type Metrics struct {
	widths [4][]uint16 // thousandths of the size, by letter; noGlyph where the face lacks it
}

// NewMetrics reads the letter widths of the four styles.
func NewMetrics(f Faces) (*Metrics, error) {
	m := &Metrics{}
	for i, data := range [][]byte{f.Regular, f.Bold, f.Italic, f.BoldItalic} {
		widths, err := readWidths(data)
		if err != nil {
			return nil, fmt.Errorf("layout: typeface %q, style %d: %w", f.Name, i, err)
		}
		m.widths[i] = widths
	}
	return m, nil
}

// readWidths rounds each advance to a thousandth of the size, as the PDF's own width table does.
func readWidths(data []byte) ([]uint16, error) {
	parsed, err := sfnt.Parse(data)
	if err != nil {
		return nil, err
	}
	var buf sfnt.Buffer
	em := float64(parsed.UnitsPerEm())
	widths := make([]uint16, 0, 0x2800)
	for r := rune(0); r <= 0xFFFF; r++ {
		glyph, err := parsed.GlyphIndex(&buf, r)
		if err != nil || glyph == 0 {
			continue
		}
		advance, err := parsed.GlyphAdvance(&buf, glyph, fixed.Int26_6(parsed.UnitsPerEm())<<6, font.HintingNone)
		if err != nil {
			return nil, err
		}
		for len(widths) <= int(r) {
			widths = append(widths, noGlyph)
		}
		widths[r] = uint16(math.Round(float64(advance) / 64 * 1000 / em))
	}
	if len(widths) == 0 {
		return nil, fmt.Errorf("no letters in the font")
	}
	return widths, nil
}

// Has tells whether every style of the typeface can draw the letter.
func (m *Metrics) Has(r rune) bool {
	for _, w := range m.widths {
		if r < ' ' || int(r) >= len(w) || w[r] == noGlyph {
			return false
		}
	}
	return true
}

// Width is how wide the text is on one line, in mm. It counts a letter that the typeface lacks as nothing.
func (m *Metrics) Width(text string, s Style) float64 {
	return m.width(Clean(text), s)
}

func (m *Metrics) width(text string, s Style) float64 {
	table, sum := m.widths[s.face()], 0
	for _, r := range text {
		if int(r) < len(table) && table[r] != noGlyph {
			sum += int(table[r]) + s.Tracking
		}
	}
	return float64(sum) / 1000 * s.Size * PtToMM
}
