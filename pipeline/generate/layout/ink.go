package layout

// Text is letters in one style on one baseline; X, Baseline and Width in mm from the page's top left corner.
type Text struct {
	X, Baseline, Width float64
	Text               string
	Style              Style
}

// Point is a place in mm from the page's top left corner.
type Point struct{ X, Y float64 }

// Shape is a line or an area. With Stroke (mm) it is drawn along its points, without it is filled, even-odd.
type Shape struct {
	Points []Point
	Curves [][]Point // instead of Points: outlines, each a start and then three points for every cubic Bézier curve
	Boxes  []Upright // instead of Points: upright rectangles, for what has thousands of them
	At     []Place   // where it stands, several times perhaps; none: as it is
	Stroke float64
	Color  Color
}

// Upright is a filled rectangle: its upper left corner and its size, in mm.
type Upright struct{ X, Y, Width, Height float64 }

// Corners are its four corners, clockwise from the upper left one.
func (u Upright) Corners() []Point {
	return []Point{{u.X, u.Y}, {u.X + u.Width, u.Y}, {u.X + u.Width, u.Y + u.Height}, {u.X, u.Y + u.Height}}
}

// ink is what a block leaves on paper, relative to its own top left corner until it is placed.
type ink struct {
	shapes []Shape
	texts  []Text
}

// place adds another block's ink, moved.
func (k *ink) place(other ink, dx, dy float64) {
	for _, s := range other.shapes {
		moved := make([]Point, len(s.Points))
		for i, p := range s.Points {
			moved[i] = Point{p.X + dx, p.Y + dy}
		}
		s.Points = moved
		k.shapes = append(k.shapes, s)
	}
	for _, t := range other.texts {
		t.X += dx
		t.Baseline += dy
		k.texts = append(k.texts, t)
	}
}

func (k *ink) line(x1, y1, x2, y2, stroke float64, c Color) {
	k.shapes = append(k.shapes, Shape{Points: []Point{{x1, y1}, {x2, y2}}, Stroke: stroke, Color: c})
}

func (k *ink) fill(x, y, w, h float64, c Color) {
	k.shapes = append(k.shapes, Shape{Points: []Point{{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}}, Color: c})
}

// setLine places the words of one line between x and x+width. A justified line has each word as a text of its own,
// ended by a space so that readers of the PDF find it; other lines have one text a style.
func (k *ink) setLine(words []word, x, baseline, width float64, align Align) {
	free := max(width-length(words), 0)
	stretch := 0.0
	switch align {
	case Center:
		x += free / 2
	case Right:
		x += free
	case Justify:
		if len(words) > 1 {
			stretch = free / float64(len(words)-1)
		}
	}
	pen := pen{ink: k, baseline: baseline}
	for i, w := range words {
		for _, f := range w.frags {
			pen.frag(f, x)
			x += f.width
		}
		if i+1 < len(words) {
			pen.space(w, words[i+1], stretch, x)
			x += w.gap + stretch
		}
	}
	pen.end()
}

// pen joins neighbouring letters of one style into one text, and their underlines into one line.
type pen struct {
	ink      *ink
	baseline float64
	run      Text
}

func (p *pen) frag(f frag, x float64) {
	if p.run.Text != "" && p.run.Style != f.style {
		p.end()
	}
	if p.run.Text == "" {
		p.run = Text{X: x, Baseline: p.baseline, Style: f.style}
	}
	p.run.Text += f.text
	p.run.Width = x + f.width - p.run.X
	p.underline(f.style, x, f.width)
}

func (p *pen) space(w, next word, stretch, x float64) {
	p.run.Text += " "
	if w.space.Underline && p.run.Style.Underline && next.frags[0].style.Underline {
		p.underline(w.space, x, w.gap+stretch)
	}
	if stretch > 0 || w.space.Size != p.run.Style.Size || w.space.face() != p.run.Style.face() {
		p.end()
	}
}

func (p *pen) end() {
	if p.run.Text != "" {
		p.ink.texts = append(p.ink.texts, p.run)
	}
	p.run = Text{}
}

func (p *pen) underline(s Style, x, width float64) {
	if !s.Underline {
		return
	}
	em := s.Size * PtToMM
	y := p.baseline + 0.11*em
	if n := len(p.ink.shapes); n > 0 {
		last := &p.ink.shapes[n-1]
		if last.Stroke == 0.05*em && len(last.Points) == 2 && last.Points[1].Y == y && x-last.Points[1].X < 0.01 {
			last.Points[1].X = x + width
			return
		}
	}
	p.ink.line(x, y, x+width, y, 0.05*em, s.Color)
}
