package generate

import (
	"fmt"
	"strconv"
	"time"

	"hoso/pipeline/generate/layout"
)

// The contact sheet, in mm: three certificates across and three down on A4 lying, each with a line below it.
const (
	sheetWidth, sheetHeight = 297, 210
	across, down            = 3, 3
	cellWidth, cellHeight   = 93, 66
	sheetLeft, sheetTop     = 9, 6
	captionRoom             = 5
)

// ContactSheet makes the proof as a PDF: nine certificates a page, drawn as they will be and only smaller, then the list of points. day is that
// on which it is made.
func (p *Press) ContactSheet(items []ProofItem, points []ProofPoint, day time.Time) ([]byte, error) {
	var pages []layout.Page
	n := 0
	for i := range items {
		full, _, err := p.fitCertificate(items[i].Content)
		if err != nil || items[i].Trouble != "" {
			continue // it stands in the list
		}
		if n%(across*down) == 0 {
			pages = append(pages, layout.Page{Width: sheetWidth, Height: sheetHeight})
		}
		cell := n % (across * down)
		x, y := sheetLeft+float64(cell%across)*cellWidth, sheetTop+float64(cell/across)*cellHeight
		if err := p.thumbnail(&pages[len(pages)-1], full, x, y, caption(&items[i], points)); err != nil {
			return nil, err
		}
		n++
	}
	list, err := layout.Flow(pointList(points, n), p.Metrics)
	if err != nil {
		return nil, err
	}
	return p.bulk().Write(layout.Set(append(pages, list...)...), Meta{Title: "Bản in thử giấy chứng nhận", Author: oneLine(p.Settings.Issuer), Created: day})
}

// caption is what stands below a certificate: its model, and how many points it has.
func caption(item *ProofItem, points []ProofPoint) string {
	n, stands := 0, false
	for i := range points {
		if points[i].Model == item.Model {
			n++
			stands = stands || points[i].Stands()
		}
	}
	text := item.Content.Register + " · " + item.Model
	if !item.Issued {
		text = item.Model + " · số dự kiến " + item.Content.Register
	}
	switch {
	case stands:
		return fmt.Sprintf("%s · CHƯA IN ĐƯỢC, %d điều cần xem", text, n)
	case n > 0:
		return fmt.Sprintf("%s · %d điều cần xem", text, n)
	}
	return text
}

// thumbnail draws a whole page smaller into a cell, with a hairline where its paper ends.
func (p *Press) thumbnail(page *layout.Page, full layout.Page, x, y float64, words string) error {
	const gap = 3
	by := min((cellWidth-gap)/full.Width, (cellHeight-captionRoom-gap)/full.Height)
	x += (cellWidth - by*full.Width) / 2
	at := layout.Point{X: x, Y: y}
	shapes, pictures := full.Shapes, full.Pictures
	if full.Backdrop != nil {
		pictures = append(append([]layout.Picture{}, full.Backdrop.Pictures...), pictures...)
		shapes = append(append([]layout.Shape{}, full.Backdrop.Shapes...), shapes...)
	}
	for _, picture := range pictures {
		page.Pictures = append(page.Pictures, picture.Scaled(by, at))
	}
	for _, s := range shapes {
		page.Shapes = append(page.Shapes, s.Scaled(by).Moved(at))
	}
	w, h := full.Width*by, full.Height*by
	page.Polyline([]layout.Point{{X: x, Y: y}, {X: x + w, Y: y}, {X: x + w, Y: y + h}, {X: x, Y: y + h}, {X: x, Y: y}}, hairline, layout.Color{R: 150, G: 150, B: 150})
	texts := full.Texts
	if full.Watermark != nil {
		texts = append([]layout.Text{*full.Watermark}, texts...)
	}
	for _, t := range texts {
		t.X, t.Baseline, t.Width, t.Style.Size = x+t.X*by, y+t.Baseline*by, t.Width*by, t.Style.Size*by
		page.Texts = append(page.Texts, t)
	}
	_, err := p.Metrics.PutBox(page, layout.Box{Name: "chú thích", X: x, Y: y + h + 0.6, Width: w, Height: captionRoom, MaxLines: 1, Smallest: 4,
		Align: layout.Center, Spans: []layout.Span{layout.Plain(words, 8)}})
	return err
}

// pointList is the list behind the sheet.
func pointList(points []ProofPoint, drawn int) layout.Document {
	stand := 0
	var rows []layout.Row
	for i := range points {
		at := &points[i]
		if at.Stands() {
			stand++
		}
		rows = append(rows, layout.Row{Cells: []layout.Cell{
			layout.TextCell(layout.Center, layout.Plain(strconv.Itoa(i+1), 11)), layout.TextCell(layout.Center, layout.Plain(at.Model, 11)),
			layout.TextCell(layout.Left, layout.Plain(at.Message, 11)), layout.TextCell(layout.Left, layout.Plain(at.outcome(), 11)),
		}})
	}
	head := func(text string) layout.Cell { return layout.TextCell(layout.Center, layout.Bold(text, 11)) }
	title := layout.Paragraph{Spans: []layout.Span{layout.Bold("BẢN IN THỬ GIẤY CHỨNG NHẬN", 15)}, Align: layout.Center, After: 6}
	sum := layout.Paragraph{Spans: []layout.Span{layout.Plain(fmt.Sprintf("%d giấy trên tờ in thử; %d điều cần xem, trong đó %d điều phải xử lý mới in được.", drawn, len(points), stand), 12)}, After: 6}
	blocks := []layout.Block{title, sum}
	if len(rows) > 0 {
		blocks = append(blocks, layout.Table{Columns: []float64{12, 24, 0, 60}, Rows: rows,
			Header: []layout.Row{{Cells: []layout.Cell{head("STT"), head("Mã mô hình"), head("Điều cần xem"), head("Kết quả")}}}})
	}
	return layout.Document{Sheet: layout.Sheet{Width: sheetWidth, Height: sheetHeight, Top: 15, Bottom: 15, Left: 20, Right: 20, NumberSize: 12, NumberTop: 7}, Blocks: blocks}
}

// outcome says of a point what follows.
func (p *ProofPoint) outcome() string {
	switch {
	case p.Passed != nil:
		return fmt.Sprintf("%s cho qua: %s", p.Passed.By, p.Passed.Reason)
	case p.Stands():
		return "Chưa in được"
	}
	return "Để biết"
}
