package direct

import (
	"math"
	"strconv"

	"hoso/pipeline/generate/layout"
)

// stream is what stands in a content stream: operators, with lengths in mm from the top left corner.
type stream struct {
	out    []byte
	fill   layout.Color
	line   layout.Color
	stroke float64
	state  bool // fill, line and stroke are known to the reader
}

// operator writes numbers, in thousandths where they are not whole, and the operator that takes them.
func (s *stream) operator(name string, numbers ...float64) {
	for _, n := range numbers {
		s.number(n)
	}
	s.out = append(append(s.out, name...), '\n')
}

func (s *stream) number(n float64) {
	n = math.Round(n*1000) / 1000
	if n == 0 {
		n = 0 // not −0
	}
	s.out = append(strconv.AppendFloat(s.out, n, 'f', -1, 64), ' ')
}

func (s *stream) shapes(list []layout.Shape) {
	for _, shape := range list {
		s.color(shape)
		if len(shape.At) == 0 {
			s.shape(shape)
			continue
		}
		s.operator("q")
		before := layout.Here()
		for _, at := range shape.At {
			s.matrix(at.After(before))
			s.shape(shape)
			before = at
		}
		s.operator("Q")
	}
}

// matrix moves on from the last place of a shape. Places that follow each other evenly, round a middle or along an edge, give the same
// words each time, which take no room once they are compressed; in millionths, so that a hundred steps lose no hundredth of a mm.
func (s *stream) matrix(m layout.Place) {
	for _, n := range []float64{m.A, m.B, m.C, m.D, m.E, m.F} {
		n = math.Round(n*1e6) / 1e6
		if n == 0 {
			n = 0 // not −0
		}
		s.out = append(strconv.AppendFloat(s.out, n, 'f', -1, 64), ' ')
	}
	s.out = append(s.out, "cm\n"...)
}

// color sets what the next shape needs and the last has not set.
func (s *stream) color(shape layout.Shape) {
	switch {
	case shape.Stroke == 0:
		s.filling(shape.Color)
		return
	case !s.state || s.line != shape.Color:
		s.rgb(shape.Color, "RG")
		s.line = shape.Color
	}
	if s.stroke != shape.Stroke {
		s.operator("w", shape.Stroke)
		s.stroke = shape.Stroke
	}
}

func (s *stream) filling(c layout.Color) {
	if s.state && s.fill == c {
		return
	}
	s.rgb(c, "rg")
	s.fill = c
}

func (s *stream) rgb(c layout.Color, operator string) {
	if !s.state { // both colours are black when a stream begins
		s.state = true
		if c == (layout.Color{}) {
			return
		}
	}
	s.operator(operator, float64(c.R)/255, float64(c.G)/255, float64(c.B)/255)
}

func (s *stream) shape(shape layout.Shape) {
	closed := shape.Stroke == 0
	switch {
	case shape.Boxes != nil:
		for _, b := range shape.Boxes {
			s.operator("re", b.X, b.Y, b.Width, b.Height)
		}
	case shape.Curves != nil:
		for _, c := range shape.Curves {
			s.curves(c)
		}
	case closed && s.rectangle(shape.Points):
		s.operator("f")
		return
	default:
		s.lines(shape.Points)
	}
	if closed {
		s.operator("f*")
		return
	}
	s.operator("S")
}

func (s *stream) lines(points []layout.Point) {
	for i, p := range points {
		if i == 0 {
			s.operator("m", p.X, p.Y)
			continue
		}
		s.operator("l", p.X, p.Y)
	}
}

func (s *stream) curves(c []layout.Point) {
	if len(c) == 0 {
		return
	}
	s.operator("m", c[0].X, c[0].Y)
	for k := 0; k+3 < len(c); k += 3 {
		if end := c[k+3]; layout.Straight(c[k], c[k+1], c[k+2], end) {
			s.operator("l", end.X, end.Y)
			continue
		}
		s.operator("c", c[k+1].X, c[k+1].Y, c[k+2].X, c[k+2].Y, c[k+3].X, c[k+3].Y)
	}
}

// rectangle writes four points as a rectangle where they are an upright one.
func (s *stream) rectangle(p []layout.Point) bool {
	if len(p) != 4 || p[0].Y != p[1].Y || p[1].X != p[2].X || p[2].Y != p[3].Y || p[3].X != p[0].X {
		return false
	}
	s.operator("re", p[0].X, p[0].Y, p[2].X-p[0].X, p[2].Y-p[0].Y)
	return true
}

// text draws a text with the numbers that its letters have in the file.
func (s *stream) text(t layout.Text, name string, number map[rune]int) {
	s.filling(t.Style.Color)
	size := t.Style.Size * layout.PtToMM
	s.out = append(s.out, "BT/"+name+" "...)
	s.operator("Tf", size)
	if t.Style.Tracking != 0 {
		s.operator("Tc", float64(t.Style.Tracking)/1000*size)
	}
	s.operator("Tm", 1, 0, 0, -1, t.X, t.Baseline)
	s.out = append(s.out, '<')
	for _, r := range t.Text {
		s.hex(number[r])
	}
	s.out = append(s.out, ">Tj\n"...)
	if t.Style.Tracking != 0 {
		s.operator("Tc", 0)
	}
	s.out = append(s.out, "ET\n"...)
}

// hex writes a number as four digits.
func (s *stream) hex(n int) {
	const digits = "0123456789ABCDEF"
	s.out = append(s.out, digits[n>>12&15], digits[n>>8&15], digits[n>>4&15], digits[n&15])
}
