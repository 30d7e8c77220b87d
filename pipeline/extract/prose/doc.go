// Package prose is what the readers of running text (RTF, HTML) have in common:
// it gathers the pieces of a paragraph in their fonts, repairs them together
// and puts paragraphs and tables in their places.
//
//	var d prose.Draft
//	d.Add("Tªn m« h×nh: ", ".VnTime", true)
//	d.Add("Một cửa", "Times New Roman", false)
//	text, lead, met := d.Decode() // "Tên mô hình: Một cửa", 16 bytes in bold, tcvn3
//
// A Story takes the blocks of one container (the body, a cell, a header). Blank
// paragraphs are counted and left out.
package prose
