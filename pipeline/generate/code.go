package generate

import (
	"fmt"
	"iter"

	"hoso/pipeline/generate/layout"
)

// quiet is how many squares around a QR code stay white.
const quiet = 4

// usualSquare is how large a square of a QR code is where there is room, in mm: a telephone and a picture of 150 dots an inch read it.
const usualSquare = 0.45

// putCode draws the QR code of a payload at its place in the design, from its lower left corner: vector squares, joined along each row, on
// white. A short payload makes a small code. No payload, or a design without a place, draws nothing.
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
	across := float64(len(rows) + 2*quiet)
	square := min(usualSquare, d.QR.Size/across)
	size := square * across
	top := d.QR.Y + d.QR.Size - size
	page.Fill(d.QR.X, top, size, size, layout.Color{R: 255, G: 255, B: 255})
	// In squares, so that the file says small whole numbers; the place makes them mm.
	black := layout.Shape{At: []layout.Place{{A: square, D: square, E: d.QR.X + quiet*square, F: top + quiet*square}}}
	n := 0
	for range runs(rows) {
		n++
	}
	black.Boxes = make([]layout.Upright, 0, n) // a thousand pages wait for their file at once
	for run := range runs(rows) {
		black.Boxes = append(black.Boxes, run)
	}
	page.Shapes = append(page.Shapes, black)
	return nil
}

// runs are the black squares, those that touch in a row as one.
func runs(rows [][]bool) iter.Seq[layout.Upright] {
	return func(yield func(layout.Upright) bool) {
		for y, row := range rows {
			for from := 0; from < len(row); from++ {
				to := from
				for to < len(row) && row[to] {
					to++
				}
				if to > from && !yield(layout.Upright{X: float64(from), Y: float64(y), Width: float64(to - from), Height: 1}) {
					return
				}
				from = to
			}
		}
	}
}
