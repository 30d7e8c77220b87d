package excel

import (
	"github.com/xuri/excelize/v2"

	"hoso/pipeline/extract/cellformat"
)

// style is what a cell takes from its format.
type style struct {
	font   string
	bold   bool
	format cellformat.Format
}

// stylesOf gives the cell formats of a workbook in the order of their index.
func stylesOf(file *excelize.File) []style {
	sheet := file.Styles
	if sheet == nil || sheet.CellXfs == nil {
		return nil
	}
	codes := map[int]string{}
	if sheet.NumFmts != nil {
		for _, f := range sheet.NumFmts.NumFmt {
			codes[f.NumFmtID] = f.FormatCode
		}
	}
	parsed := map[int]cellformat.Format{}
	styles := make([]style, len(sheet.CellXfs.Xf))
	for i, xf := range sheet.CellXfs.Xf {
		if xf.FontID != nil && sheet.Fonts != nil && *xf.FontID >= 0 && *xf.FontID < len(sheet.Fonts.Font) {
			font := sheet.Fonts.Font[*xf.FontID]
			if font.Name != nil && font.Name.Val != nil {
				styles[i].font = *font.Name.Val
			}
			styles[i].bold = font.B != nil && (font.B.Val == nil || *font.B.Val)
		}
		id := 0
		if xf.NumFmtID != nil {
			id = *xf.NumFmtID
		}
		if _, ok := parsed[id]; !ok {
			parsed[id] = cellformat.Parse(cellformat.Code(id, codes))
		}
		styles[i].format = parsed[id]
	}
	return styles
}
