package cellformat

import (
	"fmt"
	"math"
	"strings"
	"time"
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
	moment := fromSerial(x, date1904)
	if x < 1 && !date1904 && (parts.day || parts.month || parts.year) {
		return emptyDate, "", true
	}
	text, date = showDate(moment, parts)
	return text, date, true
}

// fromSerial gives the moment of a serial number, to the second. Excel takes
// 1900 for a leap year, so before 1 March 1900 its days lie one off.
func fromSerial(x float64, date1904 bool) time.Time {
	epoch := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	switch {
	case date1904:
		epoch = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	case x < 60:
		epoch = time.Date(1899, 12, 31, 0, 0, 0, 0, time.UTC)
	}
	day, part := math.Modf(x)
	return epoch.AddDate(0, 0, int(day)).Add(time.Duration(math.Round(part*24*60*60)) * time.Second)
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
