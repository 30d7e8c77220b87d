package plan

import (
	"fmt"
	"time"

	"hoso/pipeline/viet"
)

// LastDay is the last day on time: "trước ngày 29/01" is the 28th.
func (p *Plan) LastDay(d Deadline) viet.Date { return dayBefore(d.Day()) }

// WorkingDay is the last working day before the deadline's day, Saturdays and
// Sundays left out. Public holidays move from year to year and are for people.
func (p *Plan) WorkingDay(d Deadline) viet.Date {
	day := dayBefore(d.Day())
	for weekend(day) {
		day = dayBefore(day)
	}
	return day
}

// Notice says that the plan's text names a day that does not exist, or "" for
// a deadline that is sure (IV.4 of the 2026 plan: 31/11).
func (p *Plan) Notice(d Deadline) string {
	if !d.Tentative() {
		return ""
	}
	return fmt.Sprintf("Kế hoạch ghi %s, ngày không có; tạm tính %s, cần xác nhận", d.Stated, viet.ShortDate(d.Day()))
}

func at(d viet.Date) time.Time {
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
}

func dayBefore(d viet.Date) viet.Date {
	year, month, day := at(d).AddDate(0, 0, -1).Date()
	return viet.Date{Year: year, Month: int(month), Day: day}
}

func weekend(d viet.Date) bool {
	w := at(d).Weekday()
	return w == time.Saturday || w == time.Sunday
}
