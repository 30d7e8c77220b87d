package pdf

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"hoso/fonts"
	"hoso/pipeline/generate/layout"
)

func faces() layout.Faces { return layout.Faces(fonts.Family()) }

func metrics(t testing.TB) *layout.Metrics {
	t.Helper()
	m, err := layout.NewMetrics(faces())
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func meta() Meta {
	return Meta{Title: "Báo cáo mẫu", Author: "Tổ giúp việc", Subject: "Dân vận khéo", Keywords: "báo cáo; mẫu",
		Created: time.Date(2026, 6, 29, 8, 30, 0, 0, time.FixedZone("+07", 7*3600))}
}

const prose = "Đảng ủy Viện kiểm sát nhân dân thành phố đã chỉ đạo các chi bộ đăng ký ít nhất 01 mô hình “Dân vận khéo” trong hệ thống chính trị; " +
	"gắn với nhiệm vụ cải cách tư pháp, tiếp công dân, giải quyết khiếu nại, tố cáo và thực hiện Kế hoạch số 261-KH/ĐU, ngày 27 tháng 01 năm 2026."

func centered(spans ...layout.Span) layout.Paragraph {
	return layout.Paragraph{Spans: spans, Align: layout.Center, Leading: 17}
}

func letterhead() layout.Block {
	return layout.Pair{LeftWidth: 77, Gap: 4,
		Left: []layout.Block{
			centered(layout.Plain("ĐẢNG BỘ CÁC CƠ QUAN ĐẢNG\nTHÀNH PHỐ MẪU", 14)),
			centered(layout.Bold("ĐẢNG ỦY VKSND THÀNH PHỐ MẪU", 14)),
			centered(layout.Plain("*", 14)),
			centered(layout.Plain("Số 12-BC/ĐU", 14)),
		},
		Right: []layout.Block{
			centered(layout.Bold("ĐẢNG CỘNG SẢN VIỆT NAM", 15)),
			layout.Rule{AsLongAs: []layout.Span{layout.Bold("ĐẢNG CỘNG SẢN VIỆT NAM", 15)}, Align: layout.Center, Before: 2},
			layout.Paragraph{Spans: []layout.Span{layout.Italic("Thành phố Mẫu, ngày 29 tháng 6 năm 2026", 14)}, Align: layout.Center, Before: 20},
		}}
}

func body(spans ...layout.Span) layout.Paragraph {
	return layout.Paragraph{Spans: spans, Align: layout.Justify, First: 10, Leading: 19, Before: 6}
}

func foot() layout.Block {
	return layout.Pair{LeftWidth: 77, Gap: 4, Before: 12,
		Left: []layout.Block{
			layout.Paragraph{Spans: []layout.Span{{Text: "Nơi nhận:", Style: layout.Style{Size: 14, Underline: true}}}},
			layout.Paragraph{Spans: []layout.Span{layout.Plain("- Đảng ủy Các cơ quan đảng thành phố;\n- Các chi bộ trực thuộc;\n- Lưu Đảng ủy.", 12)}},
		},
		Right: []layout.Block{
			centered(layout.Bold("T/M ĐẢNG ỦY", 14)), centered(layout.Plain("PHÓ BÍ THƯ", 14)), layout.Space{Height: 28}, centered(layout.Bold("Trần Văn Mẫu", 14)),
		}}
}

func table(rows int) layout.Table {
	cell := func(a layout.Align, text string) layout.Cell { return layout.TextCell(a, layout.Plain(text, 13)) }
	head := func(text string) layout.Cell {
		c := layout.TextCell(layout.Center, layout.Bold(text, 13))
		c.VAlign = layout.Middle
		return c
	}
	stt, unit := head("STT"), head("Chi bộ")
	stt.Down, unit.Down = 2, 2
	both := head("Mô hình")
	both.Across = 2
	t := layout.Table{Columns: []float64{12, 35, 0, 30}, Before: 6,
		Header: []layout.Row{{Cells: []layout.Cell{stt, unit, both}}, {Cells: []layout.Cell{head("Tên và kết quả"), head("☑ Đạt")}}}}
	for i := range rows {
		t.Rows = append(t.Rows, layout.Row{Cells: []layout.Cell{cell(layout.Center, fmt.Sprint(i+1)), cell(layout.Left, fmt.Sprintf("Chi bộ Phòng %d", i+1)),
			cell(layout.Justify, strings.Repeat(prose+" ", 1+i%3)), cell(layout.Center, "☐ ☒ ✓ → ≥ 95 %")}})
	}
	return t
}

func report(paragraphs, rows int) layout.Document {
	doc := layout.Document{Sheet: layout.PartyA4(), Blocks: []layout.Block{letterhead(),
		layout.Paragraph{Spans: []layout.Span{layout.Bold("BÁO CÁO", 16)}, Align: layout.Center, Before: 18},
		centered(layout.Bold("kết quả thực hiện phong trào thi đua “Dân vận khéo” 6 tháng đầu năm 2026", 14)), centered(layout.Plain("-----", 14)),
	}}
	for i := range paragraphs {
		if i%4 == 0 {
			heading := body(layout.Bold(fmt.Sprintf("%d. Kết quả thực hiện", i/4+1), 14))
			heading.KeepWithNext = true
			doc.Blocks = append(doc.Blocks, heading)
		}
		doc.Blocks = append(doc.Blocks, body(layout.Bold("Về lãnh đạo, chỉ đạo: ", 14), layout.Plain(prose, 14), layout.Italic(" Mô hình lan tỏa, ", 14), layout.Plain(prose, 14)))
	}
	last := body(layout.Plain(prose, 14))
	last.KeepWithNext = true
	doc.Blocks = append(doc.Blocks, table(rows), last, foot())
	return doc
}

// points writes mm as the PDF does.
func points(mm float64) string { return fmt.Sprintf("%.2f", mm/layout.PtToMM) }

// certificate is a page with an ornament of filled areas and curves in red and gold.
func certificate(t testing.TB) layout.Page {
	m := metrics(t)
	red, gold := layout.Color{R: 176, G: 22, B: 28}, layout.Color{R: 201, G: 162, B: 39}
	p := layout.Page{Width: 297, Height: 210}
	p.Fill(0, 0, 297, 210, layout.Color{R: 255, G: 251, B: 240})
	if err := m.PutWatermark(&p, "BẢN MẪU"); err != nil {
		t.Fatal(err)
	}
	p.Frame(8, 8, 281, 194, 2.2, red)
	p.Frame(11.5, 11.5, 274, 187, 0.6, gold)
	p.Fill(40, 186, 217, 2, gold)
	for _, c := range []layout.Point{{X: 18, Y: 18}, {X: 279, Y: 18}, {X: 18, Y: 192}, {X: 279, Y: 192}} {
		p.Polygon(layout.Arc(c, 5, 5, 0, 360), gold)
		p.Polygon(layout.Star(c, 8, 4, 2), red)
	}
	p.Polyline(layout.Curve(layout.Point{X: 60, Y: 180}, layout.Point{X: 120, Y: 150}, layout.Point{X: 180, Y: 200}, layout.Point{X: 240, Y: 175}), 0.8, gold)
	p.Polygon(layout.Star(layout.Point{X: 148.5, Y: 32}, 5, 11, 4.2), red)
	boxes := []layout.Box{
		{Name: "tên giấy", X: 30, Y: 62, Width: 237, Height: 20, Spans: []layout.Span{{Text: "GIẤY CHỨNG NHẬN", Style: layout.Style{Bold: true, Size: 40, Color: red}}}},
		{Name: "mô hình", X: 40, Y: 90, Width: 217, Height: 30, Spans: []layout.Span{layout.Bold("“Tiếp dân tận tình, giải quyết tận gốc, nghe dân nói, nói dân hiểu”", 26)}, MaxLines: 2, Smallest: 14},
		{Name: "tập thể", X: 40, Y: 124, Width: 217, Height: 12, Spans: []layout.Span{layout.Plain("Tập thể: ", 18), layout.Bold("Chi bộ Phòng 9", 18)}},
	}
	for _, b := range boxes {
		b.Align, b.VAlign = layout.Center, layout.Middle
		if _, err := m.PutBox(&p, b); err != nil {
			t.Fatal(err)
		}
	}
	return p
}
