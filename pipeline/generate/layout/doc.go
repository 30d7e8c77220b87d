// Package layout sets papers on pages: it measures text, breaks lines, fills tables and pages, and ends with every word and line
// at a place in millimetres. It knows no PDF library; package pdf draws what it lays out.
//
// Lengths are in mm from the top left corner; type sizes, line spacing and the distances Before and After are in points, as
// the Party's layout guide (HD 05-HD/VPTW) gives them.
//
// A document is a list of blocks that stand below each other:
//
//	Paragraph   text of mixed styles, justified, indented, with exact line spacing
//	Table       columns, header rows repeated on each page, cells of blocks, rows continued over a page
//	Pair        two stacks side by side: letterhead, signature foot
//	Rule        a line, as long as a text if need be
//	Space       empty room
//	Group       blocks kept on one page
//	PageBreak   a new page, or an appendix with its own page numbers
//
// A short report:
//
//	title := func(text string) layout.Block {
//		return layout.Paragraph{Spans: []layout.Span{layout.Bold(text, 16)}, Align: layout.Center, Before: 18, KeepWithNext: true}
//	}
//	body := func(spans ...layout.Span) layout.Paragraph {
//		return layout.Paragraph{Spans: spans, Align: layout.Justify, First: 10, Leading: 19, Before: 6}
//	}
//	center := func(s layout.Span) layout.Block { return layout.Paragraph{Spans: []layout.Span{s}, Align: layout.Center} }
//	last := body(layout.Plain("Trên đây là báo cáo của Đảng ủy.", 14))
//	last.KeepWithNext = true // the signature never stands alone on a page
//
//	doc := layout.Document{Sheet: layout.PartyA4(), Blocks: []layout.Block{
//		layout.Pair{LeftWidth: 77,
//			Left: []layout.Block{center(layout.Bold("ĐẢNG ỦY MẪU", 14)), center(layout.Plain("*", 14))},
//			Right: []layout.Block{
//				center(layout.Bold("ĐẢNG CỘNG SẢN VIỆT NAM", 15)),
//				layout.Rule{AsLongAs: []layout.Span{layout.Bold("ĐẢNG CỘNG SẢN VIỆT NAM", 15)}, Align: layout.Center},
//			}},
//		title("BÁO CÁO"),
//		body(layout.Bold("Kết quả: ", 14), layout.Plain("đã công nhận 02 mô hình.", 14)),
//		layout.Table{Columns: []float64{12, 0, 40}, Before: 6,
//			Header: []layout.Row{{Cells: []layout.Cell{
//				layout.TextCell(layout.Center, layout.Bold("STT", 13)), layout.TextCell(layout.Center, layout.Bold("Mô hình", 13)), layout.TextCell(layout.Center, layout.Bold("Kết quả", 13))}}},
//			Rows: []layout.Row{{Cells: []layout.Cell{
//				layout.TextCell(layout.Center, layout.Plain("1", 13)), layout.TextCell(layout.Left, layout.Plain("Tổ tiếp dân", 13)), layout.TextCell(layout.Center, layout.Plain("☑ Đạt", 13))}}}},
//		last,
//		layout.Pair{LeftWidth: 77, Before: 12,
//			Left:  []layout.Block{layout.Paragraph{Spans: []layout.Span{layout.Plain("- Lưu Đảng ủy.", 12)}}},
//			Right: []layout.Block{center(layout.Bold("T/M ĐẢNG ỦY", 14)), layout.Space{Height: 30}, center(layout.Bold("Trần Văn Mẫu", 14))}},
//	}}
//	metrics, err := layout.NewMetrics(layout.Faces(fonts.Family())) // once for the program
//	pages, err := layout.Flow(doc, metrics)
//	content, err := pdf.Write(pages, layout.Faces(fonts.Family()), pdf.Meta{Title: "Báo cáo", Created: day})
//
// A paper of hundreds of pages is made page by page: Table.Each gives its rows when they are needed, Stream its pages when they are full.
//
// A certificate is a Page of its own, without Flow: Page.Frame, Fill, Polygon, Polyline with Curve, Arc and Star for the
// ornament, Metrics.PutWatermark after the background, Metrics.PutBox for text that shrinks until it fits its box, Metrics.PutBlocks for anything else.
//
// Text is cleaned here (NFC, see Clean). A letter that the typeface lacks is an error, *MissingGlyph, before anything is
// drawn; text from outside goes through Metrics.Legible first.
package layout
