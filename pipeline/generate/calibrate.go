package generate

import (
	"fmt"
	"time"

	"hoso/pipeline/generate/layout"
)

// The marks of a calibration page, in mm.
const (
	rulerStep, rulerShort, rulerLong = 1, 1.5, 4
	crossEvery, crossArm             = 50, 4
	hairline                         = 0.1
)

// Calibration makes a page to lay over pre-printed stock: rulers in mm along two edges, crosses every 50 mm, and the outline and name of each box
// that is printed. It is moved by what is known of the printer, so that a second one proves the first.
func (p *Press) Calibration(name string, day time.Time) ([]byte, error) {
	d := p.Book.designs[name]
	if d == nil {
		return nil, fmt.Errorf("không có mẫu giấy chứng nhận “%s”%s", name, didYouMean(name, p.Book.Designs()))
	}
	page := layout.Page{Width: d.Page.Width, Height: d.Page.Height}
	black, gray := layout.Color{}, layout.Color{R: 120, G: 120, B: 120}
	rulers(&page, black)
	crosses(&page, black)
	for i := range d.Boxes {
		if b := &d.Boxes[i]; !d.Stock || !b.Stock {
			p.outline(&page, b.area(), b.Name, gray)
		}
	}
	p.outline(&page, d.SignRoom, "chỗ ký, đóng dấu", gray)
	if d.QR != nil {
		p.outline(&page, d.QR.area(), "mã QR", gray)
	}
	if err := p.howTo(&page, d); err != nil {
		return nil, err
	}
	move(&page, p.Stationery.Shift)
	return p.bulk().Write(layout.Set(page), Meta{Title: "Tờ canh máy in, mẫu " + name, Author: oneLine(p.Settings.Issuer), Created: day})
}

// rulers count mm from the upper left corner of the paper, down and to the right.
func rulers(page *layout.Page, c layout.Color) {
	for at := rulerStep; float64(at) < page.Width; at += rulerStep {
		page.Line(float64(at), 8, float64(at), 8+tick(at), hairline, c)
	}
	for at := rulerStep; float64(at) < page.Height; at += rulerStep {
		page.Line(8, float64(at), 8+tick(at), float64(at), hairline, c)
	}
}

func tick(mm int) float64 {
	if mm%10 == 0 {
		return rulerLong
	}
	return rulerShort
}

func crosses(page *layout.Page, c layout.Color) {
	for x := crossEvery; float64(x) < page.Width; x += crossEvery {
		for y := crossEvery; float64(y) < page.Height; y += crossEvery {
			at := layout.Point{X: float64(x), Y: float64(y)}
			page.Line(at.X-crossArm, at.Y, at.X+crossArm, at.Y, hairline, c)
			page.Line(at.X, at.Y-crossArm, at.X, at.Y+crossArm, hairline, c)
			label(page, at.X+0.6, at.Y-0.6, fmt.Sprintf("%d, %d", x, y), c)
		}
	}
}

// outline draws where a box stands, with its name at its upper edge.
func (p *Press) outline(page *layout.Page, a Area, name string, c layout.Color) {
	page.Polyline([]layout.Point{{X: a.X, Y: a.Y}, {X: a.X + a.Width, Y: a.Y}, {X: a.X + a.Width, Y: a.Y + a.Height}, {X: a.X, Y: a.Y + a.Height}, {X: a.X, Y: a.Y}}, hairline, c)
	if text, missing := p.Metrics.Legible(name); len(missing) == 0 {
		label(page, a.X+1, a.Y+2.4, text, c)
	}
}

func label(page *layout.Page, x, baseline float64, text string, c layout.Color) {
	page.Texts = append(page.Texts, layout.Text{X: x, Baseline: baseline, Text: text, Style: layout.Style{Size: 6, Color: c}})
}

// howTo says on the page itself what to do with it.
func (p *Press) howTo(page *layout.Page, d *Design) error {
	by := p.Stationery.Shift
	text := fmt.Sprintf("Tờ canh máy in, mẫu %s, đang dịch %g mm sang phải, %g mm xuống dưới. In 100%% (kích thước thật) trên giấy thường, đặt chồng lên phôi, soi ngược sáng. "+
		"Đo chỗ lệch của chữ thập so với mép giấy rồi ghi vào certificate.printers trong hoso.yaml: chữ cần sang phải 1,5 mm thì x: 1.5, cần lên trên 1 mm thì y: -1.", d.Name, by.X, by.Y)
	_, err := p.Metrics.PutBox(page, layout.Box{Name: "hướng dẫn", X: 20, Y: 13, Width: page.Width - 40, Height: 10, MaxLines: 3, Smallest: 5,
		Spans: []layout.Span{layout.Plain(text, 8)}})
	return err
}
