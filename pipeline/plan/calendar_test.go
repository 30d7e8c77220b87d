package plan

import "testing"

func TestDeadlines(t *testing.T) {
	p := load(t)
	cases := []struct{ id, last, working, notice string }{
		{"registration", "2026-01-28", "2026-01-28", ""},
		{"midyear", "2026-06-29", "2026-06-29", ""},
		{"final_assessment", "2026-10-09", "2026-10-09", ""},
		{"annual", "2026-11-29", "2026-11-27", "Kế hoạch ghi 31/11/2026, ngày không có; tạm tính 30/11/2026, cần xác nhận"},
	}
	for _, c := range cases {
		d := *p.Deadline(c.id)
		if got := p.LastDay(d).String(); got != c.last {
			t.Errorf("%s: last day %s, want %s", c.id, got, c.last)
		}
		if got := p.WorkingDay(d).String(); got != c.working {
			t.Errorf("%s: working day %s, want %s", c.id, got, c.working)
		}
		if got := p.Notice(d); got != c.notice {
			t.Errorf("%s: notice %q", c.id, got)
		}
	}
}

func TestConfirmedDeadlineIsSilent(t *testing.T) {
	d := *load(t).Deadline("annual")
	d.Confirmed = true
	if (&Plan{}).Notice(d) != "" {
		t.Error("a confirmed day still asks to be confirmed")
	}
}

func TestDayBeforeCrossesMonthsAndYears(t *testing.T) {
	p := &Plan{}
	for before, want := range map[string]string{"2026-03-01": "2026-02-28", "2028-03-01": "2028-02-29", "2027-01-01": "2026-12-31"} {
		if got := p.LastDay(Deadline{Before: before}).String(); got != want {
			t.Errorf("before %s: %s, want %s", before, got, want)
		}
	}
}
