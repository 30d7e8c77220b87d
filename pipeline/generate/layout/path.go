package layout

// Place turns, mirrors and moves a drawing; one that changes its size is for areas only. x' = A·x + C·y + E, y' = B·x + D·y + F, in mm. It is the matrix of a
// PDF, so that a figure that stands in four corners is described once.
type Place struct{ A, B, C, D, E, F float64 }

// Here leaves a drawing where it is.
func Here() Place { return Place{A: 1, D: 1} }

// Of is where the place puts a point.
func (m Place) Of(p Point) Point {
	return Point{m.A*p.X + m.C*p.Y + m.E, m.B*p.X + m.D*p.Y + m.F}
}

// After is the step from a place to this one: what a PDF, in which matrices add up, needs when it stands at before.
func (m Place) After(before Place) Place {
	det := before.A*before.D - before.B*before.C
	inverse := Place{A: before.D / det, B: -before.B / det, C: -before.C / det, D: before.A / det}
	inverse.E = -(before.E*inverse.A + before.F*inverse.C)
	inverse.F = -(before.E*inverse.B + before.F*inverse.D)
	return Place{
		A: m.A*inverse.A + m.B*inverse.C, B: m.A*inverse.B + m.B*inverse.D,
		C: m.C*inverse.A + m.D*inverse.C, D: m.C*inverse.B + m.D*inverse.D,
		E: m.E*inverse.A + m.F*inverse.C + inverse.E, F: m.E*inverse.B + m.F*inverse.D + inverse.F,
	}
}

// Drawing is what lies under everything on many pages, such as the ornament of a certificate. Pages that share one share its pointer, so
// that a file holds it once. It must not be changed once a page has it.
type Drawing struct {
	Pictures []Picture // below the shapes
	Shapes   []Shape
}

// Outlines are the shape's lines as straight pieces, a list of outlines for each of its places: for a writer that knows no curves.
func (s Shape) Outlines() [][][]Point {
	plain := s.plain()
	if len(s.At) == 0 {
		return [][][]Point{plain}
	}
	all := make([][][]Point, len(s.At))
	for i, place := range s.At {
		for _, outline := range plain {
			moved := make([]Point, len(outline))
			for k, p := range outline {
				moved[k] = place.Of(p)
			}
			all[i] = append(all[i], moved)
		}
	}
	return all
}

// plain are the outlines of one place.
func (s Shape) plain() [][]Point {
	if s.Curves == nil && s.Boxes == nil {
		return [][]Point{s.Points}
	}
	out := make([][]Point, 0, len(s.Curves)+len(s.Boxes))
	for _, c := range s.Curves {
		out = append(out, flatten(c))
	}
	for _, b := range s.Boxes {
		out = append(out, b.Corners())
	}
	return out
}

// flatten turns a start and its curves into straight pieces.
func flatten(c []Point) []Point {
	if len(c) == 0 {
		return nil
	}
	points := []Point{c[0]}
	for k := 0; k+3 < len(c); k += 3 {
		if Straight(c[k], c[k+1], c[k+2], c[k+3]) {
			points = append(points, c[k+3])
			continue
		}
		points = append(points, Curve(c[k], c[k+1], c[k+2], c[k+3])[1:]...)
	}
	return points
}

// Straight tells whether a curve is a line: its inner points lie on its ends.
func Straight(a, b, c, d Point) bool { return a == b && c == d }

// Scaled is the shape larger or smaller, about the page's top left corner.
func (s Shape) Scaled(by float64) Shape {
	scaled := func(list []Point) []Point {
		out := make([]Point, len(list))
		for i, p := range list {
			out[i] = Point{p.X * by, p.Y * by}
		}
		return out
	}
	out := Shape{Points: scaled(s.Points), Stroke: s.Stroke * by, Color: s.Color}
	for _, c := range s.Curves {
		out.Curves = append(out.Curves, scaled(c))
	}
	for _, b := range s.Boxes {
		out.Boxes = append(out.Boxes, Upright{b.X * by, b.Y * by, b.Width * by, b.Height * by})
	}
	for _, m := range s.At {
		m.E, m.F = m.E*by, m.F*by
		out.At = append(out.At, m)
	}
	return out
}

// Moved is the shape at another place.
func (s Shape) Moved(by Point) Shape {
	if len(s.At) == 0 {
		s.At = []Place{Here()}
	}
	at := make([]Place, len(s.At))
	for i, m := range s.At {
		m.E, m.F = m.E+by.X, m.F+by.Y
		at[i] = m
	}
	s.At = at
	return s
}
