package generate

import (
	"math"

	"hoso/pipeline/generate/layout"
)

// Ornament is one part of a border; exactly one of its kinds is set. Lengths are in mm from the edges of the sheet.
type Ornament struct {
	Frame   *Frame   `yaml:"frame"`
	Band    *Band    `yaml:"band"`
	Corners *Corners `yaml:"corners"`
	Star    *Star    `yaml:"star"`
	Fill    *Fill    `yaml:"fill"`
	Figure  *Figure  `yaml:"figure"`
	Circle  *Circle  `yaml:"circle"`
}

// Frame is a rectangle of lines, the same distance from every edge.
type Frame struct {
	Inset  float64 `yaml:"inset"`
	Stroke float64 `yaml:"stroke"`
	Color  string  `yaml:"color"`
}

// Band repeats a motif along the four sides. Lines are drawn with the stroke, level or upright; x runs along the side, y to
// the inside. Between two corners of Corner mm the step is stretched to fit a whole even number, and the second half of a side
// mirrors the first.
type Band struct {
	Inset  float64       `yaml:"inset"`
	Corner float64       `yaml:"corner"`
	Step   float64       `yaml:"step"`
	Stroke float64       `yaml:"stroke"`
	Color  string        `yaml:"color"`
	Lines  [][][]float64 `yaml:"lines"` // each a list of [x, y]
	Paths  []string      `yaml:"paths"` // curves, as SVG writes them, on top of the lines; for one step
	Rails  []float64     `yaml:"rails"` // y of lines that run along the whole side

	curves [][]layout.Point
}

// Corners draws one figure into the four corners, mirrored.
type Corners struct {
	Inset  float64       `yaml:"inset"`
	Stroke float64       `yaml:"stroke"` // 0: the figure is filled
	Color  string        `yaml:"color"`
	Lines  [][][]float64 `yaml:"lines"`
}

// Star is a star with its middle at X, Y.
type Star struct {
	X     float64 `yaml:"x"`
	Y     float64 `yaml:"y"`
	Tips  int     `yaml:"tips"`
	Outer float64 `yaml:"outer"`
	Inner float64 `yaml:"inner"`
	Color string  `yaml:"color"`
}

// Fill is a filled rectangle, thin ones being lines.
type Fill struct {
	X      float64 `yaml:"x"`
	Y      float64 `yaml:"y"`
	Width  float64 `yaml:"width"`
	Height float64 `yaml:"height"`
	Color  string  `yaml:"color"`
}

// ornament looks one part over.
func (c *designCheck) ornament(o *Ornament, line int) {
	var colors []string
	if o.Frame != nil {
		colors = append(colors, o.Frame.Color)
	}
	if o.Band != nil {
		colors = append(colors, o.Band.Color)
		if b := o.Band; !(b.Step >= 1) || !(b.Inset >= 0) || !(b.Corner >= 0) || !(b.Inset+b.Corner < min(c.Page.Width, c.Page.Height)/2) || !pointsOnly(b.Lines) && len(b.Paths) == 0 {
			c.faults.add(c.file, line, "hoa văn viền: step phải từ 1 mm, inset và corner nằm trong trang, lines gồm các điểm [x, y]")
		}
		c.bandPaths(o.Band, line)
	}
	if o.Corners != nil {
		colors = append(colors, o.Corners.Color)
		if !pointsOnly(o.Corners.Lines) {
			c.faults.add(c.file, line, "hoa văn góc: lines gồm các điểm [x, y]")
		}
	}
	if o.Star != nil {
		colors = append(colors, o.Star.Color)
		if o.Star.Tips < 3 || o.Star.Tips > 64 {
			c.faults.add(c.file, line, "ngôi sao phải có từ 3 đến 64 cánh")
		}
	}
	if o.Fill != nil {
		colors = append(colors, o.Fill.Color)
	}
	if o.Figure != nil {
		colors = append(colors, o.Figure.Color)
		c.figure(o.Figure, line)
	}
	if o.Circle != nil {
		colors = append(colors, o.Circle.Color)
		c.circle(o.Circle, line)
	}
	if len(colors) != 1 {
		c.faults.add(c.file, line, "mỗi mục trang trí phải có đúng một trong: frame, band, corners, star, fill, figure, circle")
	}
	for _, color := range colors {
		c.color(color, line)
	}
}

func (c *designCheck) bandPaths(b *Band, line int) {
	b.curves = nil
	for _, d := range b.Paths {
		outlines, err := readPath(d)
		if err != nil {
			c.faults.add(c.file, line, "hoa văn viền: paths %s", err)
		}
		b.curves = append(b.curves, outlines...)
	}
}

func pointsOnly(lines [][][]float64) bool {
	for _, l := range lines {
		for _, p := range l {
			if len(p) != 2 {
				return false
			}
		}
	}
	return len(lines) > 0
}

// prepare draws the ornament once for all pages; stock has its own.
func (d *Design) prepare() {
	if d.Stock || len(d.Ornament) == 0 && len(d.Pictures) == 0 {
		return
	}
	page := layout.Page{Width: d.drawnOn.Width, Height: d.drawnOn.Height}
	d.draw(&page)
	for i := range d.Pictures {
		page.Pictures = append(page.Pictures, d.Pictures[i].place(d.drawnOn))
	}
	if scale := d.Page.Width / d.drawnOn.Width; scale != 1 {
		for i := range page.Shapes {
			page.Shapes[i] = page.Shapes[i].Scaled(scale)
		}
		for i := range page.Pictures {
			page.Pictures[i] = page.Pictures[i].Scaled(scale, layout.Point{})
		}
	}
	d.backdrop = &layout.Drawing{Pictures: page.Pictures, Shapes: page.Shapes}
}

