package viet

import "time"

// Zone is the time of Viet Nam, UTC+7 without summer time, whatever the
// machine's own zone is.
func Zone() *time.Location { return time.FixedZone("UTC+7", 7*60*60) }

// DayOf is the day of a moment in Viet Nam.
func DayOf(at time.Time) Date {
	at = at.In(Zone())
	return Date{Year: at.Year(), Month: int(at.Month()), Day: at.Day()}
}
