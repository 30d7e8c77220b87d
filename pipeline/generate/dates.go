package generate

import (
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"hoso/pipeline/viet"
)

// dayOf reads YYYY-MM-DD; the zero date where it is no day of the calendar.
func dayOf(s string) viet.Date {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return viet.Date{}
	}
	return viet.Date{Year: t.Year(), Month: int(t.Month()), Day: t.Day()}
}

func midnight(d viet.Date) time.Time {
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, viet.Zone())
}

// daysFrom counts the days from a to b.
func daysFrom(a, b viet.Date) int {
	return int(midnight(b).Sub(midnight(a)) / (24 * time.Hour))
}

// lastBefore is the last day on time of "trước ngày".
func lastBefore(d viet.Date) viet.Date { return viet.DayOf(midnight(d).AddDate(0, 0, -1)) }

// citedDay writes a YYYY-MM-DD in the short form, an impossible day too, or leaves what is no date as it stands.
func citedDay(s string) string {
	var d viet.Date
	if n, err := fmt.Sscanf(s, "%4d-%2d-%2d", &d.Year, &d.Month, &d.Day); n == 3 && err == nil {
		return viet.ShortDate(d)
	}
	return s
}

// clock gives day and time of an arrival: "28/01/2026", "16:05".
func clock(t time.Time) (day, hour string) {
	t = t.In(viet.Zone())
	return t.Format("02/01/2006"), t.Format("15:04")
}

// roman numbers the headings of a paper.
func roman(n int) string {
	var b strings.Builder
	for _, step := range []struct {
		value int
		sign  string
	}{{100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; n >= step.value; n -= step.value {
			b.WriteString(step.sign)
		}
	}
	return b.String()
}

// lowered begins a label in lower case within a sentence; abbreviations stay.
func lowered(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return ""
	}
	second, _ := utf8.DecodeRuneInString(s[size:])
	if unicode.IsUpper(second) {
		return s
	}
	return string(unicode.ToLower(first)) + s[size:]
}
