package excel

import (
	"fmt"
	"math"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"
)

// lastSerial is 31/12/9999, the last day that Excel knows.
const lastSerial = 2958465

// emptyDate is what Excel shows for day 0, such as a formula that points at a
// blank cell.
const emptyDate = "00/01/1900"

// serialDate writes a serial number (days since the epoch of the workbook) as
// its format shows it, and gives YYYY-MM-DD where the format shows a day. ok is
// false where the number is no date.
func serialDate(x float64, parts dateParts, date1904 bool) (text, date string, ok bool) {
	if x < 0 || x > lastSerial {
		return "", "", false
	}
	if parts.elapsed {
		minutes := int64(math.Round(x * 24 * 60))
		return fmt.Sprintf("%02d:%02d", minutes/60, minutes%60), "", true
	}
	moment, err := excelize.ExcelDateToTime(x, date1904)
	if err != nil {
		return "", "", false
	}
	moment = moment.Round(time.Second)
	if x < 1 && !date1904 && (parts.day || parts.month || parts.year) {
		return emptyDate, "", true
	}
	text, date = showDate(moment, parts)
	return text, date, true
}

// isoDate reads a cell that holds its date in words of ISO 8601 (strict files).
func isoDate(value string, parts dateParts) (text, date string, ok bool) {
	for _, layout := range []string{"2006-01-02", "2006-01-02T15:04:05", time.RFC3339, "15:04:05"} {
		moment, err := time.Parse(layout, value)
		if err != nil {
			continue
		}
		if !parts.any() {
			parts = dateParts{year: strings.Contains(layout, "2006"), month: true, day: strings.Contains(layout, "2006")}
			parts.hour = moment.Hour()+moment.Minute() > 0
		}
		text, date = showDate(moment, parts)
		return text, date, true
	}
	return "", "", false
}

// showDate writes a moment in Vietnamese order. Of a month alone there is no
// date: the day would be invented.
func showDate(moment time.Time, parts dateParts) (text, date string) {
	switch {
	case parts.day:
		text, date = moment.Format("02/01/2006"), moment.Format("2006-01-02")
	case parts.month:
		text = moment.Format("01/2006")
	case parts.year:
		text = moment.Format("2006")
	}
	clock := ""
	switch {
	case parts.second && (parts.hour || parts.minute):
		clock = moment.Format("15:04:05")
	case parts.hour || parts.minute:
		clock = moment.Format("15:04")
	}
	return strings.TrimSpace(text + " " + clock), date
}
