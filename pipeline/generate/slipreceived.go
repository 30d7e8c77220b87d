package generate

import (
	"path"
	"slices"
	"strings"

	"hoso/pipeline/dossier"
	"hoso/pipeline/plan"
	"hoso/pipeline/viet"
)

// received says what came when, from whom, and how it stands.
func (s *slip) received() {
	r := s.data.Receipt
	rows := [][2]string{
		{s.say("label_unit"), s.unit()},
		{s.say("label_plan"), s.say("plan", "number", s.plan.Number, "date", citedDay(s.plan.Date), "issuer", s.plan.Issuer)},
		{s.say("label_file"), path.Base(r.Path)},
		{s.say("label_received"), s.arrival(r)},
		{s.say("label_version"), s.version()},
	}
	rows = append(rows, s.lateness()...)
	rows = append(rows, [2]string{s.say("label_result"), s.result()})
	s.heading(s.say("heading_received"))
	s.particulars(42, rows)
}

// arrival says when a file came: the day and the way that the office set, else
// the time at which it was taken.
func (s *slip) arrival(r dossier.Receipt) string {
	day, hour := clock(r.At)
	if r.Received == "" {
		return s.say("received", "date", day, "time", hour)
	}
	came, _ := clock(r.Arrived())
	if r.Via == "" {
		return s.say("received_set", "date", came, "recorded", day)
	}
	return s.say("received_via", "date", came, "via", r.Via, "recorded", day)
}

// unit names the unit that sent the file; for a list those that it names.
func (s *slip) unit() string {
	if s.data.Receipt.Unit.Name != "" {
		return s.data.Receipt.Unit.Name
	}
	var names []string
	for _, m := range s.data.Models {
		if m.Unit != "" && !slices.Contains(names, m.Unit) {
			names = append(names, m.Unit)
		}
	}
	if len(names) == 0 {
		return s.say("unit_unknown")
	}
	return strings.Join(names, "; ")
}

// units is the unit of the file in few words, for the name of a folder.
func (d *slipData) units(v *voice) string {
	switch {
	case d.Receipt.Unit.Name != "":
		return d.Receipt.Unit.Name
	case slices.ContainsFunc(d.Models, func(m slipModel) bool { return m.Unit != "" && m.Unit != d.Models[0].Unit }):
		return v.say("units_several")
	case d.Models[0].Unit != "":
		return d.Models[0].Unit
	}
	return v.say("unit_unknown")
}

// version tells which revision of the models this is.
func (s *slip) version() string {
	if s.data.Receipt.Outcome == dossier.SupersededOlder {
		return s.say("version_old")
	}
	number := 0
	for _, m := range s.data.Models {
		number = max(number, m.Revision.Number)
	}
	first := s.data.First
	if first == nil || first.ID == s.data.Receipt.ID || number < 2 {
		return s.say("version", "version", viet.Count(number))
	}
	day, _ := clock(first.Arrived())
	return s.say("version_more", "version", viet.Count(number), "first", day)
}

// lateness gives the deadline and the days late. Only registrations have a deadline of the units'; lateness is judged by the
// first submission.
func (s *slip) lateness() [][2]string {
	d := s.plan.Deadline(registrationPeriod)
	r := s.data.Receipt
	if d == nil || r.Kind != dossier.Registration {
		return nil
	}
	suffix, day := "", viet.DayOf(r.Arrived())
	if first := s.data.First; first != nil && first.ID != r.ID {
		suffix, day = "_first", viet.DayOf(first.Arrived())
	}
	state := s.say("on_time" + suffix)
	if late := daysLate(d, day); late > 0 {
		state = s.say("late"+suffix, "days", viet.Count(late))
	}
	return [][2]string{{s.say("label_deadline"), s.deadline(d)}, {s.say("label_lateness"), state}}
}

// deadline says “trước ngày …” with the last day on time. A day that stands in for an impossible one of the plan is said to.
func (s *sheet) deadline(d *plan.Deadline) string {
	switch {
	case d.Tentative():
		return s.say("deadline_tentative", "stated", d.Stated, "before", viet.ShortDate(d.Day()))
	case d.Stated != "":
		return s.say("deadline_confirmed", "stated", d.Stated, "before", viet.ShortDate(d.Day()))
	}
	return s.say("deadline", "before", viet.ShortDate(d.Day()), "last", viet.ShortDate(lastBefore(d.Day())))
}

func (s *slip) result() string {
	n := 0
	for _, f := range s.allFindings() {
		if f.Severity == dossier.Invalid || f.Severity == dossier.Missing && f.Basis == dossier.Asked {
			n++
		}
	}
	result := s.say("result_complete")
	if n > 0 {
		result = s.say("result_incomplete", "count", viet.Count(n))
	}
	if len(s.data.Models) > 1 {
		result = s.say("result_models", "count", viet.Count(len(s.data.Models))) + ". " + result
	}
	return result
}
