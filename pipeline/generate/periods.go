package generate

import (
	"fmt"

	"hoso/pipeline/dossier"
	"hoso/pipeline/plan"
	"hoso/pipeline/viet"
)

// The periods of the office's own reports, as the plan file calls their deadlines.
const (
	midyearPeriod = "midyear"
	annualPeriod  = "annual"
)

// Periods are the periods that have a report, in the order of the year.
func Periods() []string { return []string{registrationPeriod, midyearPeriod, annualPeriod} }

// Report is the report of a period as things stand on a day: registration, the first half of the year, the year. It is a Party
// paper in the layout in force on its day; what only people can write is a marked place.
func (p *Press) Report(period string, st *dossier.State, pl *plan.Plan, asOf viet.Date, o Official) (*Paper, error) {
	what := partyPaper{kind: "report", official: o}
	switch period {
	case registrationPeriod:
		what.words, what.write = p.Book.report, (*party).report
	case midyearPeriod:
		what.words, what.write = p.Book.midyear, func(w *party) { w.movement(midyearPeriod) }
	case annualPeriod:
		what.words, what.write = p.Book.annual, func(w *party) { w.movement(annualPeriod) }
	default:
		return nil, fmt.Errorf("generate: no report of the period %q", period)
	}
	if period != registrationPeriod {
		on := stateOn(st, asOf)
		what.part = []any{on.Entries, on.Receipts, on.Assessments, on.Decisions, on.Certificates}
	}
	return p.partyPaper(st, pl, asOf, what)
}
