package extract

import (
	"maps"
	"slices"
	"strings"

	"hoso/pipeline/dossier"
)

// aheadHeads begin a heading over what a report says of the time to come, by
// viet.Fold.
var aheadHeads = slices.Sorted(maps.Keys(foldedSet("phương hướng;định hướng;nhiệm vụ trọng tâm;nhiệm vụ thời gian tới;nhiệm vụ năm tới;nhiệm vụ tiếp theo;một số nhiệm vụ;kế hoạch thời gian tới;kế hoạch tiếp theo;kế hoạch năm;kế hoạch 6 tháng")))

// isAhead takes a line of a report that is a heading over what is to come, or
// stands below one: "2. Thời gian thực hiện: từ tháng 01/2027" there is not the
// model's schedule. Such a part ends where a heading of its level counts on, or
// one of the parts of a report begins.
func (f *flow) isAhead(l line, r rank, body string) bool {
	if f.ahead == nil {
		return f.looksAhead(l, r, body)
	}
	switch {
	case countedModel.MatchString(body):
		f.ahead = nil
		return false
	case r.style != 0 && r.style != '-' && r.like(*f.ahead) && r.count > f.ahead.count, f.headsOutcome(r, body):
		f.ahead = nil
		return f.looksAhead(l, r, body)
	}
	f.free = append(f.free, l)
	return true
}

// looksAhead begins such a part at its heading.
func (f *flow) looksAhead(l line, r rank, body string) bool {
	if f.labels.kind != string(dossier.ResultReport) || r.style == '-' || r.style == 0 && !r.heavy {
		return false
	}
	head := beforeColon(body)
	key := headKey(head)
	if !slices.ContainsFunc(aheadHeads, func(word string) bool { return strings.HasPrefix(key, word) }) {
		return false
	}
	if m, ok := f.labels.find(head); ok && (outcomes[m.field] || slices.ContainsFunc(m.also, func(field string) bool { return outcomes[field] })) {
		return false // "Phương hướng và đề xuất, kiến nghị"
	}
	f.close()
	f.enter(r)
	heading := r
	f.ahead = &heading
	f.free = append(f.free, l)
	return true
}

// headsOutcome tells whether a heading opens another part of the report.
func (f *flow) headsOutcome(r rank, body string) bool {
	if r.style == '-' || r.style == 0 && !r.heavy {
		return false
	}
	m, ok := f.labels.find(beforeColon(body))
	return ok && !m.loose && outcomes[m.field] && m.field != "results" && (r.heavy || r.style == f.ahead.style)
}

func beforeColon(body string) string {
	if at := colon(body); at > 0 {
		return body[:at]
	}
	return body
}
