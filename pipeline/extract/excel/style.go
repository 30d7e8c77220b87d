package excel

import "github.com/xuri/excelize/v2"

// style is what a cell takes from its format.
type style struct {
	font   string
	bold   bool
	format format
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
	parsed := map[int]format{}
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
			parsed[id] = parseFormat(codeOf(id, codes))
		}
		styles[i].format = parsed[id]
	}
	return styles
}

// codeOf gives the code of a number format: the workbook's own, or one of
// those that every Excel knows by number (ECMA-376 Part 1, 18.8.30). The
// currency of 5 to 8 and 41 to 44 depends on the sender's Windows and is left
// out.
func codeOf(id int, own map[int]string) string {
	if code, ok := own[id]; ok {
		return code
	}
	switch {
	case id >= 14 && id <= 16, id >= 27 && id <= 31, id == 36, id >= 50 && id <= 58:
		return "dd/mm/yyyy"
	case id == 17:
		return "mm/yyyy"
	case id == 18, id == 20, id == 32, id == 34:
		return "hh:mm"
	case id == 19, id == 21, id == 33, id == 35:
		return "hh:mm:ss"
	case id == 22:
		return "dd/mm/yyyy hh:mm"
	}
	return builtIn(id)
}

func builtIn(id int) string {
	switch id {
	case 1:
		return "0"
	case 2:
		return "0.00"
	case 3, 5, 6, 37, 38:
		return "#,##0"
	case 4, 7, 8, 39, 40:
		return "#,##0.00"
	case 9:
		return "0%"
	case 10:
		return "0.00%"
	case 41, 42:
		return `#,##0;-#,##0;"-"`
	case 43, 44:
		return `#,##0.00;-#,##0.00;"-"`
	case 45:
		return "mm:ss"
	case 46:
		return "[h]:mm:ss"
	case 47:
		return "mm:ss"
	}
	return "General"
}
