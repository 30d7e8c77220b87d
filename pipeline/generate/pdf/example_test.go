package pdf_test

import (
	"bytes"
	"fmt"
	"time"

	"hoso/fonts"
	"hoso/pipeline/generate/layout"
	"hoso/pipeline/generate/pdf"
)

// A short report: letterhead, title, body, table and signature, as the documentation of package layout shows it.
func Example() {
	center := func(s layout.Span) layout.Block {
		return layout.Paragraph{Spans: []layout.Span{s}, Align: layout.Center}
	}
	body := func(spans ...layout.Span) layout.Paragraph {
		return layout.Paragraph{Spans: spans, Align: layout.Justify, First: 10, Leading: 19, Before: 6}
	}
	head := func(text string) layout.Cell { return layout.TextCell(layout.Center, layout.Bold(text, 13)) }
	party := layout.Bold("ĐẢNG CỘNG SẢN VIỆT NAM", 15)
	last := body(layout.Plain("Trên đây là báo cáo của Đảng ủy.", 14))
	last.KeepWithNext = true // the signature never stands alone on a page

	doc := layout.Document{Sheet: layout.PartyA4(), Blocks: []layout.Block{
		layout.Pair{LeftWidth: 77,
			Left:  []layout.Block{center(layout.Bold("ĐẢNG ỦY MẪU", 14)), center(layout.Plain("*", 14))},
			Right: []layout.Block{center(party), layout.Rule{AsLongAs: []layout.Span{party}, Align: layout.Center}}},
		layout.Paragraph{Spans: []layout.Span{layout.Bold("BÁO CÁO", 16)}, Align: layout.Center, Before: 18, KeepWithNext: true},
		body(layout.Bold("Kết quả: ", 14), layout.Plain("đã công nhận 02 mô hình.", 14)),
		layout.Table{Columns: []float64{12, 0, 40}, Before: 6,
			Header: []layout.Row{{Cells: []layout.Cell{head("STT"), head("Mô hình"), head("Kết quả")}}},
			Rows: []layout.Row{{Cells: []layout.Cell{
				layout.TextCell(layout.Center, layout.Plain("1", 13)),
				layout.TextCell(layout.Left, layout.Plain("Tổ tiếp dân", 13)),
				layout.TextCell(layout.Center, layout.Plain("Đạt", 13))}}}},
		last,
		layout.Pair{LeftWidth: 77, Before: 12,
			Left:  []layout.Block{layout.Paragraph{Spans: []layout.Span{layout.Plain("- Lưu Đảng ủy.", 12)}}},
			Right: []layout.Block{center(layout.Bold("T/M ĐẢNG ỦY", 14)), layout.Space{Height: 30}, center(layout.Bold("Trần Văn Mẫu", 14))}},
	}}

	faces := layout.Faces(fonts.Family())
	metrics, err := layout.NewMetrics(faces) // once for the program
	if err != nil {
		fmt.Println(err)
		return
	}
	pages, err := layout.Flow(doc, metrics)
	if err != nil {
		fmt.Println(err)
		return
	}
	day := time.Date(2026, 6, 29, 8, 0, 0, 0, time.UTC)
	content, err := pdf.Write(pages, faces, pdf.Meta{Title: "Báo cáo", Created: day})
	fmt.Println(len(pages), bytes.HasPrefix(content, []byte("%PDF-")), err)
	// Output: 1 true <nil>
}
