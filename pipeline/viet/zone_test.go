package viet

import (
	"testing"
	"time"
)

func TestDayOfIsVietNamsWhateverTheZone(t *testing.T) {
	for _, zone := range []*time.Location{time.UTC, time.FixedZone("", -10*3600), time.FixedZone("", 12*3600)} {
		at := time.Date(2026, 11, 23, 17, 0, 0, 0, time.UTC).In(zone)
		if got, want := DayOf(at), (Date{Year: 2026, Month: 11, Day: 24}); got != want {
			t.Errorf("midnight in Hà Nội told in %s is of %s, want %s", zone, got, want)
		}
		if got, want := DayOf(at.Add(-time.Second)), (Date{Year: 2026, Month: 11, Day: 23}); got != want {
			t.Errorf("a second before in %s is of %s, want %s", zone, got, want)
		}
	}
}
