package viet

import (
	"fmt"
	"strconv"
	"time"
)

// Date is a day as a text states it. Day, or Day and Month, are 0 where only a month or a year
// is given. It may be impossible (31/11): it is never moved on its own.
type Date struct{ Year, Month, Day int }

// Valid reports whether the day, month or year exists in the calendar.
func (d Date) Valid() bool {
	if d.Year < 1 || d.Year > 9999 || d.Month < 0 || d.Month > 12 || d.Day < 0 {
		return false
	}
	if d.Month == 0 {
		return d.Day == 0
	}
	return d.Day <= daysIn(d.Year, d.Month)
}

// String writes YYYY-MM-DD, YYYY-MM or YYYY, whether the date exists or not.
func (d Date) String() string {
	switch {
	case d.Day != 0:
		return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
	case d.Month != 0:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	}
	return fmt.Sprintf("%04d", d.Year)
}

// Nearest gives the nearest day that exists: 31/11 → 30/11. A date that exists is itself.
func (d Date) Nearest() Date {
	if d.Valid() {
		return d
	}
	d.Year = min(max(d.Year, 1), 9999)
	d.Month = min(max(d.Month, 1), 12)
	d.Day = min(max(d.Day, 1), daysIn(d.Year, d.Month))
	return d
}

// Time is midnight of the day in UTC; ok is false for a date that is no full or no possible day.
func (d Date) Time() (t time.Time, ok bool) {
	if d.Day == 0 || !d.Valid() {
		return time.Time{}, false
	}
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC), true
}

// Before compares two dates as they are written.
func (d Date) Before(other Date) bool {
	if d.Year != other.Year {
		return d.Year < other.Year
	}
	if d.Month != other.Month {
		return d.Month < other.Month
	}
	return d.Day < other.Day
}

// daysIn is the number of days of a month from 1 to 12, 0 for any other.
func daysIn(year, month int) int {
	if month < 1 || month > 12 {
		return 0
	}
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// OfficialDate writes a date as the body of an official paper does: "ngày 05 tháng 02
// năm 2026", "ngày 27 tháng 5 năm 2026". Days below 10 and the months 1 and 2 take a
// zero, no other month does (HD 05-HD/VPTW).
func OfficialDate(d Date) string {
	year := "năm " + strconv.Itoa(d.Year)
	switch {
	case d.Day != 0:
		return "ngày " + Count(d.Day) + " tháng " + monthNumber(d.Month) + " " + year
	case d.Month != 0:
		return "tháng " + monthNumber(d.Month) + " " + year
	}
	return year
}

// ShortDate writes 05/9/2026, 29/01/2026, 30/6/2026; zeros as in OfficialDate.
func ShortDate(d Date) string {
	year := strconv.Itoa(d.Year)
	switch {
	case d.Day != 0:
		return Count(d.Day) + "/" + monthNumber(d.Month) + "/" + year
	case d.Month != 0:
		return monthNumber(d.Month) + "/" + year
	}
	return year
}

func monthNumber(month int) string {
	if month < 3 {
		return Count(month)
	}
	return strconv.Itoa(month)
}

// Count writes a number as papers do, with a zero before 1 to 9: "01 mô hình".
func Count(n int) string {
	if n >= 1 && n <= 9 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}
