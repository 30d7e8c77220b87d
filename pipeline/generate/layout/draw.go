package layout

import "math"

// Line draws a straight line; stroke in mm.
func (p *Page) Line(x1, y1, x2, y2, stroke float64, c Color) {
	p.Shapes = append(p.Shapes, Shape{Points: []Point{{x1, y1}, {x2, y2}}, Stroke: stroke, Color: c})
}

// Fill fills a rectangle.
func (p *Page) Fill(x, y, w, h float64, c Color) {
	p.Polygon([]Point{{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}}, c)
}

// Frame draws the outline of a rectangle with mitred corners; the stroke lies inside.
func (p *Page) Frame(x, y, w, h, stroke float64, c Color) {
	p.Fill(x, y, w, stroke, c)
	p.Fill(x, y+h-stroke, w, stroke, c)
	p.Fill(x, y+stroke, stroke, h-2*stroke, c)
	p.Fill(x+w-stroke, y+stroke, stroke, h-2*stroke, c)
}

// Polygon fills the area within the points, even-odd where it crosses itself.
func (p *Page) Polygon(points []Point, c Color) {
	p.Shapes = append(p.Shapes, Shape{Points: points, Color: c})
}

// Polyline draws connected straight lines.
func (p *Page) Polyline(points []Point, stroke float64, c Color) {
	p.Shapes = append(p.Shapes, Shape{Points: points, Stroke: stroke, Color: c})
}

// Curve returns points along a cubic Bézier curve from a to d, close enough that the corners cannot be seen.
func Curve(a, b, c, d Point) []Point {
	long := math.Hypot(b.X-a.X, b.Y-a.Y) + math.Hypot(c.X-b.X, c.Y-b.Y) + math.Hypot(d.X-c.X, d.Y-c.Y)
	n := steps(long)
	points := make([]Point, n+1)
	for i := range points {
		t := float64(i) / float64(n)
		s := 1 - t
		points[i] = Point{
			s*s*s*a.X + 3*s*s*t*b.X + 3*s*t*t*c.X + t*t*t*d.X,
			s*s*s*a.Y + 3*s*s*t*b.Y + 3*s*t*t*c.Y + t*t*t*d.Y,
		}
	}
	return points
}

// Arc returns points along an ellipse round a centre, from one angle to another in degrees, clockwise from the right.
func Arc(center Point, rx, ry, from, to float64) []Point {
	n := steps(math.Abs(to-from) / 180 * math.Pi * max(rx, ry))
	points := make([]Point, n+1)
	for i := range points {
		a := (from + (to-from)*float64(i)/float64(n)) * math.Pi / 180
		points[i] = Point{center.X + rx*math.Cos(a), center.Y + ry*math.Sin(a)}
	}
	return points
}

// Star returns the outline of a star with n tips; inner and outer are its radii.
func Star(center Point, n int, outer, inner float64) []Point {
	points := make([]Point, 0, 2*n)
	for i := range 2 * n {
		r := outer
		if i%2 == 1 {
			r = inner
		}
		a := float64(i)*math.Pi/float64(n) - math.Pi/2
		points = append(points, Point{center.X + r*math.Cos(a), center.Y + r*math.Sin(a)})
	}
	return points
}

// steps is the number of straight pieces for a curve of a length in mm: one a millimetre, at least 8, at most 200.
func steps(length float64) int {
	return int(min(max(length, 8), 200))
}
