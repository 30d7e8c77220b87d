package cellformat

import "strconv"

// General is the format of a cell that states none.
func General() Format { return Format{{general: true}} }

// Show writes a number or a date as the format shows it. raw is the number as
// the file writes it, or "" where it is binary; date1904 says that serial
// numbers count from 1904. date is YYYY-MM-DD where a day is shown, else "".
func (f Format) Show(x float64, raw string, date1904 bool) (text, date string) {
	if raw == "" {
		raw = digitsOf(x)
	}
	parts := f.date()
	if !parts.any() {
		return f.number(x, raw), ""
	}
	if text, date, ok := serialDate(x, parts, date1904); ok {
		return text, date
	}
	return general(x, raw), ""
}

// ShowISO writes a cell that holds its date in words of ISO 8601 (strict
// files); ok is false where it is none.
func (f Format) ShowISO(value string) (text, date string, ok bool) {
	return isoDate(value, f.date())
}

// date gives what a date format shows, or nothing.
func (f Format) date() dateParts {
	if len(f) == 0 {
		return dateParts{}
	}
	return f[0].date
}

// digitsOf writes a whole number with the digits that Excel keeps; others
// need their format.
func digitsOf(x float64) string {
	if x != float64(int64(x)) || x >= 1e15 || x <= -1e15 {
		return "."
	}
	return strconv.FormatInt(int64(x), 10)
}
