package generate

import (
	"fmt"

	"hoso/pipeline/generate/layout"
)

// quiet is how many squares around a QR code stay white.
const quiet = 4

// putCode draws the QR code of a payload at its place in the design: vector squares, joined along each row, on white. No payload, or a
// design without a place, draws nothing.
func (p *Press) putCode(page *layout.Page, d *Design, payload string) error {
	if payload == "" || d.QR == nil {
		return nil
	}
	if p.Code == nil {
		return fmt.Errorf("generate: no maker of QR codes is wired")
	}
	rows, err := p.Code(payload)
	if err != nil {
		return err
	}
	square := d.QR.Size / float64(len(rows)+2*quiet)
	page.Fill(d.QR.X, d.QR.Y, d.QR.Size, d.QR.Size, layout.Color{R: 255, G: 255, B: 255})
	// In squares, so that the file says small whole numbers; the place makes them mm.
	black := layout.Shape{At: []layout.Place{{A: square, D: square, E: d.QR.X + quiet*square, F: d.QR.Y + quiet*square}}}
	for y, row := range rows {
		for from := 0; from < len(row); from++ {
			if !row[from] {
				continue
			}
			to := from
			for to < len(row) && row[to] {
				to++
			}
			black.Curves = append(black.Curves, squares(float64(from), float64(to), float64(y)))
			from = to
		}
	}
	page.Shapes = append(page.Shapes, black)
	return nil
}

// squares is a rectangle one high, as an outline.
func squares(from, to, y float64) []layout.Point {
	a, b, c, d := layout.Point{X: from, Y: y}, layout.Point{X: to, Y: y}, layout.Point{X: to, Y: y + 1}, layout.Point{X: from, Y: y + 1}
	return []layout.Point{a, a, b, b, b, c, c, c, d, d}
}
