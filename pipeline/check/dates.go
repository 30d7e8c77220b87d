package check

import (
	"fmt"

	"hoso/pipeline/dossier"
	"hoso/pipeline/plan"
	"hoso/pipeline/viet"
)

const (
	startField  = "start_date"
	endField    = "end_date"
	originField = "origin"
)

// day is a date as the record states it.
type day struct {
	field    string
	label    string
	date     viet.Date
	stated   bool
	possible bool
}

func (m *model) day(field string) day {
	value := m.fields[field].Value
	d := day{field: field, date: plan.ParseDay(value), stated: value != ""}
	if f := m.plan.Field(field); f != nil {
		d.label = f.Label
	}
	_, d.possible = d.date.Time()
	return d
}

// dates checks start and end under the criterion that asks for the schedule.
// A new model starts in the plan's year or later (II.1); a continued one may
// have begun earlier.
func (m *model) dates() {
	start, end := m.day(startField), m.day(endField)
	m.impossible(start)
	m.impossible(end)
	if start.possible {
		m.tooEarly(start)
	}
	if !end.possible {
		return
	}
	switch {
	case start.possible && end.date.Before(start.date):
		m.say(end, dossier.Invalid, fmt.Sprintf("Ngày hoàn thành %s trước ngày bắt đầu %s.", viet.ShortDate(end.date), viet.ShortDate(start.date)),
			"Xem lại, ghi ngày hoàn thành sau ngày bắt đầu.")
	case end.date.Year < m.plan.Year:
		m.say(end, dossier.Invalid, fmt.Sprintf("Ngày hoàn thành %s trước năm %d của kế hoạch.", viet.ShortDate(end.date), m.plan.Year),
			fmt.Sprintf("Ghi thời gian thực hiện, hoàn thành trong năm %d.", m.plan.Year))
	case end.date.Year > m.plan.Year:
		m.say(end, dossier.Noted, fmt.Sprintf("Ngày hoàn thành %s sau năm %d của kế hoạch.", viet.ShortDate(end.date), m.plan.Year),
			fmt.Sprintf("Nếu kéo dài sang năm sau, nên ghi thêm kết quả cần đạt trong năm %d.", m.plan.Year))
	}
}

func (m *model) impossible(d day) {
	if !d.stated || d.possible {
		return
	}
	if d.date == (viet.Date{}) {
		m.say(d, dossier.Invalid, fmt.Sprintf("%s “%s” không phải là một ngày.", d.label, short(m.fields[d.field].Value)),
			"Ghi ngày/tháng/năm, ví dụ 20/11/2026.")
		return
	}
	m.say(d, dossier.Invalid, fmt.Sprintf("%s %s không có trong lịch.", d.label, viet.ShortDate(d.date)),
		fmt.Sprintf("Ghi lại ngày đúng (ngày gần nhất có trong lịch là %s).", viet.ShortDate(d.date.Nearest())))
}

func (m *model) tooEarly(start day) {
	if start.date.Year >= m.plan.Year {
		return
	}
	shown := viet.ShortDate(start.date)
	switch m.fields[originField].Value {
	case "new":
		m.say(start, dossier.Invalid, fmt.Sprintf("Mô hình mới nhưng bắt đầu từ %s, trước năm %d.", shown, m.plan.Year),
			fmt.Sprintf("Ghi ngày bắt đầu trong năm %d, hoặc sửa thành mô hình tiếp tục từ năm trước nếu đã thực hiện từ trước.", m.plan.Year))
	case "":
		m.say(start, dossier.Unclear, fmt.Sprintf("Bắt đầu từ %s, trước năm %d, nhưng chưa rõ là mô hình mới hay tiếp tục.", shown, m.plan.Year),
			"Ghi rõ mô hình mới hay tiếp tục từ năm trước.")
	}
}

// say adds a finding on a date, under the criterion and the section that ask
// for the field it follows from.
func (m *model) say(d day, severity dossier.Severity, message, advice string) {
	finding := dossier.Finding{Field: d.field, Severity: severity, Message: message, Advice: advice, Source: m.source(d.field)}
	if field := m.plan.Field(d.field); field != nil {
		finding.Example = field.Example
		finding.Criterion, finding.Section = m.asking(field.From)
		if finding.Source == nil {
			finding.Source = m.source(field.From)
		}
	}
	m.add(finding)
}

// asking is the criterion and the section that ask for a field.
func (m *model) asking(field string) (criterion, section string) {
	for _, c := range m.plan.Criteria {
		for _, k := range c.Checks {
			if k.Field == field && k.Paper() == string(m.kind) {
				return c.ID, k.Section
			}
		}
	}
	return "", ""
}
