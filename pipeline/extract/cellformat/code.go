package cellformat

// Code gives the code of a number format: the workbook's own, or one of
// those that every Excel knows by number (ECMA-376 Part 1, 18.8.30). The
// currency of 5 to 8 and 41 to 44 depends on the sender's Windows and is left
// out.
func Code(id int, own map[int]string) string {
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
