package generate

import (
	"math"

	"hoso/pipeline/generate/layout"
)

// Figure is a drawing of curves, in the language of SVG's paths, at one or more places. Lengths in mm, angles in degrees, clockwise.
type Figure struct {
	D       string    `yaml:"d"`
	Color   string    `yaml:"color"`
	Stroke  float64   `yaml:"stroke"` // 0: filled, even-odd
	X       float64   `yaml:"x"`      // where the origin of d lies
	Y       float64   `yaml:"y"`
	Scale   float64   `yaml:"scale"`   // of d; 0 means 1
	Turn    float64   `yaml:"turn"`    // about the origin
	Around  int       `yaml:"around"`  // so many times around the origin
	Mirror  bool      `yaml:"mirror"`  // and once more, left for right
	Corners bool      `yaml:"corners"` // and in all four corners; x and y are those of the upper left one
	Across  []float64 `yaml:"across"`  // and again at these distances to the right

	outlines [][]layout.Point
}

// Circle is a ring, or a disc where Stroke is 0.
type Circle struct {
	X      float64 `yaml:"x"`
	Y      float64 `yaml:"y"`
	Radius float64 `yaml:"radius"`
	Stroke float64 `yaml:"stroke"`
	Color  string  `yaml:"color"`
	Around int     `yaml:"around"` // so many circles…
	Orbit  float64 `yaml:"orbit"`  // …with their middles on a circle of this radius
}

// mostAround bounds how often a figure may be repeated.
const mostAround = 400

func (c *designCheck) figure(f *Figure, line int) {
	outlines, err := readPath(f.D)
	switch {
	case err != nil:
		c.faults.add(c.file, line, "hình vẽ: d %s", err)
	case f.Around < 0 || f.Around > mostAround || f.Scale < 0 || f.Scale > 100 || f.Stroke < 0:
		c.faults.add(c.file, line, "hình vẽ: around từ 0 đến %d, scale từ 0 đến 100, stroke không âm", mostAround)
	}
	f.outlines = outlines
}

func (c *designCheck) circle(o *Circle, line int) {
	if !(o.Radius > 0 && o.Radius <= 1000) || o.Stroke < 0 || o.Around < 0 || o.Around > mostAround || o.Orbit < 0 {
		c.faults.add(c.file, line, "hình tròn: radius phải lớn hơn 0, stroke và orbit không âm, around từ 0 đến %d", mostAround)
	}
}

// draw puts the figure on a page: its lines once, with all its places.
func (f *Figure) draw(page *layout.Page, c layout.Color) {
	scale := f.Scale
	if scale == 0 {
		scale = 1
	}
	shape := layout.Shape{Stroke: f.Stroke, Color: c}
	for _, outline := range f.outlines {
		scaled := make([]layout.Point, len(outline))
		for i, p := range outline {
			scaled[i] = layout.Point{X: p.X * scale, Y: p.Y * scale}
		}
		shape.Curves = append(shape.Curves, scaled)
	}
	for _, flip := range []float64{1, -1} {
		if flip < 0 && !f.Mirror {
			break
		}
		for _, right := range append([]float64{0}, f.Across...) {
			f.turns(&shape, page, flip, right)
		}
	}
	page.Shapes = append(page.Shapes, shape)
}

// turns adds the places around one origin: here, or in the four corners.
func (f *Figure) turns(shape *layout.Shape, page *layout.Page, flip, right float64) {
	corners := []layout.Place{layout.Here()}
	if f.Corners {
		w, h := page.Width, page.Height
		corners = append(corners, layout.Place{A: -1, D: 1, E: w}, layout.Place{A: -1, D: -1, E: w, F: h}, layout.Place{A: 1, D: -1, F: h})
	}
	n := max(f.Around, 1)
	for _, corner := range corners {
		for i := range n {
			m := rotation(f.Turn + 360*float64(i)/float64(n))
			at := corner.Of(layout.Point{X: f.X + right, Y: f.Y})
			shape.At = append(shape.At, layout.Place{A: flip * m.A * corner.A, B: m.B * corner.D, C: flip * m.C * corner.A, D: m.D * corner.D, E: at.X, F: at.Y})
		}
	}
}

func rotation(degrees float64) layout.Place {
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	return layout.Place{A: cos, B: sin, C: -sin, D: cos}
}

// round is how far the inner points of four curves that make a circle stand from its ends, as a share of the radius.
const round = 0.5522847498

func (o *Circle) draw(page *layout.Page, c layout.Color) {
	r, k := o.Radius, o.Radius*round
	ring := []layout.Point{{X: r}, {X: r, Y: k}, {X: k, Y: r}, {Y: r}, {X: -k, Y: r}, {X: -r, Y: k}, {X: -r}, {X: -r, Y: -k}, {X: -k, Y: -r}, {Y: -r},
		{X: k, Y: -r}, {X: r, Y: -k}, {X: r}}
	shape := layout.Shape{Curves: [][]layout.Point{ring}, Stroke: o.Stroke, Color: c}
	n := max(o.Around, 1)
	for i := range n {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / float64(n))
		shape.At = append(shape.At, layout.Place{A: 1, D: 1, E: o.X + o.Orbit*sin, F: o.Y - o.Orbit*cos})
	}
	page.Shapes = append(page.Shapes, shape)
}
