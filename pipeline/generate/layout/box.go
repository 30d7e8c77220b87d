package layout

import "fmt"

// Box is text at a fixed place on a page, as on a certificate. X, Y, Width and Height are in mm. Text that does not fit into
// the box, or into MaxLines lines, is made smaller in steps of half a point until its largest size reaches Smallest.
type Box struct {
	Name                string // what the box is called in an error
	X, Y, Width, Height float64
	Spans               []Span
	Align               Align
	VAlign              VAlign
	Spacing             float64 // line spacing as a multiple of the size, 0 means 1.15
	MaxLines            int     // 0 means as many as the height holds
	Smallest            float64 // points; 0 means that the size may not shrink
}

// TooLong is the error of a text that does not fit into its box at the smallest size.
type TooLong struct {
	Box, Text string
	Smallest  float64 // points
}

func (e *TooLong) Error() string {
	return fmt.Sprintf("ô “%s”: nội dung quá dài, không vừa dù đã thu nhỏ tới cỡ chữ %g: “%s”", e.Box, e.Smallest, shorten(e.Text, 120))
}

// PutBox sets the box's text on the page and returns the size used for its largest letters, in points.
func (m *Metrics) PutBox(page *Page, box Box) (float64, error) {
	largest, text := 0.0, ""
	for _, s := range box.Spans {
		largest, text = max(largest, s.Style.Size), text+s.Text
	}
	smallest := box.Smallest
	if smallest <= 0 || smallest > largest {
		smallest = largest
	}
	for size := largest; ; size = max(size-0.5, smallest) {
		strips, err := box.set(m, size/largest, false)
		if err != nil {
			return 0, fmt.Errorf("ô “%s”: %w", box.Name, err)
		}
		if box.holds(strips) {
			if len(strips) > 1 {
				if strips, err = box.set(m, size/largest, true); err != nil {
					return 0, fmt.Errorf("ô “%s”: %w", box.Name, err)
				}
			}
			box.draw(page, strips)
			return size, nil
		}
		if size <= smallest {
			return 0, &TooLong{box.Name, Clean(text), smallest}
		}
	}
}

// set breaks the text into lines; bySense is for the size that is used, as it takes its time.
func (b Box) set(m *Metrics, scale float64, bySense bool) ([]strip, error) {
	p := Paragraph{Align: b.Align, bySense: bySense && b.Align == Center}
	largest := 0.0
	for _, s := range b.Spans {
		s.Style.Size *= scale
		largest = max(largest, s.Style.Size)
		p.Spans = append(p.Spans, s)
	}
	spacing := b.Spacing
	if spacing == 0 {
		spacing = SingleSpacing
	}
	p.Leading = spacing * largest
	return stack(m, []Block{p}, b.Width)
}

func (b Box) holds(strips []strip) bool {
	return tall(strips) <= b.Height+slack && (b.MaxLines == 0 || len(strips) <= b.MaxLines)
}

func (b Box) draw(page *Page, strips []strip) {
	y := b.Y
	switch free := b.Height - tall(strips); b.VAlign {
	case Middle:
		y += free / 2
	case Bottom:
		y += free
	}
	k := ink{page.Shapes, page.Texts}
	draw(&k, strips, b.X, y)
	page.Shapes, page.Texts = k.shapes, k.texts
}

// PutBlocks sets blocks below each other from a place on the page and returns the y of their foot. Nothing is cut.
func (m *Metrics) PutBlocks(page *Page, x, y, width float64, blocks ...Block) (float64, error) {
	strips, err := stack(m, blocks, width)
	if err != nil {
		return 0, err
	}
	k := ink{page.Shapes, page.Texts}
	draw(&k, strips, x, y)
	page.Shapes, page.Texts = k.shapes, k.texts
	return y + tall(strips), nil
}

// watermark sets words large and light across the middle of a page, two thirds of its width.
func (m *Metrics) watermark(words string, width, height float64) *Text {
	style := Style{Bold: true, Size: 100, Color: Color{225, 225, 225}}
	words = Clean(words)
	style.Size = min(style.Size*width*2/3/max(m.width(words, style), 1), 200)
	length := m.width(words, style)
	return &Text{(width - length) / 2, height/2 + style.Size*PtToMM*0.33, length, words, style}
}

// PutWatermark puts large light grey words across the middle of a page, over the shapes that are on it by now and under
// everything that follows: after the background, before the ornament.
func (m *Metrics) PutWatermark(page *Page, words string) error {
	words, err := m.prepare(words)
	if err != nil {
		return err
	}
	page.Watermark, page.Under = m.watermark(words, page.Width, page.Height), len(page.Shapes)
	return nil
}