// draw puts the ornament on a page.
func (d *Design) draw(page *layout.Page) {
	for _, o := range d.Ornament {
		switch {
		case o.Frame != nil:
			f := o.Frame
			page.Frame(f.Inset, f.Inset, page.Width-2*f.Inset, page.Height-2*f.Inset, f.Stroke, d.colors[f.Color])
		case o.Band != nil:
			o.Band.draw(page, d.colors[o.Band.Color])
		case o.Corners != nil:
			o.Corners.draw(page, d.colors[o.Corners.Color])
		case o.Star != nil:
			s := o.Star
			page.Polygon(layout.Star(layout.Point{X: s.X, Y: s.Y}, s.Tips, s.Outer, s.Inner), d.colors[s.Color])
		case o.Fill != nil:
			page.Fill(o.Fill.X, o.Fill.Y, o.Fill.Width, o.Fill.Height, d.colors[o.Fill.Color])
		case o.Figure != nil:
			o.Figure.draw(page, d.colors[o.Figure.Color])
		case o.Circle != nil:
			o.Circle.draw(page, d.colors[o.Circle.Color])
		}
	}
}

// side turns a motif's own coordinates (along, inward) into those of the page.
type side func(along, inward float64) layout.Point

func (b *Band) draw(page *layout.Page, c layout.Color) {
	w, h, in := page.Width, page.Height, b.Inset
	sides := []struct {
		long float64
		at   side
	}{
		{w, func(u, v float64) layout.Point { return layout.Point{X: u, Y: in + v} }},
		{h, func(u, v float64) layout.Point { return layout.Point{X: w - in - v, Y: u} }},
		{w, func(u, v float64) layout.Point { return layout.Point{X: w - u, Y: h - in - v} }},
		{h, func(u, v float64) layout.Point { return layout.Point{X: in + v, Y: h - u} }},
	}
	for _, s := range sides {
		room := s.long - 2*(in+b.Corner)
		for _, y := range b.Rails {
			squareLine(page, s.at(in+b.Corner, y), s.at(s.long-in-b.Corner, y), b.Stroke, c)
		}
		n := 2 * max(int(math.Round(room/b.Step/2)), 1)
		step := room / float64(n)
		stretched := stretch(b.curves, step/b.Step)
		curves := layout.Shape{Curves: stretched, Stroke: b.Stroke, Color: c}
		for i := range n / 2 {
			from := in + b.Corner + float64(i)*step
			b.motif(page, func(u, v float64) layout.Point { return s.at(from+u*step/b.Step, v) }, c)
			b.motif(page, func(u, v float64) layout.Point { return s.at(s.long-from-u*step/b.Step, v) }, c)
			curves.At = append(curves.At, s.at.place(from, 1))
		}
		for i := range n / 2 {
			curves.At = append(curves.At, s.at.place(s.long-in-b.Corner-float64(i)*step, -1))
		}
		if len(stretched) > 0 {
			page.Shapes = append(page.Shapes, curves)
		}
	}
}

// place is the side's own system as one of the page, from a point on, forward or backward.
func (s side) place(from, forward float64) layout.Place {
	o, u, v := s(from, 0), s(from+forward, 0), s(from, 1)
	return layout.Place{A: u.X - o.X, B: u.Y - o.Y, C: v.X - o.X, D: v.Y - o.Y, E: o.X, F: o.Y}
}

func stretch(curves [][]layout.Point, by float64) [][]layout.Point {
	out := make([][]layout.Point, len(curves))
	for i, c := range curves {
		for _, p := range c {
			out[i] = append(out[i], layout.Point{X: p.X * by, Y: p.Y})
		}
	}
	return out
}

func (b *Band) motif(page *layout.Page, at side, c layout.Color) {
	for _, line := range b.Lines {
		for k := 1; k < len(line); k++ {
			squareLine(page, at(line[k-1][0], line[k-1][1]), at(line[k][0], line[k][1]), b.Stroke, c)
		}
	}
}

// squareLine fills a level or upright line with square ends, so that lines that meet close their corner.
func squareLine(page *layout.Page, p, q layout.Point, stroke float64, c layout.Color) {
	half := stroke / 2
	page.Fill(min(p.X, q.X)-half, min(p.Y, q.Y)-half, math.Abs(p.X-q.X)+stroke, math.Abs(p.Y-q.Y)+stroke, c)
}

func (k *Corners) draw(page *layout.Page, c layout.Color) {
	for _, right := range []bool{false, true} {
		for _, foot := range []bool{false, true} {
			for _, line := range k.Lines {
				var points []layout.Point
				for _, p := range line {
					at := layout.Point{X: k.Inset + p[0], Y: k.Inset + p[1]}
					if right {
						at.X = page.Width - at.X
					}
					if foot {
						at.Y = page.Height - at.Y
					}
					points = append(points, at)
				}
				if k.Stroke == 0 {
					page.Polygon(points, c)
					continue
				}
				for i := 1; i < len(points); i++ {
					squareLine(page, points[i-1], points[i], k.Stroke, c)
				}
			}
		}
	}
}
