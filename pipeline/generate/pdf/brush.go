package pdf

import (
	"math"
	"slices"

	"github.com/johnfercher/maroto/v2/pkg/consts/linestyle"
	"github.com/johnfercher/maroto/v2/pkg/consts/orientation"
	"github.com/johnfercher/maroto/v2/pkg/core"
	"github.com/johnfercher/maroto/v2/pkg/core/entity"
	"github.com/johnfercher/maroto/v2/pkg/props"

	"hoso/pipeline/generate/layout"
)

// brush draws shapes with the one thing that maroto offers: upright and level lines of any thickness, without caps. A filled
// rectangle is one thick line; any other area is hatched with lines so close that no printer shows them.
type brush struct{ provider core.Provider }

// hatch is the distance of the lines that fill an area, in mm (500 a inch); each is drawn thicker, so that none leaves a gap.
const (
	hatch   = 0.05
	overlap = 1.4
)

func (b brush) shapes(list []layout.Shape) {
	for _, s := range list {
		b.shape(s)
	}
}

func (b brush) shape(s layout.Shape) {
	for _, outlines := range s.Outlines() {
		if s.Stroke > 0 {
			b.along(outlines, s.Stroke, s.Color)
			continue
		}
		if x, y, w, h, ok := rectangle(outlines); ok {
			b.level(x, x+w, y+h/2, h, s.Color)
			continue
		}
		b.area(outlines, s.Color)
	}
}

func (b brush) along(outlines [][]layout.Point, stroke float64, c layout.Color) {
	for _, points := range outlines {
		for i := 1; i < len(points); i++ {
			b.stroke(points[i-1], points[i], stroke, c)
		}
	}
}

func (b brush) stroke(p, q layout.Point, stroke float64, c layout.Color) {
	switch long := math.Hypot(q.X-p.X, q.Y-p.Y); {
	case long == 0:
	case p.Y == q.Y:
		b.level(min(p.X, q.X), max(p.X, q.X), p.Y, stroke, c)
	case p.X == q.X:
		b.upright(p.X, min(p.Y, q.Y), max(p.Y, q.Y), stroke, c)
	default:
		dx, dy := (q.Y-p.Y)/long*stroke/2, (p.X-q.X)/long*stroke/2
		b.area([][]layout.Point{{{X: p.X + dx, Y: p.Y + dy}, {X: q.X + dx, Y: q.Y + dy}, {X: q.X - dx, Y: q.Y - dy}, {X: p.X - dx, Y: p.Y - dy}}}, c)
	}
}

func (b brush) level(x1, x2, y, stroke float64, c layout.Color) {
	b.provider.AddLine(&entity.Cell{X: x1, Y: y, Width: x2 - x1}, line(orientation.Horizontal, stroke, c))
}

func (b brush) upright(x, y1, y2, stroke float64, c layout.Color) {
	b.provider.AddLine(&entity.Cell{X: x, Y: y1, Height: y2 - y1}, line(orientation.Vertical, stroke, c))
}

func line(o orientation.Type, stroke float64, c layout.Color) *props.Line {
	return &props.Line{Color: color(c), Style: linestyle.Solid, Thickness: stroke, Orientation: o, SizePercent: 100}
}

// area fills polygons, even-odd, with lines along their longer side.
func (b brush) area(outlines [][]layout.Point, c layout.Color) {
	low, high := bounds(outlines)
	if high.X-low.X < high.Y-low.Y {
		turned := make([][]layout.Point, len(outlines))
		for i, points := range outlines {
			for _, p := range points {
				turned[i] = append(turned[i], layout.Point{X: p.Y, Y: p.X})
			}
		}
		scan(turned, low.X, high.X, func(from, to, at float64) { b.upright(at, from, to, hatch*overlap, c) })
		return
	}
	scan(outlines, low.Y, high.Y, func(from, to, at float64) { b.level(from, to, at, hatch*overlap, c) })
}

// scan calls draw for every stretch of the polygons' inside on lines of constant Y.
func scan(outlines [][]layout.Point, low, high float64, draw func(from, to, at float64)) {
	for at := low + hatch/2; at < high; at += hatch {
		var cuts []float64
		for _, points := range outlines {
			for i, p := range points {
				q := points[(i+1)%len(points)]
				if (p.Y <= at) != (q.Y <= at) {
					cuts = append(cuts, p.X+(at-p.Y)/(q.Y-p.Y)*(q.X-p.X))
				}
			}
		}
		slices.Sort(cuts)
		for i := 0; i+1 < len(cuts); i += 2 {
			draw(cuts[i], cuts[i+1], at)
		}
	}
}

func bounds(outlines [][]layout.Point) (low, high layout.Point) {
	first := true
	for _, points := range outlines {
		for _, p := range points {
			if first {
				low, high, first = p, p, false
			}
			low = layout.Point{X: min(low.X, p.X), Y: min(low.Y, p.Y)}
			high = layout.Point{X: max(high.X, p.X), Y: max(high.Y, p.Y)}
		}
	}
	return low, high
}

// rectangle tells whether an only outline is an upright rectangle.
func rectangle(outlines [][]layout.Point) (x, y, w, h float64, ok bool) {
	if len(outlines) != 1 || len(outlines[0]) != 4 {
		return 0, 0, 0, 0, false
	}
	p := outlines[0]
	low, high := bounds(outlines)
	across := p[0].Y == p[1].Y && p[1].X == p[2].X && p[2].Y == p[3].Y && p[3].X == p[0].X
	along := p[0].X == p[1].X && p[1].Y == p[2].Y && p[2].X == p[3].X && p[3].Y == p[0].Y
	return low.X, low.Y, high.X - low.X, high.Y - low.Y, across || along
}
